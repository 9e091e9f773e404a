"""Every requirement of the five documents is named by at least one test.

In the docstring of the test, in the comment beside a row of its table, or in the name of a lawyer's case.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

TESTS = Path(__file__).resolve().parents[1]
BUILT = {"O": range(1, 49), "K": range(1, 28), "H": range(1, 17), "G": range(1, 14), "P": range(1, 11)}
# Alone: an id of a list of faults has the list's name and a hyphen before it, and is no requirement.
ID = re.compile(r"(?<![\w-])([OKHGP])(\d+)(?:–\1(\d+))?(?![\w-])")


def said() -> Iterator[str]:
    """What each test says of itself; what a module or a helper says names nothing."""
    for path in TESTS.rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"  # (.*)", text)
        functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
        yield from (ast.get_docstring(each) or "" for each in functions if each.name.startswith("test_"))
    for path in TESTS.rglob("cases/*/*.yaml"):
        yield from (case["case"] for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"])


def ids(text: str) -> set[str]:
    spans = [match.groups() for match in ID.finditer(text)]
    return {
        f"{letter}{number}" for letter, first, last in spans for number in range(int(first), int(last or first) + 1)
    }


@cache
def named() -> frozenset[str]:
    return frozenset(each for text in said() for each in ids(text))


@pytest.mark.parametrize("letter", BUILT)
def test_each_requirement_is_named_by_a_test(letter: str) -> None:
    missing = [f"{letter}{number}" for number in BUILT[letter] if f"{letter}{number}" not in named()]
    assert not missing


def test_no_test_names_a_requirement_that_is_not_there() -> None:
    assert not named() - {f"{letter}{number}" for letter, numbers in BUILT.items() for number in numbers}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("O6, (K8) and H1–H3: each.", {"O6", "K8", "H1", "H2", "H3"}),
        ("G10.", {"G10"}),
        ("portal-P20 is an id of a list", set()),
        ("house-H06, house-H101", set()),
        ("H06-bis, XO6, O6x, O6-7", set()),
        ("H101", {"H101"}),
    ],
    ids=["alone", "at the end", "portal-P20", "house-H06", "part of something", "an id of a list without its name"],
)
def test_a_requirements_id_stands_alone(text: str, found: set[str]) -> None:
    assert ids(text) == found


def test_an_id_of_a_list_is_named_with_its_list() -> None:
    """What is neither a requirement nor a reading of the law stands with the name of its list before it."""
    elsewhere = re.compile(r"(?<![\w-])[A-FLMNQSTVWY]\d{2,3}(?![\w-])")
    assert not {each for text in said() if not text.startswith("noqa") for each in elsewhere.findall(text)}
