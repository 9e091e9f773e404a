"""What a contributor reads first is true: each place that it names is there, each command too."""

import re

import pytest

from tests.house.test_arrows import HOUSE

READ = ("CONTRIBUTING.md", "README.md", "SECURITY.md", "CHANGELOG.md", "docs/tests.md")
PLACE = re.compile(r"`((?:[\w.-]+/)+[\w.*-]*|[\w-]+\.(?:py|md|toml|txt))`")
MADE = re.compile(r"`make ([\w-]+)")
COMMAND = re.compile(r"`(?:\.venv/bin/)?python manage\.py (\w+)")
# Files that a way or a book has, named without their folder.
OF_A_WAY = {
    "way.py",
    "states.py",
    "facts.py",
    "account.py",
    "desk.py",
    "book.py",
    "questions.py",
    "admin.py",
    "services.py",
}


def there(place: str) -> bool:
    place = place.rstrip("/").replace("<slug>", "omid2")
    if place in OF_A_WAY or place.startswith(("ways/", "books/", "var/")):
        return True
    return any(list(folder.glob(place)) for folder in (HOUSE, HOUSE / "tests", HOUSE / "tests/schemes"))


@pytest.mark.parametrize("page", READ)
def test_every_place_that_is_named_is_there(page: str) -> None:
    """house-H62"""
    text = (HOUSE / page).read_text(encoding="utf-8").replace("<slug>", "omid2")
    assert [place for place in PLACE.findall(text) if not there(place)] == []


@pytest.mark.parametrize("page", READ)
def test_every_command_that_is_named_is_there(page: str) -> None:
    text = (HOUSE / page).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    assert set(MADE.findall(text)) - targets == set()
    commands = {path.stem for path in HOUSE.rglob("management/commands/*.py") if ".venv" not in path.parts}
    django = {"check", "migrate", "makemigrations", "createsuperuser", "runserver", "collectstatic"}
    assert set(COMMAND.findall(text)) - commands - django == set()


def test_a_place_that_is_not_there_would_be_seen() -> None:
    assert not there("applicants/nowhere.py")
    assert not there("schemes/attic/")
