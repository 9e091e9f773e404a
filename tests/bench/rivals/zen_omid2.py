"""The Omid-2 rules for zen-engine. Days are counted numbers; a fact that is not said is null.

It knows no Jalali calendar: the days which depend on it are given to it ready, unmeasured.
"""

MONTHS = {3: ((90, 18), (50, 36), 20), 6: ((110, 24), (60, 48), 25), 9: ((135, 36), (70, 60), 30)}
BEFORE = {}
for _months in MONTHS:
    _start = f"max([counts_from_{_months}, account_opened_on])"
    _stood = f"(judged_on - max([#[0], {_start}]))"
    _said = "account_opened_on != null and deposit_movements != null"
    BEFORE[f"ripe_{_months}"] = f"{_said} and ripe_after_{_months} <= judged_on"
    BEFORE[f"days_{_months}"] = f"$.ripe_{_months} ? judged_on - {_start} : 1"
    BEFORE[f"total_{_months}"] = (
        f"$.ripe_{_months} ? sum(map(filter(deposit_movements, #[0] < judged_on), #[1] * {_stood})) : 0"
    )
    BEFORE[f"mean_{_months}"] = f"$.ripe_{_months} ? floor($.total_{_months} / $.days_{_months}) : null"
    BEFORE[f"open_{_months}"] = f"$.ripe_{_months} and $.mean_{_months} >= 30000000"
    for _long, (_percent, _) in enumerate(MONTHS[_months][:2]):
        _scored = f"floor($.total_{_months} * {_percent} / ($.days_{_months} * 100))"
        BEFORE[f"scored_{_months}_{_long}"] = f"$.open_{_months} ? {_scored} : 0"
BEFORE["measured"] = "account_opened_on != null and deposit_movements != null"


def _offer(months: int, long: int) -> str:
    percent, repayment = MONTHS[months][long]
    scored, block = f"scored_{months}_{long}", MONTHS[months][2]
    amount = f"min([{scored}, 1000000000])"
    collateral = f"ceil({amount} * 120 / 100)"
    blocked = f"ceil(total_{months} * {block} / (days_{months} * 100))"
    return (
        f"{{is_open: open_{months}, deposit_months: {months}, long_repayment: {'true' if long else 'false'},"
        f" coefficient_percent: {percent}, repayment_months: {repayment}, base: mean_{months}, amount: {amount},"
        f" capped: {scored} > 1000000000, collateral_total: {collateral}, blocked_cash: {blocked},"
        f" other_collateral: max([0, {collateral} - {blocked}]), block_shortfall: max([0, {blocked} - $.balance]),"
        f" visit_required: {amount} > 300000000}}"
    )


_OFFERS = ", ".join(_offer(months, long) for months in MONTHS for long in (0, 1))
_CHOSEN = "filter($.offers, #.deposit_months == deposit_months and #.long_repayment == long_repayment)"
QUANTITIES = {
    "balance": "deposit_movements == null ? null : sum(map(filter(deposit_movements, #[0] <= judged_on), #[1]))",
    "offers": f"measured ? filter([{_OFFERS}], #.is_open) : null",
    "chosen": f"measured and deposit_months != null and long_repayment != null ? {_CHOSEN} : null",
    "chosen_offer_is_open": "$.chosen == null ? null : len($.chosen) > 0",
    "amount_offered": "$.chosen == null ? null : len($.chosen) > 0 ? $.chosen[0].amount : 0",
    "contribution": "measured and deposit_months != null"
    " ? (deposit_months == 3 ? mean_3 : deposit_months == 6 ? mean_6 : mean_9) : null",
    "is_a_legal_person": "person_kind == null ? null : person_kind == 'legal'",
    "named": "borrower_named == true ? true : null",
    "proper_account_code": "$.is_a_legal_person == null ? null : $.is_a_legal_person ? 763 : 762",
    "is_supervised": "requested_amount == null ? null : requested_amount > 300000000",
    "needs_a_visit": "requested_amount == null or purpose == null ? null"
    " : requested_amount > 300000000 or purpose in ['development', 'equipment', 'working_capital']",
    "earliest_grant_on": "waited_until",
    "deposit_ripens_on": "chosen_ripe_on",
    "deposit_is_ripe": "chosen_ripe_on == null ? null : judged_on >= chosen_ripe_on",
}
_PURPOSES = "['creation', 'development', 'equipment', 'renovation', 'working_capital']"


def _said(article: str, fact: str) -> tuple[str, str, str, str]:
    return article, fact, "", fact


REQUIREMENTS = {
    "borrower_is_a_natural_person": (
        "ماده ۱ بند ۳", "$.is_a_legal_person $.named", "$.is_a_legal_person", "$.named",
    ),
    "amount_within_the_chosen_offer": (
        "ماده ۱ بند ۵", "$.chosen_offer_is_open requested_amount $.amount_offered", "$.chosen_offer_is_open",
        "requested_amount <= $.amount_offered",
    ),
    "account_code_fits_the_person": (
        "ماده ۲", "account_code $.proper_account_code", "", "account_code == $.proper_account_code",
    ),
    "waiting_time_has_passed": ("تبصره ۳", "judged_on $.earliest_grant_on", "", "judged_on >= $.earliest_grant_on"),
    "transfer_stays_in_the_family": (
        "ماده ۱۰", "transfer_to", "", "transfer_to in ['none', 'father', 'mother', 'spouse', 'child']",
    ),
    "other_debt_is_settled": ("ماده ۱۱", "other_debt", "", "other_debt == 0"),
    "record_is_good": _said("ماده ۱۱", "good_record"),
    "no_earlier_omid2_loan": ("ماده ۱۲", "earlier_omid2_loans", "", "earlier_omid2_loans == 0"),
    "purpose_is_allowed": ("ماده ۱۶", "purpose", "", f"purpose in {_PURPOSES}"),
    "amount_within_ceiling": ("ماده ۱۶", "requested_amount", "", "requested_amount <= 1000000000"),
    "contribution_reaches_the_minimum": (
        "ماده ۱۷", "$.deposit_is_ripe $.contribution", "$.deposit_is_ripe", "$.contribution >= 30000000",
    ),
    "business_plan_is_given": _said("ماده ۱۹", "has_business_plan"),
    "business_plan_is_short": ("ماده ۱۹", "plan_pages", "", "plan_pages <= 3"),
    "business_plan_is_approved": _said("ماده ۱۹", "plan_approved"),
    "visit_is_reported": ("ماده ۲۰", "$.needs_a_visit visit_reported", "$.needs_a_visit", "visit_reported"),
    "deposit_period_has_passed": (
        "ماده ۲۱", "$.deposit_is_ripe $.deposit_ripens_on", "", "$.deposit_is_ripe",
    ),
    "need_form_is_given": _said("ماده ۲۳", "has_need_form"),
    "skill_is_proven": _said("ماده ۲۳", "has_skill_proof"),
    "proforma_is_given": _said("ماده ۲۳", "has_proforma"),
    "branch_has_confirmed": _said("ماده ۲۳", "branch_confirmed"),
    "directive_is_in_force": ("ماده ۲۵", "judged_on", "", "judged_on >= 737918"),
}  # fmt: skip
