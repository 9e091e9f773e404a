"""Tables of the law as values: rows as printed, each cell within its bounds, rows in order, no gap."""

from typing import Any

import pytest

from schemes.catalogue import BOOKS, SCHEMES, plain
from schemes.units import day

ON = day("1405/09/01")
EVERY = [(slug, name) for slug, book in BOOKS.items() for name in book.layouts]
TABLES = pytest.mark.parametrize(("scheme", "parameter"), EVERY)


def printed(scheme: str, parameter: str) -> Any:
    return SCHEMES[scheme].parameter(parameter, ON)


def reads(scheme: str, parameter: str, rows: Any) -> Any:
    return BOOKS[scheme].layouts[parameter].read(printed(scheme, parameter), rows)


@TABLES
def test_the_printed_table_is_whole_by_its_own_layout(scheme: str, parameter: str) -> None:
    """O40, O43, K20: what a circular must be, the directive itself is."""
    rows = printed(scheme, parameter)
    assert reads(scheme, parameter, plain(rows)) == rows
    columns = BOOKS[scheme].layouts[parameter].columns
    assert [BOOKS[scheme].layouts[parameter].key.name, *(column.name for column in columns)] == list(rows[0]._fields)


def changed(scheme: str, parameter: str, number: int, **cells: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = plain(printed(scheme, parameter))
    rows[number - 1] |= cells
    return rows


PATTERNS, GUARANTEES = ("omid2", "patterns"), ("covid_relief", "guarantee_rows")


@pytest.mark.parametrize(
    ("table", "number", "cells", "says"),
    [
        (PATTERNS, 1, {"deposit_months": 4}, "همان ردیف‌ها"),
        (PATTERNS, 1, {"more": 1}, "همان ردیف‌ها"),
        (PATTERNS, 1, {"coefficient_percent": 0}, "ردیف ۱، ضریب: عددی از ۱ تا ۱٬۰۰۰"),
        (PATTERNS, 1, {"coefficient_percent": 1_001}, "ردیف ۱، ضریب"),
        (PATTERNS, 1, {"coefficient_percent": "۹۰"}, "ردیف ۱، ضریب"),
        (PATTERNS, 1, {"coefficient_percent": True}, "ردیف ۱، ضریب"),
        (PATTERNS, 1, {"coefficient_percent": None}, "ردیف ۱، ضریب"),
        (PATTERNS, 2, {"coefficient_percent": 89}, "ردیف ۲، ضریب: باید از ردیف پیش کمتر نباشد"),
        (PATTERNS, 3, {"repayment_months": 23}, "ردیف ۳، بازپرداخت"),
        (PATTERNS, 3, {"repayment_months": 121}, "ردیف ۳، بازپرداخت"),
        (PATTERNS, 2, {"blocked_percent": 101}, "ردیف ۲، نقد مسدود"),
        (GUARANTEES, 2, {"up_to": 160_000_000}, "ردیف ۲، وام تا: باید از ردیف پیش بیشتر باشد"),
        (GUARANTEES, 2, {"up_to": None}, "ردیف ۲، وام تا"),
        (GUARANTEES, 5, {"up_to": 3_000_000_000}, "ردیف آخر خالی"),
        (GUARANTEES, 1, {"security": "gold"}, "ردیف ۱، وثیقه"),
        (GUARANTEES, 4, {"guarantors": 11}, "ردیف ۴، ضامن"),
    ],
)
def test_a_bent_table_is_refused_by_its_cell(
    table: tuple[str, str], number: int, cells: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        reads(*table, changed(*table, number, **cells))


@TABLES
@pytest.mark.parametrize("rows", [None, 5, [], [[3, 90, 18, 20]], {"rows": []}, ["x"] * 3, [None] * 5])
def test_what_is_no_table_is_refused(scheme: str, parameter: str, rows: Any) -> None:
    with pytest.raises(ValueError, match="جدول باید"):
        reads(scheme, parameter, rows)


def test_a_row_may_equal_the_one_before_where_the_law_lets_it() -> None:
    rows = reads(*PATTERNS, changed(*PATTERNS, 2, coefficient_percent=90, repayment_months=18))
    assert [row.coefficient_percent for row in rows] == [90, 90, 135]
