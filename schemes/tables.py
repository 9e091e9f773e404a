"""Articles that are tables stay tables: their rows as printed, and beside them what the print gets wrong."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from schemes.covid_relief import covid_relief
from schemes.covid_relief.guide import GuaranteeRow
from schemes.law import Scheme
from schemes.omid2 import omid2
from schemes.omid2.shares import PRINTED_PERCENT, PRINTED_RIALS, SHARES, UNALLOTTED_RIALS
from schemes.units import grouped, persian_digits
from schemes.wording import in_figures, labels_of


class Table(NamedTuple):
    """Rows of words under their headings; `foot` are rows below the line, `holds` the numbers of the law shown here."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    holds: frozenset[str]
    foot: tuple[tuple[str, ...], ...] = ()

    @property
    def cells(self) -> list[list[tuple[str, str]]]:
        """Each row's values, each with its heading."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]

    @property
    def foot_cells(self) -> list[list[tuple[str, str]]]:
        """The same below the line."""
        return [list(zip(self.head, row, strict=True)) for row in self.foot]


def shares(on: date) -> Table:
    """Article 22: each province's share, the printed total, and what no row was given (R7, O44, O45)."""
    rows = [
        (share.name, _percent(str(share.percent)), grouped(omid2.parameter(f"absorption_ceiling_{share.province}", on)))
        for share in SHARES
    ]
    allotted = str(sum(share.percent for share in SHARES))
    unallotted = omid2.parameter("absorption_unallotted", on)
    return Table(
        "سهم هر استان از جذب سپرده",
        ("استان", "درصد", "ریال"),
        tuple(rows),
        frozenset(name for name in omid2.parameters if name.startswith("absorption_")),
        (
            ("جمع سطرها", _percent(allotted), grouped(PRINTED_RIALS - UNALLOTTED_RIALS)),
            ("جمع کل چاپ‌شده", _percent(str(PRINTED_PERCENT)), grouped(omid2.parameter("absorption_total", on))),
            ("تخصیص‌نیافته، از آنِ هیچ استانی (R7)", "", grouped(unallotted)),
        ),
    )


def patterns(on: date) -> Table:
    """Article 21: what each deposit period brings."""
    rows = tuple(
        tuple(map(persian_digits, (f"{row[0]} ماه", f"{row[1]} درصد", f"{row[2]} ماه", f"{row[3]} درصد آورده")))
        for row in omid2.parameter("patterns", on)
    )
    head = ("دورهٔ سپرده", "ضریب", "بازپرداخت", "نقد مسدود")
    return Table("ضریب، بازپرداخت و نقد مسدود", head, rows, frozenset({"patterns"}))


def long_patterns(on: date) -> Table:
    """Note 8: the longer repayment of each deposit period."""
    rows = tuple(
        tuple(map(persian_digits, (f"{row[0]} ماه", f"{row[1]} درصد", f"{row[2]} ماه")))
        for row in omid2.parameter("long_patterns", on)
    )
    return Table(
        "بازپرداخت بلندتر با ضریب کمتر", ("دورهٔ سپرده", "ضریب", "بازپرداخت"), rows, frozenset({"long_patterns"})
    )


def guarantees(on: date) -> Table:
    """The guarantee table of the COVID guide, its five rows."""
    rows: tuple[GuaranteeRow, ...] = covid_relief.parameter("guarantee_rows", on)
    return Table(
        "تضمین به مبلغ وام",
        _GUARANTEE_HEAD,
        tuple(map(_guarantee, rows)),
        frozenset(f"guarantee_row_{row.band}" for row in rows),
    )


def guarantee_of_band(band: int) -> Callable[[date], Table]:
    """One row of it, for the row's own place in the text."""

    def table(on: date) -> Table:
        name = f"guarantee_row_{band}"
        row = _guarantee(covid_relief.parameter(name, on))
        return Table(f"ردیف {persian_digits(band)}", _GUARANTEE_HEAD, (row,), frozenset({name}))

    return table


def tables_of(scheme: Scheme, article: str, on: date) -> tuple[Table, ...]:
    """The tables that stand in an article."""
    return tuple(table(on) for table in TABLES.get((scheme.slug, article), ()))


_GUARANTEE_HEAD = ("ردیف", "وام تا", "وثیقه", "ضامن")


def _guarantee(row: GuaranteeRow) -> tuple[str, ...]:
    up_to = "بالاتر" if row.up_to is None else in_figures(row.up_to)
    guarantors = f"{persian_digits(row.guarantors)} ضامن" if row.guarantors else "بی ضامن"
    return persian_digits(row.band), up_to, labels_of(covid_relief)[row.security], guarantors


def _percent(exact: str) -> str:
    return persian_digits(exact.replace(".", "٫"))


TABLES: dict[tuple[str, str], tuple[Callable[[date], Table], ...]] = {
    ("omid2", "ماده ۲۱"): (patterns,),
    ("omid2", "تبصره ۸"): (long_patterns,),
    ("omid2", "ماده ۲۲"): (shares,),
    ("covid_relief", "جدول تضمین"): (guarantees,),
    **{("covid_relief", f"جدول تضمین ردیف {persian_digits(band)}"): (guarantee_of_band(band),) for band in range(1, 6)},
}
