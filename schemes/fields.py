"""Fields that read what people type, in any digits: sums, counts, exact percentages, days of the reader's calendar."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schemes.shown import digits, figures, language, money, month_names
from schemes.units import normalise
from schemes.units.calendars import GREGORIAN, JALALI
from schemes.units.countries import CURRENCIES, RIAL
from schemes.units.money import MOST_RIALS, hundredths, rials

Bound = int | tuple[int, Any]

YEARS = {
    JALALI: _("سال باید بین %(first)s و %(last)s هجری خورشیدی باشد."),
    GREGORIAN: _("سال را به میلادی بنویسید، میان %(first)s و %(last)s."),
}
_DAY = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", re.ASCII)


class TypedField(forms.CharField):
    """What somebody types; told in plain words when it is too long or holds what no key writes."""

    default_error_messages: ClassVar = {
        "max_length": _("این نوشته بلندتر از اندازه است؛ کوتاه‌تر بنویسید."),
        "null_characters_not_allowed": _("در این نوشته نویسه‌ای ناخواناست؛ پاکش کنید و دوباره بنویسید."),
    }


class MoneyField(TypedField):
    """A sum as a whole number of its currency's smallest part; shown again grouped, in the reader's digits.

    Rials are read from digits or words, riyals from figures. A bound may carry the sentence that tells of it.
    """

    def __init__(self, *, currency: str = RIAL.code, least: Bound = 0, most: Bound = MOST_RIALS, **kwargs: Any) -> None:
        self.currency, self.least, self.most, self.suffix = currency, least, most, _(CURRENCIES[currency].name)
        # The words below the box are of rials only.
        own = {"inputmode": "text", "data-money": ""} if currency == RIAL.code else {"inputmode": "decimal"}
        super().__init__(max_length=100, **{"widget": forms.TextInput(attrs={**own, "autocomplete": "off"}), **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """What was kept is grouped; what was typed stays as typed."""
        return figures(value, self.currency) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """The sum within the bounds; nothing written is None."""
        text = super().clean(value)
        if not text:
            return None
        amount = self._read(text)
        if amount < _number(self.least):
            raise ValidationError(self._told(self.least), code="too_little")
        if amount > _number(self.most):
            raise ValidationError(self._told(self.most), code="too_much")
        return amount

    def _read(self, text: str) -> int:
        try:
            return rials(text) if self.currency == RIAL.code else hundredths(text)
        except ValueError as reason:
            if self.currency == RIAL.code and language().in_words:
                raise ValidationError(str(reason), code="unreadable") from None
        words = {"one": digits("20٬000"), "other": digits("1٬500٫50")}
        raise ValidationError(_("مبلغ را به رقم بنویسید، مانند %(one)s یا %(other)s.") % words, code="unreadable")

    def _told(self, bound: Bound) -> Any:
        if isinstance(bound, tuple):
            return bound[1]
        words = {
            "least": figures(_number(self.least), self.currency),
            "most": money(_number(self.most), self.currency),
        }
        return _("مبلغی از %(least)s تا %(most)s بنویسید.") % words


def _number(bound: Bound) -> int:
    return bound[0] if isinstance(bound, tuple) else bound


class CountField(TypedField):
    """A whole number in any digits; none is not zero."""

    def __init__(self, *, least: int = 0, most: int = 9999, suffix: Any = "", **kwargs: Any) -> None:
        self.least, self.most, self.suffix = least, most, suffix
        widget = forms.TextInput(attrs={"class": "w4", "inputmode": "numeric", "autocomplete": "off"})
        super().__init__(max_length=12, **{"widget": widget, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """Show in the reader's digits; what was typed stays as typed."""
        return digits(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """Digits only, within the bounds."""
        text = normalise(super().clean(value) or "")
        if not text:
            return None
        if not (text.isascii() and text.isdecimal()) or not self.least <= int(text) <= self.most:
            words = {"least": digits(self.least), "most": digits(self.most)}
            raise ValidationError(_("عددی از %(least)s تا %(most)s بنویسید.") % words, code="not_a_count")
        return int(text)


class PercentField(TypedField):
    """An exact percentage a year: «۴» or «۴٫۵»."""

    suffix = _("درصد")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=6, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show in the reader's digits; what was typed stays as typed."""
        return digits(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Decimal:
        """At most two places, between zero and a hundred."""
        text = normalise(super().clean(value)).replace("٫", ".").replace("/", ".").replace(",", ".")
        whole, _mark, places = text.partition(".")
        written = whole + places
        if not (written.isascii() and written.isdecimal() and whole and len(places) <= 2) or Decimal(text) > 100:
            raise ValidationError(_("درصدی از ۰ تا ۱۰۰ بنویسید، مانند ۴ یا ۴٫۵."), code="not_a_percentage")
        return Decimal(text)


class DayField(TypedField):
    """A day of the reader's calendar as «۱۴۰۵/۰۹/۰۱»."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=20, widget=forms.TextInput(attrs={"class": "w10", "inputmode": "text", "dir": "ltr"}), **kwargs
        )

    def clean(self, value: Any) -> date:
        """The day, or the sentence that says what is wrong with it."""
        return typed_day(super().clean(value))


def typed_day(text: str) -> date:
    """The day that a reader typed in the calendar of the language, or the sentence that says what is wrong with it."""
    calendar, match = language().calendar, _DAY.fullmatch(normalise(text))
    if not match:
        words = {"like": digits(calendar.example)}
        raise ValidationError(_("تاریخ را به شکل %(like)s بنویسید.") % words, code="not_a_day")
    year, month, number = map(int, match.groups())
    if not calendar.first_year <= year <= calendar.last_year:
        words = {"first": digits(calendar.first_year), "last": digits(calendar.last_year)}
        raise ValidationError(YEARS[calendar] % words, code="not_a_day")
    if not 1 <= month <= 12:
        raise ValidationError(_("ماه باید بین ۱ و ۱۲ باشد."), code="not_a_day")
    length = calendar.month_length(year, month)
    if not 1 <= number <= length:
        words = {"month": month_names()[month - 1], "year": digits(year), "days": digits(length)}
        raise ValidationError(_("%(month)s %(year)s %(days)s روز دارد.") % words, code="not_a_day")
    return calendar.day_of(year, month, number)
