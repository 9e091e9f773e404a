"""Articles that are tables stay tables: rows as printed, what the print gets wrong, and what circulars replace."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from schemes.books.omid2.shares import PRINTED_PERCENT, PRINTED_RIALS, SHARES, UNALLOTTED_RIALS
from schemes.catalogue import SCHEMES, Scheme
from schemes.reader.table_values import LAYOUTS, layout_of
from schemes.signed import Circulars, Signed
from schemes.units import grouped, persian_digits


class Table(NamedTuple):
    """Rows of words under their headings; `foot` are rows below the line, `holds` the numbers of the law shown here.

    `by` is the circular that wrote it (None: printed).
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    holds: frozenset[str]
    foot: tuple[tuple[str, ...], ...] = ()
    by: Signed | None = None

    @property
    def cells(self) -> list[list[tuple[str, str]]]:
        """Each row's values, each with its heading."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]

    @property
    def foot_cells(self) -> list[list[tuple[str, str]]]:
        """The same below the line."""
        return [list(zip(self.head, row, strict=True)) for row in self.foot]


Draw = Callable[[Scheme, date], Table]


def shares(law: Scheme, on: date) -> Table:
    """Article 22: each province's share, the printed total, and what no row was given (R7, O44, O45)."""
    rows = [
        (share.name, _percent(str(share.percent)), grouped(law.parameter(f"absorption_ceiling_{share.province}", on)))
        for share in SHARES
    ]
    allotted = str(sum(share.percent for share in SHARES))
    unallotted = law.parameter("absorption_unallotted", on)
    return Table(
        "سهم هر استان از جذب سپرده",
        ("استان", "درصد", "ریال"),
        tuple(rows),
        frozenset(name for name in law.parameters if name.startswith("absorption_")),
        (
            ("جمع سطرها", _percent(allotted), grouped(PRINTED_RIALS - UNALLOTTED_RIALS)),
            ("جمع کل چاپ‌شده", _percent(str(PRINTED_PERCENT)), grouped(law.parameter("absorption_total", on))),
            ("تخصیص‌نیافته، از آنِ هیچ استانی (R7)", "", grouped(unallotted)),
        ),
    )


def rows_of(name: str) -> Draw:
    """A number of the law that is a table, all its rows."""

    def table(law: Scheme, on: date) -> Table:
        layout, printed = LAYOUTS[law.slug, name], SCHEMES[law.slug]
        rows = layout.words(printed, law.parameter(name, on))
        return Table(law.parameters[name].title, layout.head, tuple(rows), frozenset({name}))

    return table


def row_of(name: str, number: int) -> Draw:
    """One row of it, for the row's own place in the text."""

    def table(law: Scheme, on: date) -> Table:
        whole = rows_of(name)(law, on)
        return whole._replace(caption=f"ردیف {persian_digits(number)}", rows=whole.rows[number - 1 : number])

    return table


def tables_of(scheme: Scheme, article: str, circulars: Circulars = ()) -> Iterator[Table]:
    """The tables that stand in an article, each as printed and then as every circular about it has it."""
    for draw in TABLES.get((scheme.slug, article), ()):
        printed = draw(scheme, date.max)
        yield printed
        for each in circulars:
            if each.amendment.parameter in printed.holds and layout_of(scheme.slug, each.amendment.parameter):
                yield draw(scheme.under([each.amendment]), each.amendment.since)._replace(by=each)


def _percent(exact: str) -> str:
    return persian_digits(exact.replace(".", "٫"))


TABLES: dict[tuple[str, str], tuple[Draw, ...]] = {
    ("omid2", "ماده ۲۱"): (rows_of("patterns"),),
    ("omid2", "تبصره ۸"): (rows_of("long_patterns"),),
    ("omid2", "ماده ۲۲"): (shares,),
    ("covid_relief", "جدول تضمین"): (rows_of("guarantee_rows"),),
    **{
        ("covid_relief", f"جدول تضمین ردیف {persian_digits(band)}"): (row_of("guarantee_rows", band),)
        for band in range(1, 6)
    },
}
