"""What is drawn in the documents is made from what it shows."""

from applicants.drawing import drawing
from tests.house import floors
from tests.house.test_arrows import HOUSE


def drawn(page: str, mark: str) -> str:
    text = (HOUSE / page).read_text(encoding="utf-8")
    return text.partition(f"<!-- {mark} -->")[2].partition(f"<!-- /{mark} -->")[0].strip()


def test_the_ways_are_drawn_as_they_are() -> None:
    """house-H68"""
    assert drawn("docs/ways.md", "steps") == drawing(), "paste what `python manage.py draw_steps` prints"


def test_the_readme_draws_the_rooms_as_the_contracts_have_them() -> None:
    """house-H68"""
    assert drawn("README.md", "floors") == floors.drawing(), "paste what `python -m tests.house.floors` prints"
