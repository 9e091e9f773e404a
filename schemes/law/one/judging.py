"""Judging by the law as it is written out.

The source is run once for a day's law, so that a file costs little more than the rules themselves.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from schemes.law.one.in_force import BLANK, Law
from schemes.law.one.outcomes import FROM_THE_MILDEST, HOW_BAD
from schemes.law.one.writing import can_be_ready, written, written_alone
from schemes.law.verdict import Finding, Verdict
from schemes.law.words import Definition, Outcome, Requirement

_MOST_READY = 500  # findings a rule keeps: of an open choice strangers choose the words

Answering = Callable[[Mapping[str, Any], date], Verdict]
Finder = Callable[..., Finding]


def answering(law: Law, finders: Mapping[str, Finder]) -> Answering:
    """The function from facts and a day to the verdict; LawError for a fact of another name."""
    names = {**_names(law), "LAW": law, "KNOWS": frozenset(law.facts).issuperset, "OUTCOMES": FROM_THE_MILDEST}
    for rule in law.requirements:
        if can_be_ready(rule, law):
            names[f"READY_{rule.name}"] = Ready(rule, law, finders)
        elif rule.when is not None and rule.when in law.blanks:
            names[f"FREE_{rule.name}"] = finders[rule.name](**dict.fromkeys(law.varying(rule)) | {rule.when: False})
    answer: Answering = _run(written(law), names)["ANSWER"]
    return answer


class Finders(dict[str, Finder]):
    """For each requirement the function from what varies of that which it depends on to its finding.

    An unsaid fact is None, an unknown quantity BLANK. Each is written when first asked for: few are.
    """

    def __init__(self, law: Law) -> None:
        self.law, self.rules = law, {rule.name: rule for rule in law.requirements}

    def __missing__(self, name: str) -> Finder:
        source = written_alone(self.rules[name], self.law)
        finder: Finder = _run(source, {**_names(self.law), "LAW": self.law})["FIND"]
        self[name] = finder
        return finder


class Ready(dict[Any, tuple[Finding, int]]):
    """The findings of a rule that reads few values, made when first met: by what varies, with how bad each is."""

    def __init__(self, rule: Requirement, law: Law, finders: Mapping[str, Finder]) -> None:
        self.name, self.varying, self.finders = rule.name, law.varying(rule), finders

    def __missing__(self, key: Any) -> tuple[Finding, int]:
        values = key if len(self.varying) > 1 else [key][: len(self.varying)]
        finding = self.finders[self.name](*values)
        answer = finding, HOW_BAD[finding.outcome]
        if len(self) < _MOST_READY:
            self[key] = answer
        return answer


def _names(law: Law) -> dict[str, Any]:
    """What the source calls by name: the law's numbers, its rules, and the words in capitals."""
    names: dict[str, Any] = {**law.constants, "BLANK": BLANK, "FINDING": Finding, "VERDICT": Verdict}
    names |= {"NEW": tuple.__new__, "WAITING": _waiting} | {outcome.name: outcome for outcome in Outcome}
    clauses: tuple[Definition | Requirement, ...] = (*law.definitions, *law.requirements)
    names |= {f"DO_{clause.name}": clause.function for clause in clauses}
    return names | {f"BY_{rule.name}": law.circulars.get(rule.name, ()) for rule in law.requirements}


def _run(source: str, names: dict[str, Any]) -> dict[str, Any]:
    # Its words are the law's own, as our source has them; what people type, as a circular's number, goes by name.
    exec(source, names)  # noqa: S102
    return names


def _waiting(read: dict[str, Any], facts: Collection[str]) -> dict[str, Any]:
    """What is known of what was read."""
    return {
        name: value for name, value in read.items() if value is not BLANK and (value is not None or name not in facts)
    }
