"""Asking one rule about many files: it is called as it is, on columns, for as many rows at once as answer alike.

Rows are taken apart by what is no number (a yes, a word, how long a list is), and wherever the rule itself parts ways:
at an `if` on which they differ it is called again for either side. What cannot be said of columns is asked singly.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemes.law.many.columns import ALL, YES_NO, Coded, Column, Rows, Whole, gathered, spread
from schemes.law.many.operands import Days, NumberColumn, Operand, Truth
from schemes.law.many.shapes import bare, end_to_end, holds_operands, is_plain, shape
from schemes.law.one.in_force import BLANK
from schemes.units.choosing import Apart

FEW = 12  # so few rows are asked one by one
_MOST_LOTS = 64  # beyond, rows are sorted, or asked one by one
_TABLE = 4  # a table may have so many places for each row; else keys are sorted


def known_rows(columns: Sequence[Column], among: Any = np.True_) -> Rows:
    """The rows in which nothing is blank, among some."""
    known = reduce(np.logical_and, [column.known for column in columns if column.known is not None], among)
    return ALL if known.all() else np.flatnonzero(known)


def asked(function: Callable[..., Any], columns: Sequence[Column], rows: Rows) -> Iterator[tuple[Rows, Any]]:
    """The answers for these rows, in lots: a value that all rows of the lot share, or one made of columns."""
    coded = [column for column in columns if isinstance(column, Coded)]
    waiting = _alike(coded, rows) if isinstance(rows, slice) or len(rows) else []
    while waiting:
        rows = waiting.pop()
        # Setting up arrays costs as much as a dozen plain calls.
        if not isinstance(rows, slice) and len(rows) < FEW:
            yield from _singly(function, columns, rows)
            continue
        try:
            answer = function(*[column.read(rows) for column in columns])
            # An object of a kind that we do not know may hide a column, which would be taken for one value of all rows.
            if not is_plain(answer):
                raise TypeError
        except Apart as apart:
            # The rule came to an `if` on which these rows differ: each side is asked anew, from the rule's beginning.
            if parts := _parted(apart.keys, rows):
                waiting += parts
            else:
                yield from _singly(function, columns, rows)
        except (TypeError, AttributeError, ValueError, ArithmeticError):
            # Either columns cannot say it, or the rule itself is at fault: asked singly, the fault shows on its file.
            yield from _singly(function, columns, rows)
        else:
            yield rows, answer


def joined(lots: Sequence[tuple[Rows, Any]], count: int) -> Column:
    """A column from the answers to some of its rows; the rest is blank."""
    kinds = {_kind(answer) for _, answer in lots}
    if len(kinds) != 1 or not any(isinstance(answer, Operand) for _, answer in lots):
        return _coded(lots, count)
    if kinds == {Truth}:
        codes = np.full(count, len(YES_NO) - 1, np.uint8)
        for rows, answer in lots:
            codes[rows] = answer.values if isinstance(answer, Truth) else answer
        return Coded(codes, YES_NO)
    return _whole(lots, count, kinds.pop())


def outcomes(answer: Any, codes: NDArray[np.uint8]) -> Any:
    """What a rule has answered in codes: the first for a no, the second for a yes, the third for None."""
    if isinstance(answer, Operand):
        return codes.take((answer.values != 0).view(np.uint8))
    return codes[2] if answer is None else codes[int(bool(answer))]


def distinct(columns: Sequence[Coded], count: int) -> tuple[NDArray[Any], list[tuple[Any, ...]]]:
    """The different rows of some columns of plain values, and for every row its place among them."""
    varying = [column for column in columns if len(column.values) > 1]
    if not varying:
        return np.zeros(count, np.uint8), [tuple([column.values[0] for column in columns])]
    if len(varying) == 1 and len(varying[0].values) <= _MOST_LOTS:
        (only,) = varying
        rows = [[value if column is only else column.values[0] for column in columns] for value in only.values]
        return only.codes, list(map(tuple, rows))
    keys, occurs = _keys(varying, ALL)
    # One row of each key stands for all; which one does not matter, so the last that is written may win.
    first = np.zeros(int(occurs[-1]) + 1, np.intp)
    first[keys] = np.arange(count)
    examples, place = first[occurs], np.zeros(len(first), np.min_scalar_type(len(occurs)))
    place[occurs] = np.arange(len(occurs))
    return place.take(keys), [tuple([column.at(row) for column in columns]) for row in examples.tolist()]


def _keys(columns: Sequence[Coded], rows: Rows) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """One key for every row, the same only where all columns are; and the keys that occur, the smallest first."""
    keys, size = columns[0].codes[rows], len(columns[0].values)
    for column in columns[1:]:
        size *= len(column.values)
        # The narrowest type that holds the next product: keys are read often, and memory is what costs.
        keys = keys.astype(np.min_scalar_type(size), copy=False) * len(column.values) + column.codes[rows]
        # Keys far apart would need a table larger than the rows: they are numbered anew.
        if size > _TABLE * len(keys):
            values, keys = np.unique(keys, return_inverse=True)
            size = len(values)
    if size <= _MOST_LOTS:
        return keys, np.array([key for key in range(size) if (keys == key).any()])
    return keys, np.flatnonzero(np.bincount(keys))


def _alike(columns: Sequence[Coded], rows: Rows) -> list[Rows]:
    """The rows in lots of one code in every column."""
    varying = [column for column in columns if len(column.values) > 1]
    return _split(*_keys(varying, rows), rows) if varying else [rows]


def _parted(keys: Operand, rows: Rows) -> list[Rows]:
    """The rows in lots of one key; none when the keys are too many, or but one."""
    if isinstance(keys, Truth):
        return _split(keys.values, np.arange(2), rows)
    values, codes = np.unique(keys.values, return_inverse=True)
    return _split(codes, np.arange(len(values)), rows) if 1 < len(values) <= _MOST_LOTS else []


def _split(keys: NDArray[np.intp], occurs: NDArray[np.intp], rows: Rows) -> list[Rows]:
    if len(occurs) == 1:
        return [rows]
    # A comparison a lot is quicker than sorting, while the lots are few.
    if len(occurs) <= _MOST_LOTS:
        lots = [np.flatnonzero(keys == key) for key in occurs]
    else:
        order = np.argsort(keys, kind="stable")
        lots = np.split(order, np.flatnonzero(np.diff(keys[order])) + 1)
    return [lot if isinstance(rows, slice) else rows[lot] for lot in lots]


def _singly(function: Callable[..., Any], columns: Sequence[Column], rows: Rows) -> Iterator[tuple[Rows, Any]]:
    rows = np.arange(len(columns[0]))[rows]
    answers = gathered([function(*[column.at(row) for column in columns]) for row in rows.tolist()])
    if isinstance(answers, Whole):
        yield rows, answers.read(ALL)
    else:
        for lot in _alike([answers], ALL):
            yield rows[lot], answers.read(lot)


def _kind(answer: Any) -> type[Any]:
    """In which kind of array the answer can stand, if in any."""
    return {bool: Truth, int: NumberColumn, date: Days}.get(type(answer), type(answer))


def _whole(lots: Sequence[tuple[Rows, Any]], count: int, of: type[Operand]) -> Column:
    # One answer for all rows is taken as it is; copying it would cost as much as the rule.
    if lots[0][0] is ALL and lots[0][1].values.dtype == np.int64:
        return Whole(lots[0][1].values, None, of)
    numbers, known = np.zeros(count, np.int64), np.zeros(count, bool)
    try:
        for rows, answer in lots:
            numbers[rows], known[rows] = bare(answer), True
    except OverflowError:  # beyond 64 bits they stay Python's own
        exact = np.full(count, BLANK, object)
        for rows, answer in lots:
            exact[rows] = bare(answer)
        return gathered(exact.tolist())
    return Whole(numbers, None if known.all() else known, of)


def _coded(lots: Sequence[tuple[Rows, Any]], count: int) -> Column:
    operands = any(holds_operands(answer) for _, answer in lots)
    alike: dict[Any, list[tuple[Rows, Any]]] = {}
    for rows, answer in lots:
        alike.setdefault(shape(answer), []).append((rows, answer))
    answers: list[Any] = [BLANK]
    codes, places = np.zeros(count, np.min_scalar_type(len(alike))), np.zeros(count, np.intp)
    for code, same in enumerate(alike.values(), start=1):
        begin = 0
        for rows, _ in same:
            codes[rows] = code
            end = begin + (count if isinstance(rows, slice) else len(rows))
            if operands:
                places[rows] = np.arange(begin, end)
            begin = end
        answers.append(end_to_end([answer for _, answer in same]))
    return Coded(codes, answers, places) if operands else spread(gathered(answers), codes)
