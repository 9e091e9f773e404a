"""The tables of a simulation: the official numbers beside those under the draft, and who moves, by place and gender."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from applicants.models import Person, Simulation
from applicants.simulations.counting import (
    MOVES,
    Cell,
    TableRow,
    betrays_by_the_sum,
    grouped_by,
    hide_small,
    hide_small_moves,
    lines_of,
    summed,
)
from applicants.templatetags.portal import digits, money
from schemes.catalogue import SCHEMES, Scheme
from schemes.units.places import AREAS, DISTRICTS

Table = dict[str, Any]
MOVE_WORDS: dict[str, Any] = {
    "gain": _("به دست می‌آورند"),
    "lose": _("از دست می‌دهند"),
    "wait": _("منتظر دانسته‌ها"),
    "same": _("بی‌تغییر"),
}
OFFERED = "offered"
OUTCOMES = {
    "met": _("شرط‌ها برقرار است"),
    "unknown": _("هنوز معلوم نیست"),
    "not_met": _("شرط‌ها برقرار نیست"),
    OFFERED: _("بزرگ‌ترین وامی که می‌توانند برگزینند"),
}
PROVINCE, COUNTY, GENDER = 0, 1, 2
NUMBERS = ("۱:", "۲:")
UNTRIED = _("آزموده نشده")
SHOWN_MOVES = MOVES[:3]
TITLES: dict[int, Any] = {PROVINCE: _("به تفکیک استان"), GENDER: _("به تفکیک جنسیت"), COUNTY: _("به تفکیک شهرستان")}


def of(simulation: Simulation, *, public: bool) -> list[Table]:
    """All tables of one simulation; for the public the small cells are hidden."""
    by = {part: lines_of(grouped_by(simulation.results, part), MOVES) for part in TITLES}
    if public:
        also = betrays_by_the_sum(by[GENDER])
        by[PROVINCE], by[GENDER] = (hide_small(by[part], also=also) for part in (PROVINCE, GENDER))
        provinces = {line.key: line for line in by[PROVINCE]}
        by[COUNTY] = hide_small(by[COUNTY], within={line.key: provinces[line.key[:-2]] for line in by[COUNTY]})
    head, currency = [_("گروه"), *(MOVE_WORDS[move] for move in MOVES)], _currency(simulation)
    tables = [
        {"caption": TITLES[part], "head": head, "rows": [_row(part, line, currency) for line in lines]}
        for part, lines in by.items()
    ]
    return [official(simulation, public=public), *tables]


def side_by_side(left: Simulation, right: Simulation) -> list[Table]:
    """Two of them in the same rows: all files, then who gains, loses or waits under the first and under the second."""
    return [_two_officials(left, right), *(_two_groups(part, left, right) for part in (PROVINCE, GENDER))]


def _two_groups(part: int, left: Simulation, right: Simulation) -> Table:
    groups = [(each, grouped_by(each.results, part)) for each in (left, right)]
    keys = sorted(set().union(*(group for _each, group in groups)))
    rows = [
        [_name(part, key), *(cell for each, group in groups for cell in _moves(each, part, key, group.get(key, {})))]
        for key in keys
    ]
    head = [f"{number} {MOVE_WORDS[move]}" for number in NUMBERS for move in SHOWN_MOVES]
    return {"caption": TITLES[part], "head": [_("گروه"), *head], "rows": rows}


def _moves(simulation: Simulation, part: int, key: str, cells: Mapping[str, Cell]) -> list[Any]:
    """The cells of one simulation in a row; where its files were not of the row's province they say so."""
    if part == PROVINCE and simulation.provinces and key not in simulation.provinces:
        return [UNTRIED] * len(SHOWN_MOVES)
    return [_cell(cells.get(move, Cell(0, 0)), _currency(simulation)) for move in SHOWN_MOVES]


def _two_officials(left: Simulation, right: Simulation) -> Table:
    """The whole queues, each by the law of its day and by its drafts."""
    one, two = (official(each, public=False) for each in (left, right))
    rows = [[*first, *second[1:]] for first, second in zip(one["rows"], two["rows"], strict=True)]
    names = [f"{number} {word}" for number in NUMBERS for word in one["head"][1:]]
    return one | {"head": [one["head"][0], *names], "rows": rows}


def unread(simulation: Simulation) -> int:
    """How many files hold a fact that the law can no longer read."""
    return sum(cell["unread"][0] for cell in simulation.results.values() if "unread" in cell)


def official(simulation: Simulation, *, public: bool) -> Table:
    """The whole queue by today's law and by the draft."""
    whole = summed(simulation.results)
    lines = [
        TableRow(name, {side: whole.get(f"{side}_{name}", Cell(0, 0)) for side in ("before", "after")})
        for name in OUTCOMES
        if name != OFFERED or _has_offers(SCHEMES[simulation.scheme])
    ]
    if public:
        lines = [*hide_small_moves(lines[:3]), *hide_small_moves(lines[3:])]
    currency = _currency(simulation)
    rows = [[OUTCOMES[line.key], *(_cell(cell, currency) for cell in line.cells.values())] for line in lines]
    return {"caption": _("همه پرونده‌ها"), "head": [_("نتیجه"), _("امروز"), _("با پیش‌نویس")], "rows": rows}


def _has_offers(scheme: Scheme) -> bool:
    """Whether its law offers several loans of which one is chosen."""
    return any(each.name == "offers" for each in scheme.definitions)


def _currency(simulation: Simulation) -> str:
    return SCHEMES[simulation.scheme].country.currency.code


def _row(part: int, line: TableRow, currency: str) -> list[Any]:
    return [_name(part, line.key), *(_cell(cell, currency) for cell in line.cells.values())]


def _cell(cell: Cell | None, currency: str) -> Any:
    if cell is None:
        return _("پنهان")
    return f"{digits(cell.files)} · {money(cell.rials, currency)}" if cell.files else digits(0)


def _name(part: int, key: str) -> Any:
    if part == GENDER:
        return Person.Gender(key).label
    return AREAS[key].name if part == PROVINCE else f"{AREAS[key[:-2]].name}، {DISTRICTS[key].name}"
