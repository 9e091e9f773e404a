"""The front room of the law: every scheme by its slug, and the words other floors need to speak of it."""

from schemes.book import Book
from schemes.book.layouts import Layout
from schemes.books.covid_relief.book import BOOK as covid_relief
from schemes.books.home_business.book import BOOK as home_business
from schemes.books.omid2.book import BOOK as omid2
from schemes.books.productive_families.book import BOOK as productive_families
from schemes.books.self_help_group.book import BOOK as self_help_group
from schemes.law import (
    APPROVAL,
    GRANT,
    REGISTRATION,
    Amendment,
    Finding,
    LawError,
    Outcome,
    ParameterKind,
    Scheme,
    Stage,
    Verdict,
    plain,
)
from schemes.readings import Reading

__all__ = [
    "APPROVAL", "BOOKS", "GRANT", "READINGS", "REGISTRATION", "SCHEMES", "Amendment", "Book",
    "Finding", "LawError", "Outcome", "ParameterKind", "Reading", "Scheme", "Stage", "Verdict", "layout_of", "plain",
]  # fmt: skip

# In the order in which pages show them.
_BOOKS = (omid2, home_business, self_help_group, covid_relief, productive_families)
BOOKS: dict[str, Book] = {book.law.slug: book for book in _BOOKS}
SCHEMES: dict[str, Scheme] = {slug: book.law for slug, book in BOOKS.items()}


# Each in the language of its document; those of every scheme as its first one has them.
_EVERY = {name: reading for law in reversed(SCHEMES.values()) for name, reading in law.readings.items()}
READINGS: dict[str, Reading] = {name: _EVERY[name] for name in sorted(_EVERY, key=lambda name: int(name[1:]))}


def layout_of(scheme: str, parameter: str) -> Layout | None:
    """How a number of the law is laid out as a table; None for one that is no table."""
    return BOOKS[scheme].layouts.get(parameter)
