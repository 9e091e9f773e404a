"""house-H67: the date filter of the record lists, beside brute force at the ends of days, months and years."""

import html
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import jdatetime
import pytest
import time_machine
from django.contrib import admin
from django.db import connection
from django.urls import reverse

from applicants.desk.spans import SpanFilter
from applicants.models import BentAttempt, Event, Judgement, Notice, Person, Role, User
from applicants.notices import tell
from applicants.workflow import Actor, advance
from disbursements.models import Referral
from schemes.units import TEHRAN, day
from schemes.units.languages import ARABIC
from tests import world
from tests.applicants.desk import at_desk
from tests.ours import ours

pytestmark = pytest.mark.django_db

RIYADH = ARABIC.zone
LAST_MOMENT = time.max
LISTS = {Event: "at", Judgement: "judged_at", Notice: "created_at", BentAttempt: "at", Person: "created_at"}
INDEX_OF = {
    Event: "events_by_time", Judgement: "judgements_by_time", Notice: "notices_by_time",
    BentAttempt: "attempts_by_time", Person: "people_by_time", Referral: "referrals_by_time",
}  # fmt: skip
PERSIAN = ("هر تاریخی", "امروز", "۷ روز اخیر", "این ماه", "امسال")
ARABIC = ("أي تاريخ", "اليوم", "الأيام السبعة الماضية", "هذا الشهر", "هذه السنة")


def list_url(model: type) -> str:
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")


def links_on(page: Any) -> dict[str, str]:
    """The links of the page by their words."""
    found = re.findall(r'<a [^>]*?href="(\?[^"]*)"[^>]*>([^<]+)</a>', page.content.decode())
    return {words: html.unescape(href) for href, words in found}


def rows_on(page: Any, model: type) -> set[int]:
    """The test's own rows on a page of the list."""
    assert page.status_code == 200
    return {row.pk for row in page.context["cl"].result_list} & set(ours(model).values_list("pk", flat=True))


def attempts_around(on: date, zone: Any) -> dict[int, datetime]:
    """Tries at both ends of each day of two weeks, and of the days about a month and a year away."""
    days = [on + timedelta(days=shift) for shift in (*range(-9, 3), -32, -31, -30, -29, 29, 30, -366, -365, 365, 366)]
    made, user = {}, world.a_person().user
    for at in [datetime.combine(each, hour, zone) for each in days for hour in (time.min, LAST_MOMENT)]:
        with time_machine.travel(at, tick=False):
            made[BentAttempt.objects.create(user=user, door="d", field="f", value="v").pk] = at
    return made


@pytest.fixture
def _all_on_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(admin.site._registry[BentAttempt]), "list_per_page", 500)


def by_force(made: dict[int, datetime], now: datetime, calendar: Callable[[date], Any]) -> list[set[int]]:
    """The rows of each span, told by the parts of each row's own day."""
    today, on = now.date(), {key: at.date() for key, at in made.items()}
    this = calendar(today)
    return [
        set(made),
        {key for key, each in on.items() if each == today},
        {key for key, each in on.items() if 0 <= (today - each).days <= 7},
        {key for key, each in on.items() if (calendar(each).year, calendar(each).month) == (this.year, this.month)},
        {key for key, each in on.items() if calendar(each).year == this.year},
    ]


def shown(model: type, officer: User, titles: tuple[str, ...]) -> list[set[int]]:
    """What the list shows behind each of the five links."""
    browser = at_desk(officer)
    links = links_on(browser.get(list_url(model)))
    return [rows_on(browser.get(list_url(model) + links[title]), model) for title in titles]


@pytest.mark.usefixtures("_all_on_one_page")
@pytest.mark.parametrize("hour", [time.min, LAST_MOMENT])
@pytest.mark.parametrize("today", ["1402/12/29", "1403/01/01", "1403/12/29", "1403/12/30", "1404/01/01", "1403/07/30"])
def test_the_spans_are_those_of_the_jalali_calendar_in_tehran(today: str, hour: time) -> None:
    """1403 is a leap year and 1402 is not; a day begins at midnight in Tehran."""
    now = datetime.combine(day(today), hour, TEHRAN)
    made = attempts_around(now.date(), TEHRAN)
    with time_machine.travel(now, tick=False):
        found = shown(BentAttempt, world.an_officer(Role.AUDITOR, ""), PERSIAN)
    assert found == by_force(made, now, lambda each: jdatetime.date.fromgregorian(date=each))


