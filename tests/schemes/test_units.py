"""Days, sums and Persian text at the edges (R32, design of days, digits and text)."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from schemes import units
from tests.schemes import vectors

DAYS = st.dates(min_value=date(1921, 3, 21), max_value=date(2071, 3, 20))


@pytest.mark.parametrize(("jalali", "gregorian"), vectors.SAME_DAYS.items())
def test_a_jalali_day_and_its_gregorian_day_are_the_same_both_ways(jalali: str, gregorian: date) -> None:
    assert units.day(jalali) == gregorian
    assert units.jalali(gregorian) == jalali


def test_the_last_day_of_esfand_exists_in_leap_years_only() -> None:
    leap = []
    for year in range(1300, 1451):
        try:
            units.day(f"{year}/12/30")
            leap.append(year)
        except ValueError:
            pass
    assert leap == vectors.LEAP_YEARS_1300_1450


@pytest.mark.parametrize("text", vectors.IMPOSSIBLE_DAYS)
def test_an_impossible_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        units.day(text)


@pytest.mark.parametrize(
    "text", ["", "1400", "1400/02", "00/02/18", "1400/02/18/1", "2021-05-08", "1400/02-x", "آذر ۱۴۰۰"]
)
def test_text_that_is_not_a_jalali_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        units.day(text)


@pytest.mark.parametrize("text", ["۱۴۰۰/۰۲/۱۸", "١٤٠٠/٠٢/١٨", "1400-2-18", " ۱۴۰۰/۲/۱۸ ", "\u200f1400/02/18"])
def test_a_day_is_read_in_any_digits_and_either_separator(text: str) -> None:
    assert units.day(text) == date(2021, 5, 8)


@pytest.mark.parametrize(("start", "months", "result"), vectors.MONTHS_ADDED)
def test_months_are_added_by_the_jalali_calendar_and_clamped_to_its_months(
    start: str, months: int, result: str
) -> None:
    assert units.jalali(units.add_months(units.day(start), months)) == result


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2026-11-22", 1, "2026-12-22"), ("2026-01-31", 1, "2026-02-28"), ("2027-11-30", 3, "2028-02-29")],
)
def test_a_saudi_loan_counts_gregorian_months(start: str, months: int, end: str) -> None:
    """R31."""
    assert units.add_gregorian_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@settings(deadline=None)
@given(DAYS, st.integers(-600, 600))
def test_adding_months_never_leaves_the_calendar(start: date, months: int) -> None:
    """R17: the day exists, keeps its number or is the month's last, and lies in the month counted to."""
    end = units.add_months(start, months)
    year, month, number = map(int, units.jalali(start).split("/"))
    there = tuple(map(int, units.jalali(end).split("/")))
    assert there[:2] == ((year * 12 + month - 1 + months) // 12, (month - 1 + months) % 12 + 1)
    assert there[2] == number or (
        there[2] < number and units.month_range(*there[:2])[1].toordinal() - 1 == end.toordinal()
    )


@settings(deadline=None)
@given(DAYS, st.integers(0, 600))
def test_a_day_is_as_many_months_old_as_were_added_to_it(start: date, months: int) -> None:
    end = units.add_months(start, months)
    assert units.months_old(start, end) == months
    assert units.months_old(start, date.fromordinal(end.toordinal() - 1)) == months - 1


@settings(deadline=None)
@given(DAYS)
def test_every_day_survives_being_written_and_read(on: date) -> None:
    assert units.day(units.jalali(on)) == on
    assert units.day(units.persian_digits(units.jalali(on))) == on


def test_a_range_is_half_open_and_ends_where_the_next_begins() -> None:
    assert units.month_range(1403, 12) == (units.day("1403/12/01"), units.day("1404/01/01"))
    assert units.year_range(1403) == (units.day("1403/01/01"), units.day("1404/01/01"))


def test_a_day_is_said_as_people_say_it() -> None:
    assert units.long_day(date(2021, 5, 8)) == "۱۸ اردیبهشت ۱۴۰۰"


def test_today_changes_at_midnight_in_tehran_not_in_greenwich() -> None:
    with time_machine.travel(datetime(2021, 5, 7, 20, 0, tzinfo=UTC), tick=False):
        assert units.today() == date(2021, 5, 8)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("۲۰۰ میلیون تومان", 2_000_000_000),
        ("200میلیون تومان", 2_000_000_000),
        ("۱/۵ میلیارد ریال", 1_500_000_000),
        ("۱,۵ میلیارد ریال", 1_500_000_000),
        ("۴,۲۰ میلیون", 4_200_000),
        ("۱٫۵ ميليارد ريال", 1_500_000_000),
        ("۱٬۰۰۰٬۰۰۰ ریال", 1_000_000),
        ("1,500", 1_500),
        ("1.500.000", 1_500_000),
        ("1.500 میلیون", 1_500_000),
        ("نیم میلیارد تومان", 5_000_000_000),
        ("یک و نیم میلیارد ریال", 1_500_000_000),
        ("یک میلیون و نیم تومان", 15_000_000),
        ("۲ میلیون و ۵۰۰ هزار تومان", 25_000_000),
        ("دویست و پنجاه و سه هزار", 253_000),
        ("هزار و پانصد میلیارد ریال", 1_500_000_000_000),
        ("صفر", 0),
        ("۵۰۰ هزار ریال.", 500_000),
    ],
)
def test_a_sum_is_read_as_people_write_it(text: str, amount: int) -> None:
    assert units.rials(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        *("", "تومان", "abc", "-5", "منفی پنج", "1,23,4", "1 000", "1e6", "پنج پنج", "پنج و", "و", "هزار هزار"),
        *("یک میلیون و دو میلیون", "یک میلیون و", "۱/۳ ریال", "۰/۵", "دو میلیون میلیارد", "9" * 5000, "۵ دلار"),
    ],
)
def test_a_sum_that_cannot_be_read_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"مبلغ .*\.$"):
        units.rials(text)


