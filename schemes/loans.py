"""Repayment schedules in whole rials: four ways to spread a fee or profit, tied to the rial (R10, R22, R23, R33).

Dates follow R17, the late charge R34. Rates are percent a year and exact (int, Decimal or Fraction, never float);
sums are rials; days are dates.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from schemes.units.choosing import lesser
from schemes.units.countries import IRAN, Country

MOST_PRINCIPAL, MOST_MONTHS, MOST_RATE = 10**15, 600, 100
YEAR = 12  # months; a fee year of the tenor, counted from the contract

Rate = int | Decimal | Fraction
Shares = list[tuple[int, int]]  # principal and fee of each instalment


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One instalment: what is due on its day, and the principal that stays owed after it."""

    number: int
    due_on: date
    principal: int
    fee: int
    amount: int
    balance: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The instalments of a loan and their sums; with a grace, `total_principal` includes the profit of the grace."""

    rows: tuple[ScheduleRow, ...]
    total_principal: int
    total_fee: int
    total: int


def schedule(
    *, method: str, principal: int, rate: Rate, months: int, contract_on: date, grace: int = 0, country: Country = IRAN
) -> Schedule:
    """Lay out a loan's instalments, due by its country's months; ValueError, with a sentence, for terms no loan has.

    A grace of g months leaves months - g instalments and adds the simple profit of those months to the principal (R22).
    """
    owed, shares = _spread(method, principal, rate, months, grace)
    later = country.calendar.add_months
    rows, balance = [], owed
    for number, (part, fee) in enumerate(shares, start=1):
        balance -= part
        rows.append(ScheduleRow(number, later(contract_on, grace + number), part, fee, part + fee, balance))
    total_fee = sum(fee for _, fee in shares)
    return Schedule(tuple(rows), owed, total_fee, owed + total_fee)


def cost(*, method: str, principal: int, rate: Rate, months: int, grace: int = 0) -> int:
    """All fees and profit of a loan, the grace's too, in rials: what its `schedule` adds to it, without the days."""
    _refuse_impossible(method, principal, rate, months, grace)
    rate = _exact(rate)
    owed = _after_grace(principal, rate, grace)
    if method == "annuity":
        return owed - principal + _annuity_profit(owed, rate, months - grace)
    return owed - principal + sum([fee for _, fee in METHODS[method](owed, rate, months - grace)])


def _spread(method: str, principal: int, rate: Rate, months: int, grace: int) -> tuple[int, Shares]:
    """What is owed after the grace, and how the method spreads it."""
    _refuse_impossible(method, principal, rate, months, grace)
    rate = _exact(rate)
    owed = _after_grace(principal, rate, grace)
    return owed, METHODS[method](owed, rate, months - grace)


def _after_grace(principal: int, rate: Fraction, grace: int) -> int:
    return principal + half_up(principal * rate * grace / (100 * YEAR)) if grace else principal


def qard(principal: int, rate: Fraction, months: int) -> Shares:
    """Spread a qard fee as the Central Bank does: a fee instalment opens each year, eleven of principal follow (R10).

    The fee of a year is balance × rate × months of that year / 12. A last year of one month has a single instalment,
    which carries both.
    """
    opens_year = [place % YEAR == 0 for place in range(months)]
    pays_principal = [not opens or place == months - 1 for place, opens in enumerate(opens_year)]
    parts = iter(split(principal, sum(pays_principal)))
    shares, balance = [], principal
    for place in range(months):
        fee = _fee_of_year(balance, rate, months - place) if opens_year[place] else 0
        part = next(parts) if pays_principal[place] else 0
        shares.append((part, fee))
        balance -= part
    return shares


def qard_simple(principal: int, rate: Fraction, months: int) -> Shares:
    """Spread the simple fee P·r·(n+1)/2400 equally over all instalments."""
    fee = half_up(principal * rate * (months + 1) / 2400)
    return list(zip(split(principal, months), split(fee, months), strict=True))


def qard_yearly(principal: int, rate: Fraction, months: int) -> Shares:
    """Spread a qard fee as before 1388: principal every month, each year's fee on its balance in its first month."""
    shares, balance = [], principal
    for place, part in enumerate(split(principal, months)):
        shares.append((part, 0 if place % YEAR else _fee_of_year(balance, rate, months - place)))
        balance -= part
    return shares


