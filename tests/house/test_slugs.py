"""No room names a scheme but its book, its way and the demo's story of it; nor is there a name that stands for one."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemes.catalogue import SCHEMES
from tests.house.test_arrows import FLOORS, HOUSE, name, sources

# Each in either spelling, small or large, alone or as a part of a longer name.
NAMED = re.compile("|".join(rf"(?<![^\W_]){slug.replace('_', '[_-]')}(?![^\W_])" for slug in SCHEMES), re.IGNORECASE)
# The catalogue imports each book.
CATALOGUE = {"schemes/catalogue.py"}
OWN = re.compile(r"schemes/books/\w+/|applicants/ways/\w+/|microfinance/demo/\w+\.py|templates/ways/\w+/")


def rooms() -> list[Path]:
    files = [*sources(*FLOORS), *sorted((HOUSE / "templates").rglob("*.html"))]
    return [path for path in files if not OWN.match(name(path)) and name(path) not in CATALOGUE]


def words(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return list(said_in_code(text)) if path.suffix == ".py" else [re.sub(r"{#.*?#}", "", text)]


def said_in_code(text: str) -> Iterator[str]:
    """Every string and every name of a module; not its comments and docstrings, where a scheme has its English name."""
    tree = ast.parse(text)
    documents = set(map(id, _docstrings(tree)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.value
        names = (getattr(node, field, None) for field in ("id", "attr", "name", "arg", "asname", "module"))
        # A class is called CovidRelief where a variable is called covid_relief.
        yield from (re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", each) for each in names if isinstance(each, str))


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            first = node.body[0]
            assert isinstance(first, ast.Expr)
            assert isinstance(first.value, ast.Constant)
            yield first.value


@pytest.mark.parametrize("path", rooms(), ids=name)
def test_no_room_names_a_scheme(path: Path) -> None:
    """house-H14, house-H41: a dictionary by scheme would have to name them."""
    assert [each for each in words(path) if NAMED.search(each)] == []


@pytest.mark.parametrize(
    "text",
    [
        'if file.scheme == "omid2": pass',
        "path('covid_relief/calculator/')",
        "OF = {'home-business': 1}",
        'SQL = """\nSELECT 1 FROM files\nWHERE scheme = \'omid2\'\n"""',
        "COLOUR = '#0a0 omid2'",
        "f'#{scheme}/omid2'",
        "from applicants.way import omid2_facts",
        "if file.scheme == OMID2: pass",
        "class CovidReliefFilter: pass",
        "rows(self_help_group=1)",
        "file.covid_relief_terms",
    ],
)
def test_a_scheme_named_in_a_room_would_be_seen(text: str) -> None:
    """house-H14, house-H18: in a string of several lines, behind a «#», and as a part of a name."""
    assert any(map(NAMED.search, said_in_code(text)))


def test_what_a_reader_is_told_of_a_scheme_is_no_name_of_it() -> None:
    assert not any(map(NAMED.search, said_in_code('"""As omid2 has it."""\nx = 1  # of covid_relief\n')))


def test_the_demo_names_each_scheme_once() -> None:
    """house-H14: in the story that is told of it; whatever else the demo needs to know of a scheme is asked there."""
    named: Counter[str] = Counter()
    for path in sources("microfinance/demo"):
        strings = (each for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.Constant))
        named.update(each.value for each in strings if each.value in SCHEMES)
    assert named == dict.fromkeys(SCHEMES, 1)


def test_a_book_and_a_way_of_each_scheme_and_of_nothing_else() -> None:
    """house-H41: the two folders of the catalogue's schemes; what stands beside them belongs to all."""
    for folder in ("schemes/books", "applicants/ways"):
        there = {path.name for path in (HOUSE / folder).iterdir() if path.is_dir() and path.name != "__pycache__"}
        assert there == set(SCHEMES), folder
