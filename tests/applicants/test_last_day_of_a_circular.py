"""A circular holds through its last day in Tehran, on every page and form that tells its number, and then no more."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants.desk.law_values import value_field
from applicants.lawdesk.circulars import law_in
from applicants.models import Role
from schemes.books.omid2 import omid2
from schemes.catalogue import plain
from schemes.units import day
from tests.applicants.circulars import a_circular
from tests.applicants.desk import at_desk
from tests.applicants.portal import page_url, signed_in
from tests.ways import HERFA, a_draft
from tests.world import FARS, SEMNAN, an_officer

pytestmark = pytest.mark.django_db

LAST = "1405/09/01"
CALCULATOR, RELIEF, ASK = "/schemes/omid2/calculator/", "/schemes/covid_relief/calculator/", "/schemes/what-can-i-get/"
Clock = Callable[..., Any]
Telling = Callable[[], bool]


def on_the_last_day_and_after(clock: Clock, tells: Telling) -> tuple[bool, bool]:
    """Whether something is told a minute before midnight of the last day, and at midnight."""
    told = []
    for on, hour, minute in ((LAST, 23, 59), ("1405/09/02", 0, 0)):
        clock(on, hour, minute)
        told.append(tells())
    return told[0], told[1]


def page_of(client: Client, path: str, **answers: Any) -> str:
    return " ".join(unescape(client.get(path, answers).content.decode()).split())


@pytest.fixture(autouse=True)
def _under_circulars(clock: Clock) -> None:
    clock("1405/08/01")
    for number, value in (("ceiling", 777_000_000), ("minimum_contribution", 22_000_000)):
        a_circular(number, value, until=LAST, citation="نامه ۷۷")


@pytest.mark.parametrize(
    ("path", "answers", "words"),
    [
        ("/", {}, "۷۷۷٬۰۰۰٬۰۰۰ ریال"),
        ("/", {}, "۲۲٬۰۰۰٬۰۰۰ ریال"),
        ("/schemes/", {}, "۷۷۷٬۰۰۰٬۰۰۰ ریال"),
        ("/schemes/omid2/conditions/", {}, "نامه ۷۷"),
        (CALCULATOR, {"loan": "800000000"}, "سقف وام این طرح ۷۷۷٬۰۰۰٬۰۰۰ ریال است"),
        (CALCULATOR, {"deposit": "1000000", "months": "4"}, "۲۲٬۰۰۰٬۰۰۰"),
        (CALCULATOR, {}, "نامه ۷۷"),
    ],
)
def test_a_public_page_tells_it(client: Client, clock: Clock, path: str, answers: dict[str, str], words: str) -> None:
    """tests-Q03, days: of the first page, the briefs, the conditions, both ways of the calculator."""
    path = reverse("conditions", args=["omid2"]) if "conditions" in path else path
    assert on_the_last_day_and_after(clock, lambda: words in page_of(client, path, **answers)) == (True, False)


def test_whoever_asks_what_there_is_to_get_is_judged_by_it(client: Client, clock: Clock) -> None:
    said = {
        "place": SEMNAN, "who": "person", "purpose": "creation", "amount": "800000000", "deposit": "1000000000",
        "debt": "no",
    }  # fmt: skip

    def is_refused() -> bool:
        found = client.get(ASK, said).context["found"]
        [mine] = [each["prospect"] for each in found if each["prospect"].scheme.slug == "omid2"]
        return bool(mine.standing == "not")

    assert on_the_last_day_and_after(clock, is_refused) == (True, False)


@pytest.mark.parametrize("path", [CALCULATOR, ASK, RELIEF])
def test_a_province_with_a_letter_of_its_own_is_named_while_it_holds(client: Client, clock: Clock, path: str) -> None:
    a_circular("ceiling", 900_000_000, provinces=[FARS], until=LAST)
    a_circular("open_unit_amount", 130_000_000, scheme="covid_relief", provinces=[FARS], until=LAST)
    said = {"who": "person"} if path == ASK else {}

    def named() -> bool:
        page = client.get(path, said)
        if path == ASK:
            return any(each["apart"] for each in page.context["found"])
        return "در این استان‌ها بخشنامه‌ای برقرار است" in page.content.decode()

    assert on_the_last_day_and_after(clock, named) == (True, False)


@pytest.mark.parametrize(
    ("said", "words"), [({"insured_workers": "2", "closed_by_decree": "no"}, "۲۶۲٬۰۰۰٬۰۰۰"), ({}, "۱۳۱٬۰۰۰٬۰۰۰")]
)
def test_relief_is_counted_by_it(client: Client, clock: Clock, said: dict[str, str], words: str) -> None:
    """K13: the sum of one unit and the table of heads."""
    a_circular("open_unit_amount", 131_000_000, scheme="covid_relief", until=LAST)
    assert on_the_last_day_and_after(clock, lambda: words in page_of(client, RELIEF, **said)) == (True, False)


@pytest.mark.parametrize(("slug", "words"), [("amount", "۷۷۷٬۰۰۰٬۰۰۰"), ("deposit", "۲۲٬۰۰۰٬۰۰۰")])
def test_a_page_of_the_form_asks_within_it(clock: Clock, slug: str, words: str) -> None:
    file = a_draft("omid2")

    def hinted() -> bool:
        browser = signed_in(file.person.user)
        return words in browser.get(page_url(file, "application_step", slug)).content.decode()

    assert on_the_last_day_and_after(clock, hinted) == (True, False)


def test_a_familys_form_asks_within_it(clock: Clock) -> None:
    """P2: in riyals."""
    a_circular("project_ceiling", 1_900_000, scheme=HERFA, provinces=[], until=LAST)
    file = a_draft(HERFA)

    def hinted() -> bool:
        browser = signed_in(file.person.user)
        page = browser.get(page_url(file, "application_step", "amount")).content.decode()
        return "١٩٬٠٠٠" in page or "۱۹٬۰۰۰" in page

    assert on_the_last_day_and_after(clock, hinted) == (True, False)


def test_whoever_drafts_another_letter_is_told_the_number_of_the_day(clock: Clock) -> None:
    """And finds a table filled with the rows of the day."""
    url = reverse("admin:applicants_circular_add")
    rows = plain(omid2.parameter("patterns", day("1405/01/01")))
    rows[0]["coefficient_percent"] = 91
    a_circular("patterns", rows, until=LAST)
    officer = an_officer(Role.HEADQUARTERS, "")

    def told() -> bool:
        return "۷۷۷٬۰۰۰٬۰۰۰ ریال" in page_of(at_desk(officer), url, parameter="omid2/ceiling")

    def filled() -> bool:
        field: Any = value_field(law_in("omid2", SEMNAN), "patterns")
        return any("91" in str(cell) or "۹۱" in str(cell) for cell in field.initial or field.widget.decompress(None))

    assert on_the_last_day_and_after(clock, told) == (True, False)
    assert on_the_last_day_and_after(clock, filled) == (True, False)