@settings(deadline=None)
@given(st.integers(0, 10**15))
def test_a_sum_in_words_is_read_back(amount: int) -> None:
    assert units.rials(units.in_words(amount)) == amount
    assert units.rials(f"{units.persian_grouped(amount)} ریال") == amount


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "صفر"),
        (19, "نوزده"),
        (20, "بیست"),
        (1_001, "یک هزار و یک"),
        (450_000_000, "چهارصد و پنجاه میلیون"),
        (1_500_000_000_000, "یک هزار و پانصد میلیارد"),
        (10**15, "یک میلیون میلیارد"),
        (-21, "منفی بیست و یک"),
    ],
)
def test_a_number_is_written_in_words(number: int, words: str) -> None:
    assert units.in_words(number) == words


def test_a_number_is_grouped_in_persian_digits() -> None:
    assert units.persian_grouped(1_000_000) == "۱٬۰۰۰٬۰۰۰"
    assert units.persian_grouped(-999) == "-۹۹۹"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("علي", "علی"),
        ("موسى", "موسی"),
        ("كتاب", "کتاب"),
        ("٣ و ۳", "3 و 3"),
        ("سـلام", "سلام"),
        ("\u202bسلام\u202c\u200f", "سلام"),
        ("می\u200c\u200cروم", "می\u200cروم"),
        ("می \u200c روم", "می روم"),
        ("a\x00b\x1b", "ab"),
        ("  دو\t\n خط ", "دو خط"),
        ("ﻋﻠﻲ", "علی"),
        ("x\ud800y", "xy"),
    ],
)
def test_text_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert units.normalise(typed) == kept


def test_lines_are_kept_where_they_are_asked_for() -> None:
    assert units.normalise("یک \r\n\n دو", keep_lines=True) == "یک\n\nدو"


@settings(deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = units.normalise(text)
    assert units.normalise(once) == once


def test_names_sort_by_the_persian_alphabet() -> None:
    names = ["آمل", "احمد", "بابل", "پارس", "تهران", "جم", "چالوس", "زابل", "ژاله", "فسا", "کرج", "گرگان", "لار"]
    names += ["نور", "ورامین", "همدان", "یزد"]
    assert sorted(set(names), key=units.sort_key) == names
    assert units.sort_key("كرج") == units.sort_key("کرج")
    assert units.sort_key("علي آباد") < units.sort_key("علیان")
    assert sorted(["محلهٔ ۱۰", "محلهٔ ۲", "محلهٔ آب", "محلهٔ b"], key=units.sort_key)[0] == "محلهٔ ۱۰"


def test_a_sort_key_of_a_persian_name_is_digits_alone_so_every_collation_agrees() -> None:
    key = units.sort_key("نی‌ریز و چهارمحال ۲")
    assert key.isascii()
    assert key.isdigit()
    assert len(key) == 2 * len("نیریز و چهارمحال ۲")
