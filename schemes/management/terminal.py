"""Answers as tables, for a person at a terminal; a program that pipes gets the JSON that is promised to it."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

WIDEST = 48  # cells of a terminal, in every column but the last
Row = Mapping[str, Any]


def of_verdict(answer: Mapping[str, Any]) -> str:
    """The verdict, a line a finding, what was computed, and the offers that are open."""
    findings = [
        {**finding, "reading": finding["reading"] or "", "because": _because(finding)} for finding in answer["findings"]
    ]
    quantities = [{"quantity": name, "value": _shown(value)} for name, value in answer["quantities"].items()]
    parts = [
        f"{answer['scheme']}  {answer['on']}  {answer['outcome']}",
        table(findings, ("outcome", "article", "reading", "because", "says")),
        table(quantities, ("quantity", "value")),
        table(answer["offers"], tuple(answer["offers"][0]) if answer["offers"] else ()),
    ]
    return "\n\n".join(part for part in parts if part)


def of_schedule(answer: Mapping[str, Any]) -> str:
    """A line an instalment, and the totals below."""
    names = ("number", "due_on", "principal", "fee", "amount", "balance")
    total = {
        "number": "total",
        "principal": answer["total_principal"],
        "fee": answer["total_fee"],
        "amount": answer["total"],
    }
    return table([*answer["rows"], total], names)


def table(rows: Sequence[Row], names: Sequence[str]) -> str:
    """Rows below their names, in columns; the last one is as wide as it likes."""
    if not rows:
        return ""
    lines = [list(names)] + [[_shown(row.get(name, "")) for name in names] for row in rows]
    lines = [[*(_cut(cell) for cell in line[:-1]), line[-1]] for line in lines]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    padded = ([cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)] for line in lines)
    return "\n".join("  ".join(line).rstrip() for line in padded)


def width(text: str) -> int:
    """Cells that a terminal gives it: marks and joiners such as ZWNJ stand in none."""
    return sum(unicodedata.category(letter) not in ("Mn", "Cf") for letter in text)


def _because(finding: Row) -> str:
    """What the rule read; what it lacked stands first, for a long cell is cut."""
    lacked = [f"{name}=?" for name in finding.get("missing", ())]
    return ", ".join(lacked + [f"{name}={_shown(value)}" for name, value in finding["because"].items()])


def _shown(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "-"}[value]
    return " ".join(map(_shown, value)) if isinstance(value, (list, tuple)) else str(value)


def _cut(cell: str) -> str:
    return cell if width(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…"
