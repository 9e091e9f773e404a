"""What is written for readers is true: each place, link and command that it names is there."""

import re
import subprocess
from fnmatch import fnmatch
from functools import cache
from pathlib import PurePosixPath

import pytest

from tests.house.test_arrows import HOUSE

PLACE = re.compile(r"`((?:[\w.-]+/)+[\w.*-]*|[\w-]+\.(?:py|md|toml|txt))`", re.ASCII)
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
MADE = re.compile(r"`make ([\w-]+)")
COMMAND = re.compile(r"`(?:\.venv/bin/)?python manage\.py (\w+)")
# What an operator or a command makes, and the repository has not.
MADE_LATER = ("var/*", "secrets", "deploy/portal.env", "static/fonts*")
# What a decision did away with it names by its old place.
WAS = re.compile(r"^\*\*What was\.\*\*.*?(?=^$)", flags=re.M | re.S)


@cache
def tracked() -> frozenset[str]:
    """Every file of the repository and every folder, also by the end of its path alone."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=HOUSE, capture_output=True, text=True, check=True).stdout.split()
    places = {each for file in files for each in (PurePosixPath(file), *PurePosixPath(file).parents)}
    return frozenset("/".join(each.parts[start:]) for each in places for start in range(len(each.parts)))


PAGES = sorted(each for each in tracked() if each.endswith(".md") and (HOUSE / each).exists())


def there(place: str) -> bool:
    """Whether a file or folder ends so: a page may name a room without the floor it stands on."""
    place = place.replace("<slug>", "omid2").rstrip("/")
    if any(fnmatch(place, made) for made in MADE_LATER):
        return True
    return place in tracked() or ("*" in place and any(fnmatch(each, place) for each in tracked()))


def written(page: str) -> str:
    return WAS.sub("", (HOUSE / page).read_text(encoding="utf-8").replace("<slug>", "omid2"))


def leads_nowhere(page: str, text: str) -> list[str]:
    """The links of a page within the repository that end at nothing."""
    links = (link for link in LINK.findall(text) if "://" not in link and not link.startswith("mailto:"))
    return [link for link in links if not ((HOUSE / page).parent / link).exists()]


@pytest.mark.parametrize("page", PAGES)
def test_every_place_that_is_named_is_there(page: str) -> None:
    """house-H13, house-H62"""
    assert [place for place in PLACE.findall(written(page)) if not there(place)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    """house-H13"""
    assert leads_nowhere(page, written(page)) == []


def no_targets(text: str) -> set[str]:
    targets = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    return set(MADE.findall(text)) - targets


def no_commands(text: str) -> set[str]:
    commands = {path.stem for path in HOUSE.rglob("management/commands/*.py") if ".venv" not in path.parts}
    django = {"check", "migrate", "makemigrations", "createsuperuser", "runserver", "collectstatic"}
    return set(COMMAND.findall(text)) - commands - django


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_is_named_is_there(page: str) -> None:
    assert no_targets(written(page)) | no_commands(written(page)) == set()


@pytest.mark.parametrize("place", ["applicants/nowhere.py", "schemes/attic/", "ways/omid2/attic.py", "attic.py"])
def test_a_place_that_is_not_there_would_be_seen(place: str) -> None:
    """house-H18"""
    assert PLACE.findall(f"in `{place}`, as") == [place]
    assert not there(place)


def test_a_link_or_command_that_is_not_there_would_be_seen() -> None:
    """house-H18"""
    text = "![x](docs/attic.png) [y](docs/decisions/0001-floors.md#here) `make tea`, `python manage.py brew`"
    assert leads_nowhere("README.md", text) == ["docs/attic.png"]
    assert (no_targets(text), no_commands(text)) == ({"tea"}, {"brew"})


def test_what_was_may_be_named_by_its_old_place() -> None:
    text = "**What was.** All in `attic/`,\nsays `old.py`.\n\n**Decision.** See `new.py`."
    assert PLACE.findall(WAS.sub("", text)) == ["new.py"]
