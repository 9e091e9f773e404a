"""No room names a scheme but its book, its way and the demo's story of it; nor is there a name that stands for one."""

import re
from pathlib import Path

import pytest

from schemes.catalogue import SCHEMES
from tests.house.test_arrows import FLOORS, HOUSE, name, sources

# Each in the two spellings of a slug.
NAMED = re.compile("|".join(rf"\b{slug}\b|\b{slug.replace('_', '-')}\b" for slug in SCHEMES))
# The catalogue imports each book; the API's own description speaks English of a "self-help group" and the like.
CATALOGUE = {"schemes/catalogue.py"}


def rooms() -> list[Path]:
    own = re.compile(r"schemes/books/\w+/|applicants/ways/\w+/|microfinance/demo/\w+\.py|templates/ways/\w+/")
    files = [*sources(*FLOORS), *sorted((HOUSE / "templates").rglob("*.html"))]
    return [path for path in files if not own.match(name(path)) and name(path) not in CATALOGUE]


def words(path: Path) -> str:
    """The text without its comments and docstrings, where a scheme may be called by its English name."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r'"""(?:.|\n)*?"""|#[^\n]*', "", text) if path.suffix == ".py" else text


@pytest.mark.parametrize("path", rooms(), ids=name)
def test_no_room_names_a_scheme(path: Path) -> None:
    """house-H14, house-H41: a dictionary by scheme would have to name them."""
    assert NAMED.findall(words(path)) == []


@pytest.mark.parametrize(
    "text", ['if file.scheme == "omid2":', "path('covid_relief/calculator/')", "OF = {'home-business': 1}"]
)
def test_a_slug_in_a_room_would_be_seen(text: str) -> None:
    assert NAMED.search(text)


def test_a_book_and_a_way_of_each_scheme_and_of_nothing_else() -> None:
    """house-H41: the two folders of the catalogue's schemes; what stands beside them belongs to all."""
    for folder in ("schemes/books", "applicants/ways"):
        there = {path.name for path in (HOUSE / folder).iterdir() if path.is_dir() and path.name != "__pycache__"}
        assert there == set(SCHEMES), folder
