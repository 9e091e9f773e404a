"""What stands beside a measure and is none of it: other years, other schemes, groups that have ended (tests-Q03)."""

import pytest

from applicants.models import ProvinceShare, State
from tests.disbursements.test_indicators import a_book, a_group, a_home_loan, a_payout, of
from tests.world import SEMNAN, a_file, a_share

pytestmark = pytest.mark.django_db

BILLION = 10**9


def test_women_are_counted_in_the_year_in_which_they_are_paid() -> None:
    """H2: one of four, three of four and two of four, in three years."""
    for year, women in ((1404, 1), (1405, 3), (1406, 2)):
        for number in range(4):
            a_home_loan(BILLION, f"{year}/10/01", gender="woman" if number < women else "man")
    now, before = "سهم بانوان از وام‌گیرندگان این سال", "سهم بانوان از وام‌گیرندگان سال پیش"
    assert [of("home_business", title, year=1405).actual for title in (now, before)] == [75, 25]
    assert [of("home_business", title, year=1406).actual for title in (now, before)] == [50, 75]


def test_money_for_stability_is_that_of_the_year() -> None:
    """H10: what was paid for it the day before the year and on the day after it is not counted."""
    a_home_loan(BILLION, "1405/01/01")
    a_home_loan(3 * BILLION, "1405/12/29", purpose="creation")
    for other_year in ("1404/12/29", "1406/01/01"):
        a_home_loan(8 * BILLION, other_year)
    assert of("home_business", "سهم پایداری", year=1405).actual == 25


def test_the_money_of_one_scheme_is_not_that_of_another_in_the_same_province() -> None:
    """K13, H1."""
    a_home_loan(BILLION, "1405/02/01")
    a_payout(a_file(State.DISBURSING, scheme="covid_relief", chosen_amount=BILLION), 300, "1405/02/01")
    assert of("home_business", "وام‌گیرندگان این سال").actual == 1
    assert (of("covid_relief", "پرداخت‌شده").actual, of("covid_relief", "واحدهایی").actual) == (300, 1)


def test_a_group_that_has_ended_or_was_not_sent_yet_is_no_group_formed() -> None:
    """G5: nor does what it saved count."""
    for state, savings in ((State.DISBURSED, 10), (State.REJECTED, 1_000), (State.WITHDRAWN, 2_000)):
        group = a_group(10, poor=6, women=4, state=state)
        a_book(group, "1405/02/01", savings)
        a_book(group, "1405/03/01", 3 * savings)
    a_group(10, poor=6, women=4, state=State.DRAFT)
    assert of("self_help_group", "گروه‌های تشکیل‌شده").actual == 1
    assert of("self_help_group", "اعضای گروه‌ها").actual == 10
    assert of("self_help_group", "رشد پس‌انداز").actual == 20


def test_absorption_is_of_the_shares_of_omid2() -> None:
    """O45: a share that another scheme may come to have adds nothing."""
    own = a_share()
    ProvinceShare.objects.create(scheme="home_business", province=SEMNAN, ceiling=7_000, absorbed=5_000)
    found = of("omid2", "سپرده")
    assert (found.actual, found.target) == (own.absorbed, own.ceiling)
