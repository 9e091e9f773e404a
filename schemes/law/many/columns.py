"""A fact or quantity of many files at once: whole numbers or days as an array, anything else as codes into values."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from schemes.law.many.operands import EPOCH, Days, NumberColumn, Operand, size
from schemes.law.many.shapes import changed
from schemes.law.one.in_force import BLANK

YES_NO = [False, True, BLANK]
INT64 = np.iinfo(np.int64)
ALL = slice(None)
_FEW = 16  # so few different whole numbers are a choice or a small count, and are looked up rather than computed with
_SCALARS = {bool, str, date, int, type(None), type(BLANK)}
_DAY = EPOCH.toordinal()

Rows: TypeAlias = slice | NDArray[np.intp]  # ALL, or places in ascending order


class Coded:
    """Values by code: row i has `values[codes[i]]`, one of which may be BLANK.

    A value may itself be made of columns, as a list of movements is: then row i stands at `places[i]` in them.
    """

    def __init__(self, codes: NDArray[Any], values: list[Any], places: NDArray[np.intp] | None = None) -> None:
        self.codes, self.values, self.places = codes, values, places

    def __len__(self) -> int:
        return len(self.codes)

    def part(self, rows: slice) -> "Coded":
        """Some rows of it."""
        return Coded(self.codes[rows], self.values, None if self.places is None else self.places[rows])

    def at(self, row: int) -> Any:
        """The value of one row."""
        value = self.values[self.codes[row]]
        if self.places is None:
            return value
        place = int(self.places[row])
        return changed(value, lambda operand: operand.at(place))

    def read(self, rows: Rows) -> Any:
        """What a rule reads of rows that have one code."""
        value = self.values[self.codes[0 if isinstance(rows, slice) else rows[0]]]
        if self.places is None:
            return value
        places = self.places[rows]
        return changed(value, lambda operand: operand.take(places))

    @cached_property
    def known(self) -> NDArray[np.bool_] | None:
        """Which rows are not blank; None for all."""
        said = np.array([value is not BLANK for value in self.values])
        return None if said.all() else said.take(self.codes)


class Whole:
    """Whole numbers exact in 64 bits, or days counted from the epoch; `known` are the rows not blank, None for all."""

    def __init__(
        self, numbers: NDArray[np.int64], known: NDArray[np.bool_] | None = None, of: type[Operand] = NumberColumn
    ) -> None:
        self.numbers, self.known, self.of = numbers, known, of

    def __len__(self) -> int:
        return len(self.numbers)

    def part(self, rows: slice) -> "Whole":
        """Some rows of it."""
        return Whole(self.numbers[rows], None if self.known is None else self.known[rows], self.of)

    def at(self, row: int) -> Any:
        """The value of one row."""
        return BLANK if self.known is not None and not self.known[row] else self.of(self.numbers, 0).at(row)

    def read(self, rows: Rows) -> Any:
        """What a rule reads of these rows: one value where they have but one."""
        if rows is ALL:
            return self._read_whole
        numbers = self.numbers[rows]
        operand = self.of(numbers, self._bound)
        return operand.at(0) if (numbers == numbers[0]).all() else operand

    @cached_property
    def _read_whole(self) -> Any:
        operand = self.of(self.numbers, self._bound)
        return operand.at(0) if (self.numbers == self.numbers[0]).all() else operand

    @cached_property
    def _bound(self) -> int:
        return size(self.numbers)


Column: TypeAlias = Coded | Whole
Given: TypeAlias = Sequence[Any] | NDArray[Any] | Column


def constant(value: Any, rows: int) -> Coded:
    """The same value for every file."""
    return Coded(np.zeros(rows, np.uint8), [value])


def column(given: Given) -> Column:
    """A column from Python values in the law's own types (None: blank) or from an array, masked where blank.

    Arrays are of bool, of whole numbers, or of datetime64[D]; a column stays itself.
    """
    if isinstance(given, Coded | Whole):
        return given
    if not isinstance(given, np.ndarray):
        return gathered([BLANK if value is None else value for value in given])
    known = None if np.ma.getmask(given) is np.ma.nomask else ~np.ma.getmaskarray(given)
    plain = np.ma.getdata(given)
    if plain.dtype == bool:
        return Coded(np.where(True if known is None else known, plain, 2).astype(np.uint8), YES_NO)
    of = Days if plain.dtype == "datetime64[D]" else NumberColumn
    return Whole(np.where(True if known is None else known, plain.astype(np.int64), 0), known, of)


def gathered(values: list[Any]) -> Column:
    """A column from one value for each row, in the narrowest form that keeps every value as it is."""
    kinds = set(map(type, values)) - {type(BLANK)}
    # True is an int to Python and must not become one here, so kinds are compared and not instances.
    if kinds == {int} and len(set(values)) > _FEW:
        numbers = [0 if value is BLANK else value for value in values]
        if INT64.min < min(numbers) and max(numbers) <= INT64.max:
            return Whole(np.array(numbers, np.int64), _known(values))
    if kinds == {date}:
        days = [_DAY if value is BLANK else value.toordinal() for value in values]
        return Whole(np.array(days, np.int64) - _DAY, _known(values), Days)
    if kinds == {tuple} and (lists := _lists(values)):
        return lists
    keys = _keys(values, kinds)
    distinct = dict(zip(keys, values, strict=True))
    place = {key: code for code, key in enumerate(distinct)}
    return Coded(
        np.fromiter(map(place.__getitem__, keys), np.min_scalar_type(len(place)), len(keys)), [*distinct.values()]
    )


def spread(column: Column, codes: NDArray[Any]) -> Column:
    """The column whose row i is row `codes[i]` of this one."""
    if isinstance(column, Whole):
        return Whole(column.numbers.take(codes), None if column.known is None else column.known.take(codes), column.of)
    return Coded(column.codes.take(codes), column.values, None if column.places is None else column.places.take(codes))


def _known(values: list[Any]) -> NDArray[np.bool_] | None:
    known = np.array([value is not BLANK for value in values])
    return None if known.all() else known


def _keys(values: list[Any], kinds: set[type]) -> list[Any]:
    """Something equal for values that are the same in every way: True is not 1, and an object is only itself."""
    # What cannot be hashed or compared safely is the same only as the same object.
    if not kinds <= _SCALARS:
        return list(map(id, values))
    return values if len(kinds - {type(None)}) < 2 else list(zip(map(type, values), values, strict=True))


def _lists(values: list[Any]) -> Coded | None:
    """A column of lists of days, or of days with sums; None for lists of anything else."""
    said = list(chain.from_iterable([value for value in values if value is not BLANK]))
    lengths = np.array([-1 if value is BLANK else len(value) for value in values])
    if set(map(type, said)) <= {date}:
        return lists_of(lengths, _days(said))
    if set(map(type, said)) == {tuple} and {tuple(map(type, part)) for part in said} == {(date, int)}:
        amounts = [amount for _, amount in said]
        if INT64.min < min(amounts) and max(amounts) <= INT64.max:
            return lists_of(lengths, _days([day for day, _ in said]), np.array(amounts, np.int64))
    return None


def _days(days: list[date]) -> NDArray[np.int64]:
    return np.array([day.toordinal() for day in days], np.int64) - _DAY


def lists_of(lengths: NDArray[np.intp], days: NDArray[np.int64], amounts: NDArray[np.int64] | None = None) -> Coded:
    """A column of lists of days, or of days with sums, laid end to end; a blank one has the length -1.

    Files with lists of one length share a value: for each place in the list a column.
    """
    begins = np.cumsum(np.maximum(lengths, 0)) - np.maximum(lengths, 0)
    codes, places = np.zeros(len(lengths), np.intp), np.zeros(len(lengths), np.intp)
    values: list[Any] = []
    # A rule that goes through a list goes through as many steps for each file of one length: these stay together.
    for code, length in enumerate(np.unique(lengths)):
        rows = np.flatnonzero(lengths == length)
        codes[rows], places[rows] = code, np.arange(len(rows))
        each = [begins[rows] + place for place in range(length)]
        if length < 0:
            values.append(BLANK)
        elif amounts is None:
            values.append(tuple([Days(days[at]) for at in each]))
        else:
            values.append(tuple([(Days(days[at]), NumberColumn(amounts[at], size(amounts))) for at in each]))
    return Coded(codes, values, places)
