"""`make mutants ARGS="--seed 7 --number 100 --folder applicants"`: how many small faults the tests see."""

import argparse
import sys
import threading
import time
from pathlib import Path

from tests.mutants import databases, record, report, sampling
from tests.mutants.choosing import Chooser
from tests.mutants.fault import Fault
from tests.mutants.running import Result, must_be_green, tried
from tests.mutants.workers import HOME, HOUSE, Worker, shared_out


def main() -> int:
    options = arguments()
    HOME.mkdir(parents=True, exist_ok=True)
    workers = [Worker(number) for number in range(1, options.workers + 1)]
    databases.make_pristine(workers[0].tree)
    sample, left_out = drawn(options)
    if options.list:
        print(
            "\n".join(f"{fault.floor:13} {fault.kind:10} {fault.file}:{fault.line}  {fault.change}" for fault in sample)
        )
        return 0
    for worker in workers:
        worker.start()
    try:
        told("Recording which tests enter which lines, once for this code.")
        chooser = Chooser(record.of_this_code(workers, reuse=options.reuse), HOUSE)
        began = time.monotonic()
        results = run(workers, sample, chooser, options)
    finally:
        for worker in workers:
            worker.stop()
    summary(results, left_out, options, time.monotonic() - began)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same sample from the same code")
    parser.add_argument("--number", type=int, default=100, help="how many faults (default: 100)")
    parser.add_argument(
        "--folder", action="append", default=[], help="only files whose name begins so; may be repeated"
    )
    parser.add_argument(
        "--at", action="append", default=[], metavar="FILE:LINE", help="all faults of a line, no sample"
    )
    parser.add_argument(
        "--kind", action="append", default=[], choices=sampling.KINDS, help="only this kind; may be repeated"
    )
    parser.add_argument("--reuse", action="store_true", help="the newest record will do, though the code has changed")
    parser.add_argument("--budget", type=float, default=40, help="recorded seconds of tests a fault (default: 40)")
    parser.add_argument(
        "--thorough", action="store_true", help="every test that enters the line, however long it takes"
    )
    parser.add_argument(
        "--limit", type=float, default=120, help="seconds after which a run counts as seen (default: 120)"
    )
    parser.add_argument("--workers", type=int, default=2, help="how many at a time (default: 2)")
    parser.add_argument("--json", type=Path, help="keep the results in this file too")
    parser.add_argument("--list", action="store_true", help="only say which faults would be put in")
    return parser.parse_args()


def drawn(options: argparse.Namespace) -> tuple[list[Fault], list[Fault]]:
    """The sample, and the faults left out of it because they change nothing."""
    every = [*sampling.in_code(HOUSE, options.folder or [""]), *databases.faults()]
    every = [fault for fault in every if wanted(fault, options)]
    equivalent, left_out = report.equivalents(), []

    def fit(fault: Fault) -> bool:
        if report.named(fault) in equivalent:
            left_out.append(fault)
            return False
        return bool(fault.sql) or fault.holds((HOUSE / fault.file).read_bytes())

    number = len(every) if options.at else options.number
    return sampling.drawn(every, number, options.seed, fit), left_out


def wanted(fault: Fault, options: argparse.Namespace) -> bool:
    below = not options.folder or fault.file.startswith(tuple(options.folder))
    there = not options.at or f"{fault.file}:{fault.line}" in options.at
    return below and there and (not options.kind or fault.kind in options.kind)


def run(workers: list[Worker], sample: list[Fault], chooser: Chooser, options: argparse.Namespace) -> list[Result]:
    budget = float("inf") if options.thorough else options.budget
    results: list[Result] = []
    saying = threading.Lock()
    first = next((tests for tests in map(chooser.of, sample) if tests), [])
    for worker in workers if first else []:
        must_be_green(worker, chooser.within(first, 20))

    def do(worker: Worker, fault: Fault) -> None:
        result = tried(worker, fault, chooser, budget, options.limit)
        with saying:
            results.append(result)
            print(report.line_of(result), flush=True)

    shared_out(workers, sample, do)
    return results


def summary(results: list[Result], left_out: list[Fault], options: argparse.Namespace, seconds: float) -> None:
    print(f"\n{report.survivors(results, HOUSE)}\n{report.scores(results)}\n")
    many = max(len(results), 1)
    print(f"Seed {options.seed}; {seconds:.0f} s, {seconds / many:.1f} s a fault; {len(left_out)} equivalent left out.")
    print(f"Python's own time: {sum(result.cpu for result in results) / many:.1f} s a fault.")
    if options.json:
        about = {"seed": options.seed, "code": record.mark_of_the_code(), "seconds": round(seconds)}
        options.json.write_text(report.as_json(results, left_out, about), encoding="utf-8")


def told(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
