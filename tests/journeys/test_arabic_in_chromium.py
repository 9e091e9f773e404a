"""A Saudi family's phone: from the first page to the letter, every page in Arabic and fit for every eye (P10)."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.people import Applicant, Visitor
from tests.journeys.stack import Stack
from tests.journeys.test_pages_in_chromium import look

# Letters, digits and the joiner that Arabic is not written with.
ONLY_PERSIAN = re.compile("[پچژگکیە۰-۹\u200c]")
OPEN_PAGES = ["/", "/conditions/productive_families/", "/sign-in/", "/verify/nothing/", "/nowhere/"]
PERSIAN = "فارسی"  # the switch back says so in its own language


class Family(Visitor):
    """Somebody whose phone speaks Arabic."""

    code = ""

    def sign_in(self, mobile: str) -> None:
        self.go("/sign-in/")
        self.fill("ما رقم جوالك؟", mobile)
        self.press("إرسال الرمز")
        shown = self.page.locator(".notice b").inner_text()
        self.fill("اكتب الرمز الذي وصلك في الرسالة", "".join(filter(str.isalnum, shown)))
        self.press("دخول")

    def reads_only_arabic(self, path: str) -> None:
        """The page in every width and light, then every word on it."""
        look(self, path)
        assert self.page.evaluate("document.documentElement.lang") == "ar", path
        lines = self.page.locator("body").inner_text().replace(PERSIAN, "").splitlines()
        assert [line for line in lines if ONLY_PERSIAN.search(line)] == [], path


def family_at(stack: Stack, browser: Browser, state: str) -> Family:
    logins = stack.demo()["applicants"]
    login = next(each for each in logins if (each["scheme"], each["state"]) == ("productive_families", state))
    family = Family(browser, stack.url, locale="ar-SA")
    family.sign_in(login["mobile"])
    family.code = login["code"]
    return family


@pytest.fixture(scope="module")
def stranger(stack: Stack, browser: Browser) -> Iterator[Family]:
    somebody = Family(browser, stack.url, locale="ar-SA")
    yield somebody
    somebody.context.close()


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_p10_an_open_page_is_all_arabic(stranger: Family, path: str) -> None:
    stranger.reads_only_arabic(path)
    assert stranger.foreign == []


def test_p10_errors_are_too(stranger: Family) -> None:
    stranger.go("/sign-in/")
    stranger.fill("ما رقم جوالك؟", "123")
    stranger.press("إرسال الرمز")
    assert "اكتب رقم الجوال مثل" in stranger.read()
    assert not ONLY_PERSIAN.search(stranger.read())


@pytest.mark.parametrize(("state", "pages"), [
    ("draft", ["form/", "form/line/", "form/idea/", "form/amount/", "form/papers/", "withdraw/"]),
    ("study", ["", "judgement/"]),
    ("ineligible", ["", "judgement/"]),
    ("disbursed", ["", "judgement/"]),
])  # fmt: skip
def test_p10_a_familys_pages_are_all_arabic(stack: Stack, browser: Browser, state: str, pages: list[str]) -> None:
    family = family_at(stack, browser, state)
    for path in ["/applications/", *(f"/applications/{family.code}/{page}" for page in pages)]:
        family.reads_only_arabic(path)
    family.context.close()


def test_p10_the_switch_turns_the_page_and_is_remembered(stack: Stack, browser: Browser) -> None:
    visitor = Applicant(browser, stack.url)
    visitor.go("/schemes/")
    visitor.press("العربية")
    assert visitor.page.url == f"{stack.url}/schemes/"
    assert "برامج التمويل" in visitor.read()
    visitor.go("/sign-in/")
    assert "الدخول أو التسجيل" in visitor.read()
    visitor.press(PERSIAN)
    assert "ورود یا ثبت‌نام" in visitor.read()
    visitor.context.close()
