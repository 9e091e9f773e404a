"""Numbers, days and sums in the reader's own way (P10, R31)."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from schemes import shown
from schemes.units.countries import IRAN, SAUDI_ARABIA, country_of


def test_a_persian_reader_gets_persian_digits_and_jalali_days() -> None:
    with override("fa"):
        assert shown.grouped(1_000_000) == "۱٬۰۰۰٬۰۰۰"
        assert shown.short_day(date(2021, 3, 20)) == "۱۳۹۹/۱۲/۳۰"
        assert shown.long_day(date(2021, 5, 8)) == "۱۸ اردیبهشت ۱۴۰۰"


def test_an_arabic_reader_gets_arabic_digits_and_gregorian_days() -> None:
    with override("ar"):
        assert shown.grouped(1_000_000) == "١٬٠٠٠٬٠٠٠"
        assert shown.short_day(date(2021, 3, 20)) == "٢٠٢١/٠٣/٢٠"
        assert shown.long_day(date(2021, 5, 8)) == "٨ مايو ٢٠٢١"


@pytest.mark.parametrize(
    ("halalas", "riyals"),
    [(0, "۰"), (1, "۰٫۰۱"), (99, "۰٫۹۹"), (100, "۱"), (150_050, "۱٬۵۰۰٫۵۰"), (2_000_000, "۲۰٬۰۰۰")],
)
def test_p10_halalas_are_shown_as_riyals_and_lose_nothing(halalas: int, riyals: str) -> None:
    with override("fa"):
        assert shown.figures(halalas, "SAR") == riyals


def test_p10_every_sum_says_its_currency() -> None:
    with override("fa"):
        assert shown.money(2_000_000) == "۲٬۰۰۰٬۰۰۰ ریال"
        assert shown.money(2_000_000, "SAR") == "۲۰٬۰۰۰ ریال سعودی"
        assert shown.money_in_words(2_000_000) == "دو میلیون ریال"
        assert shown.money_in_words(2_000_000, "SAR") == ""


@pytest.mark.parametrize(
    ("place", "country"), [("05", IRAN), ("0501", IRAN), ("SA-05", SAUDI_ARABIA), ("SA-0501", SAUDI_ARABIA)]
)
def test_p10_a_place_lies_in_one_country(place: str, country: object) -> None:
    assert country_of(place) is country


def test_the_hour_is_that_of_the_readers_clock() -> None:
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    with override("fa"):
        assert f"{noon.astimezone(shown.zone()):%H:%M}" == "15:30"
    with override("ar"):
        assert f"{noon.astimezone(shown.zone()):%H:%M}" == "15:00"
