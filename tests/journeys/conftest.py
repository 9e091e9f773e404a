"""Chromium and the running product, for tests that see nothing but pages and answers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from microfinance.embedded.redis import program
from microfinance.machine import PROGRAMS_OF_CHROMIUM as CHROMIUM
from tests.journeys.stack import Stack

HERE = Path(__file__).parent
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


# Those that move the product's clock, and with each move start it anew.
MOVING = {"test_covid_relief", "test_omid2", "test_omid2_company", "test_simulation"}


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Journeys share a product and its clock: in the order they stand in, in two processes, each with a product."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.whole)
            item.add_marker(pytest.mark.xdist_group("moving" if item.path.stem in MOVING else "standing"))
    yield  # now some have been left out, and all put in random order
    items.sort(key=lambda item: (item.path, item.reportinfo()[1]) if item.path.parent == HERE else (HERE, 0))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the PATH, else the one that Playwright has downloaded."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        except Exception as reason:
            pytest.fail(f"There is no Chromium: install Debian's package chromium, or playwright's own. {reason}")
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The product as a newcomer runs it, once for all journeys."""
    folder: Path = tmp_path_factory.mktemp("journey")
    product = Stack(folder, program())
    product.start()
    yield product
    product.end()
