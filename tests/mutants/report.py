"""What is printed and kept: a line for each fault, the scores by floor and by kind, the faults that live."""

import json
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.mutants.fault import Fault
from tests.mutants.running import Result
from tests.mutants.sampling import KINDS, SHARES

EQUIVALENT = Path(__file__).with_name("equivalent.toml")


def named(fault: Fault) -> tuple[str, str, str]:
    return (fault.file, fault.text, fault.change)


def equivalents() -> dict[tuple[str, str, str], str]:
    """Faults that change nothing, each with its reason; found by what the line says, wherever it moves to."""
    rows = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("fault", [])
    return {(row["file"], row["line"], row["change"]): row["reason"] for row in rows}


def line_of(result: Result) -> str:
    fault = result.fault
    where = f"{fault.file}:{fault.line}"
    ran = f"{result.seconds:.0f} s, {result.tests} of {result.entering} tests"
    return f"{result.verdict:5} {fault.floor:13} {fault.kind:10} {where}  {fault.change}  ({ran})"


def scores(results: Iterable[Result]) -> str:
    results = list(results)
    floors = table(results, "floor", list(SHARES), lambda result: result.fault.floor)
    kinds = table(results, "kind", list(KINDS), lambda result: result.fault.kind)
    return f"{floors}\n\n{kinds}"


def table(results: list[Result], title: str, names: list[str], of: Callable[[Result], str]) -> str:
    rows = [f"| {title} | seen | of | % |", "|---|---|---|---|"]
    for name in [*names, "all"]:
        mine = [result for result in results if name in ("all", of(result))]
        if mine:
            seen = sum(result.seen for result in mine)
            rows.append(f"| {name} | {seen} | {len(mine)} | {100 * seen / len(mine):.0f} |")
    return "\n".join(rows)


def survivors(results: Iterable[Result], house: Path) -> str:
    told = []
    for result in sorted(
        (each for each in results if not each.seen), key=lambda each: (each.fault.file, each.fault.line)
    ):
        fault = result.fault
        ran = f"{result.tests} of {result.entering} tests ran" if result.entering else "no test enters it"
        told.append(f"{fault.file}:{fault.line} {fault.kind} ({ran})\n{fault.diff(house)}")
    return "\n".join(told)


def as_json(results: Iterable[Result], left_out: Iterable[Fault], about: dict[str, object]) -> str:
    rows = [
        {
            "verdict": result.verdict, "floor": result.fault.floor, "kind": result.fault.kind,
            "file": result.fault.file, "at": result.fault.line, "line": result.fault.text,
            "change": result.fault.change, "seconds": result.seconds, "tests": result.tests,
            "entering": result.entering, "by": result.by,
        }
        for result in results
    ]  # fmt: skip
    equivalent = [{"file": fault.file, "line": fault.text, "change": fault.change} for fault in left_out]
    return json.dumps({**about, "faults": rows, "equivalent": equivalent}, ensure_ascii=False, indent=1)
