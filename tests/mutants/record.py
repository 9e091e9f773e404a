"""Which tests enter which lines: one run of the quick suite, kept in var/mutants while the code is the same."""

import hashlib
import pickle
import sys
import time
from pathlib import Path
from typing import Any

from tests.mutants.workers import HOME, HOUSE, Worker, known_to_git, shared_out

SLOW = ("tests/journeys/", "tests/bench/", "tests/house/test_run.py", "tests/house/test_embedded")
CODE = ("schemes/", "applicants/", "disbursements/", "microfinance/", "templates/", "tests/", "locale/")
Record = dict[str, Any]


def of_this_code(workers: list[Worker], *, reuse: bool) -> Record:
    """The record of this code; with `reuse` the newest there is."""
    kept = HOME / f"record-{mark_of_the_code()}"
    there = sorted(HOME.glob("record-*"), key=lambda path: path.stat().st_mtime)
    if not kept.exists() and not (reuse and there):
        kept.write_bytes(pickle.dumps(made(workers)))
    return pickle.loads((kept if kept.exists() else there[-1]).read_bytes())  # noqa: S301 — written above


def mark_of_the_code() -> str:
    """A mark of all that the tests run, and of the tests; not of this tool."""
    mark = hashlib.sha256()
    for path in sorted(HOUSE / name for name in known_to_git() if name.startswith(CODE)):
        if path.is_file() and "mutants" not in path.parts[-2:-1]:
            mark.update(name(path).encode() + path.read_bytes())
    return mark.hexdigest()[:12]


def made(workers: list[Worker]) -> Record:
    began = time.monotonic()
    whole: Record = {"tests": {}, "lines": {}, "touched": {}}

    def run(worker: Worker, files: list[str]) -> None:
        answer = HOME / f"record{worker.number}"
        told = worker.asked({"files": files, "record": True, "answer": str(answer), "limit": 3000})
        if told["code"] not in (0, 1):
            raise RuntimeError(f"The record could not be made of {files}: see var/mutants/log{worker.number}: {told}")
        part = pickle.loads(answer.read_bytes())  # noqa: S301 — our own server wrote it
        for key, values in whole.items():
            values.update(part[key])
        print(f"  {told['run']} tests in {told['seconds']} s; failed: {told['failed']}", file=sys.stderr, flush=True)

    shared_out(workers, bundles(8 * len(workers)), run)
    whole["seconds"] = time.monotonic() - began
    return whole


def bundles(number: int) -> list[list[str]]:
    """The files of the quick suite dealt out by size."""
    files = [path for path in sorted(HOUSE.glob("tests/**/test_*.py")) if not name(path).startswith(SLOW)]
    files.sort(key=lambda path: path.stat().st_size, reverse=True)
    return [[name(path) for path in files[first::number]] for first in range(number)]


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))
