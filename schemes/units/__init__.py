"""Days, money, text and places at the edges of the system: the one door to the calendar and to sums."""

from schemes.units.days import (
    MONTHS,
    TEHRAN,
    add_gregorian_months,
    add_months,
    day,
    jalali,
    long_day,
    month_range,
    months_old,
    today,
    year_range,
)
from schemes.units.money import MOST_RIALS, in_words, rials
from schemes.units.text import normalise, persian_digits, persian_grouped, sort_key

__all__ = [
    "MONTHS",
    "MOST_RIALS",
    "TEHRAN",
    "add_gregorian_months",
    "add_months",
    "day",
    "in_words",
    "jalali",
    "long_day",
    "month_range",
    "months_old",
    "normalise",
    "persian_digits",
    "persian_grouped",
    "rials",
    "sort_key",
    "today",
    "year_range",
]  # fmt: skip
