"""The COVID relief guide as a careful programmer would write it straight down: the yardstick of the single verdict.

Numbers are constants, nothing is dated or amended, no circular is known; each finding has its article, its name, its
sentence, its outcome, what it read and the reading it rests on. Interest is the product's own `cost`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from schemes.catalogue import SCHEMES
from schemes.loans import cost
from schemes.units import day

REGISTRATION_UNTIL, PAYOUT_UNTIL = day("1399/04/31"), day("1399/05/31")
CHEQUES_FROM, CHEQUES_UNTIL = day("1399/01/20"), day("1399/03/31")
ROWS = ((160_000_000, 1, "note_or_cheque", 0), (480_000_000, 2, "note_or_cheque", 1),
        (1_600_000_000, 3, "note_or_cheque", 2), (2_000_000_000, 4, "note_or_cheque", 3))  # fmt: skip
LAST_ROW = (None, 5, "guarantee_fund_or_customary", 0)
WAIVED = ("non_current_debt", "owner_equity_ratio", "working_capital_ratios", "tax_inquiry", "bounced_cheques")
SENTENCES = {rule.name: (rule.says, rule.reading) for scheme in SCHEMES.values() for rule in scheme.requirements}


def finding(article: str, rule: str, met: bool | None, because: dict[str, Any]) -> dict[str, Any]:
    """One finding; what is None was not said."""
    outcome = "met" if met else "unknown" if met is None else "not_met"
    says, reading = SENTENCES[rule]
    return {
        "article": article, "rule": rule, "says": says, "outcome": outcome, "because": because, "reading": reading,
    }  # fmt: skip


def not_concerned(article: str, rule: str, because: dict[str, Any]) -> dict[str, Any]:
    """The finding of a rule whose condition does not hold."""
    return finding(article, rule, None, because) | {"outcome": "not_concerned"}


def worst(findings: list[dict[str, Any]]) -> str:
    """The verdict over findings."""
    outcomes = [each["outcome"] for each in findings]
    return "not_met" if "not_met" in outcomes else "unknown" if "unknown" in outcomes else "met"


def judge(facts: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The verdict on a file, with every finding and quantity."""
    get = facts.get
    asked, active, closed = get("requested_amount"), get("active_now"), get("closed_by_decree")
    quantities = amounts(asked, get("insured_workers"), get("on_unemployment_insurance"), closed)
    payable = quantities.get("payable_amount")
    earlier, registered, paid = get("earlier_covid_loans"), get("registered_on"), get("paid_on")
    debt, cheques = get("non_current_debt"), get("bounced_cheques")
    quantities["exemptions"] = WAIVED
    outside = None
    if cheques is not None:
        waived = tuple(each for each in cheques if CHEQUES_FROM <= each <= CHEQUES_UNTIL)
        quantities["waived_cheques"] = waived
        outside = len(cheques) - len(waived)
    findings = [
        finding("مقدمه بند ۲", "owner_is_invited", get("invited"), {"invited": get("invited")}),
        finding("مقدمه بند ۲", "jobs_are_kept", get("jobs_kept"), {"jobs_kept": get("jobs_kept")}),
        finding("واحد کسب‌وکار", "unit_is_licensed", get("has_licence"), {"has_licence": get("has_licence")}),
        finding("واحد کسب‌وکار", "sector_is_listed", get("sector_listed"), {"sector_listed": get("sector_listed")}),
        finding("واحد کسب‌وکار", "unit_has_an_insurance_list", get("has_insurance_list"),
                {"has_insurance_list": get("has_insurance_list")}),
        finding("شرایط واحد بند ۱", "unit_was_active_last_year", get("active_last_year"),
                {"active_last_year": get("active_last_year")}),
        not_concerned("شرایط واحد بند ۱", "unit_is_still_active", {"stayed_open": False}) if closed else
        finding("شرایط واحد بند ۱", "unit_is_still_active", None if closed is None else active,
                {"stayed_open": None if closed is None else True, "active_now": active}),
        finding("شرایط واحد بند ۳", "no_earlier_covid_loan", None if earlier is None else earlier == 0,
                {"earlier_covid_loans": earlier}),
        finding("شرایط واحد بند ۳", "registered_in_time",
                None if registered is None else registered <= REGISTRATION_UNTIL,
                {"registered_on": registered, "registration_until": REGISTRATION_UNTIL}),
        finding("شرایط تسهیلات بند ۲", "paid_in_time", None if paid is None else paid <= PAYOUT_UNTIL,
                {"paid_on": paid, "payout_until": PAYOUT_UNTIL}),
        finding("شرایط تسهیلات بند ۴", "non_current_debt_does_not_hinder", None if debt is None else True,
                {"non_current_debt": debt, "debt_is_waived": True}),
        finding("شرایط تسهیلات بند ۴", "no_cheque_outside_the_window", None if outside is None else outside == 0,
                {"bounced_cheques": cheques, "waived_cheques": quantities.get("waived_cheques")}),
        not_concerned("میزان تسهیلات بند ۱", "amount_within_what_is_payable", {"stayed_open": False}) if closed else
        finding("میزان تسهیلات بند ۱", "amount_within_what_is_payable",
                None if asked is None or payable is None else asked <= payable,
                {"stayed_open": None if closed is None else True,
                 "requested_amount": asked, "payable_amount": payable}),
        not_concerned("میزان تسهیلات بند ۲", "amount_within_what_a_closed_unit_gets", {"closed_by_decree": False})
        if closed is False else
        finding("میزان تسهیلات بند ۲", "amount_within_what_a_closed_unit_gets",
                None if asked is None or payable is None else asked <= payable,
                {"closed_by_decree": closed, "requested_amount": asked, "payable_amount": payable}),
        finding("مراحل گام ۳", "sector_agency_has_approved", get("sector_agency_approved"),
                {"sector_agency_approved": get("sector_agency_approved")}),
    ]  # fmt: skip
    return {"outcome": worst(findings), "findings": findings, "quantities": quantities}


def amounts(asked: int | None, insured: int | None, unemployed: int | None, closed: bool | None) -> dict[str, Any]:
    """The sums of a file, as far as they can be known."""
    sums: dict[str, Any] = {}
    if insured is not None and unemployed is not None:
        sums["counted_workers"] = counted = max(0, insured - unemployed)
        if closed is not None:
            sums["payable_amount"] = counted * (160_000_000 if closed else 120_000_000)
    if asked is not None:
        sums["wage_part"] = wage = asked * 70 // 100
        sums["other_part"] = asked - wage
        sums["profit_total"] = profit = cost(method="annuity", principal=asked, rate=12, months=24) if asked else 0
        _, band, security, guarantors = next((row for row in ROWS if asked <= row[0]), LAST_ROW)
        sums["guarantee_band"], sums["security"], sums["guarantors"] = band, security, guarantors
        sums["note_ceiling"] = (asked + profit) * 3 // 2 if band < 5 else None
    return sums
