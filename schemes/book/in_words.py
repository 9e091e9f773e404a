"""The law's values in the reader's words: sums grouped, days as people say them, codes by their labels."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from schemes.law import Definition, Requirement, Scheme, Stage
from schemes.units import in_words, long_day, persian_digits, persian_grouped
from schemes.units.languages import Language

RIAL = "ریال"
MONEY_UNITS = (RIAL, "هللة")
STAGES = {Stage.REGISTRATION: "ثبت‌نام", Stage.APPROVAL: "تصویب", Stage.GRANT: "پرداخت"}


def language_of(scheme: Scheme) -> Language:
    """The language in which a scheme's own sentences are written, that of its country (P10)."""
    return scheme.country.language


def in_figures(amount: int) -> str:
    """A sum of rials: «۱٬۰۰۰٬۰۰۰ ریال»."""
    return f"{persian_grouped(amount)} {RIAL}"


def in_tomans(amount: int) -> str:
    """A sum of rials as people say it: «صد میلیون تومان», and in rials what is not whole tomans."""
    return f"{in_words(amount)} {RIAL}" if amount % 10 else f"{in_words(amount // 10)} تومان"


def in_short(scheme: Scheme, value: Any, unit: str = "") -> str:
    """A number, day, choice or list of the law as one phrase."""
    if value is None:
        return language_of(scheme).not_set
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, tuple):
        return "، ".join(in_short(scheme, part, unit) for part in value)
    return f"{_bare(scheme, value, unit)} {unit}".strip()


def _bare(scheme: Scheme, value: Any, unit: str) -> str:
    if isinstance(value, int):
        return persian_grouped(value) if unit in MONEY_UNITS or value >= 10_000 else persian_digits(value)
    if isinstance(value, Decimal):
        return persian_digits(f"{value.normalize():f}".replace(".", "٫"))
    return labels_of(scheme).get(value, str(value))


def named(scheme: Scheme, name: str) -> str:
    """What a fact, number or quantity is called where a rule reads it."""
    if name in scheme.facts:
        return scheme.facts[name].label
    if name in scheme.parameters:
        return scheme.parameters[name].title
    definition = next((each for each in scheme.definitions if each.name == name), None)
    return sentence(definition).rstrip(".") if definition else "روز سنجش"


def sentence(clause: Definition | Requirement) -> str:
    """A clause's own sentence on one line."""
    return " ".join(clause.says.split())


@cache
def labels_of(scheme: Scheme) -> Mapping[Any, str]:
    """Every code the scheme speaks in, and its label."""
    labels: dict[Any, str] = {}
    for parameter in scheme.parameters.values():
        labels |= parameter.choices
    for fact in scheme.facts.values():
        labels |= {code: label for code, label in fact.choices.items() if isinstance(code, str)}
    for codes in scheme.codes.values():
        labels |= codes.labels
    return labels
