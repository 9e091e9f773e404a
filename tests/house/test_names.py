"""A name means one thing (house-H19, H21, H22, H23, H24): no two classes of the product share one."""

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

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


# Each may stand once: of two such files nobody can tell which has the sentence that is looked for (house-H23).
SAYS_LITTLE = ("words", "wording", "text", "telling", "shown", "in_words")


def test_of_files_whose_names_say_little_there_is_one_each_on_a_floor() -> None:
    assert crowded(place for place, _source in product()) == set()


def test_a_second_such_file_is_seen() -> None:
    assert crowded(["applicants/desk/words.py", "applicants/way/words.py", "schemes/law/words.py"]) == {"words"}


def crowded(places: Iterable[str]) -> set[str]:
    """The names of SAYS_LITTLE that stand twice on one floor."""
    told = [(place.split("/")[0], Path(place).stem) for place in places]
    return {stem for stem in SAYS_LITTLE for floor in FLOORS if told.count((floor, stem)) > 1}
