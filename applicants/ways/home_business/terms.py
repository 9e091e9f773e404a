"""What a bank is asked to lend on under this scheme, by the law of the file's day; sums in the file's currency."""

from collections.abc import Mapping
from typing import Any

from applicants.lawdesk.circulars import collateral_of
from applicants.models import Application


def terms(application: Application, amount: int, quantities: Mapping[str, Any]) -> dict[str, Any]:
    """The collateral that a circular names, none before one does (R27)."""
    return {"method": "qard", "collateral_total": collateral_of(application, amount)}
