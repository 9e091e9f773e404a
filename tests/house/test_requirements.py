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
ID = re.compile(r"\b([OKHGP])(\d{1,2})(?:–\1(\d{1,2}))?\b")


def said() -> Iterator[str]:
    """What each test says of itself; what a module or a helper says names nothing."""
    for path in TESTS.rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"  # (.*)", text)
        functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
        yield from (ast.get_docstring(each) or "" for each in functions if each.name.startswith("test_"))
    for path in TESTS.rglob("cases/*/*.yaml"):
        yield from (case["case"] for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"])


@cache
def named() -> frozenset[str]:
    spans = (match.groups() for text in said() for match in ID.finditer(text))
    return frozenset(
        f"{letter}{number}" for letter, first, last in spans for number in range(int(first), int(last or first) + 1)
    )


@pytest.mark.parametrize("letter", BUILT)
def test_each_requirement_is_named_by_a_test(letter: str) -> None:
    missing = [f"{letter}{number}" for number in BUILT[letter] if f"{letter}{number}" not in named()]
    assert not missing


def test_no_test_names_a_requirement_that_is_not_there() -> None:
    assert not named() - {f"{letter}{number}" for letter, numbers in BUILT.items() for number in numbers}
