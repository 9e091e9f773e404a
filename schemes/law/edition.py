"""The law of one day, laid out in an order fit for judging, and the judging itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from schemes.law.judging import OFFERS, Answering
from schemes.law.verdict import Verdict
from schemes.law.words import Definition, LawError, Requirement, Stage


class Edition(NamedTuple):
    """The law of one day and stage, compiled once and read for every file."""

    scheme: str
    stage: Stage
    facts: frozenset[str]
    facts_needed: tuple[str, ...]
    constants: Mapping[str, Any]
    definitions: tuple[Definition, ...]
    requirements: tuple[Requirement, ...]
    answers: tuple[str, ...]
    answering: Answering

    def parameter(self, name: str) -> Any:
        """The value in force, also of a quantity that reads only the law. Raises LawError for an unknown name."""
        if name not in self.constants:
            raise LawError(f"{self.scheme} has no parameter named {name}")
        return self.constants[name]

    def judge(self, facts: Mapping[str, Any], on: date) -> Verdict:
        """The verdict; a fact that is absent or None is missing and makes unknown whatever reads it."""
        if not self.facts.issuperset(facts):
            raise LawError(f"{self.scheme} knows no fact named {sorted(facts.keys() - self.facts)}")
        if None in facts.values():
            facts = {name: value for name, value in facts.items() if value is not None}
        outcome, findings, quantities = self.answering(facts, on)
        return Verdict(self.scheme, on, self.stage, outcome, findings, quantities, quantities.pop(OFFERS, ()))
