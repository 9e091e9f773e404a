"""The COVID relief guide as law, read section by section in the order of its text."""

from schemes.books.covid_relief import account, amounts, guarantees, terms, unit
from schemes.books.covid_relief.guide import covid_relief

__all__ = ["account", "amounts", "covid_relief", "guarantees", "terms", "unit"]
