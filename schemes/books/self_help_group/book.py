"""The book of this scheme: its law and what is said of it."""

from schemes.book import Book
from schemes.books.self_help_group import self_help_group
from schemes.books.self_help_group.brief import BRIEF
from schemes.books.self_help_group.visitor import ASKED

BOOK = Book(law=self_help_group, brief=BRIEF, asked=ASKED)
