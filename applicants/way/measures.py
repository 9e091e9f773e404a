"""What a document promises in numbers, measured: the types in which a way says it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from django.db.models import Manager, Model, QuerySet
from django.utils.translation import gettext_lazy

Measured = TypeVar("Measured", bound=Model)
RIAL, PERCENT, PERSON = gettext_lazy("ریال"), gettext_lazy("درصد"), gettext_lazy("نفر")


class Sense(Enum):
    """How a document means its number."""

    AT_LEAST = "at least"
    ABOVE = "above"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure: its article, what was done (None: nothing to measure yet), what is promised (None: no number)."""

    article: str
    title: str
    actual: int | Fraction | None
    unit: object
    target: int | Decimal | None = None
    sense: Sense = Sense.AT_LEAST

    @property
    def reached(self) -> bool | None:
        """Whether the promise holds, None where there is nothing to compare."""
        if self.actual is None or self.target is None:
            return None
        if self.sense is Sense.AT_MOST:
            return self.actual <= self.target
        return self.actual > self.target if self.sense is Sense.ABOVE else self.actual >= self.target


class Scope(NamedTuple):
    """One province, or all of them (""), and a Jalali year; `payouts` and `credit` are a scheme's money there.

    The money stands a floor above, which hands it in: `file` is the path from a payout to its file.
    """

    province: str
    year: int
    payouts: Callable[[str], Any]
    credit: Callable[[str], Any]
    file: str

    def of(self, rows: QuerySet[Measured] | Manager[Measured], path: str = "province") -> QuerySet[Measured]:
        """Only the rows of the province."""
        return rows.filter(**{path: self.province}) if self.province else rows.all()


def ratio(part: int, whole: int) -> Fraction | None:
    """How many times the whole; None of nothing."""
    return Fraction(part, whole) if whole else None


def percent(part: int, whole: int) -> Fraction | None:
    """So many percent of the whole; None of nothing."""
    return Fraction(100 * part, whole) if whole else None
