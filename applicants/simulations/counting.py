"""Counting a simulation: who gains, loses or waits under a draft, by province, county and gender, and what is shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemes.catalogue import Outcome

Results = dict[str, dict[str, list[int]]]  # "province/county/gender" → measure → [files, rials]
RANK = {Outcome.NOT_MET: 0, Outcome.UNKNOWN: 1, Outcome.MET: 2}
MOVES = ("gain", "lose", "wait", "same")
SMALL = 10  # a cell of fewer files could be a person someone knows
HIDDEN = None


class Cell(NamedTuple):
    """How many files, and the rials they ask for."""

    files: int
    rials: int


class LawResult(NamedTuple):
    """What one law says of a file: its outcome, and the largest loan it offers, if any."""

    outcome: Outcome
    offered: int | None


class TableRow(NamedTuple):
    """One row of a table: the key of its group, and its cells by measure; a hidden cell is None."""

    key: str
    cells: dict[str, Cell | None]


def move_of(before: Outcome, after: Outcome) -> str:
    """Better or worse off under the draft; else still waiting for facts, or decided as before."""
    if RANK[before] != RANK[after]:
        return "gain" if RANK[after] > RANK[before] else "lose"
    return "wait" if after is Outcome.UNKNOWN else "same"


def count(results: Results, *, place: str, rials: int, before: LawResult, after: LawResult) -> None:
    """Add one file, asking for so many rials, to its cell; `place` is province/county/gender."""
    measures = {
        move_of(before.outcome, after.outcome): rials,
        f"before_{before.outcome}": rials,
        f"after_{after.outcome}": rials,
    }
    for name, answer in (("before_offered", before), ("after_offered", after)):
        if answer.offered is not None:
            measures[name] = answer.offered
    add(results, place, {name: [1, amount] for name, amount in measures.items()})


def add(results: Results, place: str, measures: Mapping[str, Iterable[int]]) -> None:
    """Add files and rials, measure by measure, to a cell."""
    cell = results.setdefault(place, {})
    for name, pair in measures.items():
        cell[name] = [have + more for have, more in zip(cell.get(name, (0, 0)), pair, strict=True)]


def grouped_by(results: Results, part: int | None) -> dict[str, dict[str, Cell]]:
    """The results by province (0), county (1) or gender (2), or all in one, keyed "" (None)."""
    sums: Results = {}
    for place, measures in results.items():
        add(sums, "" if part is None else place.split("/")[part], measures)
    return {key: {name: Cell(*pair) for name, pair in cell.items()} for key, cell in sorted(sums.items())}


def lines_of(groups: Mapping[str, Mapping[str, Cell]], measures: Iterable[str]) -> list[TableRow]:
    """Every group as a row with all the measures, exact."""
    return [TableRow(key, {name: cells.get(name, Cell(0, 0)) for name in measures}) for key, cells in groups.items()]


def hide_small(
    lines: Iterable[TableRow], within: Mapping[str, TableRow] | None = None, also: str = ""
) -> list[TableRow]:
    """The rows as the public may see them: no cell of one to nine files, and none that the column's sum would betray.

    `within` gives the published row that each row is a part of, by key: where its cell is hidden, so are its parts'.
    Of the column `also` two cells are hidden too, whatever their size, so that nobody can tell its sum.
    """
    rows = [TableRow(line.key, dict(line.cells)) for line in lines]
    together: dict[str, list[TableRow]] = defaultdict(list)
    for row in rows:
        together[within[row.key].key if within else ""].append(row)
    for part in together.values():
        whole = within[part[0].key] if within else None
        for name in part[0].cells:
            if whole and whole.cells[name] is HIDDEN:
                _hide_all(part, name)
            else:
                _hide(part, name, least=2 if name == also else 0)
    return rows


def betrays_by_the_sum(lines: Iterable[TableRow]) -> str:
    """The smallest of the large columns, where one column alone is small as a whole: all files less the others tell it.

    "" where none or several are small.
    """
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        for name in line.cells:
            sums[name] += files_in(line, name)
    large = [name for name, files in sums.items() if files >= SMALL]
    alone = sum(0 < files < SMALL for files in sums.values()) == 1
    return min(large, key=sums.__getitem__) if alone and large else ""


def hide_small_moves(lines: Iterable[TableRow]) -> list[TableRow]:
    """Rows of the queue before and after, for the public: a small difference would betray who moved as a small cell."""
    rows = hide_small(lines)
    for row in rows:
        cells = [cell.files for cell in row.cells.values() if cell is not HIDDEN]
        if len(cells) > 1 and 0 < max(cells) - min(cells) < SMALL:
            _hide_all(rows, "after")
    return rows


def _hide(rows: list[TableRow], name: str, least: int) -> None:
    """Hide the small cells of a column, when that is a single one the next smallest beside it, and `least` at least."""
    filled = sorted((row for row in rows if files_in(row, name)), key=lambda row: files_in(row, name))
    small = [row for row in filled if files_in(row, name) < SMALL]
    _hide_all(filled[: max(2, len(small)) if small else least], name)


def _hide_all(rows: Iterable[TableRow], name: str) -> None:
    for row in rows:
        row.cells[name] = HIDDEN


def files_in(line: TableRow, name: str) -> int:
    """The files of a cell; a hidden one shows none."""
    cell = line.cells[name]
    return cell.files if cell else 0


def summed(results: Results) -> dict[str, Cell]:
    """The whole queue in one row."""
    return grouped_by(results, None).get("", {})
