"""`manage.py judge`: the promised answer, one sentence and exit 2 for bad input, batches as a stream, no database."""

import io
import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from schemes.management.lines import InputError
from tests.schemes.omid2_file import COMPLETE, judge

GONE = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FIELD_KEYS", "INDEX_KEY", "DJANGO_SETTINGS_MODULE")


def run(*arguments: str, stdin: bytes = b"", locale: str = "C.UTF-8") -> subprocess.CompletedProcess[bytes]:
    """As its users run it: a process of its own, with nothing configured."""
    environment = {name: value for name, value in os.environ.items() if name not in GONE} | {"LC_ALL": locale}
    command = [sys.executable, "manage.py", "judge", *arguments]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, input=stdin, capture_output=True, check=False
    )


def answers(*arguments: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("judge", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def file_of(folder: Path, *lines: bytes | dict[str, Any]) -> str:
    path = folder / "input.json"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return str(path)


@pytest.mark.slow
def test_it_answers_without_a_database_in_any_locale(tmp_path: Path) -> None:
    done = run("omid2", "--facts", file_of(tmp_path, COMPLETE), "--on", "1400/12/01", locale="POSIX")
    assert (done.returncode, done.stderr) == (0, b"")
    answer = json.loads(done.stdout)
    assert answer == judge().as_json()
    assert list(answer) == ["scheme", "on", "outcome", "findings", "quantities", "offers"]


@pytest.mark.slow
def test_bad_input_is_one_sentence_and_exit_2_also_in_a_batch_already_answered() -> None:
    done = run("omid2", "--batch", "-", stdin=b'{"facts": {}}\n{"facts": {"plan_pages": "4"}}\n{"facts": {}}\n')
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 1)
    assert done.stderr.decode().startswith("سطر ۲: «plan_pages»")
    assert done.stderr.count(b"\n") == 1
    done = run("omid2", stdin=b"{}")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_a_refusal_is_an_answer_and_a_stage_limits_it(tmp_path: Path) -> None:
    asked = ("omid2", "--facts", file_of(tmp_path, {"plan_pages": 4}), "--on", "1400/12/01")
    [answer], [whole] = answers(*asked, "--stage", "registration"), answers(*asked)
    assert answer["outcome"] == "not_met"
    assert {each["rule"]: each["outcome"] for each in answer["findings"]} == {
        "borrower_is_a_natural_person": "unknown", "no_earlier_omid2_loan": "unknown", "purpose_is_allowed": "unknown",
        "amount_within_ceiling": "unknown", "business_plan_is_given": "unknown", "business_plan_is_short": "not_met",
        "directive_is_in_force": "met",
    }  # fmt: skip
    assert len(whole["findings"]) > len(answer["findings"])


def test_a_day_is_read_in_any_digits(tmp_path: Path) -> None:
    [answer] = answers("omid2", "--facts", file_of(tmp_path, {}), "--on", "۱۴۰۰/۱۲/۱")
    assert answer["on"] == "1400/12/01"


def test_without_a_day_it_is_today_in_tehran(tmp_path: Path, clock: Any) -> None:
    clock("1400/12/05", hour=1)
    [answer] = answers("omid2", "--facts", file_of(tmp_path, {}))
    assert answer["on"] == "1400/12/05"


BAD_FACTS = {
    "unknown fact": b'{"ceiling": 1}',
    "money with a decimal": b'{"requested_amount": 1.0}',
    "money with an exponent": b'{"requested_amount": 1e400}',
    "negative money": b'{"requested_amount": -1}',
    "a boolean for money": b'{"requested_amount": true}',
    "a number beyond any": b'{"requested_amount": ' + b"9" * 5000 + b"}",
    "impossible date": b'{"plan_received_on": "1400/12/30"}',
    "duplicate keys": b'{"plan_pages": 1, "plan_pages": 4}',
    "not a number": b'{"plan_pages": NaN}',
    "NUL": b'{"purpose": "a\\u0000"}',
    "a lone surrogate": b'{"purpose": "\\ud800"}',
    "bad UTF-8": b'{"purpose": "\xff"}',
    "not an object": b"[]",
    "nothing": b"",
    "half of it": b'{"plan_pages": 1',
    "deep nesting": b'{"deposit_movements": ' + b"[" * 90_000 + b"]" * 90_000 + b"}",
}


@pytest.mark.parametrize("facts", BAD_FACTS.values(), ids=BAD_FACTS)
def test_bad_facts_are_refused(tmp_path: Path, facts: bytes) -> None:
    with pytest.raises(InputError):
        answers("omid2", "--facts", file_of(tmp_path, facts))


@pytest.mark.parametrize(
    "arguments",
    [
        ("no_such_scheme", "--facts", "FILE"),
        ("omid2", "--facts", "no_such_file.json"),
        ("omid2", "--facts", "."),
        ("omid2",),
        (),
        ("omid2", "--facts", "FILE", "--on", "1400/02/32"),
        ("omid2", "--facts", "FILE", "--on", ""),
        ("omid2", "--facts", "FILE", "--stage", "payout"),
        ("omid2", "--facts", "FILE", "--batch", "FILE"),
        ("omid2", "--facts", "FILE", "--strange"),
    ],
)
def test_bad_options_are_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = file_of(tmp_path, {})
    with pytest.raises(InputError):
        answers(*[path if argument == "FILE" else argument for argument in arguments])


def test_account_for_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(InputError, match="no_such_scheme"):
        call_command("account_for", "no_such_scheme")


def test_a_batch_is_answered_line_by_line_in_order(tmp_path: Path) -> None:
    lines = [
        {"facts": COMPLETE, "on": "1400/12/01"},
        b"",
        {"facts": {"plan_pages": 4}, "on": "1400/12/02", "stage": "registration"},
        {"facts": {}, "on": None, "stage": None},
    ]
    found = answers("omid2", "--batch", file_of(tmp_path, *lines), "--on", "1400/12/03")
    assert [(answer["on"], answer["outcome"]) for answer in found] == [
        ("1400/12/01", "met"),
        ("1400/12/02", "not_met"),
        ("1400/12/03", "unknown"),
    ]


@pytest.mark.parametrize(
    "bad",
    [
        {"facts": [], "on": "1400/01/01"},
        {"facts": {}, "on": 5},
        {"facts": {}, "stage": []},
        {"on": "1400/01/01"},
        {"facts": {}, "x": 1},
        b"nul",
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, bad: bytes | dict[str, Any]) -> None:
    with pytest.raises(InputError, match="سطر ۳: "):
        answers("omid2", "--batch", file_of(tmp_path, {"facts": {}}, b"", bad))


def test_a_batch_needs_no_more_memory_when_it_is_longer(tmp_path: Path) -> None:
    class Nowhere(io.StringIO):
        def write(self, text: str) -> int:
            return len(text)

    def peak(count: int) -> int:
        path = file_of(tmp_path, *[{"facts": {}, "on": "1400/12/01"}] * count)
        tracemalloc.start()
        call_command("judge", "omid2", "--batch", path, stdout=Nowhere())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(5)
    assert peak(300) < peak(30) * 1.5
