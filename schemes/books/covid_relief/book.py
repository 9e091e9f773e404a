"""The book of this scheme: its law and what is said of it."""

from schemes.book import Book
from schemes.books.covid_relief import covid_relief
from schemes.books.covid_relief.brief import BRIEF
from schemes.books.covid_relief.tables import LAYOUTS, TABLES
from schemes.books.covid_relief.visitor import ASKED

BOOK = Book(law=covid_relief, brief=BRIEF, asked=ASKED, layouts=LAYOUTS, tables=TABLES)
