"""Form fields that read what people type: any digits, any spelling of ی and ک, days of the reader's calendar."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext_lazy as _

from schemes.catalogue import Scheme
from schemes.fields import CountField, MoneyField, TypedField, typed_day
from schemes.shown import day_parts, digits, language, month_names
from schemes.units.text import normalise

__all__ = [
    "CHOOSE", "CountField", "JalaliField", "MoneyField", "NumberField", "TextField", "YesNoField", "of_codes", "radios",
]  # fmt: skip

CHOOSE = {"required": _("یکی را انتخاب کنید.")}


class TextField(TypedField):
    """Text brought to the one form we store, in the letters of its reader's language."""

    def __init__(self, *, keep_lines: bool = False, **kwargs: Any) -> None:
        self.keep_lines = keep_lines
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Normalise before any length or pattern is checked."""
        text = super().to_python(value) or ""
        return language().normalise(text, keep_lines=self.keep_lines)


class NumberField(TypedField):
    """A number of a person or account, checked by one of `identifiers` and kept in its canonical form."""

    def __init__(self, *, check: Callable[[str], str], **kwargs: Any) -> None:
        self.check = check
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "w20", "inputmode": "numeric", "dir": "ltr"}))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> str:
        """Required first, then the number's own check."""
        value = super().clean(value)
        return self.check(value) if value else ""


class YesNoField(forms.TypedChoiceField):
    """Yes or no, neither chosen beforehand: blank is not no."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("yes", _("بله")), ("no", _("نه"))],
            coerce=lambda value: value == "yes",
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Mark what was kept."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def month_choices() -> list[tuple[str, str]]:
    """The months of the reader's calendar, none chosen beforehand."""
    return [("", ""), *((str(number), name) for number, name in enumerate(month_names(), start=1))]


class JalaliWidget(forms.MultiWidget):
    """Three boxes: day, month, year of the reader's calendar."""

    template_name = "applicants/widgets/jalali.html"
    use_fieldset = True

    def __init__(self) -> None:
        month = forms.Select(choices=CallableChoiceIterator(month_choices))
        small = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "4"}
        super().__init__([forms.TextInput({**small, "class": "w2"}), month, forms.TextInput({**small, "class": "w4"})])

    def decompress(self, value: date | None) -> list[str]:
        """A day in its three parts, as people write it."""
        if not value:
            return ["", "", ""]
        year, month, number = day_parts(value)
        return [digits(number), str(month), digits(year)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each box with the word above it."""
        context = super().get_context(name, value, attrs)
        titles = (_("روز"), _("ماه"), _("سال"))
        context["boxes"] = list(zip(titles, context["widget"]["subwidgets"], strict=True))
        return context


class JalaliField(forms.MultiValueField):
    """A day in three boxes, in the reader's calendar, read as a date."""

    def __init__(self, **kwargs: Any) -> None:
        boxes = [forms.CharField(max_length=8) for _box in range(3)]
        super().__init__(boxes, widget=JalaliWidget(), **kwargs)

    def clean(self, value: Any) -> date | None:
        """A day begun and not finished is told so, and not that it is missing."""
        written = [bool(part and part.strip()) for part in value or []]
        if any(written) and not all(written):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        day: date | None = super().clean(value)
        return day

    def compress(self, parts: list[str]) -> date | None:
        """The day, or the sentence that tells what is wrong with it."""
        if not parts:
            return None
        number, month, year = map(normalise, parts)
        return typed_day(f"{year}/{month}/{number}")


def radios(label: Any, choices: Mapping[Any, Any], question: Any = "", article: str = "") -> forms.Field:
    """One of a few answers, each with its round box; the first word is the question."""
    return forms.ChoiceField(
        label=question or label,
        help_text=_("بر پایه %(article)s") % {"article": article} if article else "",
        choices=list(choices.items()),
        widget=forms.RadioSelect,
        error_messages={**CHOOSE, "invalid_choice": CHOOSE["required"]},
    )


def of_codes(scheme: Scheme, name: str, question: Any = "") -> forms.Field:
    """A choice among the coded words of a scheme's document."""
    codes = scheme.codes[name]
    return radios(codes.title, codes.labels, question, codes.article)
