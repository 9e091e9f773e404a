"""What an account's movements amount to: balances, and the contribution which article 21 multiplies (R5)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from schemes.units import add_months
from schemes.units.choosing import greater, lesser

Movements = Sequence[tuple[date, int]]


class Mean(NamedTuple):
    """An exact mean in rials: a total over a number of days, rounded by nobody before the end."""

    total: int
    days: int

    @property
    def whole(self) -> int:
        """The mean, floored to the rial."""
        return self.total // self.days


def balance_on(day: date, movements: Movements) -> int:
    """The balance at the end of the day, in rials."""
    return sum([amount * (on <= day) for on, amount in movements])


def measured(how: str, opened: date, periods: Iterable[int], on: date, movements: Movements) -> dict[int, Mean]:
    """The contribution over each period of whole Jalali months that the account has lasted, by the setting of R5."""
    means = {}
    stood = days_stood(on, movements)
    for months in periods:
        if (ripe_on := add_months(opened, months)) > on:
            continue
        start = greater(opened, add_months(on, -months))
        if how == "last_months":
            means[months] = mean_balance((on - start).days, stood)
        elif how == "first_months":
            means[months] = mean_balance((ripe_on - opened).days, days_stood(ripe_on, movements))
        else:
            means[months] = lowest_balance(start, on, movements)
    return means


def days_stood(end: date, movements: Movements) -> list[tuple[int, int]]:
    """Each sum with the days from its own until the day before end: so many end-of-day balances have counted it."""
    return [(amount, greater((end - on).days, 0)) for on, amount in movements]


def mean_balance(days: int, stood: Sequence[tuple[int, int]]) -> Mean:
    """The mean of the end-of-day balances over the last so many days: a sum counts on each day it stood."""
    total = 0
    for amount, each in stood:
        total += amount * lesser(each, days)
    return Mean.__new__(Mean, total, days)  # as Mean(…) does, without the detour over its class


def lowest_balance(start: date, end: date, movements: Movements) -> Mean:
    """The lowest end-of-day balance from start until the day before end."""
    days = sorted({start, *(on for on, _ in movements if start < on < end)})
    return Mean(min(balance_on(day, movements) for day in days), 1)
