"""How a value of the law is asked of an officer and shown to one, by the kind of its parameter."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applicants.desk.law_tables import TableField
from applicants.fields import CountField, JalaliField, MoneyField, TextField
from applicants.files.sheets import plainly
from applicants.lawdesk.circulars import read_value, takes_circulars, words_of
from applicants.models import Officer
from schemes.book.in_words import MONEY_UNITS
from schemes.catalogue import SCHEMES, Scheme, layout_of, plain
from schemes.shown import digits
from schemes.units import today
from schemes.units.places import AREAS

BLANK: list[Any] = [("", _("انتخاب کنید"))]
VALUE = _("مقدار تازه")
MOST_COUNT = 10_000_000


def scheme_choices() -> list[tuple[str, str]]:
    """Every scheme by its title."""
    return [(scheme.slug, scheme.title) for scheme in SCHEMES.values()]


def parameter_choices() -> list[Any]:
    """Every number a circular may change, under its scheme; named «scheme/parameter»."""
    return BLANK + [
        (scheme.title, [(f"{scheme.slug}/{name}", title) for name, title in takes_circulars(scheme).items()])
        for scheme in SCHEMES.values()
    ]


def value_field(scheme: Scheme, parameter: str) -> forms.Field:
    """The form field that asks for a value of this parameter; a table is filled beforehand with today's."""
    law = scheme.parameters[parameter]
    now = law.on(date.max)
    if layout := layout_of(scheme.slug, parameter):
        return TableField(scheme, parameter, layout, scheme.parameter(parameter, today()), label=_("جدول تازه"))
    if law.choices:
        return forms.ChoiceField(label=VALUE, choices=BLANK + list(law.choices.items()))
    if isinstance(now, tuple):
        words = list(words_of(scheme, parameter).items())
        return forms.MultipleChoiceField(
            label=VALUE,
            choices=words,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("هیچ‌کدام هم یک مقدار است."),
        )
    if law.unit in MONEY_UNITS:
        return MoneyField(label=VALUE, currency=scheme.country.currency.code)
    return _single(now, law.unit)


def _single(now: Any, unit: str) -> forms.Field:
    if isinstance(now, date):
        return JalaliField(label=VALUE)
    if isinstance(now, (str, Decimal)):
        return TextField(label=VALUE, max_length=100)
    field = CountField(label=VALUE, most=MOST_COUNT)
    field.suffix = unit
    return field


def value_in_words(scheme: Scheme, parameter: str, value: Any) -> str:
    """A value, of the law or of a circular, in words."""
    law, told = scheme.parameters[parameter], plain(value)
    if told is None:
        return "–"
    if law.choices:
        return str(law.choices.get(told, told))
    if layout := layout_of(scheme.slug, parameter):
        rows = layout.words(SCHEMES[scheme.slug], read_value(scheme, parameter, told))
        return "؛ ".join("، ".join(row) for row in rows)
    if isinstance(told, list):
        words = words_of(scheme, parameter)
        return "، ".join(words.get(word, digits(word)) for word in told) or str(_("هیچ"))
    return plainly(told, law.unit, scheme)


def places_in_words(provinces: Iterable[str]) -> str:
    """The provinces by name; none named are all."""
    return "، ".join(AREAS[code].name for code in provinces) or str(_("همه استان‌ها"))


def province_field(officer: Officer, help_text: Any, areas: Iterable[str] = AREAS) -> forms.Field:
    """Where a letter or a simulation reaches: an officer of one province has no choice."""
    codes = [officer.province] if officer.province else list(areas)
    return forms.TypedMultipleChoiceField(
        label=_("استان‌ها"),
        choices=[(code, AREAS[code].name) for code in codes],
        initial=codes if officer.province else [],
        required=bool(officer.province),
        widget=forms.CheckboxSelectMultiple if officer.province else forms.SelectMultiple(attrs={"size": 8}),
        help_text=help_text,
    )
