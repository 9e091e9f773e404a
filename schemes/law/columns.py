"""A fact or quantity of many files at once: whole numbers as an array, anything else as codes into a list of values."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from schemes.law.judging import BLANK

YES_NO = [False, True, BLANK]
EPOCH = date(1970, 1, 1)
_SCALARS = {bool, str, date, int, type(None), type(BLANK)}
INT64 = np.iinfo(np.int64)


class Coded:
    """Values by code: row i has `values[codes[i]]`; one of them may be BLANK."""

    def __init__(self, codes: NDArray[Any], values: list[Any]) -> None:
        self.codes, self.values = codes, values

    def __len__(self) -> int:
        return len(self.codes)

    def part(self, rows: slice) -> "Coded":
        """Some rows of it."""
        return Coded(self.codes[rows], self.values)

    def at(self, row: int) -> Any:
        """The value of one row."""
        return self.values[self.codes[row]]

    def coded(self) -> "Coded":
        """Itself."""
        return self

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Which rows are not blank."""
        return np.array([value is not BLANK for value in self.values])[self.codes]


class Whole:
    """Whole numbers exact in 64 bits, with the rows where they are known."""

    def __init__(self, numbers: NDArray[np.int64], known: NDArray[np.bool_]) -> None:
        self.numbers, self.known = numbers, known

    def __len__(self) -> int:
        return len(self.numbers)

    def part(self, rows: slice) -> "Whole":
        """Some rows of it."""
        return Whole(self.numbers[rows], self.known[rows])

    def at(self, row: int) -> Any:
        """The value of one row."""
        return int(self.numbers[row]) if self.known[row] else BLANK

    def coded(self) -> Coded:
        """The same by codes; the distinct numbers are found once."""
        return self._coded

    @cached_property
    def _coded(self) -> Coded:
        least, most = int(self.numbers.min(initial=0)), int(self.numbers.max(initial=0))
        # Sums are mostly whole millions: counted in their greatest common step, a table is cheaper than sorting.
        step = int(np.gcd.reduce(self.numbers - least)) or 1 if most - least < INT64.max else 1
        values: list[Any]
        codes: NDArray[Any]
        if (most - least) // step < len(self.numbers):
            values, codes = list(range(least, most + 1, step)), (self.numbers - least) // step
        else:
            distinct, codes = np.unique(self.numbers, return_inverse=True)
            values = distinct.tolist()
        if not self.known.all():
            codes = np.where(self.known, codes, len(values))
            values.append(BLANK)
        return Coded(codes, values)

    @cached_property
    def greatest(self) -> int:
        """The largest size of any of them."""
        return max(abs(int(self.numbers.max(initial=0))), abs(int(self.numbers.min(initial=0))))


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
    known = ~np.ma.getmaskarray(given)
    plain = np.ma.getdata(given)
    if plain.dtype == bool:
        return Coded(np.where(known, plain, 2).astype(np.uint8), YES_NO)
    if plain.dtype == "datetime64[D]":
        return _days(np.where(known, plain.astype(np.int64), 0), known)
    return Whole(np.where(known, plain, 0).astype(np.int64), known)


def gathered(values: list[Any]) -> Column:
    """A column from one value for each row, in the narrowest form that keeps every value as it is."""
    kinds = set(map(type, values))
    if kinds <= {int, type(BLANK)} and kinds != {type(BLANK)}:
        known = np.array([value is not BLANK for value in values])
        numbers = [0 if value is BLANK else value for value in values]
        if INT64.min < min(numbers) and max(numbers) <= INT64.max:
            return Whole(np.array(numbers, np.int64), known)
    keys = _keys(values, kinds)
    distinct = dict(zip(keys, values, strict=True))
    place = {key: code for code, key in enumerate(distinct)}
    return Coded(np.fromiter(map(place.__getitem__, keys), np.intp, len(keys)), list(distinct.values()))


def _keys(values: list[Any], kinds: set[type]) -> list[Any]:
    """Something equal for values that are the same in every way: True is not 1, and an object is only itself."""
    if kinds == {tuple} and set(map(type, chain.from_iterable(values))) <= {date}:
        return values
    if not kinds <= _SCALARS:
        return list(map(id, values))
    return values if len(kinds - {type(None), type(BLANK)}) < 2 else list(zip(map(type, values), values, strict=True))


def spread(column: Column, codes: NDArray[Any]) -> Column:
    """The column whose row i is row `codes[i]` of this one."""
    if isinstance(column, Whole):
        whole = Whole(column.numbers[codes], column.known[codes])
        whole._coded = Coded(column.coded().codes[codes], column.coded().values)  # known already: not sorted again
        return whole
    return Coded(column.codes[codes], column.values)


def _days(numbers: NDArray[np.int64], known: NDArray[np.bool_]) -> Coded:
    said = numbers[known]
    first, last = (int(said.min()), int(said.max())) if said.size else (0, 0)
    days: list[Any] = [EPOCH + timedelta(days=number) for number in range(first, last + 1)]
    return Coded(np.where(known, numbers - first, len(days)), [*days, BLANK])
