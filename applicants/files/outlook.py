"""All six offers side by side: those open today, and for the others when they open and what they still need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schemes.catalogue import Scheme
from schemes.units import add_months


@dataclass(frozen=True, slots=True)
class Outlook:
    """One of the six patterns for one applicant; `offer` is what the law gives, or will give when it opens.

    `opens_on` is the day its deposit period is complete, None before an account is open. Without an `offer` the
    minimum contribution is not reached: `needs` are the rials to put in today and leave, so that it will be.
    """

    deposit_months: int
    long_repayment: bool
    coefficient_percent: int
    repayment_months: int
    blocked_percent: int
    open: bool
    opens_on: date | None
    offer: Mapping[str, Any] | None
    needs: int

    @property
    def code(self) -> str:
        """How a form names it: «6» or «6-long»."""
        return f"{self.deposit_months}-long" if self.long_repayment else str(self.deposit_months)


def six_offers(
    scheme: Scheme, facts: Mapping[str, Any], offers: Sequence[Mapping[str, Any]], *, on: date
) -> list[Outlook]:
    """Set beside `services.outlook_of` those that do not reach the minimum; `facts` are in the law's own types."""
    there = {(offer["deposit_months"], offer["long_repayment"]): offer for offer in offers}
    rows = scheme.parameter("offered_rows", on)
    return [_outlook(scheme, row, facts, there.get((row.deposit_months, row.long_repayment)), on) for row in rows]


def _outlook(scheme: Scheme, row: Any, facts: Mapping[str, Any], offer: Mapping[str, Any] | None, on: date) -> Outlook:
    opened = facts.get("account_opened_on")
    opens_on = add_months(opened, row.deposit_months) if opened else None
    needs = 0 if offer or not opens_on else _to_put_in(scheme, row.deposit_months, facts, opens_on, on)
    is_open = bool(offer and offer["open"])
    return Outlook(**row._asdict(), open=is_open, opens_on=opens_on, offer=offer, needs=needs)


def _to_put_in(scheme: Scheme, months: int, facts: Mapping[str, Any], opens_on: date, on: date) -> int:
    """What is short of the minimum mean, put in today; of a period gone by, for one that begins today."""
    verdict = scheme.judge({**facts, "deposit_months": months}, on=max(opens_on, on))
    short: int = scheme.parameter("minimum_contribution", on) - (verdict.quantities.get("contribution") or 0)
    if opens_on <= on:
        return short
    period, left = (opens_on - add_months(opens_on, -months)).days, (opens_on - on).days
    return -(-short * period // left)
