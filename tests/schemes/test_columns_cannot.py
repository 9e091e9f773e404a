"""What is asked of columns that they cannot say, or that leaves 64 bits, comes out as if each file were asked alone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from schemes.units.choosing import greater, lesser
from tests.schemes.test_columns import DAY, answers, assert_as_one_by_one

DAYS = [DAY + timedelta(days=row % 40) for row in range(200)]
AMOUNTS = list(range(200))
YES_NO = [row % 3 == 0 for row in range(200)]


def guarded(one: int, other: int) -> int:
    try:
        return one // other
    except ZeroDivisionError:
        return -1


BY_AMOUNT: list[Callable[[date, int, bool], Any]] = [
    lambda on, amount, closed: {timedelta(days=3): "three"}.get(on - DAY, "other"),
    lambda on, amount, closed: {timedelta(days=3): "three"}.get(DAY - on, "other"),
    lambda on, amount, closed: "some" if on - DAY else "none",
    lambda on, amount, closed: amount if on else 0,
    lambda on, amount, closed: closed * amount,
    lambda on, amount, closed: amount * closed + 1,
    lambda on, amount, closed: (amount > 5) * (amount < 9) * 7,
    lambda on, amount, closed: greater(amount > 5, amount > 9),
    lambda on, amount, closed: lesser(amount > 5, closed),
    lambda on, amount, closed: f"{closed}/{on}",
    lambda on, amount, closed: guarded(100, amount),
    lambda on, amount, closed: guarded(amount, amount % 7),
    lambda on, amount, closed: amount * 10**18 if amount > 5 else amount,
    lambda on, amount, closed: 10**30 if amount == 7 else amount,
    lambda on, amount, closed: None if amount == 7 else amount * 10**20 if closed else amount,
]


@pytest.mark.parametrize("rule", BY_AMOUNT, ids=range(len(BY_AMOUNT)))
def test_it_is_as_one_by_one(rule: Callable[..., Any]) -> None:
    assert_as_one_by_one(rule, DAYS, AMOUNTS, YES_NO)


def test_a_division_by_nothing_fails_for_a_column_of_nothings_too() -> None:
    with pytest.raises(ZeroDivisionError):
        answers(lambda amount: amount // 0, AMOUNTS)
