"""What load balancers and Prometheus are told: the parts that answer, and how long the oldest work has waited."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from applicants import notices
from applicants.models import Application, Notice, State
from tests.world import a_file

pytestmark = pytest.mark.django_db
WELL = {"status": "ok", "database": True, "redis": True, "queue": True, "queue_age_seconds": 0.0}


def told(client: Client) -> tuple[int, dict[str, Any]]:
    answer = client.get("/readyz")
    return answer.status_code, answer.json()


def a_due_check(seconds: int) -> None:
    Application.objects.filter(pk=a_file(State.SUBMITTED).pk).update(
        check_due_at=timezone.now() - timedelta(seconds=seconds)
    )


def a_waiting_notice(seconds: int, state: str = "waiting") -> None:
    notice = notices.tell(application=a_file(), kind="in_review", once=f"{state}{seconds}")
    at = timezone.now() - timedelta(seconds=seconds)
    sent = {"sent_at": at} if state == "sent" else {}
    Notice.objects.filter(pk=notice.pk).update(created_at=at, state=state, **sent)


@pytest.fixture
def deaf_server() -> Iterator[int]:
    """The port of somebody who takes calls and never answers; after a while he hangs up, so that nobody waits on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        hangs_up = threading.Timer(20, server.shutdown, [socket.SHUT_RDWR])
        hangs_up.start()
        yield server.getsockname()[1]
        hangs_up.cancel()


def test_with_nothing_to_do_all_is_well(client: Client, clock: Callable[..., Any]) -> None:
    """tests-Q02: the whole answer."""
    clock("1405/06/10")
    assert told(client) == (200, WELL)


@pytest.mark.parametrize(("seconds", "well"), [(300, True), (301, False)])
def test_a_check_waits_five_minutes_at_most(
    client: Client, clock: Callable[..., Any], seconds: int, well: bool
) -> None:
    clock("1405/06/10")
    a_due_check(seconds)
    state = {} if well else {"status": "not ready", "queue": False}
    assert told(client) == (200 if well else 503, WELL | state | {"queue_age_seconds": float(seconds)})


def test_the_older_of_a_check_and_a_notice_counts_and_what_is_done_or_to_come_does_not(
    client: Client, clock: Callable[..., Any]
) -> None:
    """tests-Q03: a notice sent long ago and a check due later are no work that waits."""
    clock("1405/06/10")
    a_waiting_notice(9_000, "sent")
    a_due_check(-600)
    assert told(client)[1]["queue_age_seconds"] == 0
    a_waiting_notice(40)
    a_due_check(20)
    assert told(client)[1]["queue_age_seconds"] == 40
    a_due_check(60)
    a_due_check(30)
    assert told(client)[1]["queue_age_seconds"] == 60


@pytest.mark.parametrize("address", ["", "redis://127.0.0.1:1/0"], ids=["none", "nobody there"])
def test_without_redis_the_portal_is_not_ready(client: Client, settings: Any, address: str) -> None:
    settings.REDIS_URL = address
    assert told(client) == (503, WELL | {"status": "not ready", "redis": False})


def test_a_redis_that_does_not_answer_is_waited_for_a_second(client: Client, settings: Any, deaf_server: int) -> None:
    """A probe has an answer before whoever asks gives up."""
    settings.REDIS_URL = f"redis://127.0.0.1:{deaf_server}/0"
    began = time.monotonic()
    assert told(client)[1]["redis"] is False
    assert time.monotonic() - began < 10


def test_without_the_database_it_says_so_and_breaks_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise DatabaseError("the server is gone")

    monkeypatch.setattr(connection, "cursor", gone)
    assert told(client) == (503, WELL | {"status": "not ready", "database": False, "queue": False})


def test_prometheus_is_told_the_same_in_its_own_words(client: Client, clock: Callable[..., Any], settings: Any) -> None:
    """Three gauges, of this answer only."""
    clock("1405/06/10")
    a_due_check(90)
    answer = client.get("/metrics")
    assert answer["Content-Type"].startswith("text/plain; version=")
    assert answer.content.decode().splitlines() == [
        "# HELP portal_database_up Database answers", "# TYPE portal_database_up gauge", "portal_database_up 1.0",
        "# HELP portal_redis_up Redis answers", "# TYPE portal_redis_up gauge", "portal_redis_up 1.0",
        "# HELP portal_queue_age_seconds Age of the oldest due check or notice",
        "# TYPE portal_queue_age_seconds gauge", "portal_queue_age_seconds 90.0",
    ]  # fmt: skip
    settings.REDIS_URL = ""
    assert "portal_redis_up 0.0" in client.get("/metrics").content.decode()
