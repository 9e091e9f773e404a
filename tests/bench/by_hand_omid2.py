"""The Omid-2 directive as a careful programmer would write it straight down: the yardstick of the single verdict.

As in `by_hand_covid`; the mean of a deposit and an offer's sums are the product's own `measured` and `offer`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from schemes.books.omid2.deposits import Mean, balance_on, measured
from schemes.books.omid2.directive import LongPattern, Pattern
from schemes.books.omid2.offers import CommonTerms, Offer, offer, offer_rows
from schemes.units import add_months, day
from tests.bench.by_hand_covid import finding, not_concerned, worst

NOTIFIED = day("1400/02/18")
CEILING, MINIMUM, LARGE = 1_000_000_000, 30_000_000, 300_000_000
TERMS = CommonTerms(CEILING, 120, "contribution", LARGE)
ROWS = offer_rows(
    (Pattern(3, 90, 18, 20), Pattern(6, 110, 24, 25), Pattern(9, 135, 36, 30)),
    (LongPattern(3, 50, 36), LongPattern(6, 60, 48), LongPattern(9, 70, 60)),
)
PURPOSES = ("creation", "development", "equipment", "renovation", "working_capital")
VISITED = ("development", "equipment", "working_capital")
FAMILY = ("father", "mother", "spouse", "child")


def judge(facts: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The verdict on a file, with every finding, quantity and offer."""
    quantities, offers, means = deposits(facts, on)
    asked, purpose = facts.get("requested_amount"), facts.get("purpose")
    large = None if asked is None else asked > LARGE
    if large is not None:
        quantities["is_supervised"] = large
    visit = None if large is None or purpose is None else large or purpose in VISITED
    if visit is not None:
        quantities["needs_a_visit"] = visit
    findings = [*person(facts, asked, quantities, offers), *account(facts, on, asked, quantities)]
    findings += plan(facts, visit)
    ripe_on, months = quantities.get("deposit_ripens_on"), facts.get("deposit_months")
    ripe = None if ripe_on is None else on >= ripe_on
    base = None
    if means is not None and months is not None:
        base = quantities["contribution"] = means[months].whole if months in means else None
    concerned = ripe is None or ripe
    findings += [
        finding("ماده ۱۷", "contribution_reaches_the_minimum",
                None if ripe is None or means is None or months is None else base >= MINIMUM,
                {"deposit_is_ripe": ripe, "contribution": base, "minimum_contribution": MINIMUM}) if concerned else
        not_concerned("ماده ۱۷", "contribution_reaches_the_minimum", {"deposit_is_ripe": False}),
        finding("ماده ۲۱", "deposit_period_has_passed", ripe,
                {"deposit_is_ripe": ripe, "deposit_ripens_on": ripe_on}),
        finding("ماده ۲۵", "directive_is_in_force", on >= NOTIFIED, {"on": on, "in_force_from": NOTIFIED}),
    ]  # fmt: skip
    return {"outcome": worst(findings), "findings": findings, "quantities": quantities, "offers": offers or ()}


def deposits(
    facts: Mapping[str, Any], on: date
) -> tuple[dict[str, Any], tuple[Offer, ...] | None, dict[int, Mean] | None]:
    """Waiting, balance, the mean of each period and the offers it brings, as far as they can be known."""
    sums: dict[str, Any] = {}
    opened, received = facts.get("account_opened_on"), facts.get("plan_received_on")
    movements = facts.get("deposit_movements")
    if opened is not None and received is not None:
        sums["earliest_grant_on"] = add_months(max(received, opened), 3)
    if opened is not None and facts.get("deposit_months") is not None:
        sums["deposit_ripens_on"] = add_months(opened, facts["deposit_months"])
    if movements is None:
        return sums, None, None
    sums["balance"] = balance = balance_on(on, movements)
    if opened is None:
        return sums, None, None
    means = measured("last_months", opened, (3, 6, 9), on, movements)
    offers = tuple(
        offer(row, mean, balance, TERMS)
        for row in ROWS
        if (mean := means.get(row.deposit_months)) and mean.whole >= MINIMUM
    )
    sums["offers"] = offers
    return sums, offers, means


