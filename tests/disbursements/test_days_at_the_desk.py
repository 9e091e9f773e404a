"""What the desk of money offers on the last day of a year and of a payout, and on the day after (tests-Q03, days)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from applicants.models import Role
from disbursements.desk.banks import LineForm
from disbursements.models import CreditLine
from tests.applicants.desk import at_desk
from tests.disbursements.bank_side import a_bank, a_line
from tests.disbursements.test_indicators import BILLION, a_home_loan
from tests.world import a_file, an_officer

pytestmark = pytest.mark.django_db

EVE, NEW_YEAR = ("1405/12/29", 23, 59), ("1406/01/01", 0, 0)


@pytest.mark.parametrize(("at", "years"), [(EVE, ["1405", "1404", "1403"]), (NEW_YEAR, ["1406", "1405", "1404"])])
def test_the_measures_are_of_this_year_and_of_the_two_before(
    clock: Callable[..., Any], at: tuple[str, int, int], years: list[str]
) -> None:
    """R27: the year that is shown unasked, and those that may be asked for."""
    clock(*at)
    a_home_loan(111 * BILLION, "1405/12/29")
    page = at_desk(an_officer(Role.AUDITOR, "")).get(reverse("admin:indicators"))
    form = page.context["form"]
    assert [str(year) for year, _digits in form.fields["year"].choices] == years
    assert form["year"].value() == int(years[0])
    shown = [row for section in page.context["sections"] for row in section["table"]["rows"]]
    [paid] = [row for row in shown if str(row[0]).startswith("پرداخت این سال <")]
    assert ("۱۱۱٬۰۰۰٬۰۰۰٬۰۰۰" in str(paid)) is (at == EVE)


@pytest.mark.parametrize(("at", "year", "abroad"), [(EVE, 1405, 2027), (NEW_YEAR, 1406, 2027)])
def test_a_new_line_is_of_the_year_of_its_country(
    clock: Callable[..., Any], at: tuple[str, int, int], year: int, abroad: int
) -> None:
    """R29, R31: Jalali at home, Gregorian abroad."""
    clock(*at)
    assert LineForm().fields["year"].initial == year
    form = LineForm({"scheme": "productive_families"})
    assert (form.fields["year"].initial, form.instance.currency) == (abroad, "SAR")


@pytest.mark.parametrize(("far", "taken"), [(-21, False), (-20, True), (20, True), (21, False), (621, False)])
def test_a_year_of_another_calendar_is_told(clock: Callable[..., Any], far: int, taken: bool) -> None:
    clock(*EVE)
    said = {"scheme": "omid2", "province": "20", "year": 1405 + far, "source": "national", "ceiling": "5"}
    form = LineForm(said | {"bank": a_bank().pk, "citation": "نامه"})
    assert ("year" not in form.errors) is taken


@pytest.mark.parametrize(("on", "is_over"), [("1399/05/31", False), ("1399/06/01", True)])
def test_after_the_last_day_of_payout_no_bank_is_offered(clock: Callable[..., Any], on: str, is_over: bool) -> None:
    """R24: and what is over is said."""
    clock("1399/05/20")
    file = a_file("ready", scheme="covid_relief", answers={"requested_amount": 480_000_000}, chosen_amount=480_000_000)
    line = a_line(a_bank(), scheme="covid_relief", year=1399)
    assert isinstance(line, CreditLine)
    clock(on, 23, 59)
    url = reverse("admin:disbursements_referral_add", query={"application": file.pk})
    page = at_desk(an_officer(Role.EXPERT)).get(url).content.decode()
    assert ("آخرین روز پرداخت این وام ۳۱ مرداد ۱۳۹۹ بود" in page) is is_over
