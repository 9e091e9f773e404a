"""What every test of the two upper floors stands under: strangers are there, and nothing of them is seen or moved."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from applicants.authority import officer_of
from tests import strangers


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, where the strangers' rows are kept; two folders ask for it, and the first one makes them."""
    with django_db_blocker.unblock():
        strangers.settle()


@pytest.fixture(autouse=True)
def _strangers_stand_by(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Strangers in the world of each test with a database; `pytest.mark.alone(reason)` leaves them out.

    Who asks a model for the rows of the test itself says `ours(Model)`."""
    if not _has_a_database(request) or request.node.get_closest_marker("alone"):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    strangers.come()
    monkeypatch.setattr(Client, "request", _guarded(Client.request))
    yield
    if not connection.needs_rollback:
        moved = strangers.moved()
        assert not moved, f"something of a stranger was moved: {moved}"


def _has_a_database(request: pytest.FixtureRequest) -> bool:
    named = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    return bool(named or request.node.get_closest_marker("django_db"))


def _guarded(ask: Any) -> Any:
    """The browser, which shows nobody a stranger: an officer those of the own province, whoever sees all, anybody."""

    def request(self: Client, **asked: Any) -> Any:
        answer = ask(self, **asked)
        if not answer.streaming and answer.get("Content-Type", "").startswith(("text/", "application/")):
            read = answer.content.decode(errors="ignore")
            path = answer.wsgi_request.path
            for word in _not_for(path, answer):
                assert word not in read, f"a stranger is seen at {path}"
        return answer

    return request


def _not_for(path: str, answer: Any) -> set[str]:
    words = set(strangers.WORD_OF.values())
    if not path.startswith("/admin"):
        return words | set(strangers.BANKS)
    officer = officer_of(answer.wsgi_request.user)
    own = officer.province if officer else "nowhere"
    return {word for province, word in strangers.WORD_OF.items() if own and province != own}
