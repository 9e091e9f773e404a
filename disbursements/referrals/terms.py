"""What a bank is asked to lend on, by the law of the file's day with its circulars and the way of its scheme.

`months` is the tenor, `months_most` the longest where the bank chooses one up to it. A rate or tenor that neither the
document nor a circular gives is None: nobody invents it, and the bank's contract says it (R27, R30, R31). Sums are in
the file's currency.
"""

from collections.abc import Mapping
from typing import Any

from applicants.lawdesk.circulars import law_of
from applicants.models import Application
from applicants.way import way_of
from schemes.units import today

ReferralTerms = dict[str, Any]
Quantities = Mapping[str, Any]
# Every term there is. Each is a field of the API; a line on the letter too, but for what only the contract rests on.
NAMES = frozenset((
    "months", "months_most", "rate_percent", "method", "deposit_months", "long_repayment", "collateral_total",
    "blocked_cash", "other_collateral", "instalments_on_time", "grace_by_bank", "grace_months", "repayment_from",
    "payout_until", "guarantee_band", "guarantors", "security", "note_ceiling", "profit_total", "wage_part",
    "other_part", "through",
))  # fmt: skip
# What every scheme says, if only that it is the bank's to say: by a number of its law, or by its way.
SAID_BY_ALL = frozenset(("months", "rate_percent", "method"))


def terms(application: Application, amount: int, quantities: Quantities) -> ReferralTerms:
    """The terms of a referral of so much; `quantities` are those of the grant's judgement.

    ValueError where a scheme says a term that nobody would be sent, or says nothing of one that all say: its mistake.
    """
    law, on = law_of(application), application.law_on or today()
    by_law = {
        "months": "repayment_months", "months_most": "most_repayment_months", "rate_percent": "rate_percent",
        "method": "schedule_method",
    }  # fmt: skip
    told = {term: law.parameter(name, on) for term, name in by_law.items() if name in law.parameters}
    if "months_most" in told:
        told.setdefault("months", None)  # up to so many: the bank says how many
    told |= way_of(application.scheme).terms(application, amount, quantities)
    if told.keys() - NAMES or SAID_BY_ALL - told.keys():
        strange, lacking = sorted(told.keys() - NAMES), sorted(SAID_BY_ALL - told.keys())
        raise ValueError(f"terms of {application.scheme}: unknown {strange}, missing {lacking}")
    return told | {"rate_percent": None if told["rate_percent"] is None else str(told["rate_percent"])}
