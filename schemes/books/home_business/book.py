"""The book of this scheme: its law and what is said of it."""

from schemes.book import Book
from schemes.books.home_business import home_business
from schemes.books.home_business.brief import BRIEF
from schemes.books.home_business.visitor import ASKED

BOOK = Book(law=home_business, brief=BRIEF, asked=ASKED)
