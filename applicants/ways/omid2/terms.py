"""What a bank is asked to lend on under this scheme, by the law of the file's day; sums in the file's currency."""

from collections.abc import Mapping
from typing import Any

from applicants.lawdesk.circulars import collateral_of
from applicants.models import Application


def terms(application: Application, amount: int, quantities: Mapping[str, Any]) -> dict[str, Any]:
    """The chosen offer; the collateral is of the sum lent (R3), the blocked cash of the contribution (R4)."""
    offer = application.chosen_offer or {}
    total = collateral_of(application, amount) or 0
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
