"""Numbers, days and sums as the reader of the moment reads them: by the language that is active.

A Persian reader gets Persian digits and Jalali days, an Arabic one Arabic digits and Gregorian days.
"""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from schemes.units import MONTHS, TEHRAN, in_words, jalali, persian_digits
from schemes.units import long_day as long_jalali_day
from schemes.units.countries import CURRENCIES, RIAL, SAUDI_ARABIA
from schemes.units.text import ARABIC_DIGITS, ASCII_DIGITS, PERSIAN_DIGITS

RIYADH = ZoneInfo("Asia/Riyadh")
_TO_ARABIC_DIGITS = str.maketrans(ASCII_DIGITS + PERSIAN_DIGITS, ARABIC_DIGITS + ARABIC_DIGITS)
# fmt: off
_ARABIC_MONTHS = [
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
]
# fmt: on


def is_arabic() -> bool:
    """Whether the reader of the moment reads Arabic."""
    return get_language() == SAUDI_ARABIA.language


def zone() -> ZoneInfo:
    """The reader's clock: Riyadh's for an Arabic reader, else Tehran's."""
    return RIYADH if is_arabic() else TEHRAN


def digits(value: object) -> str:
    """A value with the reader's digits."""
    return str(value).translate(_TO_ARABIC_DIGITS) if is_arabic() else persian_digits(value)


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
    if currency == RIAL.code:
        return _("%(amount)s ریال") % {"amount": figures(amount)}
    return _("%(amount)s ریال سعودی") % {"amount": figures(amount, currency)}


def money_in_words(amount: int, currency: str = RIAL.code) -> str:
    """Rials in Persian words; nothing for other money or another reader, who has the figures."""
    return _("%(amount)s ریال") % {"amount": in_words(amount)} if currency == RIAL.code and not is_arabic() else ""


def month_names() -> list[str]:
    """The months of the reader's calendar."""
    return _ARABIC_MONTHS if is_arabic() else MONTHS


def day_parts(on: date) -> tuple[int, int, int]:
    """Year, month and day of a day in the reader's calendar."""
    if is_arabic():
        return on.year, on.month, on.day
    year, month, number = map(int, jalali(on).split("/"))
    return year, month, number


def short_day(on: date) -> str:
    """A day in figures: «۱۴۰۰/۰۲/۱۸», for an Arabic reader «٢٠٢١/٠٥/٠٨»."""
    return digits(f"{on:%Y/%m/%d}" if is_arabic() else jalali(on))


def long_day(on: date) -> str:
    """A day as people say it: «۱۸ اردیبهشت ۱۴۰۰», for an Arabic reader «٨ مايو ٢٠٢١»."""
    return digits(f"{on.day} {_ARABIC_MONTHS[on.month - 1]} {on.year}") if is_arabic() else long_jalali_day(on)
