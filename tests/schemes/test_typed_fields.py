"""What the fields of the public forms take and refuse, at each bound, in the words that a person reads."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from schemes.fields import CountField, DayField, MoneyField, PercentField

TOO_LONG = "این نوشته بلندتر از اندازه است؛ کوتاه‌تر بنویسید."
UNREADABLE = "در این نوشته نویسه‌ای ناخواناست؛ پاکش کنید و دوباره بنویسید."
NO_SUM = "مبلغ خوانده نشد؛ آن را مانند «۲۰۰ میلیون تومان» بنویسید."
FIGURES = "مبلغ را به رقم بنویسید، مانند ۲۰٬۰۰۰ یا ۱٬۵۰۰٫۵۰."
PERCENT = "درصدی از ۰ تا ۱۰۰ بنویسید، مانند ۴ یا ۴٫۵."
SUMS = MoneyField(least=(5, "دست‌کم پنج"), most=(10, "حداکثر ده"))
PLAIN, RIYALS, COUNT = (
    MoneyField(least=5, most=1_000),
    MoneyField(currency="SAR", most=150),
    CountField(least=2, most=30),
)


def refused(field: forms.Field, typed: str) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        field.clean(typed)
    [error] = caught.value.error_list
    return str(error.code), caught.value.messages[0]


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        *((SUMS, typed, value) for typed, value in (("5", 5), ("۱۰", 10), ("ده ریال", 10), ("یک تومان", 10))),
        (PLAIN, "1٬000", 1_000), (MoneyField(), "0", 0), (MoneyField(), "1000000000000000", 10**15),
        (MoneyField(required=False), "", None), (RIYALS, "1.5", 150), (RIYALS, "0", 0),
        (COUNT, "2", 2), (COUNT, "۳۰", 30), (CountField(), "9999", 9_999), (CountField(), "0", 0),
        (CountField(required=False), " ", None),
        *((PercentField(), typed, Decimal(value)) for typed, value in (
            ("4", "4"), ("۴٫۵", "4.5"), ("4/25", "4.25"), ("4,5", "4.5"), ("0", "0"), ("100", "100"),
            ("100.00", "100"),
        )),
        (DayField(), "۱۴۰۵/۰۹/۰۱", date(2026, 11, 22)), (DayField(), "1405-9-1", date(2026, 11, 22)),
    ],
)  # fmt: skip
def test_what_is_within_the_bounds_is_taken(field: forms.Field, typed: str, value: Any) -> None:
    assert field.clean(typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "code", "sentence"),
    [
        (SUMS, "4", "too_little", "دست‌کم پنج"), (SUMS, "11", "too_much", "حداکثر ده"),
        (PLAIN, "4", "too_little", "مبلغی از ۵ تا ۱٬۰۰۰ ریال بنویسید."),
        (PLAIN, "1001", "too_much", "مبلغی از ۵ تا ۱٬۰۰۰ ریال بنویسید."),
        (RIYALS, "1.51", "too_much", "مبلغی از ۰ تا ۱٫۵۰ ریال سعودی بنویسید."),
        (PLAIN, "چند", "unreadable", NO_SUM), (RIYALS, "چند", "unreadable", FIGURES),
        (PLAIN, "۱/۳", "unreadable", "مبلغ باید عدد کاملی از ریال باشد."),
        (PLAIN, "9" * 101, "max_length", TOO_LONG), (PLAIN, "5\x00", "null_characters_not_allowed", UNREADABLE),
        *((COUNT, typed, "not_a_count", "عددی از ۲ تا ۳۰ بنویسید.")
          for typed in ("1", "31", "2.0", "-3", "५", "دو", "1e1")),
        (COUNT, "0" * 13, "max_length", TOO_LONG),
        (CountField(), "10000", "not_a_count", "عددی از ۰ تا ۹٬۹۹۹ بنویسید.".replace("٬", "")),
        *((PercentField(), typed, "not_a_percentage", PERCENT)
          for typed in ("100.01", "4.125", "x", ".5", "-1", "1e1", "101", "4..5", "५")),
        (PercentField(), "4.00000", "max_length", TOO_LONG),
        (DayField(), "فردا", "not_a_day", "تاریخ را به شکل ۱۴۰۰/۰۲/۱۸ بنویسید."),
        (DayField(), "1405/13/01", "not_a_day", "ماه باید بین ۱ و ۱۲ باشد."),
        (DayField(), "1405/12/30", "not_a_day", "اسفند ۱۴۰۵ ۲۹ روز دارد."),
        (DayField(), "2026/11/22", "not_a_day", "سال باید بین ۱۲۰۰ و ۱۵۰۰ هجری خورشیدی باشد."),
        (DayField(), "1" * 21, "max_length", TOO_LONG),
    ],
)  # fmt: skip
def test_what_is_beyond_them_is_refused_in_words(field: forms.Field, typed: str, code: str, sentence: str) -> None:
    assert refused(field, typed) == (code, sentence)


@pytest.mark.parametrize(
    ("field", "kept", "shown"),
    [
        (PLAIN, 1_000, "۱٬۰۰۰"), (PLAIN, "1000", "1000"), (RIYALS, 150, "۱٫۵۰"), (COUNT, 12, "۱۲"), (COUNT, "12", "12"),
        (PercentField(), 4, "۴"), (PercentField(), "4", "4"),
    ],
)  # fmt: skip
def test_what_was_kept_is_shown_in_the_readers_digits_and_what_was_typed_as_typed(
    field: forms.Field, kept: Any, shown: str
) -> None:
    assert field.prepare_value(kept) == shown


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1900/01/01", date(1900, 1, 1)), ("2100-12-31", date(2100, 12, 31)), ("٢٠٢٤/٢/٢٩", date(2024, 2, 29)),
        ("2021/1/31", date(2021, 1, 31)),
    ],
)  # fmt: skip
def test_an_arabic_reader_types_gregorian_days(typed: str, day: date) -> None:
    with override("ar"):
        assert DayField().clean(typed) == day


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1899/12/31", "١٩٠٠"), ("2101/01/01", "٢١٠٠"), ("1405/09/01", "١٩٠٠"), ("2021/00/01", "١٢"),
        ("2021/13/01", "١٢"), ("2021/02/29", "فبراير ٢٠٢١"), ("2021/04/31", "أبريل ٢٠٢١"),
        ("2021/12/00", "ديسمبر ٢٠٢١"),
        ("غدا", "٢٠٢١/٠٥/٠٨"), ("2021/05/08/1", "٢٠٢١/٠٥/٠٨"),
    ],
)  # fmt: skip
def test_an_arabic_reader_is_told_what_is_wrong_with_a_day(typed: str, told: str) -> None:
    """The years that are taken, the months, how long the month is, or how a day is written."""
    with override("ar"):
        code, sentence = refused(DayField(), typed)
    assert code == "not_a_day"
    assert told in sentence
