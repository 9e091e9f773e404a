"""The words a law is written in: stages, outcomes, dated parameters, clauses and the places of articles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple


class LawError(ValueError):
    """The law as written cannot be read: an unknown name, a circle, an amendment to nothing."""


class Stage(StrEnum):
    """A point in a file's life, in order: what is due by it is judged, what is due later is not."""

    REGISTRATION = "registration"
    APPROVAL = "approval"
    GRANT = "grant"

    __hash__ = str.__hash__  # equal to its word, so found by it; and quicker than an Enum's own

    def includes(self, other: "Stage") -> bool:
        """Whether what is due at the other stage is due by this one."""
        return _ORDER[other] <= _ORDER[self]


_ORDER = {stage: number for number, stage in enumerate(Stage)}


class Outcome(StrEnum):
    """The four answers of a rule; a verdict has the worst of its findings'."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_CONCERNED = "not_concerned"


class Home(StrEnum):
    """Where an article or note lives in the product."""

    REQUIREMENT = "requirement"
    QUANTITY = "quantity"
    STEP = "step"
    SCHEDULE = "schedule"
    OFFICER = "officer"
    NO_EFFECT = "no_effect"

    @property
    def label(self) -> str:
        """The Persian word for it."""
        return _HOME_LABELS[self]


_HOME_LABELS = {
    Home.REQUIREMENT: "شرط",
    Home.QUANTITY: "کمیت",
    Home.STEP: "گام کار",
    Home.SCHEDULE: "جدول اقساط",
    Home.OFFICER: "تشخیص مسئول",
    Home.NO_EFFECT: "بی‌اثر در حکم",
}


class Instrument(NamedTuple):
    """The paper a scheme rests on, as its cover says; what the paper does not say is empty, its day None."""

    title: str
    issuer: str
    number: str
    version: str
    notified_on: date | None
    approved_by: str
    prepared_by: str
    registered_by: str
    chapters: tuple[str, ...]
    other_number: str = ""


class Codes(NamedTuple):
    """A coded list the document asks every file to carry, though it decides nothing: code → Persian label."""

    article: str
    title: str
    labels: Mapping[str, str]


class ParameterKind(StrEnum):
    """The type of a parameter, by which its values are read, asked, shown and bounded."""

    NUMBER = "number"  # whole; also what is empty until a circular
    DECIMAL = "decimal"
    DAY = "day"
    TEXT = "text"
    CHOICE = "choice"
    WORDS = "words"  # a list of words that the law knows
    TABLE = "table"  # rows as printed


_KINDS = {int: ParameterKind.NUMBER, Decimal: ParameterKind.DECIMAL, date: ParameterKind.DAY, str: ParameterKind.TEXT}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or choice of the law, dated: each value holds from its day until the next one's.

    Values are hashable; `choices` are the values a circular may choose among (empty: any). `least` and `most` bound
    what a circular may make of a whole number: beyond them no loan could be computed.
    """

    article: str
    values: Mapping[date, Any]
    title: str = ""
    unit: str = ""
    reading: str | None = None
    choices: Mapping[Any, str] = field(default_factory=dict)
    least: int | None = None
    most: int | None = None

    @property
    def kind(self) -> ParameterKind:
        """The type of its values."""
        newest = self.on(date.max)
        if self.choices:
            return ParameterKind.CHOICE
        if isinstance(newest, tuple):
            return ParameterKind.TABLE if newest and isinstance(newest[0], tuple) else ParameterKind.WORDS
        return _KINDS.get(type(newest), ParameterKind.NUMBER)

    def takes(self, value: Any) -> bool:
        """Whether a loan can be computed under this value: a whole number within the bounds, or anything else."""
        if self.least is None or self.most is None or not isinstance(value, int):
            return True
        return self.least <= value <= self.most

    def on(self, day: date) -> Any:
        """The value in force; before its first day the first value, since being in force is itself a rule."""
        days = [since for since in self.values if since <= day]
        return self.values[max(days) if days else min(self.values)]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A signed circular's new value for one parameter, from `since` to `until`, both days included."""

    parameter: str
    value: Any
    since: date
    until: date | None = None
    citation: str = ""

    def holds(self, day: date) -> bool:
        """Whether the circular is in its window on the day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Definition:
    """A quantity of the law computed from facts, parameters and other quantities."""

    name: str
    article: str
    says: str
    function: Callable[..., Any]
    reads: tuple[str, ...]
    reading: str | None
    since: date | None
    answer: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition of the law; it concerns nobody while the quantity or fact named `when` is not so.

    `depends_on` is its `when` and all it reads.
    """

    name: str
    article: str
    says: str
    function: Callable[..., bool | None]
    reads: tuple[str, ...]
    reading: str | None
    since: date | None
    stage: Stage
    when: str | None
    depends_on: tuple[str, ...]


class Entry(NamedTuple):
    """One line of the account of a document: an article or note, its home, one sentence, where to look."""

    article: str
    home: Home
    says: str
    where: tuple[str, ...] = ()
