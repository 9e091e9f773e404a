"""A set of states has one home: it is a mark of the rows of states, not a list in some other room."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from applicants.states import COMMON_CODES, StateRow, states
from schemes.catalogue import SCHEMES
from tests.house.test_arrows import FLOORS, HOUSE, name, sources

# Kinds of notices and the states of circulars are called alike; the demo chooses where its files stand.
HOMES = (
    "applicants/states.py", "applicants/way/steps.py", "applicants/ways/", "applicants/notices/telling.py",
    "applicants/models/law.py", "applicants/desk/circulars.py", "microfinance/",
)  # fmt: skip


def rooms() -> list[Path]:
    return [path for path in sources(*FLOORS) if not name(path).startswith(HOMES)]


def sets_of_states(text: str) -> Iterator[str]:
    """Every tuple, list, set or table of the text that names two states or more."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            members = node.elts
        elif isinstance(node, ast.Dict):
            members = [key for key in node.keys if key]
        else:
            continue
        if sum(map(_is_a_state, members)) > 1:
            yield ast.unparse(node)


def _is_a_state(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("State", "S"):
        return True
    return isinstance(node, ast.Constant) and node.value in states()


@pytest.mark.parametrize("path", rooms(), ids=name)
def test_no_room_keeps_a_set_of_states(path: Path) -> None:
    """house-H15, house-H38"""
    assert list(sets_of_states(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "LENT = (State.CONTRACTED, State.DISBURSED)",
        "TONES = {State.DRAFT: 'wait', State.READY: 'good'}",
        "files.filter(state__in=['contracted', 'disbursed'])",
        "if file.state in {*OLD, S.READY, S.GRADED}: pass",
    ],
)
def test_a_set_of_states_in_a_room_would_be_seen(text: str) -> None:
    assert list(sets_of_states(text))


def test_one_state_beside_what_is_derived_is_no_set() -> None:
    assert list(sets_of_states("x = (State.DRAFT, *having('ended'))")) == []


def test_a_state_of_one_scheme_stands_in_its_way() -> None:
    """house-H39: the union holds each code once, a way's own are of no other way."""
    own: dict[str, str] = {}
    for slug in SCHEMES:
        for row in import_module(f"applicants.ways.{slug}.states").OWN:
            assert isinstance(row, StateRow)
            assert row.code not in own
            own[row.code] = slug
    assert sorted(states()) == sorted([*COMMON_CODES, *own])


def test_a_page_of_states_knows_nothing_but_states() -> None:
    """They are read while the tables are made: an import of anything above would be a circle that no contract sees."""
    for slug in SCHEMES:
        text = (HOUSE / f"applicants/ways/{slug}/states.py").read_text(encoding="utf-8")
        imported = {node.module for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)}
        assert imported <= {"applicants.states", "applicants.roles", "django.utils.translation"}, slug
