"""The complete file of a scheme, as its cases tell it, and the verdict on it with some facts changed."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from schemes.catalogue import SCHEMES, Amendment, Finding, Outcome, Stage, Verdict
from schemes.units import day

CASES = Path(__file__).with_name("cases")


@cache
def book(slug: str) -> dict[str, Any]:
    """The scheme's book of cases: `file` meets every rule on `day`."""
    (path,) = (CASES / slug).glob("*.yaml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def judge(
    slug: str, on: str = "", stage: Stage = Stage.GRANT, amendments: tuple[Amendment, ...] = (), **changes: Any
) -> Verdict:
    """The verdict on the complete file with these facts changed; None takes a fact away."""
    scheme = SCHEMES[slug]
    return scheme.judge(scheme.read(book(slug)["file"] | changes), day(on or book(slug)["day"]), stage, amendments)


def circular(parameter: str, value: Any, since: str) -> tuple[Amendment, ...]:
    """One circular that sets a parameter from a day on."""
    return (Amendment(parameter, value, day(since), citation="بخشنامهٔ آزمون"),)


def finding(verdict: Verdict, rule: str) -> Finding:
    """The one finding of a rule."""
    (found,) = (each for each in verdict.findings if each.rule == rule)
    return found


def refused_by(verdict: Verdict) -> list[str]:
    """The rules not met, in the order of the document."""
    return [each.rule for each in verdict.having(Outcome.NOT_MET)]
