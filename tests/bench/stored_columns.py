"""Facts of stored files as columns: PostgreSQL takes the JSON objects apart and lays out rows of one size.

A binary COPY of such rows is an array as it stands. Words come as JSON text filled up to one size; each different one
is read once, by the law's own reader. They must be ASCII and short, as all are that stand in a list of choices.
"""

import json
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from psycopg2.sql import SQL, Composable, Literal

from schemes.facts import Fact, Kind, read
from schemes.law.columns import YES_NO, Coded, Whole, lists_of, spread
from schemes.law.operands import EPOCH, Days
from schemes.many import Column, column
from schemes.units import day

WHOLE, YES, DAY, WORD, LENGTH = range(5)
LAID_OUT = {
    WHOLE: ("coalesce((facts -> {})::int8, -1)", ">i8"),
    YES: ("coalesce((facts -> {})::bool::int, 2)", ">i4"),
    DAY: ("coalesce(facts ->> {}, '')::char(10)", "S10"),
    WORD: ("coalesce((facts -> {})::text, 'null')::char(32)", "S32"),
    LENGTH: ("coalesce(jsonb_array_length(facts -> {}), -1)", ">i4"),
}
FORMS = {
    Kind.MONEY: WHOLE, Kind.COUNT: WHOLE, Kind.PERCENT: WHOLE, Kind.YES_NO: YES, Kind.DAY: DAY,
    Kind.CHOICE: WORD, Kind.DEBT: WORD, Kind.DAYS: LENGTH, Kind.MOVEMENTS: LENGTH,
}  # fmt: skip
DAYS = "select (part #>> '{{}}')::char(10) from stored, jsonb_array_elements(facts -> {}) part"
MOVEMENTS = "select (part ->> 0)::char(10), (part -> 1)::int8 from stored, jsonb_array_elements(facts -> {}) part"
LISTS = {Kind.DAYS: (DAYS, ["S10"]), Kind.MOVEMENTS: (MOVEMENTS, ["S10", ">i8"])}
_HEADER, _TRAILER = 19, 2  # bytes of a binary COPY around its rows


def stored_columns(facts: Mapping[str, Fact], cursor: Any) -> tuple[NDArray[np.int64], dict[str, Column]]:
    """The ids of all stored files, and their facts."""
    forms = [LAID_OUT[FORMS[fact.kind]] for fact in facts.values()]
    chosen = [SQL(form).format(Literal(name)) for name, (form, _) in zip(facts, forms, strict=True)]
    query = SQL("select id, {} from stored").format(SQL(", ").join(chosen))
    ids, *arrays = _copied_out(cursor, query, [">i8", *(kind for _, kind in forms)])
    return ids, {fact.name: _column(fact, array, cursor) for fact, array in zip(facts.values(), arrays, strict=True)}


def _copied_out(cursor: Any, query: Composable, kinds: list[str]) -> list[NDArray[Any]]:
    """The columns of a query whose rows are all of one size: each field has its length before it."""
    out = BytesIO()
    cursor.cursor.copy_expert(SQL("copy ({}) to stdout (format binary)").format(query), out)
    fields = [part for number, kind in enumerate(kinds) for part in ((f"size_{number}", ">i4"), (str(number), kind))]
    row = np.dtype([("fields", ">i2"), *fields])
    rows = np.frombuffer(out.getvalue()[_HEADER:-_TRAILER], row)
    return [rows[str(number)].astype(np.dtype(kind).newbyteorder("=")) for number, kind in enumerate(kinds)]


def _column(fact: Fact, array: NDArray[Any], cursor: Any) -> Column:
    match FORMS[fact.kind]:
        case form if form == WHOLE:
            return Whole(np.maximum(array, 0), array >= 0)
        case form if form == YES:
            return Coded(array.astype(np.uint8), YES_NO)
        case form if form == DAY:
            return _days(array)
        case form if form == WORD:
            return _words(fact, array)
    query, kinds = LISTS[fact.kind]
    days, *amounts = _copied_out(cursor, SQL(query).format(Literal(fact.name)), kinds)
    return lists_of(array, _days(days).numbers, *amounts)


def _days(texts: NDArray[np.bytes_]) -> Whole:
    """Jalali days; each different one is read once."""
    digits = texts.view(np.uint8).reshape(-1, 10)[:, [0, 1, 2, 3, 5, 6, 8, 9]].astype(np.int64) - ord("0")
    numbers = digits @ (10 ** np.arange(8)[::-1])
    different, codes = np.unique(numbers, return_inverse=True)
    read_once = [_day(f"{number:08}") if number > 0 else EPOCH for number in different.tolist()]
    counted = np.array([each.toordinal() for each in read_once], np.int64) - EPOCH.toordinal()
    return Whole(counted.take(codes), numbers > 0, Days)


def _day(digits: str) -> date:
    return day(f"{digits[:4]}/{digits[4:6]}/{digits[6:]}")


def _words(fact: Fact, texts: NDArray[np.bytes_]) -> Column:
    """Choices and debts; each different one is read once, as the law reads it."""
    said = texts.tolist()
    place = {text: code for code, text in enumerate(set(said))}
    values = [read({fact.name: fact}, {fact.name: json.loads(text)}).get(fact.name) for text in place]
    return spread(column(values), np.fromiter(map(place.__getitem__, said), np.intp, len(said)))
