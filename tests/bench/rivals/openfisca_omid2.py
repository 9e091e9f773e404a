"""The Omid-2 rules for openfisca-core, with up to four movements of the account as columns of their own.

It knows no Jalali calendar: the days which depend on it are given to it ready, unmeasured.
"""

from datetime import date

import numpy as np

MOVES = range(4)
MONTHS = {3: (90, 50, 20), 6: (110, 60, 25), 9: (135, 70, 30)}  # coefficient, with longer repayment, blocked percent
LARGE, CEILING, MINIMUM = 300_000_000, 1_000_000_000, 30_000_000
YES_NO = (
    "is_a_legal_person", "borrower_named", "long_repayment", "good_record", "has_business_plan", "plan_approved",
    "visit_reported", "has_need_form", "has_skill_proof", "has_proforma", "branch_confirmed", "stays_in_the_family",
    "purpose_listed", "purpose_visited",
)  # fmt: skip
WHOLE = ("account_code", "requested_amount", "deposit_months", "other_debt", "earlier_omid2_loans", "plan_pages")
DAYS = ("judged_on", "waited_until", "account_opened_on", "chosen_ripe_on")
FACTS = {
    **dict.fromkeys(YES_NO, bool),
    **dict.fromkeys(WHOLE, int),
    **dict.fromkeys(DAYS, date),
    **{f"ripe_after_{months}": date for months in MONTHS},
    **{f"counts_from_{months}": date for months in MONTHS},
    **{f"moved_on_{place}": date for place in MOVES},
    **{f"moved_{place}": int for place in MOVES},
}


def balance(v):
    return sum(np.where(v(f"moved_on_{place}") <= v("judged_on"), v(f"moved_{place}"), 0) for place in MOVES)


def total_and_days(v, months):
    """Rials times days over the last months, and the days: 64 bits, so never stored."""
    start, end = np.maximum(v(f"counts_from_{months}"), v("account_opened_on")), v("judged_on")
    total = np.zeros(len(start), np.int64)
    for place in MOVES:
        stood = (end - np.maximum(v(f"moved_on_{place}"), start)).astype(np.int64)
        total += np.where(stood > 0, v(f"moved_{place}").astype(np.int64) * stood, 0)
    return total, np.maximum((end - start).astype(np.int64), 1)


def mean(months):
    def formula(v):
        total, days = total_and_days(v, months)
        return np.where(v(f"ripe_after_{months}") <= v("judged_on"), total // days, -1)

    return formula


def offered(months, long):
    """The sum a pattern offers; 0 when it is not open."""

    def formula(v):
        total, days = total_and_days(v, months)
        is_open = v(f"mean_{months}") >= MINIMUM
        return np.where(is_open, np.minimum(total * MONTHS[months][long] // (days * 100), CEILING), 0)

    return formula


def blocked(months):
    def formula(v):
        total, days = total_and_days(v, months)
        return np.where(v(f"mean_{months}") >= MINIMUM, -(-total * MONTHS[months][2] // (days * 100)), 0)

    return formula


def chosen(v, what):
    """What is so of the chosen pattern."""
    picked = [(months, long) for months in MONTHS for long in (False, True)]
    conditions = [(v("deposit_months") == months) & (v("long_repayment") == long) for months, long in picked]
    return np.select(conditions, [what(months, long) for months, long in picked], 0)


QUANTITIES = {"balance": (int, balance)}
for _months in MONTHS:
    QUANTITIES[f"mean_{_months}"] = (int, mean(_months))
    QUANTITIES[f"blocked_{_months}"] = (int, blocked(_months))
    QUANTITIES[f"shortfall_{_months}"] = (int, lambda v, m=_months: np.maximum(0, v(f"blocked_{m}") - v("balance")))
    for _long in (0, 1):
        _name = f"{_months}_{_long}"
        QUANTITIES[f"offer_{_name}"] = (int, offered(_months, _long))
        QUANTITIES[f"collateral_{_name}"] = (int, lambda v, n=_name: -(-v(f"offer_{n}").astype(np.int64) * 120 // 100))
        QUANTITIES[f"other_{_name}"] = (
            int,
            lambda v, n=_name, m=_months: np.maximum(0, v(f"collateral_{n}") - v(f"blocked_{m}")),
        )
QUANTITIES |= {
    "amount_offered": (int, lambda v: chosen(v, lambda months, long: v(f"offer_{months}_{int(long)}"))),
    "contribution": (int, lambda v: chosen(v, lambda months, long: v(f"mean_{months}"))),
    "needs_a_visit": (bool, lambda v: (v("requested_amount") > LARGE) | v("purpose_visited")),
    "is_supervised": (bool, lambda v: v("requested_amount") > LARGE),
    "deposit_is_ripe": (bool, lambda v: v("judged_on") >= v("chosen_ripe_on")),
}
REQUIREMENTS = {
    "borrower_is_a_natural_person": lambda v: ~v("is_a_legal_person") | v("borrower_named"),
    "amount_within_the_chosen_offer": lambda v: (
        (v("requested_amount") <= v("amount_offered"))
        | (chosen(v, lambda months, long: v(f"mean_{months}") >= MINIMUM) == 0)
    ),
    "account_code_fits_the_person": lambda v: v("account_code") == np.where(v("is_a_legal_person"), 763, 762),
    "waiting_time_has_passed": lambda v: v("judged_on") >= v("waited_until"),
    "transfer_stays_in_the_family": lambda v: v("stays_in_the_family"),
    "other_debt_is_settled": lambda v: v("other_debt") == 0,
    "record_is_good": lambda v: v("good_record"),
    "no_earlier_omid2_loan": lambda v: v("earlier_omid2_loans") == 0,
    "purpose_is_allowed": lambda v: v("purpose_listed"),
    "amount_within_ceiling": lambda v: v("requested_amount") <= CEILING,
    "contribution_reaches_the_minimum": lambda v: ~v("deposit_is_ripe") | (v("contribution") >= MINIMUM),
    "business_plan_is_given": lambda v: v("has_business_plan"),
    "business_plan_is_short": lambda v: v("plan_pages") <= 3,
    "business_plan_is_approved": lambda v: v("plan_approved"),
    "visit_is_reported": lambda v: ~v("needs_a_visit") | v("visit_reported"),
    "deposit_period_has_passed": lambda v: v("deposit_is_ripe"),
    "need_form_is_given": lambda v: v("has_need_form"),
    "skill_is_proven": lambda v: v("has_skill_proof"),
    "proforma_is_given": lambda v: v("has_proforma"),
    "branch_has_confirmed": lambda v: v("branch_confirmed"),
    "directive_is_in_force": lambda v: v("judged_on") >= np.datetime64("2021-05-08"),
}
