"""A change of the law tried before it is signed: drafted, tried on the queue, compared, and read by the second person.

The drafts are taken back in the end, so that no other journey meets them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.journeys.people import OfficerAtDesk, digits, officer_of
from tests.journeys.stack import Stack, wait_for

CEILINGS = ("۱۲ میلیون تومان", "۵۰ میلیون تومان")


@dataclass
class Tried:
    """The manager who drafted, where the two drafts and their simulations stand."""

    manager: OfficerAtDesk
    drafts: list[str]
    simulations: list[str]


@pytest.fixture(scope="module")
def tried(stack: Stack, browser: Browser) -> Iterator[Tried]:
    manager = officer_of(stack, browser, "manager")
    drafts = [draft(manager, ceiling, number) for number, ceiling in enumerate(CEILINGS, start=1)]
    simulations = [try_on_the_queue(manager, path) for path in drafts]
    yield Tried(manager, drafts, simulations)
    for path in drafts:
        manager.go(path)
        manager.press("پس گرفتن")


def draft(manager: OfficerAtDesk, ceiling: str, number: int) -> str:
    """A lower ceiling for the manager's own province."""
    manager.go("/admin/applicants/circular/add/?parameter=omid2/ceiling")
    manager.fill("مقدار تازه", ceiling)
    manager.fill("شماره و تاریخ نامه", f"نامه {number} روز ۱۴۰۵/۰۹/۰۱")
    manager.write_day("since", "1400/01/01")
    manager.press("ثبت")
    assert "پیش‌نویس" in manager.read()
    return urlsplit(manager.page.url).path


def try_on_the_queue(manager: OfficerAtDesk, path: str) -> str:
    manager.go(path)
    manager.follow("آزمودن بر صف")
    manager.press("ثبت")
    simulation = urlsplit(manager.page.url).path

    def is_done() -> bool:
        manager.go(simulation)
        return "در حال سنجش" not in manager.read()

    wait_for("the result of the simulation", is_done, 60)
    return simulation


def numbers_of(officer: OfficerAtDesk, caption: str, row: str) -> list[int]:
    """The files of a row's cells; the rials behind the dot are left."""
    table = officer.page.locator("table", has=officer.page.locator("caption", has_text=caption))
    cells = table.locator("tr", has=officer.page.locator("th", has_text=row)).first.locator("td").all_inner_texts()
    return [int(digits(cell.split("·")[0])) for cell in cells]


def test_every_file_of_the_queue_is_counted_once(tried: Tried) -> None:
    """O7, O33: who gains, loses, waits or stays, by province and by what the law says before and after."""
    tried.manager.go(tried.simulations[0])
    said = re.search(r"(\S+) از (\S+) پرونده", tried.manager.read())
    assert said
    done, total = map(digits, said.groups())
    assert done == total
    assert sum(numbers_of(tried.manager, "به تفکیک استان", "سمنان")) == int(total)
    gain, lose, _wait, _same = numbers_of(tried.manager, "به تفکیک استان", "سمنان")
    assert gain == 0
    assert lose > 0, "a ceiling of 120 million is below what most ask for"
    genders = [numbers_of(tried.manager, "به تفکیک جنسیت", gender) for gender in ("مرد", "زن")]
    assert sum(map(sum, genders)) == int(total)
    rows = [numbers_of(tried.manager, "همه پرونده‌ها", row) for row in ("برقرار است", "معلوم نیست", "برقرار نیست")]
    assert [sum(side) for side in zip(*rows, strict=True)] == [int(total)] * 2


def test_the_public_page_shows_no_small_cell(tried: Tried) -> None:
    tried.manager.go(tried.simulations[0])
    tried.manager.follow("نسخه برای همگان")
    page = tried.manager.read()
    assert "پنهان" in page
    assert not re.search(r"(?<![۰-۹٬])[۱-۹] ·", page)


def test_two_drafts_stand_side_by_side(tried: Tried) -> None:
    tried.manager.go(tried.simulations[1])
    tried.manager.page.locator("#content ul a").first.click()
    page = tried.manager.read()
    assert all(f"نامه {number} روز ۱۴۰۵/۰۹/۰۱" in page for number in "۱۲")
    assert "یکسانی نبوده" not in page
    lower, higher = numbers_of(tried.manager, "به تفکیک استان", "سمنان")[1::3]
    assert sorted((lower, higher)) != [0, 0]


def test_the_second_person_reads_the_result_before_approving(tried: Tried, stack: Stack, browser: Browser) -> None:
    login = next(each for each in stack.demo()["officers"] if each["role"] == "headquarters")
    second = OfficerAtDesk(browser, stack.url, width=1366)
    second.sign_in(login["username"], login["password"])
    second.go(tried.drafts[0])
    assert second.page.get_by_role("button", name="تأیید و برقراری").is_visible()
    today, after = numbers_of(second, "همه پرونده‌ها", "برقرار نیست")
    assert after > today, "the official number and the draft's, beside each other"
    tried.manager.go(tried.drafts[0])
    assert tried.manager.page.get_by_role("button", name="تأیید و برقراری").count() == 0, "nobody approves alone"
