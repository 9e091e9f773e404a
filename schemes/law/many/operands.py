"""What a rule reads in place of one number, day or yes: those of many files, with the same operations.

Sums are exact: what could leave 64 bits is computed in Python's own whole numbers. A truth on which the files differ,
or a number looked up in a table, raises Apart; an operation that is not here raises TypeError or AttributeError.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from operator import add, eq, floordiv, ge, gt, le, lt, mul, ne, sub
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemes.units.choosing import Apart

MOST = 2**63 - 1
EPOCH = date(1970, 1, 1)
_FIRST = EPOCH.toordinal()
_EARLIEST, _LATEST = -20 * 366, 120 * 366  # from 1950 to 2090
_MOST_DAY = date.max.toordinal()


class OnTheWay:
    """What becomes a column by a further step, and before it cannot be compared or be true: else it would be silent."""

    __slots__ = ()

    def __eq__(self, other: object) -> Any:
        raise TypeError("columns of this kind are not compared")

    def __hash__(self) -> int:
        raise TypeError("columns of this kind are not looked up")

    def __bool__(self) -> bool:
        raise TypeError("columns of this kind are neither true nor false")


class Operand(OnTheWay):
    """Values of many files, none of them blank and none beyond `bound`; at `places` of a longer array, read late."""

    __slots__ = ("_source", "bound", "places")

    def __init__(self, source: NDArray[Any], bound: int, places: NDArray[Any] | None = None) -> None:
        self._source, self.bound, self.places = source, bound, places

    @property
    def values(self) -> NDArray[Any]:
        """The array itself."""
        if self.places is not None:
            self._source, self.places = self._source.take(self.places), None
        return self._source

    def take(self, places: NDArray[Any]) -> "Operand":
        """Some of the files."""
        return type(self)(self.values, self.bound, places)

    def at(self, place: int) -> Any:
        """The value of one file."""
        value = self.values[place]
        return value.item() if isinstance(value, np.generic) else value  # beyond 64 bits it is Python's own already

    def read(self, other: Any) -> Any:
        """Another operand as numpy takes it, and its bound; None for what is not of the same kind."""
        raise NotImplementedError

    def __str__(self) -> str:
        raise TypeError("a column has no text")


class Truth(Operand):
    """Yes or no for each file; counts as one or nothing in a product."""

    __slots__ = ()

    def __init__(self, source: NDArray[Any], bound: int = 1, places: NDArray[Any] | None = None) -> None:
        super().__init__(source, bound, places)

    def __bool__(self) -> bool:
        said = np.count_nonzero(self.values)
        if 0 < said < len(self.values):
            raise Apart(self)
        return bool(said)

    def choose(self, one: Any, other: Any) -> Any:
        """The one where it is so, else the other."""
        like: Operand = one if isinstance(one, Operand) else other
        (first, one_bound), (second, other_bound) = like.read(one), like.read(other)
        return type(like)(np.where(self.values, first, second), max(one_bound, other_bound))

    def __mul__(self, other: Any) -> Any:
        return NumberColumn(self.values.astype(np.int64), 1) * other

    __rmul__ = __mul__


class Ordered(Operand):
    """What can be compared."""

    __slots__ = ()

    def __lt__(self, other: Any) -> Any:
        return self._compared(other, lt)

    def __le__(self, other: Any) -> Any:
        return self._compared(other, le)

    def __gt__(self, other: Any) -> Any:
        return self._compared(other, gt)

    def __ge__(self, other: Any) -> Any:
        return self._compared(other, ge)

    def __eq__(self, other: Any) -> Any:
        return self._compared(other, eq)

    def __ne__(self, other: Any) -> Any:
        return self._compared(other, ne)

    def __hash__(self) -> int:
        raise Apart(self)

    def _compared(self, other: Any, compare: Callable[[Any, Any], Any]) -> Any:
        read = self.read(other)
        return NotImplemented if read is None else Truth(compare(self.values, read[0]))


class NumberColumn(Ordered):
    """Whole numbers of many files."""

    __slots__ = ()

    def read(self, other: Any) -> Any:
        """A whole number, or several."""
        if isinstance(other, int):
            return other, abs(other)
        return (other.values, other.bound) if isinstance(other, NumberColumn | Truth) else None

    def __add__(self, other: Any) -> Any:
        return self._computed(other, add, add)

    def __sub__(self, other: Any) -> Any:
        return self._computed(other, sub, add)

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __mul__(self, other: Any) -> Any:
        if type(other) is int and self.bound * abs(other) > MOST and self.measured().bound * abs(other) > MOST:
            return Scaled(self, other, 0)
        return self._computed(other, mul, mul)

    def __floordiv__(self, other: Any) -> Any:
        if not (other.values.all() if isinstance(other, NumberColumn) else other):
            raise ZeroDivisionError
        return self._computed(other, floordiv, max)

    def __bool__(self) -> bool:
        return bool(self != 0)

    def __neg__(self) -> "NumberColumn":
        return NumberColumn(-self.values, self.bound)

    __radd__, __rmul__ = __add__, __mul__

    def _computed(self, other: Any, compute: Callable[[Any, Any], Any], grow: Callable[[int, int], int]) -> Any:
        read = self.read(other)
        if read is None:
            return NotImplemented
        # The bound is carried along without looking at the numbers; only where it says too much are they measured.
        if grow(self.bound, read[1]) > MOST:
            read = self.read(other.measured() if isinstance(other, NumberColumn) else other)
            if grow(self.measured().bound, read[1]) > MOST:
                return NumberColumn(compute(self.values.astype(object), read[0]), grow(self.bound, read[1]))
        return NumberColumn(compute(self.values, read[0]), grow(self.bound, read[1]))

    def measured(self) -> "NumberColumn":
        """Itself, with the least bound there is: what was reckoned on the way may be far too much."""
        self.bound = size(self.values)
        return self


class Scaled(OnTheWay):
    """Numbers × times + plus, of any size, until a division brings them back."""

    __slots__ = ("numbers", "plus", "times")

    def __init__(self, numbers: NumberColumn, times: int, plus: int) -> None:
        self.numbers, self.times, self.plus = numbers, times, plus

    def __mul__(self, other: int) -> "Scaled":
        return Scaled(self.numbers, self.times * other, self.plus * other)

    def __add__(self, other: int) -> "Scaled":
        return Scaled(self.numbers, self.times, self.plus + other)

    __rmul__, __radd__ = __mul__, __add__

    def __floordiv__(self, by: int) -> NumberColumn:
        """Exact: where the nearest float is too near a whole number to tell, the row is divided in whole numbers."""
        values, share, rest = self.numbers.values, self.times / by, self.plus / by
        bound = int(self.numbers.bound * abs(share) + abs(rest)) + 1
        near = bound * 2.0**-50  # four roundings, each of one part in 2**53
        if near > 0.25 or values.dtype == object:
            return NumberColumn((values.astype(object) * self.times + self.plus) // by, bound)
        # A float division is far quicker than one in Python's whole numbers, and wrong only close to a whole number.
        floats = values * share + rest
        floors = np.floor(floats)
        above = floats - floors
        whole = floors.astype(np.int64)
        for row in np.flatnonzero((above < near) | (above > 1 - near)):
            whole[row] = (int(values[row]) * self.times + self.plus) // by
        return NumberColumn(whole, bound)


class Days(Ordered):
    """Days of many files, counted from the epoch."""

    __slots__ = ()

    def __init__(self, source: NDArray[Any], bound: int = _MOST_DAY, places: NDArray[Any] | None = None) -> None:
        super().__init__(source, bound, places)

    def read(self, other: Any) -> Any:
        """A day, or several."""
        if isinstance(other, date):
            return other.toordinal() - _FIRST, _MOST_DAY
        return (other.values, other.bound) if isinstance(other, Days) else None

    def __bool__(self) -> bool:
        return True

    def at(self, place: int) -> date:
        """The day of one file."""
        return EPOCH + timedelta(days=int(self.values[place]))

    def each(self, change: Callable[..., date], *more: Any) -> "Days":
        """The days to which a function moves these; asked once for each that occurs."""
        table, places = _moved(change, more), self.values - _EARLIEST
        if places.min() < 0 or places.max() >= len(table):
            raise ValueError("a day too far from ours for a table")
        moved = table[places]
        for place in np.unique(places[moved == 0]).tolist():
            table[place] = change(EPOCH + timedelta(days=place + _EARLIEST), *more).toordinal()
        return Days((moved if moved.all() else table[places]) - _FIRST)

    def __sub__(self, other: Any) -> Any:
        read = self.read(other)
        return NotImplemented if read is None else Span(NumberColumn(self.values - read[0], _MOST_DAY))

    def __rsub__(self, other: Any) -> Any:
        read = self.read(other)
        return NotImplemented if read is None else Span(NumberColumn(read[0] - self.values, _MOST_DAY))


class Span(OnTheWay):
    """What lies between the days of many files, as a timedelta does."""

    __slots__ = ("days",)

    def __init__(self, days: NumberColumn) -> None:
        self.days = days


def size(numbers: NDArray[Any]) -> int:
    """The largest size of any of them, at least one."""
    return max(1, abs(int(numbers.max(initial=0))), abs(int(numbers.min(initial=0))))


@lru_cache(maxsize=32)
def _moved(change: Callable[..., date], more: tuple[Any, ...]) -> NDArray[np.int64]:
    """A table for Days.each, filled as days occur: where each day of our time is moved to, by its ordinal."""
    return np.zeros(_LATEST - _EARLIEST, np.int64)
