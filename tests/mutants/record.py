"""Which tests enter which lines: one run of the quick suite, kept in var/mutants while the code is the same."""

import hashlib
import pickle
import sys
import time
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tests.mutants.workers import HOME, HOUSE, Worker, known_to_git, shared_out

SLOW = ("tests/journeys/", "tests/bench/", "tests/house/test_run.py", "tests/house/test_embedded")
CODE = ("schemes/", "applicants/", "disbursements/", "microfinance/", "templates/", "tests/", "locale/")
KEPT = ("tests", "lines", "touched")
Record = dict[str, Any]  # KEPT, each by test; and `texts`: what the files said


def of_this_code(workers: list[Worker], *, reuse: bool) -> Record:
    """The record of this code; with `reuse` the newest there is, and only new and changed files of tests are run."""
    texts = {name(path): path.read_text(encoding="utf-8") for path in code()}
    kept = HOME / f"record-{mark_of_the_code()}"
    if kept.exists():
        return read(kept)
    there = sorted(HOME.glob("record-*"), key=lambda path: path.stat().st_mtime)
    record: Record = read(there[-1]) if reuse and there else {"texts": {}, **{key: {} for key in KEPT}}
    stale = [file for file in quick_tests() if record["texts"].get(file) != texts[file]]
    forget(record, {file for file in record["texts"] if file not in texts or file in stale})
    move(record, texts)
    add(record, workers, stale)
    record["texts"] = texts
    kept.write_bytes(pickle.dumps(record))
    return record


def read(path: Path) -> Record:
    return pickle.loads(path.read_bytes())  # noqa: S301 — we wrote it


def code() -> list[Path]:
    """All that the tests run, and the tests; not this tool."""
    paths = [HOUSE / name for name in known_to_git() if name.startswith(CODE) and "mutants" not in name]
    return sorted(path for path in paths if path.is_file())


def mark_of_the_code() -> str:
    mark = hashlib.sha256()
    for path in code():
        mark.update(name(path).encode() + path.read_bytes())
    return mark.hexdigest()[:12]


def quick_tests() -> list[str]:
    return [file for file in map(name, code()) if Path(file).match("test_*.py") and not file.startswith(SLOW)]


def forget(record: Record, files: set[str]) -> None:
    for key in KEPT:
        record[key] = {test: what for test, what in record[key].items() if file_of(test) not in files}


def file_of(context: str) -> str:
    return context.removeprefix("fixture ").split("::")[0]


def move(record: Record, texts: dict[str, str]) -> None:
    """Lines recorded of an older text, moved to where they stand now."""
    places = {
        file: moved_lines(old, texts[file])
        for file, old in record["texts"].items()
        if file in texts and texts[file] != old
    }
    for entered in record["lines"].values():
        for file in places.keys() & entered.keys():
            entered[file] = moved(entered[file], places[file])


def moved_lines(old: str, new: str) -> dict[int, range]:
    """Of each line of the old text where it stands in the new one; a changed line is all the lines it became."""
    places = {}
    for what, first, last, to_first, to_last in SequenceMatcher(
        None, old.splitlines(), new.splitlines(), autojunk=False
    ).get_opcodes():
        for line in range(first, last):
            same = to_first + line - first
            places[line + 1] = range(same + 1, same + 2) if what == "equal" else range(to_first + 1, to_last + 1)
    return places


def moved(bits: int, places: dict[int, range]) -> int:
    """Lines as the bits of a number, moved."""
    return sum({1 << to for line in range(bits.bit_length()) if bits >> line & 1 for to in places.get(line, ())})


def add(record: Record, workers: list[Worker], files: list[str]) -> None:
    """Runs files of tests and adds to the record what each test enters."""
    began = time.monotonic()

    def run(worker: Worker, bundle: list[str]) -> None:
        answer, log = HOME / f"record{worker.number}", HOME / f"log-of-{bundle[0].replace('/', '-')}"
        told = worker.asked({"files": bundle, "record": True, "answer": str(answer), "log": str(log), "limit": 3000})
        if told["code"] not in (0, 1, 5):
            raise RuntimeError(f"No record could be made of {bundle}: see {log}: {told}")
        part = read(answer)
        for key in KEPT:
            record[key].update(part[key])
        failed = f"; these fail already and are left out (see {log}): {told['failed']}" if told["failed"] else ""
        print(f"  {told['run']} tests in {told['seconds']} s{failed}", file=sys.stderr, flush=True)

    shared_out(workers, bundles(files, 8 * len(workers)), run)
    print(f"  recorded in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def bundles(files: Iterable[str], number: int) -> list[list[str]]:
    """The files dealt out by size."""
    sized = sorted(files, key=lambda file: (HOUSE / file).stat().st_size, reverse=True)
    return [dealt for first in range(number) if (dealt := sized[first::number])]


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))
