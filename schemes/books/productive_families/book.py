"""The book of this scheme: its law and what is said of it."""

from schemes.book import Book
from schemes.books.productive_families import productive_families
from schemes.books.productive_families.brief import BRIEF
from schemes.books.productive_families.visitor import ASKED

BOOK = Book(law=productive_families, brief=BRIEF, asked=ASKED)
