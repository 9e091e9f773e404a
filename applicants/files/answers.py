"""The answers of a file, read here and nowhere else: each is of the type that its question asks for."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms

from applicants.fields import CountField, MoneyField, YesNoField
from applicants.models import Application
from applicants.way import way_of
from schemes.catalogue import SCHEMES
from schemes.facts import Kind

COLUMNS = ("legal_id", "legal_name")  # asked like answers, kept as columns
WORKSHOP = "workshop_code"
# What the store holds of a fact; whether a choice is still one, and a day a day, is the law's to say.
STORED: dict[Kind, tuple[type, ...]] = {
    Kind.MONEY: (int,), Kind.DEBT: (int, bool), Kind.COUNT: (int,), Kind.PERCENT: (int,), Kind.DAY: (str,),
    Kind.DAYS: (list,), Kind.YES_NO: (bool,), Kind.CHOICE: (str, int), Kind.MOVEMENTS: (list,),
}  # fmt: skip


class WrongType(TypeError):
    """A stored answer that its question cannot have got: a fault of a program, never of an applicant."""


def answers_of(application: Application) -> dict[str, Any]:
    """All answers by the names the pages ask them, those kept as columns too. WrongType for one of another type."""
    checked(application.scheme, application.answers, of=application.code)
    return {**application.answers, **{name: getattr(application, name) for name in COLUMNS}}


def workshop_of(application: Application) -> str:
    """The code of the file's workshop, "" where there is none. WrongType for a number."""
    return workshop_in(application.scheme, application.answers)


def workshop_in(scheme: str, answers: Mapping[str, Any]) -> str:
    """The same among answers that were read from the table without their file."""
    code = answers.get(WORKSHOP) or ""
    if not isinstance(code, str):
        raise WrongType(f"answers of {scheme}: {WORKSHOP} is {type(code).__name__}, and str is asked")
    return code


def checked(scheme: str, answers: Mapping[str, Any], *, of: str = "") -> None:
    """Raise WrongType for an answer of another type than its question's; a blank is none."""
    for name, value in answers.items():
        if value not in (None, "") and not _is_one_of(value, _types(scheme, name)):
            asked = " or ".join(each.__name__ for each in _types(scheme, name))
            raise WrongType(f"answers of {of or scheme}: {name} is {type(value).__name__}, and {asked} is asked")


def _is_one_of(value: Any, types: tuple[type, ...]) -> bool:
    """Exactly of a type: a yes is no number."""
    return type(value) in types


@cache
def _types(scheme: str, name: str) -> tuple[type, ...]:
    """The types of an answer: by the fact's kind, by the field of the way's own question, else text or a code."""
    law, form = SCHEMES[scheme], way_of(scheme).form
    if fact := law.facts.get(name):
        return STORED[fact.kind]
    if ask := form.fields.get(name):
        field = ask(law)
        if isinstance(field, YesNoField):
            return (bool,)
        if isinstance(field, MoneyField | CountField):
            return (int,)
        return (str, int) if isinstance(field, forms.ChoiceField) else (str,)
    return (str,) if name in form.asked and name not in law.codes else (str, int, bool)
