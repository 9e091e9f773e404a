"""What is drawn in the documents is made from what it shows."""

from dataclasses import replace

import pytest

from applicants.drawing import drawing
from applicants.way import ways
from tests.house import floors
from tests.house.test_arrows import HOUSE


def drawn(page: str, mark: str) -> str:
    text = (HOUSE / page).read_text(encoding="utf-8")
    return text.partition(f"<!-- {mark} -->")[2].partition(f"<!-- /{mark} -->")[0].strip()


def test_the_ways_are_drawn_as_they_are() -> None:
    """house-H68"""
    assert drawn("docs/ways.md", "steps") == drawing(), "paste what `python manage.py draw_steps` prints"


def test_a_step_that_is_not_drawn_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """house-H18: a step less in one way, a room less on one floor."""
    shorter = {slug: replace(way, steps=way.steps[:-1]) for slug, way in ways()}
    monkeypatch.setattr("applicants.drawing.way_of", shorter.get)
    assert drawn("docs/ways.md", "steps") != drawing()
    monkeypatch.setattr(floors, "FLOORS", floors.FLOORS[1:])
    assert drawn("README.md", "floors") != floors.drawing()


def test_the_readme_draws_the_rooms_as_the_contracts_have_them() -> None:
    """house-H68"""
    assert drawn("README.md", "floors") == floors.drawing(), "paste what `python -m tests.house.floors` prints"
