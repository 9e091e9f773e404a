"""Calculators: the reverse way is exact to the rial, and every figure is the law's own."""

from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from schemes.books.covid_relief.planning import relief
from schemes.books.omid2.offers import Offer
from schemes.books.omid2.planning import PatternNeed, months_ahead, needs, saving
from schemes.catalogue import SCHEMES
from schemes.units import add_months, day, persian_grouped

pytestmark = pytest.mark.urls("tests.schemes.urls")

OMID2, ON = SCHEMES["omid2"], day("1405/09/01")
MINIMUM, CEILING = 30_000_000, 1_000_000_000


def offer_of(need: PatternNeed, on: date, deposit: int, monthly: int = 0) -> Offer | None:
    """What the law offers by the need's pattern on the day it is ripe, for this path of deposits."""
    movements = saving(deposit, monthly, on, need.row.deposit_months)
    verdict = OMID2.judge({"account_opened_on": on, "deposit_movements": movements}, need.ready_on)
    pattern = (need.row.deposit_months, need.row.long_repayment)
    return next((offer for offer in verdict.offers if offer[:2] == pattern), None)


def is_enough(need: PatternNeed, loan: int, on: date, deposit: int, monthly: int = 0) -> bool:
    offer = offer_of(need, on, deposit, monthly)
    return offer is not None and offer.amount >= loan


def test_a_billion_needs_a_mean_of_740_740_741_at_nine_months() -> None:
    """O39 under the ceiling of article 16."""
    nine = next(need for need in needs(loan=CEILING, on=ON) if need.row[:2] == (9, False))
    assert nine.deposit == 740_740_741
    assert is_enough(nine, CEILING, ON, 740_740_741)
    assert not is_enough(nine, CEILING, ON, 740_740_740)


@given(loan=st.integers(1, CEILING), on=st.dates(day("1400/02/18"), day("1420/01/01")))
def test_one_rial_less_is_not_enough_by_either_way(loan: int, on: date) -> None:
    """Of all six patterns, at once or month by month; O39, O43."""
    for need in needs(loan=loan, on=on):
        assert is_enough(need, loan, on, need.deposit)
        assert not is_enough(need, loan, on, need.deposit - 1)
        assert is_enough(need, loan, on, need.monthly, need.monthly)
        assert not is_enough(need, loan, on, need.monthly - 1, need.monthly - 1)


def test_the_smallest_loan_still_needs_the_minimum_contribution() -> None:
    """O34, R6."""
    assert {need.deposit for need in needs(loan=1, on=ON)} == {MINIMUM}


def test_the_collateral_of_a_need_is_that_of_the_offer() -> None:
    for need in needs(loan=CEILING, on=ON):
        offer = offer_of(need, ON, need.deposit)
        assert offer is not None
        assert (need.blocked_cash, need.other_collateral) == (offer.blocked_cash, offer.other_collateral)


def test_no_pattern_is_open_before_its_months_have_gone_by() -> None:
    """Note 3, O20."""
    months = months_ahead(deposit=100_000_000, monthly=0, opened_on=ON, months=9)
    assert [len(month.offers) for month in months] == [0, 0, 2, 2, 2, 4, 4, 4, 6]
    assert [offer.amount for offer in months[-1].offers] == [
        90_000_000, 50_000_000, 110_000_000, 60_000_000, 135_000_000, 70_000_000,
    ]  # fmt: skip


def test_what_is_added_later_counts_only_for_the_days_it_stands() -> None:
    months = months_ahead(deposit=50_000_000, monthly=10_000_000, opened_on=ON, months=3)
    first = 50_000_000 + (10_000_000 * (add_months(ON, 3) - add_months(ON, 1)).days) // (add_months(ON, 3) - ON).days
    second = (10_000_000 * (add_months(ON, 3) - add_months(ON, 2)).days) / (add_months(ON, 3) - ON).days
    assert months[2].balance == 80_000_000
    assert months[2].offers[0].base == pytest.approx(first + second, abs=1)


@pytest.mark.parametrize(
    ("workers", "amount", "band", "guarantors", "security"),
    [
        (1, 120_000_000, 1, 0, "note_or_cheque"), (2, 240_000_000, 2, 1, "note_or_cheque"),
        (4, 480_000_000, 2, 1, "note_or_cheque"), (5, 600_000_000, 3, 2, "note_or_cheque"),
        (13, 1_560_000_000, 3, 2, "note_or_cheque"), (14, 1_680_000_000, 4, 3, "note_or_cheque"),
        (16, 1_920_000_000, 4, 3, "note_or_cheque"), (17, 2_040_000_000, 5, 0, "guarantee_fund_or_customary"),
    ],
)  # fmt: skip
def test_relief_by_the_head(workers: int, amount: int, band: int, guarantors: int, security: str) -> None:
    """K13, K15–K19 with R21: the lower band owns its edge."""
    found = relief(insured_workers=workers, on_unemployment_insurance=0, closed_by_decree=False, on=ON)
    assert found is not None
    assert (found.amount, found.guarantee_band, found.guarantors, found.security) == (
        amount,
        band,
        guarantors,
        security,
    )
    assert (found.note_ceiling is None) == (band == 5)
    assert found.wage_part + found.other_part == amount


