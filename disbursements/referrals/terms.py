"""What a bank is asked to lend on, by the law of the file's day with its circulars and the way of its scheme.

A rate or tenor that neither the document nor a circular gives is None: nobody invents it, and the bank's contract says
it (R27, R30, R31). Sums are in the file's currency.
"""

from collections.abc import Mapping
from typing import Any

from applicants.lawdesk.circulars import law_of
from applicants.models import Application
from applicants.way import way_of
from schemes.units import today

ReferralTerms = dict[str, Any]
Quantities = Mapping[str, Any]


def terms(application: Application, amount: int, quantities: Quantities) -> ReferralTerms:
    """The terms of a referral of so much; `quantities` are those of the grant's judgement."""
    law, on = law_of(application), application.law_on or today()
    rate = law.parameter("rate_percent", on)
    told = {"months": None, "rate_percent": None if rate is None else str(rate), "method": "qard"}
    if "repayment_months" in law.parameters:
        told["months"] = law.parameter("repayment_months", on)
    if "schedule_method" in law.parameters:
        told["method"] = law.parameter("schedule_method", on)
    return told | way_of(application.scheme).terms(application, amount, quantities)
