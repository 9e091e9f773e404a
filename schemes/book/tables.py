"""Articles that are tables stay tables: rows as printed, and what circulars replace."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from schemes.book.circulars import CircularInForce
from schemes.book.layouts import Layout
from schemes.law import Scheme
from schemes.units import persian_digits


class Table(NamedTuple):
    """Rows of words under their headings; `foot` are rows below the line, `holds` the numbers of the law shown here.

    `by` is the circular that wrote it (None: printed).
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    holds: frozenset[str]
    foot: tuple[tuple[str, ...], ...] = ()
    by: CircularInForce | None = None

    @property
    def cells(self) -> list[list[tuple[str, str]]]:
        """Each row's values, each with its heading."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]

    @property
    def foot_cells(self) -> list[list[tuple[str, str]]]:
        """The same below the line."""
        return [list(zip(self.head, row, strict=True)) for row in self.foot]


Draw = Callable[[Scheme, date], Table]


def rows_of(name: str, layout: Layout) -> Draw:
    """A number of the law that is a table, all its rows."""

    def table(law: Scheme, on: date) -> Table:
        rows = layout.words(law, law.parameter(name, on))
        return Table(law.parameters[name].title, layout.head, tuple(rows), frozenset({name}))

    return table


def row_of(name: str, layout: Layout, number: int) -> Draw:
    """One row of it, for the row's own place in the text."""

    def table(law: Scheme, on: date) -> Table:
        whole = rows_of(name, layout)(law, on)
        return whole._replace(caption=f"ردیف {persian_digits(number)}", rows=whole.rows[number - 1 : number])

    return table
