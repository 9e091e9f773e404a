"""Random files of any scheme in the law's own types: mostly good ones, on both sides of every edge, with blanks."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from schemes.facts import Fact, Kind
from schemes.law import Scheme
from schemes.units import day

FIRST, DAYS = day("1399/01/01"), 600  # what a random file knows happened in these days
MILLION = 1_000_000


def random_facts(scheme: Scheme, dice: Random, blank: float = 0.1, rials: int = MILLION) -> dict[str, Any]:
    """One file; each fact is blank with this chance. Sums are multiples of so many rials, save some at the edges."""
    return {name: _random_fact(fact, dice, rials) for name, fact in scheme.facts.items() if dice.random() >= blank}


def _random_fact(fact: Fact, dice: Random, rials: int) -> Any:
    return _DICE[fact.kind](fact, dice, rials)


def _money(fact: Fact, dice: Random, rials: int) -> int:
    if dice.random() < 0.1:
        return dice.choice((0, 300 * MILLION, 300 * MILLION + 1, 1_000 * MILLION, 1_000 * MILLION + 1, 160 * MILLION))
    return dice.randrange(0, 1_500 * MILLION, rials)


def _debt(fact: Fact, dice: Random, rials: int) -> int | bool:
    return dice.choice((0, 1, False, True, 5 * MILLION))


def _day(fact: Fact, dice: Random, rials: int) -> date:
    return FIRST + timedelta(days=dice.randrange(DAYS))


def _days(fact: Fact, dice: Random, rials: int) -> tuple[date, ...]:
    return tuple(_day(fact, dice, rials) for _ in range(dice.choice((0,) * 18 + (1, 2))))


def _movements(fact: Fact, dice: Random, rials: int) -> tuple[tuple[date, int], ...]:
    times = dice.choice((1, 1, 2, 4))
    return tuple((_day(fact, dice, rials), dice.randrange(-100 * MILLION, 500 * MILLION, rials)) for _ in range(times))


def _choice(fact: Fact, dice: Random, rials: int) -> Any:
    return dice.choice(tuple(fact.choices))


_DICE: Mapping[Kind, Callable[[Fact, Random, int], Any]] = {
    Kind.MONEY: _money,
    Kind.DEBT: _debt,
    Kind.COUNT: lambda fact, dice, rials: dice.choice((0, 0, 1, 2, 3, 4, 7, 12)),
    Kind.PERCENT: lambda fact, dice, rials: dice.randrange(101),
    Kind.DAY: _day,
    Kind.DAYS: _days,
    Kind.YES_NO: lambda fact, dice, rials: dice.random() < 0.9,
    Kind.CHOICE: _choice,
    Kind.MOVEMENTS: _movements,
}
