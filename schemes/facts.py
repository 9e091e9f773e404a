"""The vocabulary of facts: what each is called when asked, and how its JSON value is read without guessing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from schemes.units import MOST_RIALS, day, persian_grouped


class Kind(StrEnum):
    """The type of a fact, by which it is read and asked."""

    MONEY = "money"
    DEBT = "debt"  # a sum owed, or only whether any is: what a bureau answers
    COUNT = "count"
    PERCENT = "percent"
    DAY = "day"
    DAYS = "days"
    YES_NO = "yes_no"
    CHOICE = "choice"
    MOVEMENTS = "movements"


class FactError(ValueError):
    """A fact that cannot be what it claims; the message is one Persian sentence naming it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact the law may read, with the question a form asks; of an open choice any other word is allowed too."""

    name: str
    kind: Kind
    label: str
    hint: str = ""
    example: str = ""
    choices: Mapping[Any, str] = field(default_factory=dict)
    unit: str = ""
    open: bool = False


def vocabulary(*facts: Fact) -> dict[str, Fact]:
    """The facts by name, in the order given."""
    return {fact.name: fact for fact in facts}


def read(known: Mapping[str, Fact], given: object) -> dict[str, Any]:
    """Facts in the law's own types from JSON values; null is "not said" and left out.

    Raises FactError for anything but an object, an unknown name, a wrong type or unit, an impossible day.
    """
    if not isinstance(given, Mapping):
        raise FactError("داده‌ها باید یک شیء JSON از نام و مقدار باشند.")
    facts = {}
    for name, value in given.items():
        if name not in known:
            raise FactError(f"«{_shown(name)}» نام هیچ داده‌ای از این طرح نیست.")
        if value is not None:
            facts[name] = _READERS[known[name].kind](known[name], value)
    return facts


def _shown(value: object) -> str:
    """A stranger's text, short and printable anywhere."""
    text = str(value).encode("utf-8", "replace").decode()
    return "".join(letter for letter in text if letter.isprintable())[:60]


def _whole(value: object) -> bool:
    """Whether JSON said a whole number: neither a boolean nor 1.0."""
    return isinstance(value, int) and not isinstance(value, bool)


def _money(fact: Fact, value: Any) -> int:
    if not _whole(value):
        raise FactError(f"«{fact.name}» باید عدد صحیح {fact.unit} باشد.")
    if not 0 <= value <= MOST_RIALS:
        raise FactError(f"«{fact.name}» باید میان صفر و {persian_grouped(MOST_RIALS)} {fact.unit} باشد.")
    return int(value)


def _debt(fact: Fact, value: Any) -> int | bool:
    return value if isinstance(value, bool) else _money(fact, value)


def _count(fact: Fact, value: Any) -> int:
    if not _whole(value) or not 0 <= value <= 1_000_000:
        raise FactError(f"«{fact.name}» باید عدد صحیحی میان صفر و {persian_grouped(1_000_000)} باشد.")
    return int(value)


def _percent(fact: Fact, value: Any) -> int:
    if not _whole(value) or not 0 <= value <= 100:
        raise FactError(f"«{fact.name}» باید درصدی صحیح، میان صفر و ۱۰۰ باشد.")
    return int(value)


def _day(fact: Fact, value: Any) -> date:
    try:
        return day(value if isinstance(value, str) else "")
    except ValueError as reason:
        raise FactError(f"«{fact.name}» تاریخ درستی نیست: {reason}") from None


def _days(fact: Fact, value: Any) -> tuple[date, ...]:
    if not isinstance(value, list):
        raise FactError(f"«{fact.name}» باید فهرستی از تاریخ‌ها باشد.")
    return tuple(_day(fact, each) for each in value)


def _yes_no(fact: Fact, value: Any) -> bool:
    if not isinstance(value, bool):
        raise FactError(f"«{fact.name}» باید true یا false باشد.")
    return value


def _choice(fact: Fact, value: Any) -> Any:
    if isinstance(value, str) or _whole(value):
        if value in fact.choices:
            return value
        if fact.open and isinstance(value, str) and 0 < len(value) <= 100 and value.isprintable():
            return value
    allowed = "، ".join(map(str, fact.choices))
    raise FactError(f"«{fact.name}» باید یکی از این‌ها باشد: {allowed}.")


def _movements(fact: Fact, value: Any) -> tuple[tuple[date, int], ...]:
    if not isinstance(value, list):
        raise FactError(f"«{fact.name}» باید فهرستی از [تاریخ، مبلغ] باشد.")
    return tuple(_movement(fact, row) for row in value)


def _movement(fact: Fact, row: Any) -> tuple[date, int]:
    if not isinstance(row, list) or len(row) != 2:
        raise FactError(f"هر سطر «{fact.name}» باید [تاریخ، مبلغ] باشد.")
    on, amount = row
    if not _whole(amount) or abs(amount) > MOST_RIALS:
        raise FactError(f"مبلغ هر سطر «{fact.name}» باید عدد صحیح ریال و حداکثر {persian_grouped(MOST_RIALS)} باشد.")
    return _day(fact, on), amount


_READERS: Mapping[Kind, Callable[[Fact, Any], Any]] = {
    Kind.MONEY: _money,
    Kind.DEBT: _debt,
    Kind.COUNT: _count,
    Kind.PERCENT: _percent,
    Kind.DAY: _day,
    Kind.DAYS: _days,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.MOVEMENTS: _movements,
}
