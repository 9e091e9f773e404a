"""A name means one thing (house-H19, H21, H22, H24): no two classes of the product share one."""

import ast
from collections import defaultdict
from collections.abc import Iterable

from tests.house.test_arrows import FLOORS, name, sources

# Found by their names by Django and by SMS_BACKEND; a field is called alike in form, API and model, as Django's own.
BY_CUSTOM = {"Command", "Backend"}
FIELD = "Field"
# What writes a figure for people; the template filters of these names hand on to them and are no second way.
WRITERS = {"digits", "grouped", "money", "jalali", "in_words"}


def named_twice(modules: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Classes, and functions that write figures, which several modules define: their places by the name."""
    homes: dict[str, list[str]] = defaultdict(list)
    for place, source in modules:
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef) and node.name not in BY_CUSTOM and not node.name.endswith(FIELD):
                homes[node.name].append(place)
            if isinstance(node, ast.FunctionDef) and node.name in WRITERS and "/templatetags/" not in place:
                homes[node.name].append(place)
    return {word: places for word, places in homes.items() if len(places) > 1}


def product() -> Iterable[tuple[str, str]]:
    """Every module of the product: its place and its text."""
    return [(name(path), path.read_text(encoding="utf-8")) for path in sources(*FLOORS)]


def test_no_two_classes_have_one_name() -> None:
    assert named_twice(product()) == {}


def test_a_second_class_and_a_second_writer_of_figures_are_seen() -> None:
    again = [("applicants/files/again.py", "class Reply: ...\ndef money(amount: int) -> str: ...")]
    assert named_twice([*product(), *again]) == {
        "Reply": ["applicants/files/inquiries.py", "applicants/files/again.py"],
        "money": ["schemes/shown.py", "applicants/files/again.py"],
    }
