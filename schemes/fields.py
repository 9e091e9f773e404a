"""Fields that read what people type, in any digits: sums also in words, counts, exact percentages, Jalali days."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schemes.units import MOST_RIALS, day, grouped, normalise, persian_digits, rials

Bound = int | tuple[int, Any]


class MoneyField(forms.CharField):
    """A sum in digits or words, read as whole rials; shown again grouped, in Persian digits.

    A bound may carry the sentence that tells of it, with its article.
    """

    suffix = _("ریال")

    def __init__(self, *, least: Bound = 0, most: Bound = MOST_RIALS, **kwargs: Any) -> None:
        self.least, self.most = least, most
        widget = forms.TextInput(attrs={"inputmode": "text", "data-money": "", "autocomplete": "off"})
        super().__init__(max_length=100, **{"widget": widget, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """What was kept is grouped; what was typed stays as typed."""
        return grouped(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """Rials within the bounds; nothing written is None."""
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = rials(text)
        except ValueError as reason:
            raise ValidationError(str(reason), code="unreadable") from None
        if amount < _number(self.least):
            raise ValidationError(self._told(self.least), code="too_little")
        if amount > _number(self.most):
            raise ValidationError(self._told(self.most), code="too_much")
        return amount

    def _told(self, bound: Bound) -> Any:
        if isinstance(bound, tuple):
            return bound[1]
        words = {"least": grouped(_number(self.least)), "most": grouped(_number(self.most))}
        return _("مبلغی از %(least)s تا %(most)s ریال بنویسید.") % words


def _number(bound: Bound) -> int:
    return bound[0] if isinstance(bound, tuple) else bound


class CountField(forms.CharField):
    """A whole number in any digits; none is not zero."""

    def __init__(self, *, least: int = 0, most: int = 9999, suffix: Any = "", **kwargs: Any) -> None:
        self.least, self.most, self.suffix = least, most, suffix
        widget = forms.TextInput(attrs={"class": "w4", "inputmode": "numeric", "autocomplete": "off"})
        super().__init__(max_length=12, **{"widget": widget, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """Show in Persian digits."""
        return persian_digits(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """Digits only, within the bounds."""
        text = normalise(super().clean(value) or "")
        if not text:
            return None
        if not (text.isascii() and text.isdecimal()) or not self.least <= int(text) <= self.most:
            words = {"least": persian_digits(self.least), "most": persian_digits(self.most)}
            raise ValidationError(_("عددی از %(least)s تا %(most)s بنویسید.") % words, code="not_a_count")
        return int(text)


class PercentField(forms.CharField):
    """An exact percentage a year: «۴» or «۴٫۵»."""

    suffix = _("درصد")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=6, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> Decimal:
        """At most two places, between zero and a hundred."""
        text = normalise(super().clean(value)).replace("٫", ".").replace("/", ".").replace(",", ".")
        whole, _mark, places = text.partition(".")
        digits = whole + places
        if not (digits.isascii() and digits.isdecimal() and whole and len(places) <= 2) or Decimal(text) > 100:
            raise ValidationError(_("درصدی از ۰ تا ۱۰۰ بنویسید، مانند ۴ یا ۴٫۵."), code="not_a_percentage")
        return Decimal(text)


class DayField(forms.CharField):
    """A Jalali day as «۱۴۰۵/۰۹/۰۱»."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=20, widget=forms.TextInput(attrs={"class": "w10", "inputmode": "text", "dir": "ltr"}), **kwargs
        )

    def clean(self, value: Any) -> date:
        """The day, or the sentence that says what is wrong with it."""
        try:
            return day(super().clean(value))
        except ValidationError:
            raise
        except ValueError as reason:
            raise ValidationError(str(reason), code="not_a_day") from None
