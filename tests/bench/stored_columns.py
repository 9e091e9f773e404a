"""Facts of stored files as columns, taken apart while PostgreSQL is still sending: it has one core, we have another.

Rows are read some at a time, in the types of their facts, and the values of each fact are added to one long array.
Days and words, of which few differ, are read once each, as the law reads them. What is not said is left out of a stored
file: null is refused like any value of a wrong type, and an unknown name too.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Annotated, Any

import numpy as np
from msgspec import Meta, defstruct
from msgspec.json import Decoder
from msgspec.structs import astuple

from schemes.facts import Fact, Kind, read
from schemes.law.many import Column
from schemes.law.many.columns import YES_NO, Coded, Whole, lists_of
from schemes.law.many.operands import EPOCH, Days
from schemes.law.one.in_force import BLANK
from schemes.units import day

LOT = 100  # rows; while many more were read, PostgreSQL would stand before a full socket


class StoredFiles:
    """What a COPY of ids and facts writes to."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        in_order = sorted(facts.values(), key=lambda fact: (len(fact.name), fact.name))  # as jsonb keeps them: quicker
        self.ids = array("q")
        self._facts = {fact.name: _KINDS[fact.kind](fact) for fact in in_order}
        fields = [(name, values.said, values.blank) for name, values in self._facts.items()]
        self._read = Decoder(int | defstruct("File", fields, gc=False, forbid_unknown_fields=True)).decode_lines
        self._lot: list[bytes] = []

    def write(self, row: bytes) -> None:
        """Take one row, as PostgreSQL sends it."""
        self._lot.append(row)
        if len(self._lot) == LOT:
            self._take()

    def columns(self) -> dict[str, Column]:
        """All facts, once every row has come."""
        if self._lot:
            self._take()
        return {name: values.column() for name, values in self._facts.items()}

    def _take(self) -> None:
        lines = b"".join(self._lot).replace(b"\t", b"\n")  # an id, its facts, an id, its facts
        read = self._read(lines.replace(rb"\\", b"\\") if b"\\" in lines else lines)  # which COPY doubles
        self.ids.extend(read[::2])
        for values, more in zip(self._facts.values(), zip(*map(astuple, read[1::2]), strict=True), strict=True):
            values.add(more)
        self._lot.clear()


class _Once(dict[Any, int]):
    """A number for each different value, found when the value is first met."""

    def __init__(self, number: Callable[[Any], int]) -> None:
        self._number = number

    def __missing__(self, value: Any) -> int:
        self[value] = number = self._number(value)
        return number


# The values of one fact in all files: their type in JSON, what stands for a blank, and the column they make.


class _Wholes:
    said, blank = Annotated[int, Meta(ge=0)], -1

    def __init__(self, fact: Fact) -> None:
        self.numbers = array("q")
        self.add = self.numbers.extend

    def column(self) -> Whole:
        numbers = np.array(self.numbers)
        return Whole(np.maximum(numbers, 0), numbers >= 0)


class _YesNo:
    said, blank = bool, YES_NO.index(BLANK)

    def __init__(self, fact: Fact) -> None:
        self.codes = bytearray()
        self.add = self.codes.extend

    def column(self) -> Coded:
        return Coded(np.frombuffer(self.codes, np.uint8), YES_NO)


class _Words:
    said, blank = str | int, None

    def __init__(self, fact: Fact) -> None:
        self.fact, self.codes, self.code = fact, array("I"), _Once(self._code)
        self.values: list[Any] = []

    def add(self, values: Iterable[Any]) -> None:
        self.codes.extend(map(self.code.__getitem__, values))

    def column(self) -> Coded:
        return Coded(np.array(self.codes), self.values)

    def _code(self, value: Any) -> int:
        name = self.fact.name
        self.values.append(read({name: self.fact}, {name: value}).get(name, BLANK))
        return len(self.values) - 1


class _Debts(_Words):
    """Sums, or yes and no: each with its type, since True and 1 would be one key."""

    said = bool | int

    def add(self, values: Iterable[Any]) -> None:
        super().add([(type(value), value) for value in values])

    def _code(self, value: tuple[type, Any]) -> int:
        return super()._code(value[1])


class _Days:
    said, blank = str, ""

    def __init__(self, fact: Fact) -> None:
        self.numbers = array("q")
        self.number = _Once(lambda text: day(text).toordinal() if text else 0)

    def add(self, values: Iterable[str]) -> None:
        self.numbers.extend(map(self.number.__getitem__, values))

    def column(self) -> Whole:
        numbers = np.array(self.numbers)
        return Whole(np.where(numbers > 0, numbers - EPOCH.toordinal(), 0), numbers > 0, Days)


class _ListsOfDays:
    said, blank = list[str], None

    def __init__(self, fact: Fact) -> None:
        self.lengths, self.days = array("q"), _Days(fact)

    def add(self, values: Iterable[list[str] | None]) -> None:
        self.lengths.extend([-1 if value is None else len(value) for value in values])
        self.days.add(chain.from_iterable(filter(None, values)))

    def column(self) -> Coded:
        return lists_of(np.array(self.lengths), self.days.column().numbers)


class _Movements:
    said, blank = list[tuple[str, int]], None

    def __init__(self, fact: Fact) -> None:
        self.lengths, self.days, self.sums = array("q"), _Days(fact), array("q")

    def add(self, values: Iterable[list[tuple[str, int]] | None]) -> None:
        self.lengths.extend([-1 if value is None else len(value) for value in values])
        # A day, its sum, a day, its sum.
        parts: list[Any] = [*chain.from_iterable(chain.from_iterable(filter(None, values)))]
        self.days.add(parts[::2])
        self.sums.extend(parts[1::2])

    def column(self) -> Coded:
        return lists_of(np.array(self.lengths), self.days.column().numbers, np.array(self.sums))


_KINDS: Mapping[Kind, type[Any]] = {
    Kind.MONEY: _Wholes, Kind.COUNT: _Wholes, Kind.PERCENT: _Wholes, Kind.YES_NO: _YesNo, Kind.DAY: _Days,
    Kind.CHOICE: _Words, Kind.DEBT: _Debts, Kind.DAYS: _ListsOfDays, Kind.MOVEMENTS: _Movements,
}  # fmt: skip
