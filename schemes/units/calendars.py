"""Calendars: how a country counts the months of a loan and the years of its credit, and how a reader says days."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from schemes.units.days import (
    FIRST_YEAR,
    LAST_YEAR,
    add_gregorian_months,
    add_months,
    jalali_day,
    jalali_month_length,
    jalali_parts,
)


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """A calendar by what differs: a day's year, month and number and the way back, and a step by months.

    `day_of` expects a day that is. A typed year outside `first_year` to `last_year` is a slip of the hand, or of
    another calendar; `example` is a day as it is typed.
    """

    name: str
    parts: Callable[[date], tuple[int, int, int]]
    day_of: Callable[[int, int, int], date]
    month_length: Callable[[int, int], int]
    add_months: Callable[[date, int], date]
    first_year: int
    last_year: int
    example: str

    def year(self, on: date) -> int:
        """The year in which a day lies."""
        return self.parts(on)[0]


def _parts(on: date) -> tuple[int, int, int]:
    return on.year, on.month, on.day


def _month_length(year: int, month: int) -> int:
    return monthrange(year, month)[1]


JALALI = Calendar(
    "jalali", jalali_parts, jalali_day, jalali_month_length, add_months, FIRST_YEAR, LAST_YEAR, "1400/02/18"
)
GREGORIAN = Calendar("gregorian", _parts, date, _month_length, add_gregorian_months, 1900, 2100, "2021/05/08")
