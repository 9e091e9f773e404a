"""`manage.py schedule`: answers in JSON, one sentence and exit 2 for bad input, batches as a stream."""

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

from schemes.management.lines import InputError, one_object, read_lines

TERMS = {"method": "qard", "principal": 200_000_000, "rate": 2, "months": 18, "contract_on": "1400/07/01"}
TYPED = ["--method=qard", "--principal=200000000", "--rate=2", "--months=18", "--contract-on=1400/07/01"]


def answer(*typed: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("schedule", *typed, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def batch(path: Path, *lines: str | bytes | dict[str, Any]) -> str:
    encoded = [
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    ]
    path.write_bytes(b"\n".join(encoded))
    return f"--batch={path}"


def run(*typed: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    command = [sys.executable, "manage.py", "schedule", *typed]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, input=stdin, capture_output=True, check=False
    )


def test_a_schedule_has_rows_with_jalali_days_and_totals() -> None:
    [laid_out] = answer(*TYPED)
    assert list(laid_out) == ["rows", "total_principal", "total_fee", "total"]
    assert laid_out["rows"][0] == {
        "number": 1,
        "due_on": "1400/08/01",
        "principal": 0,
        "fee": 4_000_000,
        "amount": 4_000_000,
        "balance": 200_000_000,
    }
    assert (laid_out["total_principal"], laid_out["total_fee"], laid_out["total"]) == (
        200_000_000,
        4_625_000,
        204_625_000,
    )


def test_terms_are_read_in_any_digits() -> None:
    persian = ["--method=qard", "--principal=۲۰۰۰۰۰۰۰۰", "--rate=۲", "--months=١٨", "--contract-on=۱۴۰۰-۰۷-۰۱"]
    assert answer(*persian) == answer(*TYPED)
    assert answer(*TYPED, "--rate=۴٫۵") == answer(*TYPED, "--rate=4.5") == answer(*TYPED, "--rate=۴/۵")


@pytest.mark.parametrize(
    "changed",
    [
        *("--principal=-5", "--principal=0", "--principal=1e9", "--principal=1.5", "--principal=", "--months=601"),
        *(
            "--contract-on=1400/12/30",
            "--contract-on=2021-09-23",
            "--rate=abc",
            "--rate=NaN",
            "--rate=101",
            "--rate=1e9",
        ),
        *("--method=gift", "--grace=18", "--grace=-1", "--batch=-", "--nothing=1"),
    ],
)
def test_bad_terms_are_refused_with_one_sentence(changed: str) -> None:
    with pytest.raises(InputError, match=r"^[^\n]+\.$"):
        call_command("schedule", *TYPED, changed)


def test_a_missing_term_is_named() -> None:
    with pytest.raises(InputError, match="contract_on"):
        call_command("schedule", *TYPED[:-1])


@pytest.mark.slow
def test_without_a_database_the_command_answers_and_bad_input_exits_2_without_a_traceback() -> None:
    good, bad, unknown = run(*TYPED), run(*TYPED, "--principal=-1"), run("--nothing")
    assert (good.returncode, good.stderr) == (0, b"")
    assert json.loads(good.stdout)["total"] == 204_625_000
    for refused in (bad, unknown):
        assert (refused.returncode, refused.stdout) == (2, b"")
        assert len(refused.stderr.decode().splitlines()) == 1


@pytest.mark.slow
def test_a_batch_from_standard_input_is_answered_in_order_up_to_the_first_bad_line() -> None:
    lines = [TERMS, TERMS | {"months": 12, "rate": "4.5", "grace": 1}, TERMS | {"principal": True}, TERMS]
    done = run("--batch=-", stdin="\n".join(map(json.dumps, lines)).encode())
    assert [len(json.loads(line)["rows"]) for line in done.stdout.splitlines()] == [18, 11]
    assert done.returncode == 2
    assert done.stderr.decode().startswith("سطر ۳:")


def test_a_batch_takes_decimal_rates_exactly_and_skips_empty_lines(tmp_path: Path) -> None:
    lines = batch(
        tmp_path / "lines", json.dumps(TERMS).replace('"rate": 2', '"rate": 4.5'), "", TERMS | {"rate": "4.5"}
    )
    first, second = answer(lines)
    assert first == second


@pytest.mark.parametrize(
    "line",
    [
        *("[]", "1", "null", "{", '{"a": 1} {"a": 1}', '{"method": "qard", "method": "qard"}', '{"principal": NaN}'),
        *(
            '{"principal": 1e400}',
            '{"principal": Infinity}',
            '{"principal": ' + "9" * 100 + "}",
            '{"method": "\\u0000"}',
        ),
        *('{"method": ["\\ud800"]}', '{"a":' * 100_000, "[" * 900_000, b'{"method": "\xff"}', "x" * 1_100_000),
        *(TERMS | {"principal": 1.5}, TERMS | {"months": "18"}, TERMS | {"contract_on": 14000701}, TERMS | {"more": 1}),
        *(TERMS | {"rate": True}, TERMS | {"rate": None}, TERMS | {"method": []}, TERMS | {"rate": -1}),
    ],
    ids=lambda line: str(line)[:40],
)
def test_a_line_no_strict_reader_accepts_is_refused_with_its_number(line: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^سطر ۲: [^\n]+\.$"):
        answer(batch(tmp_path / "lines", TERMS, line))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(InputError, match="خوانده نشد"):
            answer(f"--batch={path}")


@pytest.mark.slow
def test_a_batch_takes_no_more_memory_however_long_it_is(tmp_path: Path) -> None:
    typed = batch(tmp_path / "lines", *[TERMS] * 2_000)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        tracemalloc.start()
        call_command("schedule", typed, stdout=nowhere)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 1_000_000


def test_brackets_inside_text_are_not_nesting() -> None:
    assert one_object(('{"a": "' + "[{" * 50 + '\\""}').encode()) == {"a": "[{" * 50 + '"'}


def test_a_mark_of_byte_order_is_not_part_of_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\n')
    assert list(read_lines(str(path))) == [(1, {"a": 1})]
