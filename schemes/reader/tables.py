"""The tables of an article, as printed and as circulars have them."""

from collections.abc import Iterator
from datetime import date

from schemes.book.tables import Table
from schemes.catalogue import BOOKS, Scheme
from schemes.circulars import Circulars


def tables_of(scheme: Scheme, article: str, circulars: Circulars = ()) -> Iterator[Table]:
    """The tables that stand in an article, each as printed and then as every circular about it has it."""
    book = BOOKS[scheme.slug]
    for draw in book.tables.get(article, ()):
        printed = draw(scheme, date.max)
        yield printed
        for each in circulars:
            if each.amendment.parameter in printed.holds and each.amendment.parameter in book.layouts:
                yield draw(scheme.under([each.amendment]), each.amendment.since)._replace(by=each)
