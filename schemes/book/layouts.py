"""The tables of the law as values: what a column holds, how a whole table is read from JSON, and when it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from schemes.book.in_words import in_short
from schemes.law import Scheme
from schemes.units import persian_digits, persian_grouped


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a whole number within its bounds, or one of the choices.

    From row to row it grows by at least `step` (None: as it likes); `endless` leaves it blank in the last row.
    """

    name: str
    title: str
    unit: str = ""
    least: int = 0
    most: int = 0
    choices: Mapping[str, str] = field(default_factory=dict)
    step: int | None = None
    endless: bool = False

    def takes(self, value: Any) -> bool:
        """Whether a cell may hold this."""
        if self.choices:
            return isinstance(value, str) and value in self.choices
        return isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most

    def words(self, scheme: Scheme, value: Any) -> str:
        """A cell as one phrase."""
        return "بالاتر" if value is None and self.endless else in_short(scheme, value, self.unit)


@dataclass(frozen=True, slots=True)
class Layout:
    """A table whose rows are those of the printed law, each known by its first column, which nobody changes."""

    row: type[Any]
    key: Column
    columns: tuple[Column, ...]

    @property
    def head(self) -> tuple[str, ...]:
        """The headings."""
        return tuple(column.title for column in (self.key, *self.columns))

    def words(self, scheme: Scheme, rows: tuple[Any, ...]) -> list[tuple[str, ...]]:
        """The rows as phrases, under the headings."""
        columns = (self.key, *self.columns)
        return [tuple(column.words(scheme, getattr(row, column.name)) for column in columns) for row in rows]

    def read(self, printed: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
        """A whole table from JSON, row by row as printed. Raises ValueError with one Persian sentence."""
        names = {column.name for column in (self.key, *self.columns)}
        if not isinstance(value, list) or len(value) != len(printed):
            raise ValueError("جدول باید همان ردیف‌های متن را داشته باشد.")
        for row, original in zip(value, printed, strict=True):
            key = getattr(original, self.key.name)
            if not isinstance(row, Mapping) or row.keys() != names or row[self.key.name] != key:
                raise ValueError("جدول باید همان ردیف‌ها و ستون‌های متن را داشته باشد.")
        rows = tuple(self.row(**row) for row in value)
        for column in self.columns:
            self._check(column, rows)
        return rows

    def _check(self, column: Column, rows: tuple[Any, ...]) -> None:
        cells = [getattr(row, column.name) for row in rows]
        if column.endless and cells.pop() is not None:
            raise ValueError(f"ستون «{column.title}» در ردیف آخر خالی است؛ آن ردیف برای هر چه بالاتر است.")
        for number, cell in enumerate(cells, start=1):
            if not column.takes(cell):
                raise ValueError(f"{self.cell_name(column, number)}: {self.bounds(column)}")
        for number, (one, next_one) in enumerate(pairwise(cells), start=2):
            if column.step is not None and next_one < one + column.step:
                than = "بیشتر باشد" if column.step else "کمتر نباشد"
                raise ValueError(f"{self.cell_name(column, number)}: باید از ردیف پیش {than}.")

    def cell_name(self, column: Column, number: int) -> str:
        """Where a cell is: «ردیف ۲، ضریب»."""
        return f"ردیف {persian_digits(number)}، {column.title}"

    def bounds(self, column: Column) -> str:
        """What a cell of the column may hold, as a sentence."""
        if column.choices:
            return "یکی از گزینه‌ها را برگزینید."
        return f"عددی از {persian_grouped(column.least)} تا {persian_grouped(column.most)} بنویسید."
