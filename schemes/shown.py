"""Numbers, days and sums as the reader of the moment reads them: by the language that is active.

A Persian reader gets Persian digits and Jalali days, an Arabic one Arabic digits and Gregorian days.
"""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext

from schemes.units.countries import CURRENCIES, RIAL
from schemes.units.languages import Language, language_of_code


def language() -> Language:
    """The language of the reader of the moment."""
    return language_of_code(get_language())


def zone() -> ZoneInfo:
    """The reader's clock: Riyadh's for an Arabic reader, else Tehran's."""
    return language().zone


def digits(value: object) -> str:
    """A value with the reader's digits."""
    return language().in_digits(value)


def grouped(number: int) -> str:
    """A whole number, three digits by three: «۱٬۰۰۰٬۰۰۰»."""
    return digits(f"{number:,}".replace(",", "٬"))


def figures(amount: int, currency: str = RIAL.code) -> str:
    """A sum of the currency's smallest part, in its unit and without its name: 150050 halalas are «۱٬۵۰۰٫۵۰»."""
    places = CURRENCIES[currency].places
    whole, part = divmod(amount, 10**places)
    return grouped(whole) + (digits(f"٫{part:0{places}}") if part else "")


def money(amount: int, currency: str = RIAL.code) -> str:
    """A sum with the name of its currency."""
    return f"{figures(amount, currency)} {gettext(CURRENCIES[currency].name)}"


def money_in_words(amount: int, currency: str = RIAL.code) -> str:
    """Rials in words, where the reader's language says sums so; nothing for other money, which has its figures."""
    say = language().in_words
    return f"{say(amount)} {gettext(RIAL.name)}" if say and currency == RIAL.code else ""


def month_names() -> Sequence[str]:
    """The months of the reader's calendar."""
    return language().months


def day_parts(on: date) -> tuple[int, int, int]:
    """Year, month and day of a day in the reader's calendar."""
    return language().calendar.parts(on)


def short_day(on: date) -> str:
    """A day in figures: «۱۴۰۰/۰۲/۱۸», for an Arabic reader «٢٠٢١/٠٥/٠٨»."""
    year, month, number = day_parts(on)
    return digits(f"{year:04}/{month:02}/{number:02}")


def long_day(on: date) -> str:
    """A day as people say it: «۱۸ اردیبهشت ۱۴۰۰», for an Arabic reader «٨ مايو ٢٠٢١»."""
    year, month, number = day_parts(on)
    return digits(f"{number} {month_names()[month - 1]} {year}")
