"""`make screenshots`: the pictures of the main pages in docs/screenshots/, taken from the demo as it runs."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from microfinance.embedded.redis import program
from tests.journeys.conftest import CHROMIUM, QUIET
from tests.journeys.people import Applicant, OfficerAtDesk, Visitor
from tests.journeys.stack import Stack

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
SHOWN = ((1366, "light"), (320, "light"), (1366, "dark"), (320, "dark"))
BOTH_MODES = ("home", "tracking", "offers", "file")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder), program())
        try:
            stack.start()
            with sync_playwright() as playwright:
                path = next(filter(None, map(shutil.which, CHROMIUM)), None)
                take_all(stack, playwright.chromium.launch(executable_path=path, args=QUIET))
        finally:
            stack.end()


def take_all(stack: Stack, browser: Browser) -> None:
    demo = stack.demo()
    stranger = Applicant(browser, stack.url)
    take(stranger, "home", "/")
    take(stranger, "conditions", "/conditions/omid2/")
    take(stranger, "sign-in", "/sign-in/")
    take(stranger, "api-docs", "/api/docs/", widths=(1366,))
    take(stranger, "law", "/schemes/omid2/")
    take(stranger, "what-can-i-get", "/schemes/what-can-i-get/")
    for scheme, state, pages in (
        ("omid2", "draft", {"form": "form/"}),
        ("omid2", "saving", {"tracking": "", "offers": "offers/"}),
        ("omid2", "disbursed", {"paid": "", "judgement": "judgement/"}),
        ("productive_families", "disbursed", {"family": ""}),
    ):
        login = someone(demo, scheme, state)
        person = Applicant(browser, stack.url)
        person.sign_in(login["mobile"])
        for name, path in pages.items():
            take(person, name, f"/applications/{login['code']}/{path}")
    desk(stack, browser)


def someone(demo: Any, scheme: str, state: str) -> Any:
    """A person of the demo whose file stands there."""
    return next(each for each in demo["applicants"] if (each["scheme"], each["state"]) == (scheme, state))


def desk(stack: Stack, browser: Browser) -> None:
    demo = stack.demo()
    login = next(each for each in demo["officers"] if each["role"] == "committee")
    officer = OfficerAtDesk(browser, stack.url, width=1366)
    officer.sign_in(login["username"], login["password"])
    take(officer, "desk", "/admin/")
    take(officer, "targets", "/admin/indicators/")
    take(officer, "queue", "/admin/applicants/application/")
    officer.open_file(someone(demo, "omid2", "in_review")["code"])
    take(officer, "file", officer.page.url.removeprefix(stack.url))


def take(visitor: Visitor, name: str, path: str, widths: tuple[int, ...] = (1366, 320)) -> None:
    """One picture a width; of the pages that matter most also in the dark."""
    for width, scheme in SHOWN:
        if width in widths and (scheme == "light" or name in BOTH_MODES):
            visitor.page.emulate_media(color_scheme=scheme)
            visitor.page.set_viewport_size({"width": width, "height": 800})
            visitor.go(path)
            visitor.page.wait_for_load_state("networkidle")
            visitor.page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png", full_page=width == 320)


if __name__ == "__main__":
    main()
