"""Edges of the law's own machinery and of its public pages that no case file comes to (tests-Q05, tests-Q25)."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.utils.translation import override

from schemes.fields import DayField
from schemes.law import GRANT, REGISTRATION, LawError
from schemes.loans import late_charge
from schemes.units import day
from schemes.units.money import rials
from tests.schemes.case_files import circular, judge
from tests.schemes.small_law import ALL_MET, FIRST, SECOND, a_whole_scheme

ONE_CHANGE_IS_NOT_ENOUGH = "با تغییر تنها یکی از پاسخ‌ها باز نمی‌شود."


def test_an_edition_knows_no_number_that_the_law_has_not() -> None:
    with pytest.raises(LawError, match="small has no parameter named floor"):
        a_whole_scheme().edition(FIRST).parameter("floor")


def test_clauses_turn_on_their_days_in_whatever_order_they_were_written() -> None:
    """The last written is the first to hold: each day's rule answers from its day on, and not the day before."""
    scheme = a_whole_scheme()
    days = (date(2024, 1, 1), date(2021, 3, 1), date(2023, 1, 1))

    def written(most: int, since: date) -> None:
        @scheme.requires("ماده ۱", stage=REGISTRATION, since=since)
        def within_ceiling(asked: int) -> bool:
            """مبلغ از سقف بیشتر نیست."""
            return asked <= most

    for most, since in zip((4, 1, 3), days, strict=True):
        written(most, since)

    def holds(asked: int, on: date) -> bool:
        verdict = scheme.judge(ALL_MET | {"asked": asked}, on, GRANT)
        return next(each.outcome for each in verdict.findings if each.rule == "within_ceiling") == "met"

    for on, most in (
        (date(2021, 2, 28), 100), (date(2021, 3, 1), 1), (SECOND, 1), (date(2022, 12, 31), 1), (date(2023, 1, 1), 3),
        (date(2023, 12, 31), 3), (date(2024, 1, 1), 4), (date(2030, 1, 1), 4),
    ):  # fmt: skip
        assert (holds(most, on), holds(most + 1, on)) == (True, False), on


def test_a_charge_for_lateness_is_never_of_less_than_nothing() -> None:
    assert late_charge(0, 4, 0) == 0
    for overdue, days in ((-1, 1), (1, -1)):
        with pytest.raises(ValueError, match="مبلغ و روزهای دیرکرد نمی‌تواند منفی باشد"):
            late_charge(overdue, 4, days)


@pytest.mark.parametrize(("amount", "outcome"), [(0, "not_met"), (1, "met"), (500, "met"), (501, "not_met")])
def test_a_group_asks_for_something_and_at_most_for_the_ceiling_that_a_circular_sets(amount: int, outcome: str) -> None:
    verdict = judge("self_help_group", amendments=circular("group_ceiling", 500, "1400/01/01"), requested_amount=amount)
    found = next(each for each in verdict.findings if each.rule == "amount_within_the_terms")
    assert found.outcome == outcome
    without = judge("self_help_group", requested_amount=amount)
    found = next(each for each in without.findings if each.rule == "amount_within_the_terms")
    assert found.outcome == ("not_met" if amount == 0 else "met")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2021/13/01", "يجب أن يكون الشهر بين ١ و١٢."),
        ("2021/00/01", "يجب أن يكون الشهر بين ١ و١٢."),
        ("2021/02/29", "فبراير ٢٠٢١"),
        ("2021/05/00", "مايو ٢٠٢١"),
    ],
)
def test_a_gregorian_day_that_never_was_is_told_by_its_month(typed: str, says: str) -> None:
    with override("ar"):
        with pytest.raises(forms.ValidationError) as caught:
            DayField().clean(typed)
        assert says in caught.value.messages[0]
        assert DayField().clean("2020/12/31") == date(2020, 12, 31)
        assert DayField().clean("2020/02/29") == date(2020, 2, 29)


def changed(page: Any) -> dict[str, str]:
    """What would change each scheme's answer, as the page says it."""
    return {each["prospect"].scheme.slug: each["change"] for each in page.context["found"]}


@pytest.mark.urls("tests.schemes.urls")
@pytest.mark.usefixtures("_a_day")
def test_where_two_answers_stand_in_the_way_no_single_one_is_proposed(client: Client) -> None:
    asked: dict[str, Any] = {
        "place": "SA-05", "who": "person", "field": "digital", "purpose": "creation", "amount": "۲۰۰ میلیون تومان",
    }  # fmt: skip
    page = client.get("/schemes/what-can-i-get/", asked)
    assert changed(page)["omid2"] == ONE_CHANGE_IS_NOT_ENOUGH
    assert ONE_CHANGE_IS_NOT_ENOUGH in page.content.decode()
    at_home = client.get("/schemes/what-can-i-get/", asked | {"place": "24"})
    assert changed(at_home)["omid2"] not in ("", ONE_CHANGE_IS_NOT_ENOUGH)


@pytest.fixture
def _a_day(clock: Any) -> date:
    clock("1405/09/01")
    return day("1405/09/01")


@pytest.mark.parametrize(
    ("text", "rials_"),
    [
        ("یک میلیون و ۹۹۹۹۹۹", 1_999_999),
        ("یک میلیون و ۱۰۰۰۰۰۰", None),
        ("۲ هزار و ۹۹۹", 2_999),
        ("۲ هزار و ۱۰۰۰", None),
    ],
)
def test_what_follows_a_scale_word_is_smaller_than_the_scale(text: str, rials_: int | None) -> None:
    if rials_ is not None:
        assert rials(text) == rials_
        return
    with pytest.raises(ValueError, match="مبلغ خوانده نشد؛ آن را مانند «۲۰۰ میلیون تومان» بنویسید"):
        rials(text)
