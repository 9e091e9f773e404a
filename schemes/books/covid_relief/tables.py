"""The guarantee table of the guide, as a whole and each row in its own place."""

from schemes.book.in_words import RIAL
from schemes.book.layouts import Column, Layout
from schemes.book.tables import Draw, row_of, rows_of
from schemes.books.covid_relief.guide import CODES, GuaranteeRow
from schemes.units import MOST_RIALS, persian_digits

NAME, MOST_GUARANTORS, BANDS = "guarantee_rows", 10, range(1, 6)
LAYOUT = Layout(
    GuaranteeRow,
    Column("band", "ردیف"),
    (
        Column("up_to", "وام تا", RIAL, 1, MOST_RIALS, step=1, endless=True),
        Column("security", "وثیقه", choices=CODES["security"].labels),
        Column("guarantors", "ضامن", "نفر", 0, MOST_GUARANTORS),
    ),
)
LAYOUTS = {NAME: LAYOUT}
TABLES: dict[str, tuple[Draw, ...]] = {
    "جدول تضمین": (rows_of(NAME, LAYOUT),),
    **{f"جدول تضمین ردیف {persian_digits(band)}": (row_of(NAME, LAYOUT, band),) for band in BANDS},
}
