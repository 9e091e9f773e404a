"""How a book writes down its dated numbers: each with what a circular may make of it at the least and at the most."""

from datetime import date
from typing import Any, Protocol

from schemes.law import Parameter, ParameterKind
from schemes.loans import MOST_MONTHS
from schemes.units import MOST_RIALS

# By the unit, where a number says nothing else: of money and of counts as much as money goes.
_MOST = {"ماه": MOST_MONTHS, "شهر": MOST_MONTHS, "درصد": 100, "بالمئة": 100}
MOST_SECURITY = 1_000  # percent of the loan, which security may exceed


class Numbers(Protocol):
    """Writes down one number, table or choice of a document."""

    def __call__(
        self,
        article: str,
        title: str,
        value: object,
        unit: str = "",
        reading: str | None = None,
        *,
        least: int = 0,
        most: int | None = None,
        **choices: str,
    ) -> Parameter:
        """A parameter; `choices` are the values a circular may choose among."""
        ...


def numbers_since(first: date) -> Numbers:
    """The numbers of a document as they are in force from its first day."""

    def write(
        article: str,
        title: str,
        value: Any,
        unit: str = "",
        reading: str | None = None,
        *,
        least: int = 0,
        most: int | None = None,
        **choices: str,
    ) -> Parameter:
        number = Parameter(article, {first: value}, title, unit, reading, choices)
        if number.kind is not ParameterKind.NUMBER:
            return number
        most = _MOST.get(unit, MOST_RIALS) if most is None else most
        return Parameter(article, {first: value}, title, unit, reading, choices, least, most)

    return write
