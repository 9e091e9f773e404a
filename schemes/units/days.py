"""The one door to the Jalali calendar: columns hold plain days, people read and write Jalali ones."""

import re
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import jdatetime

from schemes.units.choosing import Apart
from schemes.units.text import normalise, persian_digits

TEHRAN = ZoneInfo("Asia/Tehran")
MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]

# In these years every published leap rule but the 2820-year one agrees; a year outside them is a slip of the hand.
FIRST_YEAR, LAST_YEAR = 1200, 1500
_DAY = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", re.ASCII)


def today() -> date:
    """Return the day it is in Tehran."""
    return datetime.now(TEHRAN).date()


@lru_cache(maxsize=4096)
def day(text: str) -> date:
    """Read a Jalali day such as «۱۴۰۰/۰۲/۱۸»; ValueError tells the person what is wrong with it."""
    match = _DAY.fullmatch(normalise(text))
    if not match:
        raise ValueError("تاریخ را به شکل ۱۴۰۰/۰۲/۱۸ بنویسید.")
    year, month, number = map(int, match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("سال باید بین ۱۲۰۰ و ۱۵۰۰ هجری خورشیدی باشد.")
    if not 1 <= month <= 12:
        raise ValueError("ماه باید بین ۱ و ۱۲ باشد.")
    length = jalali_month_length(year, month)
    if not 1 <= number <= length:
        raise ValueError(f"{MONTHS[month - 1]} {persian_digits(year)} {persian_digits(length)} روز دارد.")
    return jalali_day(year, month, number)


def jalali(on: date) -> str:
    """Write a day as the Jalali «1400/02/18», in ASCII digits."""
    year, month, number = jalali_parts(on)
    return f"{year:04}/{month:02}/{number:02}"


def long_day(on: date) -> str:
    """Write a day as people say it: «۱۸ اردیبهشت ۱۴۰۰»."""
    year, month, number = jalali_parts(on)
    return persian_digits(f"{number} {MONTHS[month - 1]} {year}")


def add_months(on: date, months: int) -> date:
    """Move a day by Jalali months, forward or back; a day the month lacks becomes its last day (R17)."""
    try:
        return _months_later(on, months)
    except Apart as days:
        moved: date = days.keys.each(_months_later, months)
        return moved


@lru_cache(maxsize=16384)
def _months_later(on: date, months: int) -> date:
    year, month, number = jalali_parts(on)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return jalali_day(year, month + 1, min(number, jalali_month_length(year, month + 1)))


def add_gregorian_months(on: date, months: int) -> date:
    """Move a day by Gregorian months, as Saudi loans count them; a day the month lacks becomes its last day."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def months_old(since: date, on: date) -> int:
    """Count the whole Jalali months from one day to another; negative when the second comes first."""
    (year, month, _), (year_on, month_on, _) = jalali_parts(since), jalali_parts(on)
    months = (year_on - year) * 12 + month_on - month
    return months if add_months(since, months) <= on else months - 1


def month_range(year: int, month: int) -> tuple[date, date]:
    """Return the first day of a Jalali month and the first day after it, for half-open queries."""
    start = jalali_day(year, month, 1)
    return start, add_months(start, 1)


def year_range(year: int) -> tuple[date, date]:
    """Return the first day of a Jalali year and the first day after it, for half-open queries."""
    return jalali_day(year, 1, 1), jalali_day(year + 1, 1, 1)


@lru_cache(maxsize=4096)
def jalali_month_length(year: int, month: int) -> int:
    """The days of a Jalali month."""
    if month <= 6:
        return 31
    return 30 if month < 12 or jdatetime.date(year, 1, 1).isleap() else 29


@lru_cache(maxsize=4096)
def jalali_day(year: int, month: int, number: int) -> date:
    """The day of a Jalali year, month and number that are known to be one."""
    day: date = jdatetime.date(year, month, number).togregorian()
    return day


@lru_cache(maxsize=4096)
def jalali_parts(on: date) -> tuple[int, int, int]:
    """The Jalali year, month and number of a day."""
    there = jdatetime.date.fromgregorian(date=on)
    return there.year, there.month, there.day
