"""A table of the law on the desk: its printed rows with a box for every cell, and two of them as one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _

from applicants.fields import CountField, MoneyField
from applicants.lawdesk.circulars import read_value
from schemes.book.in_words import RIAL
from schemes.book.layouts import Column, Layout
from schemes.catalogue import SCHEMES, Scheme

Rows = tuple[Any, ...]
Words = list[str | None]  # of a row; None where a box stands


class TableWidget(forms.MultiWidget):
    """The table with its boxes; what nobody changes stands there as words."""

    template_name = "admin/applicants/law_table.html"
    use_fieldset = True

    def __init__(self, boxes: Sequence[forms.Widget], head: Sequence[str], rows: Sequence[Words]) -> None:
        self.head, self.rows = head, rows
        super().__init__(boxes)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each box in its row, under its heading."""
        context = super().get_context(name, value, attrs)
        boxes = iter(context["widget"]["subwidgets"])
        context["head"] = self.head
        context["rows"] = [
            [(title, word, None if word else next(boxes)) for title, word in zip(self.head, row, strict=True)]
            for row in self.rows
        ]
        return context


class TableField(forms.MultiValueField):
    """A whole table, filled beforehand with the one that holds; gives JSON as circulars keep it."""

    widget: TableWidget

    def __init__(self, scheme: Scheme, parameter: str, layout: Layout, now: Rows, **kwargs: Any) -> None:
        self.scheme, self.parameter, self.layout = SCHEMES[scheme.slug], parameter, layout
        self.keys = [getattr(row, layout.key.name) for row in now]
        self.cells = [
            (number, column)
            for number in range(1, len(now) + 1)
            for column in layout.columns
            if not (column.endless and number == len(now))
        ]
        boxes = [_box(column, layout.cell_name(column, number)) for number, column in self.cells]
        held = (getattr(now[number - 1], column.name) for number, column in self.cells)
        head = [f"{each.title} ({each.unit})" if each.unit else each.title for each in (layout.key, *layout.columns)]
        rows = [self._words(number, row) for number, row in enumerate(now, start=1)]
        super().__init__(
            boxes,
            widget=TableWidget([box.widget for box in boxes], head, rows),
            initial=[box.prepare_value(cell) for box, cell in zip(boxes, held, strict=True)],
            **kwargs,
        )

    def _words(self, number: int, row: Any) -> Words:
        key, columns = self.layout.key, self.layout.columns
        rest = [None if (number, column) in self.cells else column.words(self.scheme, None) for column in columns]
        return [key.words(self.scheme, getattr(row, key.name)), *rest]

    def clean(self, value: Any) -> list[dict[str, Any]]:
        """Every wrong cell is told by its place; then the whole is read as the law reads it."""
        rows: list[dict[str, Any]] = [
            {self.layout.key.name: key} | dict.fromkeys(column.name for column in self.layout.columns)
            for key in self.keys
        ]
        wrong = []
        for (number, column), box, typed in zip(self.cells, self.fields, value, strict=True):
            try:
                rows[number - 1][column.name] = box.clean(typed)
            except ValidationError as reason:
                wrong += [f"{self.layout.cell_name(column, number)}: {words}" for words in reason.messages]
        if wrong:
            raise ValidationError(wrong)
        try:
            read_value(self.scheme, self.parameter, rows)
        except ValueError as reason:
            raise ValidationError(str(reason), code="wrong_table") from None
        return rows


def _box(column: Column, place: str) -> forms.Field:
    label = {"aria-label": f"{place}، {column.unit}" if column.unit else place}
    if column.choices:
        return forms.ChoiceField(choices=list(column.choices.items()), widget=forms.Select(attrs=label))
    attrs = label | {"autocomplete": "off"}
    if column.unit == RIAL:
        return MoneyField(least=column.least, most=column.most, widget=forms.TextInput(attrs))
    return CountField(least=column.least, most=column.most, widget=forms.TextInput(attrs | {"inputmode": "numeric"}))


def side_by_side(scheme: Scheme, layout: Layout, now: Rows, then: Rows) -> dict[str, Any]:
    """A table as a letter has it; in the cells it changes, also what holds without the letter."""
    printed = SCHEMES[scheme.slug]
    pairs = zip(layout.words(printed, now), layout.words(printed, then), strict=True)
    return {"head": layout.head, "rows": [[_cell(*cell) for cell in zip(*rows, strict=True)] for rows in pairs]}


def _cell(now: str, then: str) -> str:
    if now == then:
        return then
    return format_html('<span><b>{}</b><br><span class="quiet">{} {}</span></span>', then, _("بی‌این نامه:"), now)
