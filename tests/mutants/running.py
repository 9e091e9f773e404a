"""One fault after another: put into a worker's copy, the tests run, put back."""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.choosing import Chooser
from tests.mutants.fault import Fault
from tests.mutants.workers import Worker

SEEN, LIVES = "seen", "LIVES"
_times = itertools.count(1_000_000_000)


@dataclass(frozen=True)
class Result:
    """What the tests said: `by` is the first that failed, `tests` how many ran, `entering` how many enter."""

    fault: Fault
    verdict: str
    seconds: float
    tests: int
    entering: int
    by: str = ""
    cpu: float = 0

    @property
    def seen(self) -> bool:
        return self.verdict == SEEN


def tried(worker: Worker, fault: Fault, chooser: Chooser, budget: float, limit: float) -> Result:
    """Runs the tests of a fault, at most `budget` recorded seconds of them; `limit` is what a run may last besides."""
    entering = chooser.of(fault)
    if not entering:
        return Result(fault, LIVES, 0, 0, 0)
    chosen = chooser.within(entering, budget)
    with put_in(worker.tree, fault):
        told = worker.asked(job_of(chosen, limit + 8 * chooser.seconds(chosen), fault.sql))
    # 0: all passed; 5: none collected. Else a test failed, or the tests could not even be collected, or time was up.
    verdict = LIVES if told["code"] in (0, 5) else SEEN
    by = told.get("failed") or {0: "", 5: ""}.get(told["code"], f"exit {told['code']}")
    return Result(fault, verdict, told["seconds"], told.get("run", 0), len(entering), by, told["cpu"])


def job_of(tests: list[str], limit: float, statement: str = "") -> dict[str, object]:
    files = list(dict.fromkeys(name.split("::")[0] for name in tests))
    return {"files": files, "ids": tests, "limit": limit, "sql": statement}


@contextmanager
def put_in(tree: Path, fault: Fault) -> Iterator[None]:
    """A time of its own for each fault, lest Python take the bytes compiled of another one of the same length."""
    if fault.sql:
        yield
        return
    path = tree / fault.file
    before, stat = path.read_bytes(), path.stat()
    time = next(_times)
    try:
        path.write_bytes(fault.put_into(before))
        os.utime(path, (time, time))
        yield
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def must_be_green(worker: Worker, tests: list[str]) -> None:
    """Without a fault the tests pass; else every fault would be seen."""
    told = worker.asked(job_of(tests, 600))
    if told["code"] != 0:
        raise RuntimeError(
            f"Without a fault worker {worker.number} fails at {told}: see var/mutants/log{worker.number}."
        )
