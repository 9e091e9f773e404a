"""COVID relief, section by section: sums, guarantees and waivers to the rial and the day."""

from decimal import Decimal

import pytest

from schemes.books.covid_relief.guide import GuaranteeRow
from schemes.catalogue import SCHEMES, Outcome, Stage
from schemes.facts import FactError
from schemes.loans import schedule
from schemes.units import day, persian_digits
from tests.schemes.case_files import book, circular, finding, judge, refused_by

COVID = SCHEMES["covid_relief"]
FILE = book("covid_relief")["file"]
ON = day("1399/05/20")
MILLION = 1_000_000


def test_the_account_follows_the_guide_from_the_first_word_to_the_telephone() -> None:
    assert [entry.article for entry in COVID.account()] == list(COVID.outline)
    assert len(COVID.outline) == 2 + 1 + 3 + 4 + 2 + 7 + 6 + 1


@pytest.mark.parametrize("fact", FILE)
def test_a_blank_is_unknown_named_and_never_refused(fact: str) -> None:
    verdict = judge("covid_relief", **{fact: None})
    assert (verdict.outcome, verdict.having(Outcome.NOT_MET)) == (Outcome.UNKNOWN, ())
    assert fact in verdict.missing


def test_with_nothing_said_everything_is_unknown_and_the_forms_ask_every_fact() -> None:
    verdict = COVID.judge({}, ON)
    assert {each.outcome for each in verdict.findings} == {Outcome.UNKNOWN}
    assert set(verdict.missing) == set(COVID.facts) == set(FILE)


def test_what_each_stage_asks() -> None:
    """K21, K23: the agency answers after registration; bank and payout come last."""
    assert len(COVID.facts_needed(Stage.REGISTRATION)) == 13
    assert COVID.facts_needed(Stage.APPROVAL)[13:] == ["sector_agency_approved"]
    assert set(COVID.facts_needed()) - set(COVID.facts_needed(Stage.APPROVAL)) == {
        "paid_on", "non_current_debt", "bounced_cheques",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("insured", "on_insurance", "closed", "counted", "payable"),
    [
        (1, 0, False, 1, 120 * MILLION),
        (10, 3, False, 7, 840 * MILLION),
        (10, 3, True, 7, 1_120 * MILLION),
        (1, 0, True, 1, 160 * MILLION),
        (3, 3, False, 0, 0),
        (2, 5, True, 0, 0),
    ],
)
def test_every_counted_worker_brings_120_or_160_million(
    insured: int, on_insurance: int, closed: bool, counted: int, payable: int
) -> None:
    """K6, K13, K14 and R19."""
    quantities = judge(
        "covid_relief", insured_workers=insured, on_unemployment_insurance=on_insurance, closed_by_decree=closed
    ).quantities
    assert (quantities["counted_workers"], quantities["payable_amount"]) == (counted, payable)


def test_a_circular_may_read_the_160_million_per_unit() -> None:
    """R19, the alternative: one sum for a closed unit however many work there; an open one is as before."""
    per_unit = circular("closed_unit_measure", "per_unit", "1399/05/01")
    assert judge("covid_relief", closed_by_decree=True).quantities["payable_amount"] == 640 * MILLION
    closed = judge("covid_relief", closed_by_decree=True, amendments=per_unit)
    assert closed.quantities["payable_amount"] == 160 * MILLION
    assert refused_by(closed) == ["amount_within_what_a_closed_unit_gets"]
    assert finding(closed, "amount_within_what_a_closed_unit_gets").article == "میزان تسهیلات بند ۲"
    assert finding(closed, "amount_within_what_a_closed_unit_gets").amendments == ("بخشنامهٔ آزمون",)
    assert judge("covid_relief", amendments=per_unit).quantities["payable_amount"] == 480 * MILLION


@pytest.mark.parametrize(("asked", "wages"), [(480 * MILLION, 336 * MILLION), (101, 70), (0, 0), (1, 0)])
def test_seventy_percent_floored_is_for_wages_and_the_rest_for_other_costs(asked: int, wages: int) -> None:
    """K13 and R20: of an open and of a closed unit."""
    for closed in (False, True):
        quantities = judge("covid_relief", requested_amount=asked, closed_by_decree=closed).quantities
        assert (quantities["wage_part"], quantities["other_part"]) == (wages, asked - wages)


@pytest.mark.parametrize(
    ("asked", "band", "guarantors"),
    [
        (1, 1, 0),
        (160 * MILLION, 1, 0),
        (160 * MILLION + 1, 2, 1),
        (480 * MILLION, 2, 1),
        (480 * MILLION + 1, 3, 2),
        (1_600 * MILLION, 3, 2),
        (1_600 * MILLION + 1, 4, 3),
        (2_000 * MILLION, 4, 3),
        (2_000 * MILLION + 1, 5, 0),
        (10**15, 5, 0),
    ],
)
def test_each_edge_of_the_guarantee_table_belongs_to_the_lower_band(asked: int, band: int, guarantors: int) -> None:
    """K15, K16, K17, K18, K19, K20 and R21."""
    quantities = judge("covid_relief", insured_workers=100_000, requested_amount=asked).quantities
    assert (quantities["guarantee_band"], quantities["guarantors"]) == (band, guarantors)
    if band == 5:
        assert (quantities["security"], quantities["note_ceiling"]) == ("guarantee_fund_or_customary", None)
    else:
        assert quantities["security"] == "note_or_cheque"
        assert quantities["note_ceiling"] == (asked + quantities["profit_total"]) * 3 // 2


