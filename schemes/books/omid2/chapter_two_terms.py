"""Chapter two, articles 5, 17 and 21 with note 8: the contribution and the six offers computed from it."""

from datetime import date

from schemes.books.omid2.deposits import Mean, Movements, balance_on, measured
from schemes.books.omid2.directive import LongPattern, Pattern, omid2
from schemes.books.omid2.offers import CommonTerms, Offer, OfferRow, offer, offer_rows
from schemes.law import GRANT
from schemes.units import add_months


@omid2.defines("تبصره ۸")
def offered_rows(patterns: tuple[Pattern, ...], long_patterns: tuple[LongPattern, ...]) -> tuple[OfferRow, ...]:
    """شش الگوی طرح: سه دورهٔ سپرده، هر یک با بازپرداخت عادی یا بلندتر."""
    return offer_rows(patterns, long_patterns)


@omid2.defines("ماده ۲۱")
def rows_of_periods(offered_rows: tuple[OfferRow, ...]) -> dict[int, list[OfferRow]]:
    """الگوهای هر دورهٔ سپرده."""
    periods = dict.fromkeys(row.deposit_months for row in offered_rows)
    return {months: [row for row in offered_rows if row.deposit_months == months] for months in periods}


@omid2.defines("ماده ۲۱", answer=True)
def balance(on: date, deposit_movements: Movements) -> int:
    """ماندهٔ حساب در پایان آن روز، به ریال."""
    return balance_on(on, deposit_movements)


@omid2.defines("ماده ۲۱", reading="R5")
def contributions(
    on: date,
    account_opened_on: date,
    deposit_movements: Movements,
    rows_of_periods: dict[int, list[OfferRow]],
    contribution_measure: str,
) -> dict[int, Mean]:
    """آوردهٔ هر دورهٔ سپرده که گذشته است: میانگین ماندهٔ پایان روز در همان چند ماه."""
    return measured(contribution_measure, account_opened_on, rows_of_periods, on, deposit_movements)


@omid2.defines("ماده ۲۱")
def loan_terms(ceiling: int, collateral_percent: int, block_measure: str, visit_threshold: int) -> CommonTerms:
    """اعدادی که در هر شش الگو یکی است."""
    return CommonTerms(ceiling, collateral_percent, block_measure, visit_threshold)


@omid2.defines("ماده ۵", reading="R5", answer=True)
def offers(
    contributions: dict[int, Mean],
    balance: int,
    rows_of_periods: dict[int, list[OfferRow]],
    minimum_contribution: int,
    loan_terms: CommonTerms,
) -> tuple[Offer, ...]:
    """الگوهایی که آن روز باز است و آوردهٔ آن به حداقل می‌رسد، با مبلغ، بازپرداخت و وثیقهٔ هر یک."""
    found = []
    for months, contribution in contributions.items():
        if contribution.whole >= minimum_contribution:
            for row in rows_of_periods[months]:
                found.append(offer(row, contribution, balance, loan_terms))
    return tuple(found)


@omid2.defines("ماده ۲۱", reading="R5", answer=True)
def deposit_ripens_on(account_opened_on: date, deposit_months: int) -> date:
    """روزی که دورهٔ سپردهٔ برگزیده کامل می‌شود."""
    return add_months(account_opened_on, deposit_months)


@omid2.defines("ماده ۲۱", reading="R5")
def deposit_is_ripe(on: date, deposit_ripens_on: date) -> bool:
    """دورهٔ سپردهٔ برگزیده کامل شده است."""
    return on >= deposit_ripens_on


@omid2.requires("ماده ۲۱", stage=GRANT, reading="R5")
def deposit_period_has_passed(deposit_is_ripe: bool, deposit_ripens_on: date) -> bool:
    """سپرده به اندازهٔ دورهٔ برگزیده در حساب بوده است."""
    return deposit_is_ripe


@omid2.defines("ماده ۱۷", reading="R6", answer=True)
def contribution(contributions: dict[int, Mean], deposit_months: int) -> int | None:
    """آوردهٔ متقاضی در دورهٔ برگزیده، به ریال."""
    mean = contributions.get(deposit_months)
    return mean and mean.whole
