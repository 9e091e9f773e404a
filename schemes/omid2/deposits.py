"""What an account's movements amount to: balances, and the contribution which article 21 multiplies (R5)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from schemes.choosing import greater
from schemes.units import add_months

Movements = Sequence[tuple[date, int]]


class Mean(NamedTuple):
    """An exact mean in rials: a total over a number of days, rounded by nobody before the end."""

    total: int
    days: int

    @property
    def whole(self) -> int:
        """The mean, floored to the rial."""
        return self.total // self.days

    def floor_share(self, percent: int) -> int:
        """A percentage of it, floored to the rial."""
        return self.total * percent // (self.days * 100)

    def ceil_share(self, percent: int) -> int:
        """A percentage of it, rounded up to the rial."""
        return -(-self.total * percent // (self.days * 100))


def balance_on(day: date, movements: Movements) -> int:
    """The balance at the end of the day, in rials."""
    return sum([amount * (on <= day) for on, amount in movements])


def measure(how: str, opened: date, months: int, on: date, movements: Movements) -> Mean | None:
    """The contribution over so many whole Jalali months, by the setting of R5; None while the account is younger."""
    if add_months(opened, months) > on:
        return None
    if how == "first_months":
        return mean_balance(opened, add_months(opened, months), movements)
    start = greater(opened, add_months(on, -months))
    return lowest_balance(start, on, movements) if how == "lowest_balance" else mean_balance(start, on, movements)


def mean_balance(start: date, end: date, movements: Movements) -> Mean:
    """The mean of the end-of-day balances from start until the day before end: a sum counts on each day it stands."""
    total = sum([amount * greater((end - greater(on, start)).days, 0) for on, amount in movements])
    return Mean(total, (end - start).days)


def lowest_balance(start: date, end: date, movements: Movements) -> Mean:
    """The lowest end-of-day balance from start until the day before end."""
    days = sorted({start, *(on for on, _ in movements if start < on < end)})
    return Mean(min(balance_on(day, movements) for day in days), 1)
