"""Values that may hold columns: alone, or in a named row, a tuple or a dictionary."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from schemes.law.many.operands import EPOCH, Operand

_SINGLE = (bool, int, str, date, Decimal, Fraction, type(None))


def bare(value: Any) -> Any:
    """A value as an array keeps it: the array of an operand, the number of a day."""
    if isinstance(value, Operand):
        return value.values
    return value.toordinal() - EPOCH.toordinal() if isinstance(value, date) else value


def changed(value: Any, change: Callable[[Operand], Any]) -> Any:
    """A value with each operand in it changed: alone, or in a named row, a tuple or a dictionary."""
    if isinstance(value, Operand):
        return change(value)
    if isinstance(value, tuple):
        parts = [changed(part, change) for part in value]
        return type(value)._make(parts) if hasattr(value, "_make") else tuple(parts)
    if isinstance(value, dict):
        return {name: changed(part, change) for name, part in value.items()}
    return value


def shape(value: Any) -> Any:
    """What two values must share to be laid end to end: all but the arrays."""
    if isinstance(value, Operand):
        return type(value)
    if isinstance(value, tuple):
        return type(value), *map(shape, value)
    if isinstance(value, dict):
        return dict, *value, *map(shape, value.values())
    return type(value), value if isinstance(value, _SINGLE) else id(value)


def end_to_end(values: list[Any]) -> Any:
    """Values of one shape as a single one."""
    first = values[0]
    if len(values) == 1:
        return first
    if isinstance(first, Operand):
        arrays = np.concatenate([value.values for value in values])
        return type(first)(arrays, max([value.bound for value in values]))
    if isinstance(first, tuple):
        parts = [end_to_end(list(part)) for part in zip(*values, strict=True)]
        return type(first)._make(parts) if hasattr(first, "_make") else tuple(parts)
    if isinstance(first, dict):
        return {name: end_to_end([value[name] for value in values]) for name in first}
    return first


def holds_operands(value: Any) -> bool:
    """Whether there is a column in it."""
    return isinstance(value, Operand) or any(holds_operands(part) for part in _parts(value))


def is_plain(value: Any) -> bool:
    """Whether it is certain where it holds columns: an object of another kind could hide one."""
    return isinstance(value, (Operand, tuple, dict, *_SINGLE)) and all(is_plain(part) for part in _parts(value))


def _parts(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
