"""What is published of one scheme beside its law: the types of a book's parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemes.book.brief import Brief
from schemes.book.layouts import Layout
from schemes.book.tables import Draw
from schemes.book.visitor import Asked
from schemes.law import Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One scheme for its readers: the law, a brief of it, its articles that are tables, and what a visitor is asked.

    `layouts` are the numbers of the law that are whole tables, by name; `tables` what is drawn in an article.
    """

    law: Scheme
    brief: Brief
    asked: Asked
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    tables: Mapping[str, tuple[Draw, ...]] = field(default_factory=dict)
