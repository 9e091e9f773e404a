"""What a bank is asked to lend on under this scheme, by the law of the file's day; sums in the file's currency."""

from collections.abc import Mapping
from typing import Any

from applicants.lawdesk.circulars import law_of
from applicants.models import Application
from schemes.units import today


def terms(application: Application, amount: int, quantities: Mapping[str, Any]) -> dict[str, Any]:
    """Through the association (الفقرة ٩); the Iranian way of spreading a qard's fee is not the Saudi bank's."""
    intermediary = law_of(application).parameter("intermediary", application.law_on or today())
    return {"method": "annuity", "collateral_total": None, "through": intermediary}
