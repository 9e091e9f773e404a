"""What a bank is asked to lend on, scheme by scheme, by the law of the file's day with its circulars.

A rate or tenor that neither the document nor a circular gives is None: nobody invents it, and the bank's contract says
it (R27, R30, R31). Sums are in the file's currency.
"""

from collections.abc import Callable, Mapping
from typing import Any

from applicants.lawdesk.circulars import law_of
from applicants.models import Application
from schemes.units import today

Terms = dict[str, Any]
Quantities = Mapping[str, Any]


def terms(application: Application, amount: int, quantities: Quantities) -> Terms:
    """The terms of a referral of so much; `quantities` are those of the grant's judgement."""
    law, on = law_of(application), application.law_on or today()
    rate = law.parameter("rate_percent", on)
    told = {"months": None, "rate_percent": None if rate is None else str(rate), "method": "qard"}
    if "repayment_months" in law.parameters:
        told["months"] = law.parameter("repayment_months", on)
    if "schedule_method" in law.parameters:
        told["method"] = law.parameter("schedule_method", on)
    own = OF_SCHEME.get(application.scheme)
    return told | (own(application, amount, quantities) if own else {})


def _omid2(application: Application, amount: int, quantities: Quantities) -> Terms:
    """The chosen offer; the collateral is of the sum lent (R3), the blocked cash of the contribution (R4)."""
    offer = application.chosen_offer or {}
    total = _collateral(application, amount) or 0
    return {
        "deposit_months": offer["deposit_months"],
        "long_repayment": offer["long_repayment"],
        "months": offer["repayment_months"],
        "collateral_total": total,
        "blocked_cash": offer["blocked_cash"],
        "other_collateral": max(0, total - offer["blocked_cash"]),
        # The block is freed after as many instalments on time as the deposit had months (note 7).
        "instalments_on_time": offer["deposit_months"],
    }


def _home_business(application: Application, amount: int, quantities: Quantities) -> Terms:
    return {"collateral_total": _collateral(application, amount)}


def _self_help_group(application: Application, amount: int, quantities: Quantities) -> Terms:
    """Neither collateral nor guarantor, whatever the bank would like (G3, G10)."""
    return {"collateral_total": quantities["collateral_required"], "guarantors": quantities["guarantors"]}


def _covid_relief(application: Application, amount: int, quantities: Quantities) -> Terms:
    """The row of the guarantee table and no more (K15–K20); 24 instalments from Mehr, a grace by the bank (R22)."""
    law, on = law_of(application), application.law_on or today()
    computed = ("guarantee_band", "guarantors", "security", "note_ceiling", "profit_total", "wage_part", "other_part")
    return {name: quantities[name] for name in computed} | {
        "grace_by_bank": True,
        "grace_months": law.parameter("grace_months", on),
        "repayment_from": law.parameter("repayment_starts_on", on).isoformat(),
        "payout_until": law.parameter("payout_until", on).isoformat(),
    }


def _productive_families(application: Application, amount: int, quantities: Quantities) -> Terms:
    """Through the association (الفقرة ٩); the Iranian way of spreading a qard's fee is not the Saudi bank's."""
    intermediary = law_of(application).parameter("intermediary", application.law_on or today())
    return {"method": "annuity", "collateral_total": None, "through": intermediary}


def _collateral(application: Application, amount: int) -> int | None:
    """So many percent of the sum, rounded up; None while no circular has said how many."""
    percent = law_of(application).parameter("collateral_percent", application.law_on or today())
    return None if percent is None else -(-amount * percent // 100)


OF_SCHEME: dict[str, Callable[[Application, int, Quantities], Terms]] = {
    "omid2": _omid2,
    "home_business": _home_business,
    "covid_relief": _covid_relief,
    "self_help_group": _self_help_group,
    "productive_families": _productive_families,
}
