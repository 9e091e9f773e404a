"""The queue: own province only, paged by key without counting, found by exact code, in a constant number of queries."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applicants.files import queues
from applicants.models import Application, BentAttempt, Event, Notice, Officer, Person, Role, State
from applicants.notices import tell
from applicants.workflow import Actor, advance
from tests import world
from tests.applicants.desk import at_desk, file_url, queue_url
from tests.ours import ours

pytestmark = pytest.mark.django_db
TABLES = ("application", "person", "notice", "event", "judgement", "bentattempt", "provinceshare")


def codes_on(page: Any) -> list[str]:
    """The files on a page of the list, but for the strangers of the province, who rightly stand there too."""
    codes = re.findall(r'<a href="[^"]*/change/[^"]*"><bdi dir="ltr">(\w+)</bdi>', page.content.decode())
    return [code for code in codes if not code.startswith("STR")]


def some_files(count: int, **fields: Any) -> list[Application]:
    """Files sent one minute after the other, the first one first."""
    start = timezone.now() - timedelta(days=3)
    return [world.a_file(submitted_at=start + timedelta(minutes=number), **fields) for number in range(count)]


@pytest.fixture
def officer() -> Officer:
    return world.an_officer().officer


@pytest.fixture
def browser(officer: Officer) -> Client:
    return at_desk(officer.user)


def test_an_officer_sees_the_own_province_and_no_other(browser: Client) -> None:
    own, foreign = world.a_file(), world.a_file(province=world.FARS)
    assert codes_on(browser.get(queue_url())) == [own.code]
    assert foreign.code not in browser.get(queue_url(state="all")).content.decode()


def test_headquarters_see_every_province_and_may_choose_one() -> None:
    browser = at_desk(world.an_officer(Role.HEADQUARTERS, ""))
    files = [world.a_file(province=province) for province in (world.SEMNAN, world.FARS)]
    assert set(codes_on(browser.get(queue_url()))) == {file.code for file in files}
    assert codes_on(browser.get(queue_url(province=world.FARS))) == [files[1].code]


def test_an_unsent_draft_is_the_applicants_own(browser: Client) -> None:
    draft = world.a_file(State.DRAFT)
    assert codes_on(browser.get(queue_url(state="all"))) == []
    assert browser.get(file_url(draft)).status_code == 404


def test_the_list_says_what_an_officer_needs(browser: Client) -> None:
    file = world.a_file(submitted_at=timezone.now())
    page = browser.get(queue_url()).content.decode()
    for words in (str(file.person), file.get_county_display(), "امید", "در بررسی", "۲۵۰٬۰۰۰٬۰۰۰ ریال"):
        assert words in page


def test_the_queue_is_what_waits_for_a_decision_until_another_state_is_chosen(browser: Client) -> None:
    waiting, approved = world.a_file(), world.a_file(State.APPROVED)
    assert codes_on(browser.get(queue_url())) == [waiting.code]
    assert codes_on(browser.get(queue_url(state=State.APPROVED))) == [approved.code]
    assert len(codes_on(browser.get(queue_url(state="all")))) == 2


def test_the_queue_is_filtered_by_county(browser: Client) -> None:
    here, there = world.a_file(), world.a_file(county="2002")
    assert codes_on(browser.get(queue_url(county="2002"))) == [there.code]
    assert codes_on(browser.get(queue_url(county="2001"))) == [here.code]


def test_pages_follow_each_other_by_key_and_lose_nothing(browser: Client) -> None:
    files = some_files(120)
    seen, url = [], queue_url()
    while url:
        page = browser.get(url)
        seen += codes_on(page)
        following = re.search(r'rel="next" href="(\?[^"]+)"', page.content.decode())
        url = queue_url() + following.group(1).replace("&amp;", "&") if following else ""
    assert seen == [file.code for file in files]


def test_a_file_that_leaves_the_queue_does_not_hide_another() -> None:
    """With OFFSET the first file of the next page would slip onto the page already read."""
    files = some_files(4)
    rows = ours(Application).all()
    first = queues.page(rows, by="submitted_at", size=2)
    files[0].delete()
    second = queues.page(rows, by="submitted_at", size=2, after=first.next)
    assert second.rows == files[2:]
    assert second.next == ""


def test_files_of_the_same_moment_are_told_apart_by_number() -> None:
    moment = timezone.now()
    files = [world.a_file(submitted_at=moment) for _number in range(5)]
    first = queues.page(ours(Application).all(), by="submitted_at", size=2)
    second = queues.page(ours(Application).all(), by="submitted_at", size=2, after=first.next)
    assert [*first.rows, *second.rows] == files[:4]


@pytest.mark.parametrize(
    "after", ["x", "~", "~5", "2026-01-01~5", "2026-13-45T99:00:00+00:00~5", "\x00~1", "9" * 40, "²~²"]
)
def test_a_cursor_that_cannot_be_read_means_the_first_page(browser: Client, after: str) -> None:
    file = world.a_file()
    assert codes_on(browser.get(queue_url(after=after))) == [file.code]


def test_a_page_counts_nothing_and_skips_nothing(browser: Client, queries: Callable[[], Any]) -> None:
    some_files(60)
    with queries() as seen:
        browser.get(queue_url())
    statements = " ".join(query["sql"] for query in seen).upper()
    assert "COUNT(" not in statements
    assert "OFFSET" not in statements
    assert "DISTINCT" not in statements


@pytest.mark.parametrize("table", TABLES)
def test_a_list_of_one_and_a_list_of_fifty_cost_the_same_queries(table: str, queries: Callable[[], Any]) -> None:
    browser = at_desk(world.an_officer(Role.HEADQUARTERS, ""))
    url = reverse(f"admin:applicants_{table}_changelist")
    counts = []
    for more in (2, 30):
        for number in range(more):
            file = world.a_file(province=(world.SEMNAN, world.FARS)[number % 2])
            tell(application=file, kind="submitted", once=f"{more}-{number}")
            advance(file, "reject", by=Actor(Role.MANAGER))
            world.a_file(person=file.person)
            BentAttempt.objects.create(application=file, user=file.person.user, door="d", field="f", value="v")
            file.judgements.create(
                stage="approval", law_on=file.law_on, facts={}, sources={}, verdict={}, outcome="met"
            )
            world.a_share(file.province)
        with queries() as seen:
            assert browser.get(url).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 8


def find(browser: Client, sought: str) -> Any:
    return browser.post(reverse("admin:applicants_application_find"), {"sought": sought})


def test_a_file_is_found_by_its_code(browser: Client) -> None:
    file = world.a_file(State.APPROVED)
    assert find(browser, f" {file.code.lower()} ").url == file_url(file)


def test_a_file_is_found_by_the_national_code_in_any_digits(browser: Client) -> None:
    file = world.a_file()
    persian = file.person.national_code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert find(browser, persian).url == file_url(file)


def test_of_many_files_of_a_person_the_list_is_shown_in_every_state(browser: Client) -> None:
    person = world.a_person()
    files = [world.a_file(State.REJECTED, person=person), world.a_file(person=person)]
    answer = find(browser, person.national_code)
    assert person.national_code not in answer.url
    assert set(codes_on(browser.get(answer.url))) == {file.code for file in files}


@pytest.mark.parametrize("how", ["code", "national_code"])
def test_what_is_in_another_province_is_not_found(browser: Client, how: str) -> None:
    foreign = world.a_file(province=world.FARS)
    sought = foreign.code if how == "code" else foreign.person.national_code
    assert find(browser, sought).url == queue_url()
    assert codes_on(browser.get(queue_url(person=foreign.person.pk))) == []


@pytest.mark.parametrize("sought", ["", "   ", "%", "1111111111", "\x00", "x" * 5000, "' OR 1=1 --"])
def test_a_strange_search_finds_nothing_and_breaks_nothing(browser: Client, sought: str) -> None:
    world.a_file()
    assert find(browser, sought).url == queue_url()


@pytest.mark.parametrize(
    "lookup",
    ["code__icontains", "person__last_name", "person__national_code_index", "sheba_index", "province__in", "id__in"],
)
def test_the_address_asks_nothing_but_what_the_filters_offer(browser: Client, lookup: str) -> None:
    world.a_file()
    assert browser.get(queue_url(**{lookup: "1"})).status_code in (302, 400)


def test_the_state_in_the_address_must_be_one(browser: Client) -> None:
    world.a_file()
    assert codes_on(browser.get(queue_url(state="no such state"))) == []


@pytest.mark.parametrize("model", [Person, Notice, Event])
def test_rows_of_another_province_are_404(browser: Client, model: type) -> None:
    for province in (world.FARS, world.SEMNAN):
        file = world.a_file(province=province)
        tell(application=file, kind="submitted", once=province)
        advance(file, "reject", by=Actor(Role.MANAGER))
    name = model._meta.model_name
    answers = [
        browser.get(reverse(f"admin:applicants_{name}_change", args=[row.pk])) for row in ours(model).order_by("pk")
    ]
    assert [answer.status_code for answer in answers] == [404, 200]


def test_codes_for_signing_in_are_on_no_page(browser: Client) -> None:
    notice = tell(mobile="09121234567", kind="code", once="c", code="482915")
    url = reverse("admin:applicants_notice_change", args=[notice.pk])
    assert browser.get(url).status_code == 404
    assert at_desk(world.an_officer(Role.AUDITOR, "")).get(url).status_code == 404


def test_an_administrator_reads_no_file() -> None:
    file, browser = world.a_file(), at_desk(world.an_officer(Role.ADMINISTRATOR, ""))
    assert browser.get(queue_url()).status_code == 403
    assert browser.get(file_url(file)).status_code == 403
    assert find(browser, file.code).status_code == 403


@pytest.mark.alone("the desk counts its queues")
def test_the_desk_counts_each_queue_and_links_to_it(browser: Client, queries: Callable[[], Any]) -> None:
    for state in (State.IN_REVIEW, State.IN_REVIEW, State.APPROVED):
        world.a_file(state)
    world.a_file(province=world.FARS)
    world.a_share()
    with queries() as seen:
        page = browser.get(reverse("admin:index")).content.decode()
    assert re.search(r'state=in_review"><b class="num">۲</b>', page)
    assert re.search(r'state=approved"><b class="num">۱</b>', page)
    assert "۱۸٬۴۵۰٬۰۰۰٬۰۰۰ ریال" in page
    assert len(seen) <= 14
    assert all("LIMIT" in query["sql"] for query in seen if "COUNT(" in query["sql"].upper())


def test_counting_stops_at_a_thousand(monkeypatch: pytest.MonkeyPatch, officer: Officer) -> None:
    monkeypatch.setattr(queues, "COUNTED_UP_TO", 2)
    some_files(3)
    (queue,) = [queue for queue in queues.waiting(officer) if queue.state == State.IN_REVIEW]
    assert (queue.number, queue.more) == (2, True)


def test_the_shares_show_what_is_left_and_what_nobody_gets() -> None:
    """R7: 450,000,000 rials of the printed total belong to no province."""
    world.a_share()
    page = at_desk(world.an_officer(Role.AUDITOR, "")).get(reverse("admin:applicants_provinceshare_changelist"))
    assert "۴۵۰٬۰۰۰٬۰۰۰ ریال" in page.content.decode()
    assert "۱٬۵۰۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال" in page.content.decode()
