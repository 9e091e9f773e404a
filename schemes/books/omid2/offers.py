"""The six offers of article 21 and note 8: what a deposit brings, over how long, against which collateral."""

from typing import NamedTuple

from schemes.books.omid2.deposits import Mean
from schemes.books.omid2.directive import LongPattern, Pattern
from schemes.units.choosing import greater, lesser


class OfferRow(NamedTuple):
    """One of the six patterns: a row of article 21, or of note 8 with the block of its deposit period."""

    deposit_months: int
    long_repayment: bool
    coefficient_percent: int
    repayment_months: int
    blocked_percent: int


class Offer(NamedTuple):
    """What one pattern offers on a day; sums in rials."""

    deposit_months: int
    long_repayment: bool
    coefficient_percent: int
    repayment_months: int
    base: int
    amount: int
    capped: bool
    collateral_total: int
    blocked_cash: int
    other_collateral: int
    block_shortfall: int
    visit_required: bool


class CommonTerms(NamedTuple):
    """The numbers of the law that all six offers share."""

    ceiling: int
    collateral_percent: int
    block_measure: str
    visit_threshold: int


def offer_rows(patterns: tuple[Pattern, ...], long_patterns: tuple[LongPattern, ...]) -> tuple[OfferRow, ...]:
    """The six rows, each period followed by its longer repayment."""
    longer = {row.deposit_months: row for row in long_patterns}
    rows = []
    for row in patterns:
        rows.append(OfferRow(row.deposit_months, False, *row[1:]))
        if long := longer.get(row.deposit_months):
            rows.append(OfferRow(row.deposit_months, True, *long[1:], row.blocked_percent))
    return tuple(rows)


def offer(row: OfferRow, contribution: Mean, balance: int, terms: CommonTerms) -> Offer:
    """What the row brings: the coefficient times the exact mean, floored once, capped; blocks rounded up (R3–R5)."""
    months, long, coefficient, repayment, blocked_percent = row
    ceiling, collateral_percent, block_measure, visit_threshold = terms
    total, days = contribution
    hundredths = days * 100
    scored = total * coefficient // hundredths
    amount = lesser(scored, ceiling)
    visit_required = amount > visit_threshold
    collateral = -(-amount * collateral_percent // 100)
    if block_measure == "contribution":
        blocked = -(-total * blocked_percent // hundredths)
    else:
        blocked = -(-amount * blocked_percent // 100)
    # As Offer(…) does, but without the detour over its class, which costs a third; a file has up to six of them.
    return Offer.__new__(
        Offer, months, long, coefficient, repayment, total // days, amount, scored > ceiling,
        collateral, blocked, greater(collateral - blocked, 0), greater(blocked - balance, 0), visit_required,
    )  # fmt: skip
