"""Every requirement of docs/requirements.md is named by at least one test, and every scheme has some.

In the docstring of the test, in the comment beside a row of its table, or in the name of a lawyer's case.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from schemes.catalogue import SCHEMES
from tests.house.test_arrows import HOUSE

TESTS = Path(__file__).resolve().parents[1]


def listed(text: str) -> dict[str, list[str]]:
    """The ids of each scheme's section, in their order."""
    sections = re.findall(r"^## `(\w+)`(.*?)(?=^## |\Z)", text, flags=re.M | re.S)
    return {slug: re.findall(r"^- ([A-Z]\d+) ", lines, flags=re.M) for slug, lines in sections}


LIST = listed((HOUSE / "docs/requirements.md").read_text(encoding="utf-8"))
LETTERS = "".join(sorted({each[0] for ids in LIST.values() for each in ids}))
# Alone: an id of a list of faults has the list's name and a hyphen before it, and is no requirement.
ID = re.compile(rf"(?<![\w-])([{LETTERS}])(\d+)(?:–\1(\d+))?(?![\w-])")


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


@pytest.mark.parametrize("slug", SCHEMES)
def test_each_requirement_is_named_by_a_test(slug: str) -> None:
    """house-H89: a scheme without requirements is one that nobody has read."""
    assert LIST.get(slug)
    assert [each for each in LIST[slug] if each not in named()] == []


def disordered(sections: dict[str, list[str]]) -> list[str]:
    """The schemes whose ids are not one letter of their own with 1, 2, 3 …"""
    letters = [ids[0][0] for ids in sections.values() if ids]
    return [
        slug
        for slug, ids in sections.items()
        if not ids
        or letters.count(ids[0][0]) > 1
        or ids != [f"{ids[0][0]}{number}" for number in range(1, len(ids) + 1)]
    ]


def test_the_list_has_the_schemes_of_the_catalogue_in_order() -> None:
    """house-H89"""
    assert set(LIST) == set(SCHEMES)
    assert disordered(LIST) == []


def test_a_list_with_a_gap_would_be_seen() -> None:
    """house-H18: a scheme without a requirement, one left out, a letter of another scheme."""
    text = "## `a`: one\n\n- A1 (x) One.\n- A2 Two: A3.\n\n## `b`: two\n\n## `c`: three\n- C1 x\n- C3 x\n"
    assert listed(text) == {"a": ["A1", "A2"], "b": [], "c": ["C1", "C3"]}
    assert disordered(listed(text)) == ["b", "c"]
    assert disordered({"a": ["A1"], "b": ["A1"]}) == ["a", "b"]


def test_no_test_names_a_requirement_that_is_not_there() -> None:
    assert not named() - {each for ids in LIST.values() for each in ids}


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