def test_the_profit_is_that_of_a_24_month_annuity_from_the_first_of_mehr() -> None:
    """K9, K11, R22 and R23."""
    loan = schedule(method="annuity", principal=480 * MILLION, rate=12, months=24, contract_on=day("1399/07/01"))
    assert len(loan.rows) == COVID.parameter("repayment_months", ON) == 24
    assert COVID.parameter("repayment_starts_on", ON) == day("1399/07/01")
    assert judge("covid_relief").quantities["profit_total"] == loan.total_fee == 62_286_398
    assert judge("covid_relief").quantities["note_ceiling"] == 813_429_597
    assert judge("covid_relief", requested_amount=0).quantities["profit_total"] == 0


def test_a_circular_may_spread_the_profit_by_the_simple_formula() -> None:
    """R23, the alternative: 480,000,000 × 12 × 25 / 2400."""
    simple = circular("schedule_method", "qard_simple", "1399/05/01")
    assert judge("covid_relief", amendments=simple).quantities["profit_total"] == 60_000_000


def test_a_grace_given_by_the_bank_adds_its_profit_to_the_principal() -> None:
    """K11 and R22: three months of grace leave 21 instalments of 494,400,000."""
    quantities = judge("covid_relief", amendments=circular("grace_months", 3, "1399/05/01")).quantities
    loan = schedule(method="annuity", principal=494_400_000, rate=12, months=21, contract_on=day("1399/07/01"))
    assert quantities["profit_total"] == 14_400_000 + loan.total_fee


def test_the_five_restrictions_are_shown_as_waived() -> None:
    """K12: by name, in the order of the guide, each with its Persian label."""
    exemptions = judge("covid_relief").quantities["exemptions"]
    assert exemptions == (
        "non_current_debt", "owner_equity_ratio", "working_capital_ratios", "tax_inquiry", "bounced_cheques",
    )  # fmt: skip
    assert list(COVID.codes["waived"].labels) == list(exemptions)


@pytest.mark.parametrize("owed", [1, 10**15, True])
def test_debt_is_waived_and_the_finding_says_so(owed: int | bool) -> None:
    """K12: a bureau may give the sum or only that there is one."""
    found = finding(judge("covid_relief", non_current_debt=owed), "non_current_debt_does_not_hinder")
    assert (found.outcome, found.because) == (Outcome.MET, {"non_current_debt": owed, "debt_is_waived": True})


def test_a_circular_that_takes_the_waivers_back_makes_debt_and_cheques_count() -> None:
    """K12: the waivers are a setting of the guide, not of the code."""
    none = circular("waived", (), "1399/05/01")
    both = {"non_current_debt": 1, "bounced_cheques": ["1399/02/01"]}
    assert judge("covid_relief", **both).outcome is Outcome.MET
    assert refused_by(judge("covid_relief", amendments=none, **both)) == [
        "non_current_debt_does_not_hinder", "no_cheque_outside_the_window",
    ]  # fmt: skip
    assert judge("covid_relief", amendments=none, non_current_debt=False).outcome is Outcome.MET


def test_only_the_cheques_inside_the_window_are_told_as_waived() -> None:
    """K12 and R24."""
    verdict = judge("covid_relief", bounced_cheques=["1399/01/19", "1399/01/20", "1399/03/31", "1399/04/01"])
    assert verdict.quantities["waived_cheques"] == (day("1399/01/20"), day("1399/03/31"))
    assert finding(verdict, "no_cheque_outside_the_window").outcome is Outcome.NOT_MET


def test_one_circular_extends_a_deadline_and_ends_with_its_window() -> None:
    """K8: as the registration of Kara was extended; the guide's own day stays as it was before."""
    longer = circular("registration_until", day("1399/06/31"), "1399/05/10")
    late = {"registered_on": "1399/05/15"}
    assert refused_by(judge("covid_relief", **late)) == ["registered_in_time"]
    assert judge("covid_relief", amendments=longer, **late).outcome is Outcome.MET
    assert refused_by(judge("covid_relief", on="1399/05/09", amendments=longer, **late)) == ["registered_in_time"]


def test_every_printed_number_stands_once_dated_and_cited() -> None:
    """K9, K20: also the rows of the table and the telephone of the last section."""
    rows = [COVID.parameter(f"guarantee_row_{band}", ON) for band in range(1, 6)]
    assert [row.up_to for row in rows] == [160 * MILLION, 480 * MILLION, 1_600 * MILLION, 2_000 * MILLION, None]
    assert all(isinstance(row, GuaranteeRow) for row in rows)
    assert COVID.parameter("guarantee_rows", ON) == tuple(rows)
    articles = {each.name: each.article for each in COVID.definitions}
    for band in range(1, 6):
        assert articles[f"guarantee_row_{band}"] == f"جدول تضمین ردیف {persian_digits(band)}"
    assert (COVID.parameter("rate_percent", ON), COVID.parameter("note_times", ON)) == (12, Decimal("1.5"))
    assert len(COVID.parameter("help_extensions", ON)) == 5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bounced_cheques", "1399/02/01"),
        ("bounced_cheques", ["1399/02/32"]),
        ("bounced_cheques", [5]),
        ("non_current_debt", -1),
        ("non_current_debt", "0"),
        ("on_unemployment_insurance", True),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(FactError, match=name):
        COVID.read({name: value})
