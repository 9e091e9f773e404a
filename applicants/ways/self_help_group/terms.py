"""What a bank is asked to lend on under this scheme, by the law of the file's day; sums in the file's currency."""

from collections.abc import Mapping
from typing import Any

from applicants.models import Application


def terms(application: Application, amount: int, quantities: Mapping[str, Any]) -> dict[str, Any]:
    """Neither collateral nor guarantor, whatever the bank would like (G3, G10)."""
    security = {"collateral_total": quantities["collateral_required"], "guarantors": quantities["guarantors"]}
    return {"method": "qard"} | security
