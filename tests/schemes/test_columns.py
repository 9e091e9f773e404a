"""A rule called on columns answers as it does on each file: where it parts ways, looks up, divides or cannot go on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.books.omid2.deposits import measured
from schemes.law.many.asking import asked, joined, known_rows
from schemes.law.many.columns import column
from schemes.law.many.operands import NumberColumn
from schemes.law.one.in_force import BLANK
from schemes.loans import METHODS, cost
from schemes.units import add_months
from schemes.units.choosing import greater, lesser

DAY = date(2021, 3, 21)


def answers(rule: Callable[..., Any], *given: Sequence[Any]) -> list[Any]:
    columns = [column(list(values)) for values in given]
    answered = joined(list(asked(rule, columns, known_rows(columns))), len(columns[0]))
    return [answered.at(row) for row in range(len(answered))]


def assert_as_one_by_one(rule: Callable[..., Any], *given: Sequence[Any]) -> int:
    """The same answers, of the same types; how often the rule was called for them."""
    calls = []

    def counted(*arguments: Any) -> Any:
        calls.append(arguments)
        return rule(*arguments)

    one_by_one = [rule(*row) for row in zip(*given, strict=True)]
    assert repr(answers(counted, *given)) == repr(one_by_one)
    return len(calls)


def banded(amount: int, closed: bool) -> int | None:
    if amount > 500:
        return None if closed else amount // 7
    return lesser(amount, 300) if amount == 40 or not closed else -amount


def looked_up(months: int, amount: int) -> str:
    return {3: "three", 6: "six"}.get(months, "other") if amount else "none"


def standing(movements: tuple[tuple[date, int], ...], end: date) -> int:
    return sum([amount * greater((end - on).days, 0) for on, amount in movements])


def moved(on: date, amount: int) -> tuple[date, bool]:
    return add_months(on, 3), amount > 400


def test_a_rule_that_parts_ways_is_called_once_for_each_way() -> None:
    amounts, closed = list(range(1_000)), [row % 3 == 0 for row in range(1_000)]
    assert assert_as_one_by_one(banded, amounts, closed) < 20
    assert assert_as_one_by_one(looked_up, [3, 6, 9, 12] * 250, amounts) < 20


def test_a_rule_may_say_the_same_of_all_or_only_of_some() -> None:
    for rule in (lambda amount: 7, lambda amount: amount > 0, lambda amount: DAY, lambda amount: (DAY, amount)):
        assert_as_one_by_one(rule, list(range(1, 100)))
    assert answers(lambda amount: amount + 1, [None, 1, None] * 20)[:2] == [BLANK, 2]
    assert answers(lambda amount: amount + 1, [None]) == [BLANK]


def test_movements_and_days_are_summed_in_columns_and_a_distant_day_singly() -> None:
    dice = Random(1)
    days = [DAY + timedelta(days=dice.randrange(400)) for _ in range(1_000)]
    lists = [tuple((dice.choice(days), dice.randrange(10**9)) for _ in range(dice.randrange(3))) for _ in days]
    assert assert_as_one_by_one(standing, lists, days) < 20
    assert assert_as_one_by_one(moved, days, list(range(1_000))) < 20
    assert_as_one_by_one(moved, [date(2500, 1, 1), DAY] * 500, list(range(1_000)))
    assert_as_one_by_one(lambda on: on - DAY == timedelta(days=31), days)


@dataclass(frozen=True)
class Hiding:
    amount: int


QUIET = [
    lambda amount: (amount > 1) == (amount > 2),
    lambda amount: "much" if amount * 10**30 else "nothing",
]


@pytest.mark.parametrize(
    "rule", [*QUIET, str, lambda amount: f"{amount:,}", Hiding, lambda amount: 100 // (amount % 9 + 1)]
)
def test_what_columns_cannot_say_is_asked_singly(rule: Callable[[int], Any]) -> None:
    assert_as_one_by_one(rule, [1, 2, 3] * 100)


def test_a_rule_that_fails_for_a_file_fails_for_the_column() -> None:
    with pytest.raises(ZeroDivisionError):
        answers(lambda one, other: one // other, range(100), [5] * 99 + [0])


@given(
    st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=60),
    st.integers(1, 10**70),
    st.integers(-(10**80), 10**80),
    st.integers(1, 10**70),
)
def test_a_share_of_any_size_is_divided_exactly(amounts: list[int], times: int, plus: int, by: int) -> None:
    shared = (NumberColumn(np.array(amounts), 10**15) * (times + 10**19) + plus) // by
    assert shared.values.tolist() == [(amount * (times + 10**19) + plus) // by for amount in amounts]


@given(st.lists(st.integers(-(2**62), 2**62), min_size=1, max_size=40), st.integers(-(2**62), 2**62))
def test_what_would_leave_64_bits_stays_exact(amounts: list[int], other: int) -> None:
    numbers = NumberColumn(np.array(amounts), 2**62)
    squares = numbers * numbers - other - numbers
    assert squares.values.tolist() == [amount * amount - other - amount for amount in amounts]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("grace", [0, 3])
def test_the_cost_of_loans_is_the_same_in_columns(method: str, grace: int) -> None:
    dice = Random(method)
    principals = [dice.randrange(1, 10 ** dice.randrange(1, 16)) for _ in range(500)]

    def of_loan(principal: int) -> int:
        return cost(method=method, principal=principal, rate=12, months=24, grace=grace)

    assert_as_one_by_one(of_loan, principals)


@pytest.mark.parametrize("how", ["last_months", "first_months", "lowest_balance"])
def test_the_contribution_is_the_same_in_columns(how: str) -> None:
    dice = Random(how)
    days = [DAY + timedelta(days=dice.randrange(300)) for _ in range(300)]
    lists = [tuple((dice.choice(days), dice.randrange(10**15)) for _ in range(dice.randrange(6))) for _ in days]

    def contribution(opened: date, movements: Any) -> Any:
        return measured(how, opened, (3, 6), DAY + timedelta(days=250), movements)

    assert_as_one_by_one(contribution, days, lists)
