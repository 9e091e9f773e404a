"""The Herfa portfolio for productive families as law, read paragraph by paragraph; its words are Arabic (P10)."""

from schemes.books.productive_families import account, paragraphs
from schemes.books.productive_families.announcement import productive_families

__all__ = ["account", "paragraphs", "productive_families"]