@pytest.mark.usefixtures("_all_on_one_page")
@pytest.mark.parametrize("hour", [time.min, LAST_MOMENT])
@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2023, 12, 31), date(2024, 1, 1)])
def test_an_arabic_reader_has_those_of_the_gregorian_calendar_in_riyadh(today: date, hour: time) -> None:
    now = datetime.combine(today, hour, RIYADH)
    made, officer = attempts_around(today, RIYADH), world.an_officer(Role.AUDITOR, "")
    User.objects.filter(pk=officer.pk).update(language="ar")
    with time_machine.travel(now, tick=False):
        found = shown(BentAttempt, officer, ARABIC)
    assert found == by_force(made, now, lambda each: each)


def something_happens() -> None:
    """A row in each of the lists."""
    file = world.a_file()
    tell(application=file, kind="submitted", once=file.code)
    advance(file, "reject", by=Actor(Role.MANAGER))
    file.judgements.create(stage="approval", law_on=file.law_on, facts={}, sources={}, verdict={}, outcome="met")
    BentAttempt.objects.create(application=file, user=file.person.user, door="d", field="f", value="v")


@pytest.fixture
def _five_days(clock: Callable[..., Any]) -> None:
    """Something happens on each of five days, the last of which is today."""
    for number in range(26, 31):
        clock(f"1403/12/{number}")
        something_happens()


@pytest.mark.usefixtures("_five_days")
@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize("province", ["", world.SEMNAN])
def test_each_list_has_the_filter_and_turns_its_pages_within_a_span(
    model: type, province: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(admin.site._registry[model]), "list_per_page", 2)
    browser, url = at_desk(world.an_officer(Role.AUDITOR, province)), list_url(model)
    page = browser.get(url)
    today = rows_on(browser.get(url + links_on(page)["امروز"]), model)
    assert today == {ours(model).latest(LISTS[model]).pk}
    page, seen = browser.get(url + links_on(page)["این ماه"]), list[set[int]]()
    while seen.append(rows_on(page, model)) or "صفحه بعد" in links_on(page):
        page = browser.get(url + links_on(page)["صفحه بعد"])
        assert all("after" not in links_on(page)[title] for title in PERSIAN), "another span begins at its first page"
    assert [len(rows) for rows in seen] == [2, 2, 1]
    assert set.union(*seen) == set(ours(model).values_list("pk", flat=True))


def test_no_list_of_records_is_without_it() -> None:
    filters = {model: admin.site._registry[model].list_filter for model in (*LISTS, Referral)}
    assert all((LISTS.get(model, "created_at"), SpanFilter) in each for model, each in filters.items())


@pytest.mark.parametrize("model", INDEX_OF)
def test_each_span_has_its_index(model: type) -> None:
    """One bound of time and the order by time, on one index; of a province where the row knows it."""
    column, since = LISTS.get(model, "created_at"), datetime.combine(day("1403/12/01"), time.min, TEHRAN)
    rows = model.objects.filter(**{f"{column}__gte": since}).order_by(f"-{column}", "-id")
    wanted = {INDEX_OF[model]: rows[:51]}
    if model in (Event, Person):
        name = {Event: "events_of_a_province_by_time", Person: "people_of_a_province_by_time"}[model]
        wanted[name] = rows.filter(province=world.SEMNAN)[:51]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
    for index, query in wanted.items():
        assert f"using {index}" in query.explain()


@pytest.mark.parametrize(
    "bound", ["", "x", "xx1403-12-01yy", "1403-12-31", "1403-13-01", "2024-02-30", "\x00", "9" * 40]
)
def test_a_day_that_is_none_is_refused_and_breaks_nothing(bound: str) -> None:
    """The package's own field takes «xx1405-09-10yy»."""
    browser = at_desk(world.an_officer(Role.AUDITOR, ""))
    answer = browser.get(list_url(BentAttempt), {"at__gte": bound})
    assert (answer.status_code, answer.get("Location", "").partition("?")[2]) == (302, "e=1")


@pytest.mark.parametrize("lookup", ["at", "at__year", "at__lte", "user__username", "at__gte__day"])
def test_the_address_asks_of_a_span_nothing_but_its_ends(lookup: str) -> None:
    browser = at_desk(world.an_officer(Role.AUDITOR, ""))
    assert browser.get(list_url(BentAttempt), {lookup: "1403-12-01"}).status_code in (302, 400)


@pytest.mark.usefixtures("_five_days")
def test_a_link_shows_the_same_rows_to_readers_of_either_language() -> None:
    arabic = world.an_officer(Role.AUDITOR, "")
    User.objects.filter(pk=arabic.pk).update(language="ar")
    theirs, ours_ = at_desk(arabic), at_desk(world.an_officer(Role.AUDITOR, ""))
    for browser, title in ((theirs, "اليوم"), (ours_, "امروز")):
        link = links_on(browser.get(list_url(Event)))[title]
        assert len({frozenset(rows_on(each.get(list_url(Event) + link), Event)) for each in (theirs, ours_)}) == 1
