"""Strangers stand beside every test of this floor."""

from typing import Any

import pytest

from applicants import tasks
from tests.beside import _strangers_stand_by, django_db_setup

__all__ = ["_strangers_stand_by", "django_db_setup"]


@pytest.fixture
def nudged(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The simulations that somebody wanted to be run at once."""
    seen: list[Any] = []
    monkeypatch.setattr(tasks.run_simulation, "delay_on_commit", seen.append)
    return seen
