"""Repayment schedules: worked examples, dates and sums to the rial (R10, R17, R22, R23, R33, R34)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemes.loans import METHODS, Schedule, cost, late_charge, schedule
from schemes.units import day, jalali, months_old


def lay_out(
    method: str, principal: int, rate: int | Decimal, months: int, on: str = "1400/07/01", grace: int = 0
) -> Schedule:
    return schedule(method=method, principal=principal, rate=rate, months=months, contract_on=day(on), grace=grace)


def random_loan(dice: Random) -> Schedule:
    """Any method, sums from one rial to the most there may be, rates to the hundredth."""
    months = dice.randint(1, 60)
    return schedule(
        method=dice.choice(sorted(METHODS)),
        principal=dice.randint(1, 10 ** dice.randint(1, 15)),
        rate=Fraction(dice.randint(0, 3_000), 100),
        months=months,
        contract_on=day("1399/01/01") + timedelta(days=dice.randint(0, 2_000)),
        grace=dice.randrange(months),
    )


def ties(loan: Schedule) -> bool:
    """Whether all parts make the whole and nothing stays owed."""
    parts = sum(row.principal for row in loan.rows), sum(row.fee for row in loan.rows)
    amounts = sum(row.amount for row in loan.rows)
    return parts == (loan.total_principal, loan.total_fee) and amounts == loan.total and loan.rows[-1].balance == 0


def fees(laid_out: Schedule) -> dict[int, int]:
    return {row.number: row.fee for row in laid_out.rows if row.fee}


def test_r10_the_published_qard_example_of_200_million_rials_for_18_months() -> None:
    loan = lay_out("qard", 200_000_000, 2, 18)
    assert fees(loan) == {1: 4_000_000, 13: 625_000}
    assert loan.total_fee == 4_625_000
    assert {row.principal for row in loan.rows} == {0, 12_500_000}


def test_r10_five_years_of_qard_are_five_fee_instalments_and_55_of_principal() -> None:
    loan = lay_out("qard", 1_000_000_000, 4, 60)
    assert list(fees(loan)) == [1, 13, 25, 37, 49]
    assert sum(row.principal > 0 for row in loan.rows) == 55


@pytest.mark.parametrize(
    ("principal", "rate", "months", "fee"), [(1_000_000, 15, 12, 81_250), (10_000_000, 4, 30, 516_667)]
)
def test_r10_the_simple_formula_gives_the_published_fees(principal: int, rate: int, months: int, fee: int) -> None:
    loan = lay_out("qard_simple", principal, rate, months)
    assert loan.total_fee == fee
    assert {row.fee for row in loan.rows[:-1]} == {fee // months}


def test_r10_the_yearly_fee_is_on_the_balance_each_year_opens_with() -> None:
    # Published with instalments rounded up (533,333.12 and 266,666.88); here they are rounded down (R33).
    assert fees(lay_out("qard_yearly", 20_000_000, 4, 36)) == {1: 800_000, 13: 533_334, 25: 266_667}


def test_r23_the_textbook_annuity_of_100_million_at_12_percent_for_24_months() -> None:
    loan = lay_out("annuity", 100_000_000, 12, 24)
    assert {row.amount for row in loan.rows[:-1]} == {4_707_347}
    assert abs(loan.rows[-1].amount - 4_707_347) < 24


def test_r22_a_grace_leaves_fewer_instalments_and_adds_its_simple_profit_to_the_principal() -> None:
    loan = lay_out("annuity", 100_000_000, 12, 24, on="1399/06/31", grace=3)
    assert len(loan.rows) == 21
    assert loan.total_principal == 103_000_000
    assert jalali(loan.rows[0].due_on) == "1399/10/30"


def test_r17_instalments_keep_the_day_of_the_contract_and_are_clamped_each_from_that_day() -> None:
    due = [jalali(row.due_on) for row in lay_out("qard", 1_000_000, 4, 12, on="1400/06/31").rows]
    assert due[:2] == ["1400/07/30", "1400/08/30"]
    assert due[5:8] == ["1400/12/29", "1401/01/31", "1401/02/31"]


@pytest.mark.parametrize("months", [1, 13, 25])
def test_a_last_year_of_one_month_pays_fee_and_principal_together(months: int) -> None:
    last = lay_out("qard", 120_000_000, 4, months).rows[-1]
    assert last.principal > 0
    assert last.fee > 0


@pytest.mark.parametrize("method", METHODS)
def test_a_rate_of_zero_costs_nothing(method: str) -> None:
    assert lay_out(method, 1_000_001, 0, 18).total == 1_000_001


def test_a_decimal_rate_is_exact() -> None:
    assert fees(lay_out("qard", 1_000_000, Decimal("4.5"), 12)) == {1: 45_000}


def test_a_binary_fraction_is_not_a_rate() -> None:
    with pytest.raises(TypeError):
        lay_out("qard", 1_000_000, 4.5, 12)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("method", "principal", "rate", "months", "grace"),
    [
        ("gift", 1, 4, 12, 0),
        ("qard", 0, 4, 12, 0),
        ("qard", -1, 4, 12, 0),
        ("qard", 10**15 + 1, 4, 12, 0),
        ("qard", 1, -1, 12, 0),
        ("qard", 1, 101, 12, 0),
        ("qard", 1, 4, 0, 0),
        ("qard", 1, 4, 601, 0),
        ("qard", 1, 4, 12, 12),
        ("qard", 1, 4, 12, -1),
    ],
)
def test_terms_no_loan_has_are_refused(method: str, principal: int, rate: int, months: int, grace: int) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        lay_out(method, principal, rate, months, grace=grace)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(METHODS)),
    st.integers(1, 10**15),
    st.decimals(0, 100, places=2),
    st.integers(1, 120),
    st.integers(0, 24),
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
)
def test_r33_every_schedule_ties_to_the_rial(
    method: str, principal: int, rate: Decimal, months: int, grace: int, on: date
) -> None:
    loan = schedule(method=method, principal=principal, rate=rate, months=months + grace, contract_on=on, grace=grace)
    assert sum(row.principal for row in loan.rows) == loan.total_principal >= principal
    assert sum(row.fee for row in loan.rows) == loan.total_fee
    assert sum(row.amount for row in loan.rows) == loan.total == loan.total_principal + loan.total_fee
    assert loan.rows[-1].balance == 0
    assert all(row.principal >= 0 and row.fee >= 0 and row.amount == row.principal + row.fee for row in loan.rows)
    assert all(before.balance - after.principal == after.balance for before, after in pairwise(loan.rows))
    assert [months_old(on, row.due_on) for row in loan.rows] == [grace + row.number for row in loan.rows]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(METHODS)),
    st.integers(1, 10**15),
    st.decimals(0, 100, places=2),
    st.integers(1, 120),
    st.integers(0, 24),
)
def test_the_cost_of_a_loan_is_what_its_schedule_adds_to_it(
    method: str, principal: int, rate: Decimal, months: int, grace: int
) -> None:
    terms: dict[str, Any] = {"method": method, "principal": principal, "rate": rate, "months": months + grace}
    laid_out = schedule(**terms, contract_on=day("1400/07/01"), grace=grace)
    assert cost(**terms, grace=grace) == laid_out.total - principal


def test_r33_three_thousand_random_loans_tie_to_the_rial() -> None:
    dice = Random(33)
    for _ in range(3_000):
        assert ties(random_loan(dice))


def test_r34_lateness_is_charged_six_points_above_the_rate_on_a_year_of_365_days() -> None:
    assert late_charge(10_000_000, 4, 30) == 82_192
    assert late_charge(10_000_000, 4, 30, year_days=360) == 83_333
    assert late_charge(10_000_000, 4, 0) == 0
