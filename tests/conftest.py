"""Guards and fixtures of the whole suite."""

import socket
from collections.abc import Callable, Iterator
from datetime import datetime, time
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from schemes.units import TEHRAN, day

LOOPBACK = ("127.", "::1", "localhost", "/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--on", help="Stand the clock at this day in Tehran, and let it run: 1403/12/30 or '1404/06/31 23:59'"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Before any module of tests is imported. PostgreSQL keeps its own time; nothing of ours reads it there."""
    if said := config.getoption("on"):
        on, _, hour = said.partition(" ")
        start = datetime.combine(day(on), time.fromisoformat(hour or "10:00"), TEHRAN)
        traveller = time_machine.travel(start, tick=True)
        traveller.start()
        config.add_cleanup(traveller.stop)


@pytest.fixture(autouse=True)
def _no_network_beyond_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else address
        if self.family != socket.AF_UNIX and not str(host).startswith(LOOPBACK):
            raise AssertionError(f"a test reached for {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def clock() -> Iterator[Callable[..., Any]]:
    """`clock("1400/06/01", hour=10)` stands the clock of this process at a day in Tehran; call again to move it."""
    travellers = []

    def stand(jalali_day: str, hour: int = 10, minute: int = 0) -> Any:
        while travellers:
            travellers.pop().stop()
        on = day(jalali_day)
        traveller = time_machine.travel(datetime(on.year, on.month, on.day, hour, minute, tzinfo=TEHRAN), tick=False)
        travellers.append(traveller)
        return traveller.start()

    yield stand
    while travellers:
        travellers.pop().stop()


@pytest.fixture
def queries() -> Callable[[], CaptureQueriesContext]:
    """`with queries() as seen:` keeps the SQL statements of a block; assert on len(seen)."""
    return lambda: CaptureQueriesContext(connections["default"])


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _in_persian() -> Iterator[None]:
    """A page in Arabic leaves its language to whatever the same thread does next."""
    yield
    translation.activate(settings.LANGUAGE_CODE)