def test_a_closed_unit_of_ten_stands_on_the_edge_of_the_third_row() -> None:
    """K14 with R19 and R21."""
    found = relief(insured_workers=10, on_unemployment_insurance=0, closed_by_decree=True, on=ON)
    assert found is not None
    assert (found.amount, found.guarantee_band) == (1_600_000_000, 3)


@pytest.mark.parametrize(("unemployed", "amount"), [(2, None), (3, None), (0, 240_000_001), (1, 120_000_001)])
def test_nothing_is_payable_beyond_the_counted_workers(unemployed: int, amount: int | None) -> None:
    """K6, K13."""
    facts = {"insured_workers": 2, "on_unemployment_insurance": unemployed, "closed_by_decree": False}
    assert relief(**facts, amount=amount, on=ON) is None


def test_the_reverse_page_shows_the_least_deposit_and_which_instalment_fits(client: Client) -> None:
    page = client.get("/schemes/omid2/calculator/", {"loan": "۱۰۰ میلیون تومان", "instalment": "41000000"})
    assert persian_grouped(740_740_741) in page.content.decode()
    assert page.content.decode().count("قسط بیشتر است") == 2


def test_a_loan_above_the_ceiling_is_told_so_with_its_article(client: Client) -> None:
    assert "ماده ۱۶" in client.get("/schemes/omid2/calculator/", {"loan": CEILING + 1}).content.decode()
    assert b"error-summary" not in client.get("/schemes/omid2/calculator/", {"loan": CEILING}).content


@pytest.mark.parametrize(("deposit", "warned"), [(MINIMUM - 1, True), (MINIMUM, False)])
def test_a_deposit_below_the_minimum_is_told_why_nothing_opens(client: Client, deposit: int, warned: bool) -> None:
    """O34."""
    page = client.get("/schemes/omid2/calculator/", {"deposit": deposit}).content.decode()
    assert ("notice-warn" in page) == warned


def test_the_relief_page_refuses_more_than_is_payable_with_its_article(client: Client) -> None:
    asked = {"insured_workers": "۲", "closed_by_decree": "no", "amount": 240_000_001}
    path = "/schemes/covid_relief/calculator/"
    assert "میزان تسهیلات بند ۱" in client.get(path, asked).context["form"].non_field_errors()[0]
    found = client.get(path, {**asked, "amount": 240_000_000}).context["relief"]
    assert found.amount == 240_000_000
    nobody = client.get(path, {"insured_workers": 2, "on_unemployment_insurance": 2, "closed_by_decree": "no"})
    assert "شرایط واحد بند ۲" in nobody.context["form"].non_field_errors()[0]


LOAN = {"method": "qard", "principal": CEILING, "rate": "۴", "months": "36", "contract_on": "1405/09/01"}


@pytest.mark.parametrize("method", ["qard", "qard_simple", "qard_yearly", "annuity"])
def test_every_method_has_its_table_with_jalali_days(client: Client, method: str) -> None:
    """R10, R17, R23."""
    page = client.get("/schemes/instalments/", {**LOAN, "method": method})
    loan = page.context["loan"]
    assert len(loan.rows) == 36
    assert sum(row.principal for row in loan.rows) == CEILING
    assert "۱۴۰۵/۱۰/۰۱" in page.content.decode()
    for reading in ("R17", "R33"):
        assert f'<a href="/schemes/omid2/#{reading}">' in page.content.decode()
        assert f'id="{reading}"' in client.get("/schemes/omid2/").content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"months": "121"}, "months"), ({"months": "0"}, "months"), ({"rate": "100.01"}, "rate"),
        ({"rate": "۴٫۵۵۵"}, "rate"), ({"principal": "0"}, "principal"), ({"grace": "36"}, "grace"),
        ({"contract_on": "1405/12/30"}, "contract_on"), ({"contract_on": ""}, "contract_on"),
        ({"method": "gift"}, "method"),
    ],
)  # fmt: skip
def test_terms_no_loan_has_are_refused_at_their_field(client: Client, changes: dict[str, str], field: str) -> None:
    page = client.get("/schemes/instalments/", LOAN | changes)
    assert list(page.context["form"].errors) == [field]
    assert page.context["loan"] is None


def test_the_longest_table_and_the_last_day_there_is_can_be_shown(client: Client) -> None:
    edge = LOAN | {"months": "120", "rate": "100", "principal": 10**15, "contract_on": "1500/12/29"}
    assert len(client.get("/schemes/instalments/", edge).context["loan"].rows) == 120
    assert len(client.get("/schemes/instalments/", LOAN | {"grace": "35"}).context["loan"].rows) == 1
