"""The COVID relief rules for openfisca-core: formulas over whole arrays, answers as it stores them.

It has no blank, so each fact is taken as said. Interest is computed in 64 bits inside its formula.
"""

from datetime import date

import numpy as np

FACTS = {
    "invited": bool, "sector_listed": bool, "has_licence": bool, "has_insurance_list": bool, "active_last_year": bool,
    "active_now": bool, "jobs_kept": bool, "insured_workers": int, "on_unemployment_insurance": int,
    "closed_by_decree": bool, "earlier_covid_loans": int, "requested_amount": int, "registered_on": date,
    "paid_on": date, "cheques": int, "cheques_in_window": int, "non_current_debt": int,
    "sector_agency_approved": bool,
}  # fmt: skip


def profit(amounts):
    """All interest at 12 % a year over 24 equal months, to the rial."""
    grown, still = 101**24, 100**24
    level = (amounts * (grown / (grown - still) / 100) + 0.5).astype(np.int64)
    balance, paid = amounts.copy(), np.zeros_like(amounts)
    for left in range(24, 0, -1):
        fee = (2 * balance + 100) // 200
        paid += fee
        balance -= np.minimum(np.maximum(level - fee, 0), balance) if left > 1 else balance
    return paid


def row(amounts):
    """The row of the guarantee table, from 0."""
    return np.searchsorted(np.array([160_000_000, 480_000_000, 1_600_000_000, 2_000_000_000]), amounts)


QUANTITIES = {
    "counted_workers": (int, lambda v: np.maximum(0, v("insured_workers") - v("on_unemployment_insurance"))),
    "payable_amount": (int, lambda v: v("counted_workers") * np.where(v("closed_by_decree"), 160_000_000, 120_000_000)),
    "wage_part": (int, lambda v: v("requested_amount").astype(np.int64) * 70 // 100),
    "other_part": (int, lambda v: v("requested_amount") - v("wage_part")),
    "profit_total": (int, lambda v: profit(v("requested_amount").astype(np.int64))),
    "guarantee_band": (int, lambda v: row(v("requested_amount")) + 1),
    "guarantors": (int, lambda v: np.array([0, 1, 2, 3, 0])[v("guarantee_band") - 1]),
}
REQUIREMENTS = {
    "owner_is_invited": lambda v: v("invited"),
    "jobs_are_kept": lambda v: v("jobs_kept"),
    "unit_is_licensed": lambda v: v("has_licence"),
    "sector_is_listed": lambda v: v("sector_listed"),
    "unit_has_an_insurance_list": lambda v: v("has_insurance_list"),
    "unit_was_active_last_year": lambda v: v("active_last_year"),
    "unit_is_still_active": lambda v: v("active_now") | v("closed_by_decree"),
    "no_earlier_covid_loan": lambda v: v("earlier_covid_loans") == 0,
    "registered_in_time": lambda v: v("registered_on") <= np.datetime64("2020-07-21"),
    "paid_in_time": lambda v: v("paid_on") <= np.datetime64("2020-08-21"),
    "non_current_debt_does_not_hinder": lambda v: v("non_current_debt") >= 0,
    "no_cheque_outside_the_window": lambda v: v("cheques") == v("cheques_in_window"),
    "amount_within_what_is_payable": lambda v: (v("requested_amount") <= v("payable_amount")) | v("closed_by_decree"),
    "amount_within_what_a_closed_unit_gets": (
        lambda v: (v("requested_amount") <= v("payable_amount")) | ~v("closed_by_decree")
    ),
    "sector_agency_has_approved": lambda v: v("sector_agency_approved"),
}
