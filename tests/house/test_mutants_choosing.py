"""`make mutants` runs against a fault the tests that enter its line, and no others."""

from pathlib import Path
from typing import Any

import pytest

from tests.mutants import sampling
from tests.mutants.choosing import Chooser
from tests.mutants.fault import Fault

TEXT = """LIMITS = (1, 2)
MOST = {"all": LIMITS, "none": ()}


def read():
    return MOST["all"]


def other(words):
    return words[
        3
    ]
"""
FILE = "schemes/small.py"


def a_test(name: str, lines: list[int], **more: Any) -> tuple[str, dict[str, Any], dict[str, int]]:
    file = more.pop("file", "tests/test_a.py")
    about = {"transactional": False, "fixtures": set(), "outcome": "passed", "seconds": 1.0, **more}
    return f"{file}::{name}", about, {FILE: sum(1 << line for line in lines)}


@pytest.fixture
def chooser(tmp_path: Path) -> Chooser:
    tests = [
        a_test("reads", [6]),
        a_test("reads_more", [6, 1]),
        a_test("fails", [6], outcome="failed"),
        a_test("other", [10]),
        a_test("shares", [], fixtures={"tests/test_a.py::world"}),
        a_test("commits", [10, 6], transactional=True),
        a_test("looks", [], file="tests/test_b.py"),
    ]
    record = {
        "tests": {name: about for name, about, _lines in tests},
        "lines": {name: lines for name, _about, lines in tests} | {"fixture tests/test_a.py::world": {FILE: 1 << 10}},
        "touched": {"tests/test_a.py::other": {"tables": {"small"}, "templates": {"templates/a.html"}}},
    }
    shelf, looking = "from schemes.small import MOST as words\n\nALL = [words]\n", "from schemes.shelf import ALL"
    texts = {FILE: TEXT, "schemes/shelf.py": shelf, "tests/test_a.py": "", "tests/test_b.py": looking}
    for file, text in texts.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return Chooser(record, tmp_path)


def chosen(chooser: Chooser, fault: Fault) -> list[str]:
    return [name.split("::")[1] for name in chooser.of(fault)]


def at(chooser: Chooser, line: int, kind: str) -> Fault:
    found = sampling.faults(chooser.source(FILE), {})
    return next(fault for fault in found if (fault.line, fault.kind) == (line, kind))


def test_a_line_has_the_tests_that_enter_its_statement_or_share_what_entered_it(chooser: Chooser) -> None:
    assert chosen(chooser, at(chooser, 11, "constant")) == ["shares", "other", "commits"]


def test_a_table_has_the_tests_that_look_at_it_and_those_of_the_functions_that_rest_on_it(chooser: Chooser) -> None:
    assert chosen(chooser, at(chooser, 1, "row")) == ["looks", "reads", "commits", "reads_more"]


def test_a_lock_has_the_tests_that_really_commit_before_the_others(chooser: Chooser) -> None:
    start = TEXT.index("3")
    lock = Fault("lock", FILE, 11, start, start + 1)
    assert chosen(chooser, lock) == ["commits", "shares", "other"]


def test_a_template_and_a_constraint_have_the_tests_that_render_and_write(chooser: Chooser) -> None:
    assert chosen(chooser, Fault("template", "templates/a.html", 1)) == ["other"]
    assert chosen(chooser, Fault("database", "schemes/models", 0, table="small", sql="DROP")) == ["other"]


def test_of_many_tests_those_are_run_that_fit_the_budget(chooser: Chooser) -> None:
    every = chooser.of(at(chooser, 1, "row"))
    assert chooser.within(every, 2) == every[:2]
    assert chooser.within(every, 0) == every[:1]
