"""What a bank is asked to lend on under this scheme, by the law of the file's day; sums in the file's currency."""

from collections.abc import Mapping
from typing import Any

from applicants.lawdesk.circulars import law_of
from applicants.models import Application
from schemes.units import today


def terms(application: Application, amount: int, quantities: Mapping[str, Any]) -> dict[str, Any]:
    """The row of the guarantee table and no more (K15–K20); 24 instalments from Mehr, a grace by the bank (R22)."""
    law, on = law_of(application), application.law_on or today()
    computed = ("guarantee_band", "guarantors", "security", "note_ceiling", "profit_total", "wage_part", "other_part")
    return {name: quantities[name] for name in computed} | {
        "grace_by_bank": True,
        "grace_months": law.parameter("grace_months", on),
        "repayment_from": law.parameter("repayment_starts_on", on).isoformat(),
        "payout_until": law.parameter("payout_until", on).isoformat(),
    }
