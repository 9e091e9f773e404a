"""The orchard loans as law: an invented order of three articles."""

from schemes.books.orchards.law import orchards

__all__ = ["orchards"]