def person(
    facts: Mapping[str, Any], asked: int | None, sums: dict[str, Any], offers: tuple[Offer, ...] | None
) -> list[dict[str, Any]]:
    """Articles 1 and 2: who borrows, the chosen offer, and the account's code."""
    kind, named, code = facts.get("person_kind"), facts.get("borrower_named"), facts.get("account_code")
    months, long = facts.get("deposit_months"), facts.get("long_repayment")
    is_open = offered = None
    if offers is not None and months is not None and long is not None:
        chosen = next((each for each in offers if each[:2] == (months, long)), None)
        is_open, offered = chosen is not None, chosen.amount if chosen else 0
        sums["amount_offered"] = offered
    legal = None if kind is None else kind == "legal"
    proper = None if legal is None else 763 if legal else 762
    return [
        not_concerned("ماده ۱ بند ۳", "borrower_is_a_natural_person", {"is_a_legal_person": False})
        if legal is False else
        finding("ماده ۱ بند ۳", "borrower_is_a_natural_person", None if legal is None else named or None,
                {"is_a_legal_person": legal, "borrower_named": named}),
        not_concerned("ماده ۱ بند ۵", "amount_within_the_chosen_offer", {"chosen_offer_is_open": False})
        if is_open is False else
        finding("ماده ۱ بند ۵", "amount_within_the_chosen_offer",
                None if asked is None or offered is None else asked <= offered,
                {"chosen_offer_is_open": is_open, "requested_amount": asked, "amount_offered": offered}),
        finding("ماده ۲", "account_code_fits_the_person", None if code is None or proper is None else code == proper,
                {"account_code": code, "proper_account_code": proper}),
    ]  # fmt: skip


def account(facts: Mapping[str, Any], on: date, asked: int | None, sums: dict[str, Any]) -> list[dict[str, Any]]:
    """Articles 5 to 16: waiting, transfer, debts, earlier loans, purpose and ceiling."""
    earliest, to, debt = sums.get("earliest_grant_on"), facts.get("transfer_to"), facts.get("other_debt")
    good, earlier, purpose = facts.get("good_record"), facts.get("earlier_omid2_loans"), facts.get("purpose")
    return [
        finding("تبصره ۳", "waiting_time_has_passed", None if earliest is None else on >= earliest,
                {"on": on, "earliest_grant_on": earliest}),
        finding("ماده ۱۰", "transfer_stays_in_the_family", None if to is None else to == "none" or to in FAMILY,
                {"transfer_to": to, "first_degree_relatives": FAMILY}),
        finding("ماده ۱۱", "other_debt_is_settled", None if debt is None else debt == 0, {"other_debt": debt}),
        finding("ماده ۱۱", "record_is_good", good, {"good_record": good}),
        finding("ماده ۱۲", "no_earlier_omid2_loan", None if earlier is None else earlier == 0,
                {"earlier_omid2_loans": earlier}),
        finding("ماده ۱۶", "purpose_is_allowed", None if purpose is None else purpose in PURPOSES,
                {"purpose": purpose, "allowed_purposes": PURPOSES}),
        finding("ماده ۱۶", "amount_within_ceiling", None if asked is None else asked <= CEILING,
                {"requested_amount": asked, "ceiling": CEILING}),
    ]  # fmt: skip


def plan(facts: Mapping[str, Any], visit: bool | None) -> list[dict[str, Any]]:
    """Articles 19, 20 and 23: plan, visit and papers."""
    pages, reported = facts.get("plan_pages"), facts.get("visit_reported")
    return [
        finding("ماده ۱۹", "business_plan_is_given", facts.get("has_business_plan"),
                {"has_business_plan": facts.get("has_business_plan")}),
        finding("ماده ۱۹", "business_plan_is_short", None if pages is None else pages <= 3,
                {"plan_pages": pages, "most_plan_pages": 3}),
        finding("ماده ۱۹", "business_plan_is_approved", facts.get("plan_approved"),
                {"plan_approved": facts.get("plan_approved")}),
        not_concerned("ماده ۲۰", "visit_is_reported", {"needs_a_visit": False}) if visit is False else
        finding("ماده ۲۰", "visit_is_reported", None if visit is None else reported,
                {"needs_a_visit": visit, "visit_reported": reported}),
        *[finding("ماده ۲۳", rule, facts.get(fact), {fact: facts.get(fact)}) for rule, fact in PAPERS],
    ]  # fmt: skip


PAPERS = (
    ("need_form_is_given", "has_need_form"), ("skill_is_proven", "has_skill_proof"),
    ("proforma_is_given", "has_proforma"), ("branch_has_confirmed", "branch_confirmed"),
)  # fmt: skip
