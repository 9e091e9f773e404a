"""The Omid-2 directive as law, read chapter by chapter in the order of its articles."""

from schemes.books.omid2 import account, chapter_one, chapter_three, chapter_two, chapter_two_terms
from schemes.books.omid2.directive import omid2

__all__ = ["account", "chapter_one", "chapter_three", "chapter_two", "chapter_two_terms", "omid2"]
