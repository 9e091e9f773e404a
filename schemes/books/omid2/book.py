"""The book of this scheme: its law and what is said of it."""

from schemes.book import Book
from schemes.books.omid2 import omid2
from schemes.books.omid2.brief import BRIEF
from schemes.books.omid2.tables import LAYOUTS, TABLES
from schemes.books.omid2.visitor import ASKED

BOOK = Book(law=omid2, brief=BRIEF, asked=ASKED, layouts=LAYOUTS, tables=TABLES)
