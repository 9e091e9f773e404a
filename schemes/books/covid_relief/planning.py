"""What a unit is paid and what its bank may ask, by the head."""

from datetime import date
from typing import NamedTuple

from schemes.books.covid_relief.guide import covid_relief
from schemes.law import Scheme
from schemes.loans import schedule


class Relief(NamedTuple):
    """The loan of a unit; sums in rials. `note_ceiling` is None where no note is asked, `instalment` the largest."""

    counted_workers: int
    payable_amount: int
    amount: int
    wage_part: int
    other_part: int
    guarantee_band: int
    guarantors: int
    security: str
    note_ceiling: int | None
    profit_total: int
    instalment: int


def relief(
    *,
    insured_workers: int,
    on_unemployment_insurance: int,
    closed_by_decree: bool,
    on: date,
    amount: int | None = None,
    law: Scheme = covid_relief,
) -> Relief | None:
    """The loan of so many rials, or all that is payable; None when no worker counts or the sum is more than payable."""
    facts: dict[str, object] = {
        "insured_workers": insured_workers,
        "on_unemployment_insurance": on_unemployment_insurance,
        "closed_by_decree": closed_by_decree,
    }
    payable = law.judge(facts, on).quantities["payable_amount"]
    asked = payable if amount is None else amount
    if not 0 < asked <= payable:
        return None
    found = law.judge({**facts, "requested_amount": asked}, on).quantities
    computed = {name: found[name] for name in Relief._fields if name in found}
    return Relief(amount=asked, instalment=_largest_instalment(asked, on, law), **computed)


def _largest_instalment(amount: int, on: date, law: Scheme) -> int:
    repayment = schedule(
        method=law.parameter("schedule_method", on),
        principal=amount,
        rate=law.parameter("rate_percent", on),
        months=law.parameter("repayment_months", on),
        contract_on=law.parameter("repayment_starts_on", on),
        grace=law.parameter("grace_months", on),
    )
    return max(row.amount for row in repayment.rows)