def annuity(principal: int, rate: Fraction, months: int) -> Shares:
    """Spread profit in equal instalments at rate/12 a month; the last one closes the balance (R23)."""
    # Whole numbers: fractions cost ten times as much here.
    share, whole = _of_a_month(rate)
    instalment = _level_instalment(principal, share, whole, months)
    twice_share, twice_whole = 2 * share, 2 * whole
    shares, balance = [], principal
    for _ in range(months - 1):
        fee = (balance * twice_share + whole) // twice_whole  # half up
        # Rounding may close a tiny loan early. It never makes a fee greater than the instalment: that is the
        # exact one's rounding, which is above the first fee.
        part = lesser(instalment - fee, balance)
        shares.append((part, fee))
        balance -= part
    shares.append((balance, (balance * twice_share + whole) // twice_whole))
    return shares


def _annuity_profit(principal: int, rate: Fraction, months: int) -> int:
    """The sum of the profit of `annuity` without its rows, which a verdict does not ask for."""
    share, whole = _of_a_month(rate)
    instalment = _level_instalment(principal, share, whole, months)
    twice_grown, twice_whole = 2 * (whole + share), 2 * whole
    balance = principal
    for _ in range(months - 1):
        balance = (balance * twice_grown + whole) // twice_whole - instalment
    if balance < 0:  # a loan closed early stays below zero from there on
        return sum([fee for _, fee in annuity(principal, rate, months)])
    return instalment * (months - 1) + (balance * twice_grown + whole) // twice_whole - principal


def _level_instalment(principal: int, share: int, whole: int, months: int) -> int:
    """The equal instalment at share/whole a month: principal × i × (1 + i)^n / ((1 + i)^n - 1), half up."""
    if not share:
        return principal // months
    numerator, denominator = _of_one_rial(share, whole, months)
    return _rounded(principal * numerator, denominator)


@lru_cache(maxsize=256)
def _of_one_rial(share: int, whole: int, months: int) -> tuple[int, int]:
    """The equal instalment of a loan of one rial, as a fraction: the same for all loans of a scheme."""
    grown = (whole + share) ** months
    return share * grown, whole * (grown - whole**months)


METHODS: dict[str, Callable[[int, Fraction, int], Shares]] = {
    "qard": qard,
    "qard_simple": qard_simple,
    "qard_yearly": qard_yearly,
    "annuity": annuity,
}


def late_charge(overdue: int, rate: Rate, days: int, *, points: Rate = 6, year_days: int = 365) -> int:
    """Charge for lateness: overdue × (rate + points) × days / (100 × days of the year), half up (R34)."""
    if overdue < 0 or days < 0:
        raise ValueError("مبلغ و روزهای دیرکرد نمی‌تواند منفی باشد.")
    return half_up(Fraction(overdue) * (Fraction(rate) + Fraction(points)) * days / (100 * year_days))


def split(amount: int, count: int) -> list[int]:
    """Divide a sum into whole parts: all the floor of the mean, the last takes the rest (R33)."""
    part = amount // count
    return [part] * (count - 1) + [amount - part * (count - 1)]


def half_up(amount: Fraction | int) -> int:
    """Round a sum that is not negative to whole rials, a half upward (R33)."""
    return _rounded(*amount.as_integer_ratio())


def _rounded(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


@lru_cache(maxsize=256)
def _exact(rate: Rate) -> Fraction:
    return Fraction(rate)


@lru_cache(maxsize=256)
def _of_a_month(rate: Fraction) -> tuple[int, int]:
    return (rate / (100 * YEAR)).as_integer_ratio()


def _fee_of_year(balance: int, rate: Fraction, months_left: int) -> int:
    return half_up(balance * rate * min(YEAR, months_left) / (100 * YEAR))


def _refuse_impossible(method: str, principal: int, rate: Rate, months: int, grace: int) -> None:
    if isinstance(rate, float):
        raise TypeError("rate must be exact: int, Decimal or Fraction")
    if method not in METHODS:
        raise ValueError(f"روش باید یکی از این‌ها باشد: {'، '.join(METHODS)}.")
    if not 1 <= principal <= MOST_PRINCIPAL:
        raise ValueError("اصل وام باید بین یک ریال و یک میلیون میلیارد ریال باشد.")
    if not 1 <= months <= MOST_MONTHS:
        raise ValueError("شمار ماه‌ها باید بین ۱ و ۶۰۰ باشد.")
    if not 0 <= rate <= MOST_RATE:
        raise ValueError("نرخ باید بین صفر و صد درصد باشد.")
    if not 0 <= grace < months:
        raise ValueError("تنفس باید از مدت وام کمتر باشد.")
