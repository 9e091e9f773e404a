"""What a visitor may say in eight answers, and what a scheme makes of it; blank is not said, never no."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from schemes.law import Scheme

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a visitor said of themselves; the place is a province by its code, or a region; money in rials."""

    place: str | None = None
    who: str | None = None
    field: str | None = None
    purpose: str | None = None
    amount: int | None = None
    deposit: int | None = None
    people: int | None = None
    debt: bool | None = None


class Limit(NamedTuple):
    """Where a scheme is lent at all, where its document says so and its rules need not."""

    places: tuple[str, ...]
    article: str
    says: str


def as_said(law: Scheme, facts: Facts, on: date) -> Iterable[tuple[Facts, date]]:
    """One way to be lent, on the day."""
    return [(facts, on)]


def nothing_else(law: Scheme, visitor: Visitor, question: str, on: date) -> set[int]:
    """No number is worth trying beside those that the rules name."""
    return set()


class Asked(NamedTuple):
    """What a scheme makes of what a visitor said: what it cannot do without, the facts it is, and where it is lent.

    `patterns` are the facts by which it may be lent and the day of each; `worth_trying` other numbers for a question.
    """

    needs: tuple[str, ...]
    facts: Callable[[Visitor, date], Facts]
    limit: Limit | None = None
    patterns: Callable[[Scheme, Facts, date], Iterable[tuple[Facts, date]]] = as_said
    worth_trying: Callable[[Scheme, Visitor, str, date], set[int]] = nothing_else


def said(**facts: Any) -> Facts:
    """The facts without those that nobody said."""
    return {name: value for name, value in facts.items() if value is not None}
