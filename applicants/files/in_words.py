"""Answers and facts in the reader's words: sums with their words, days as people say them, codes by their labels."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from applicants.files.answers import answers_of
from applicants.models import Application
from applicants.way import way_of
from applicants.way.labels import LABELS
from applicants.way.pages import FormPage
from schemes import shown
from schemes.catalogue import SCHEMES, Scheme
from schemes.facts import Fact, Kind
from schemes.units import day
from schemes.units.countries import RIAL

MONEY_ANSWERS = ("intended_deposit",)
VERBATIM = ("shop_link",)  # an address keeps its own digits


class AnswerShown(NamedTuple):
    """One answer as shown: the page it was asked on, its label and its words (empty when there is none)."""

    page: FormPage
    name: str
    label: object
    words: str


def answers_in_words(application: Application) -> list[AnswerShown]:
    """All that the applicant's form asked, in its order, with what was answered."""
    scheme = SCHEMES[application.scheme]
    answers = answers_of(application)
    form = way_of(application.scheme).form
    labels = {**LABELS, **form.labels}
    return [
        AnswerShown(page, name, labels[name], answer_in_words(name, answers.get(name), scheme))
        for page in form.pages_for(answers)
        for name in page.asks
    ]


def answer_in_words(name: str, value: Any, scheme: Scheme) -> str:
    """One answer by its name."""
    if value in (None, ""):
        return ""
    if name in scheme.facts:
        return fact_in_words(scheme.facts[name], value, scheme.country.currency.code)
    if isinstance(value, bool):
        return yes_no(value)
    if name in VERBATIM:
        return str(value)
    if name in MONEY_ANSWERS:
        return money_with_words(value)
    return str(_codes(name, scheme).get(value, shown.digits(value)))


def _codes(name: str, scheme: Scheme) -> Mapping[Any, Any]:
    if lists := way_of(scheme.slug).form.lists.get(name):
        return lists
    return scheme.codes[name].labels if name in scheme.codes else {}


def fact_in_words(fact: Fact, value: Any, currency: str = RIAL.code) -> str:
    """A fact of the law from its JSON value, with its unit; sums are of the scheme's currency."""
    if fact.kind == Kind.YES_NO:
        return yes_no(value)
    if fact.kind == Kind.MONEY:
        return money_with_words(value, currency)
    if fact.kind == Kind.DAY:
        return shown.long_day(day(value))
    if fact.kind == Kind.CHOICE:
        return str(fact.choices.get(value, value))
    if fact.kind == Kind.MOVEMENTS:
        return _("%(count)s واریز و برداشت") % {"count": shown.digits(len(value))}
    return f"{shown.digits(value)} {fact.unit}".strip()


def yes_no(value: bool) -> str:
    """«بله» or «نه»."""
    return _("بله") if value else _("نه")


def money_with_words(amount: int, currency: str = RIAL.code) -> str:
    """A sum in figures; rials then in words, in tomans, where the reader's language counts so."""
    figures = shown.money(amount, currency)
    in_words = shown.language().in_words
    if currency != RIAL.code or in_words is None:
        return figures
    if amount == 0:
        return _("صفر ریال")
    if amount % 10:
        return _("%(figures)s (%(words)s ریال)") % {"figures": figures, "words": in_words(amount)}
    return _("%(figures)s (%(words)s تومان)") % {"figures": figures, "words": in_words(amount // 10)}
