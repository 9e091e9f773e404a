"""The pages as a cheap phone shows them: accessible, narrow, light, and asking nobody else for anything."""

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.people import Applicant, OfficerAtDesk, Visitor, officer_of
from tests.journeys.stack import Stack

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
KILOBYTE = 1024
OPEN_PAGES = [
    "/", "/conditions/omid2/", "/sign-in/", "/style/", "/nowhere/", "/verify/nothing/", "/schemes/", "/schemes/omid2/",
    "/conditions/covid_relief/", "/schemes/covid_relief/", "/schemes/productive_families/", "/schemes/what-can-i-get/",
    "/schemes/omid2/calculator/?deposit=100000000", "/schemes/covid_relief/calculator/", "/schemes/instalments/",
]  # fmt: skip
SHOWN = (("light", 320), ("dark", 320), ("light", 1366))


def complaints(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]]


def look(visitor: Visitor, path: str) -> None:
    """Every way a page is shown: no complaint of axe, no sideways scrolling, right to left."""
    for scheme, width in SHOWN:
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.go(path)
        assert complaints(visitor.page) == [], (path, scheme, width)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width, (path, scheme, width)
        assert visitor.page.evaluate("getComputedStyle(document.body).direction") == "rtl", path


@pytest.fixture(scope="module")
def visitor(stack: Stack, browser: Browser) -> Iterator[Applicant]:
    somebody = Applicant(browser, stack.url)
    yield somebody
    somebody.context.close()


def someone_at(stack: Stack, browser: Browser, state: str, scheme: str = "omid2") -> Applicant:
    """A signed-in demo applicant of a scheme whose file stands in a state."""
    login = next(each for each in stack.demo()["applicants"] if (each["scheme"], each["state"]) == (scheme, state))
    person = Applicant(browser, stack.url)
    person.sign_in(login["mobile"])
    person.code = login["code"]
    return person


@pytest.fixture(scope="module")
def saver(stack: Stack, browser: Browser) -> Applicant:
    """Whose deposits are in the bank."""
    return someone_at(stack, browser, "saving")


@pytest.fixture(scope="module")
def drafter(stack: Stack, browser: Browser) -> Applicant:
    """Who has not sent the form yet."""
    return someone_at(stack, browser, "draft")


@pytest.fixture(scope="module")
def officer(stack: Stack, browser: Browser) -> Iterator[OfficerAtDesk]:
    login = next(each for each in stack.demo()["officers"] if each["role"] == "expert")
    person = OfficerAtDesk(browser, stack.url, width=1366)
    person.sign_in(login["username"], login["password"])
    yield person
    person.context.close()


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_an_open_page_is_fit_for_every_eye_and_every_phone(visitor: Applicant, path: str) -> None:
    look(visitor, path)
    assert visitor.foreign == []


@pytest.mark.parametrize("path", ["/applications/", "/applications/{}/", "/applications/{}/offers/",
                                  "/applications/{}/judgement/", "/applications/{}/form/papers/"])  # fmt: skip
def test_a_savers_pages_are_too(saver: Applicant, path: str) -> None:
    look(saver, path.format(saver.code))


@pytest.mark.parametrize("page", ["", "amount/", "purpose/", "people/", "business/", "plan/"])
def test_a_page_of_the_form_is_too(drafter: Applicant, page: str) -> None:
    look(drafter, f"/applications/{drafter.code}/form/{page}")


@pytest.mark.parametrize(("scheme", "state", "pages"), [
    ("home_business", "draft", ["form/", "form/role/", "form/papers/"]),
    ("covid_relief", "bank_papers", ["", "form/papers/"]),
    ("covid_relief", "ineligible", ["", "judgement/"]),
    ("self_help_group", "disbursed", ["", "judgement/"]),
])  # fmt: skip
def test_the_pages_of_the_other_schemes_are_too(
    stack: Stack, browser: Browser, scheme: str, state: str, pages: list[str]
) -> None:
    person = someone_at(stack, browser, state, scheme)
    for page in pages:
        look(person, f"/applications/{person.code}/{page}")
    person.context.close()


@pytest.mark.parametrize(("role", "scheme", "state", "deed", "paths"), [
    ("facilitator", "self_help_group", "training", "record_training", ["/admin/applicants/application/new-group/"]),
    ("sector", "covid_relief", "at_sector", "approve", ["/admin/applicants/application/"]),
    ("manager", "self_help_group", "ready", "supply_fact", ["/admin/applicants/targetcounty/add/"]),
])  # fmt: skip
def test_the_desks_of_the_other_schemes_are_too(
    stack: Stack, browser: Browser, role: str, scheme: str, state: str, deed: str, paths: list[str]
) -> None:
    """With a deed's form open, as it is when somebody works."""
    officer = officer_of(stack, browser, role)
    code = next(
        each["code"] for each in stack.demo()["applicants"] if (each["scheme"], each["state"]) == (scheme, state)
    )
    for path in paths:
        look(officer, path)
    officer.open_file(code)
    look(officer, officer.page.url.removeprefix(officer.url))
    officer.open_deed(deed)
    assert complaints(officer.page) == []
    officer.context.close()


@pytest.mark.parametrize("path", ["/admin/", "/admin/applicants/application/"])
def test_the_desk_is_too(officer: OfficerAtDesk, path: str) -> None:
    look(officer, path)
    assert officer.foreign == []


def test_the_officers_file_page_is_too(officer: OfficerAtDesk, saver: Applicant) -> None:
    officer.open_file(saver.code)
    look(officer, officer.page.url.removeprefix(officer.url))


@pytest.mark.parametrize("path", ["/", "/conditions/covid_relief/", "/schemes/self_help_group/"])
def test_the_first_view_is_light_and_asks_for_little(stack: Stack, browser: Browser, path: str) -> None:
    """At most 100 KB over the wire in at most five requests, all of them ours."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, sizes = context.new_page(), []
    page.on("requestfinished", lambda request: sizes.append((request.url, request.sizes()["responseBodySize"])))
    page.goto(f"{stack.url}{path}", wait_until="networkidle")
    assert all(url.startswith((stack.url, "data:")) for url, _size in sizes), sizes
    assert len([url for url, _size in sizes if not url.startswith("data:")]) <= 5, sizes
    assert sum(size for _url, size in sizes) <= 100 * KILOBYTE, sizes
    context.close()


def test_nothing_on_a_page_needs_javascript_or_breaks_the_policy(stack: Stack, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    for path in ("/", "/sign-in/", "/conditions/omid2/", "/admin/", "/api/docs/"):
        page.goto(f"{stack.url}{path}", wait_until="networkidle")
    assert said == []
    context.close()
