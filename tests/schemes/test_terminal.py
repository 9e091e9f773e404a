"""`judge` and `schedule` at a terminal: a table for a person, while a program that pipes gets JSON (house-H97)."""

import io
import json
import os
import pty
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from schemes.management.terminal import table, width
from tests.schemes.omid2_file import COMPLETE

LOAN = ("--method=qard", "--principal=200000000", "--rate=4", "--months=18", "--contract-on=1400/07/01")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(where: io.StringIO, *command: str) -> str:
    call_command(*command, stdout=where)
    return where.getvalue()


@pytest.fixture
def facts(tmp_path: Any) -> str:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(COMPLETE))
    return str(path)


def test_a_schedule_is_a_table_at_a_terminal_with_its_totals_below() -> None:
    """house-H97"""
    head, first, *_others, last = said(Terminal(), "schedule", *LOAN).splitlines()
    assert head.split() == ["number", "due_on", "principal", "fee", "amount", "balance"]
    assert first.split() == ["1", "1400/08/01", "0", "8000000", "8000000", "200000000"]
    assert last.split() == ["total", "200000000", "9250000", "209250000"]
    assert head.index("fee") == last.index("9250000"), "the columns stand below their names"


def test_a_verdict_is_a_table_of_findings_quantities_and_offers_at_a_terminal(facts: str) -> None:
    """house-H97"""
    page = said(Terminal(), "judge", "omid2", "--facts", facts, "--on", "1400/12/01")
    verdict, findings, quantities, offers = page.strip().split("\n\n")
    answer = json.loads(said(io.StringIO(), "judge", "omid2", "--facts", facts, "--on", "1400/12/01"))
    assert verdict.split() == ["omid2", "1400/12/01", answer["outcome"]]
    assert [len(part.splitlines()) - 1 for part in (findings, quantities, offers)] == [
        len(answer[name]) for name in ("findings", "quantities", "offers")
    ]
    for finding, line in zip(answer["findings"], findings.splitlines()[1:], strict=True):
        assert line.startswith(finding["outcome"])
        assert finding["article"] in line
        assert line.endswith(finding["says"])


def test_a_missing_fact_is_named_first(tmp_path: Any) -> None:
    (tmp_path / "none.json").write_text("{}")
    page = said(Terminal(), "judge", "omid2", "--facts", str(tmp_path / "none.json"), "--on", "1400/12/01")
    assert "  plan_pages=?, most_plan_pages=3  " in page


@pytest.mark.parametrize("terminal", [True, False])
def test_json_is_what_it_was_wherever_asked_or_piped(terminal: bool, facts: str) -> None:
    """house-H97: contracts promise it to programs; a batch is JSON everywhere."""
    where, asked = (Terminal(), ["--json"]) if terminal else (io.StringIO(), [])
    assert json.loads(said(where, "schedule", *LOAN, *asked))["total"] == 209_250_000
    where = Terminal() if terminal else io.StringIO()
    assert json.loads(said(where, "judge", "omid2", "--facts", facts, *asked))["scheme"] == "omid2"
    where = Terminal() if terminal else io.StringIO()
    assert json.loads(said(where, "judge", "omid2", "--batch", "/dev/null") or "null") is None


def test_columns_are_as_wide_as_a_terminal_shows_them() -> None:
    assert width("می‌شود") == 5
    lines = table([{"a": "می‌شود", "b": 1}, {"a": "plain", "b": 2}], ("a", "b")).splitlines()
    assert lines == ["a      b", "می‌شود  1", "plain  2"]
    assert table([{"a": "x" * 60, "b": "y" * 60}], ("a", "b")).splitlines()[1] == f"{'x' * 47}…  {'y' * 60}"
    assert table([], ("a",)) == ""


@pytest.mark.slow
def test_a_real_terminal_is_known_as_one() -> None:
    """house-H97"""
    ours, theirs = pty.openpty()
    command = [sys.executable, "manage.py", "schedule", *LOAN]
    subprocess.run(command, cwd=settings.BASE_DIR, stdout=theirs, check=True)
    os.close(theirs)
    assert os.read(ours, 200).startswith(b"number  due_on ")
    os.close(ours)
