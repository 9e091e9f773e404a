"""Looking ahead: what a deposit will bring month by month, and the deposit that a wanted loan needs."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from schemes.books.omid2.deposits import Mean
from schemes.books.omid2.directive import omid2
from schemes.books.omid2.offers import CommonTerms, Offer, OfferRow, offer
from schemes.law import Scheme
from schemes.loans import schedule
from schemes.units import add_months


class Month(NamedTuple):
    """The end of a month after opening: the balance in rials, and the offers open on that day."""

    number: int
    on: date
    balance: int
    offers: tuple[Offer, ...]


class PatternNeed(NamedTuple):
    """What one of the six patterns asks for a loan; sums in rials.

    Either `deposit` at once on the first day, or `monthly` on the first day and every month after it, is the least
    that is enough. `instalment` is the largest of the repayment.
    """

    row: OfferRow
    ready_on: date
    deposit: int
    monthly: int
    blocked_cash: int
    other_collateral: int
    instalment: int


def saving(deposit: int, monthly: int, opened_on: date, months: int) -> tuple[tuple[date, int], ...]:
    """An account's movements: a sum at opening, and one more every month after it."""
    later = ((add_months(opened_on, month), monthly) for month in range(1, months) if monthly)
    return ((opened_on, deposit), *later)


def months_ahead(*, deposit: int, monthly: int, opened_on: date, months: int, law: Scheme = omid2) -> list[Month]:
    """The offers of every month from the opening on, by the law of that day, if nothing else moves."""
    movements = saving(deposit, monthly, opened_on, months + 1)
    facts = {"account_opened_on": opened_on, "deposit_movements": movements}
    days = [(number, add_months(opened_on, number)) for number in range(1, months + 1)]
    edition = law.edition(opened_on)
    verdicts = [(number, on, edition.judge(facts, on)) for number, on in days]
    return [Month(number, on, verdict.quantities["balance"], verdict.offers) for number, on, verdict in verdicts]


def needs(*, loan: int, on: date, law: Scheme = omid2) -> list[PatternNeed]:
    """For each pattern the least deposit, begun on that day, that brings a loan within the ceiling of article 16."""
    rows: Sequence[OfferRow] = law.parameter("offered_rows", on)
    return [_need(row, loan, on, law) for row in rows]


def mean_needed(loan: int, row: OfferRow, on: date, law: Scheme = omid2) -> int:
    """The least mean balance whose share, floored, is the loan, and which reaches the minimum of article 17."""
    least: int = law.parameter("minimum_contribution", on)
    return max(-(-loan * 100 // row.coefficient_percent), least)


def _need(row: OfferRow, loan: int, on: date, law: Scheme) -> PatternNeed:
    ready_on = add_months(on, row.deposit_months)
    deposit = mean_needed(loan, row, on, law)
    terms = CommonTerms(
        loan, *(law.parameter(name, on) for name in ("collateral_percent", "block_measure", "visit_threshold"))
    )
    taken = offer(row, Mean(deposit, 1), deposit, terms)
    repayment = schedule(
        method=law.parameter("schedule_method", on),
        principal=loan,
        rate=law.parameter("rate_percent", on),
        months=row.repayment_months,
        contract_on=ready_on,
    )
    largest = max(instalment.amount for instalment in repayment.rows)
    monthly = _monthly(loan, row, on, ready_on, law)
    return PatternNeed(row, ready_on, deposit, monthly, taken.blocked_cash, taken.other_collateral, largest)


def _monthly(loan: int, row: OfferRow, on: date, ready_on: date, law: Scheme) -> int:
    """The least sum which, put in every month from the first day, makes the mean that is needed, exactly."""
    days = (ready_on - on).days
    standing = sum((ready_on - add_months(on, month)).days for month in range(row.deposit_months))
    for_loan = -(-loan * days * 100 // (row.coefficient_percent * standing))
    least: int = law.parameter("minimum_contribution", on)
    return max(for_loan, -(-least * days // standing))
