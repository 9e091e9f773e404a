"""The home-business loans of Ardabil as law, read paragraph by paragraph in the order of the news."""

from schemes.books.home_business import account, paragraphs
from schemes.books.home_business.news import home_business

__all__ = ["account", "home_business", "paragraphs"]
