"""The law of one day, laid out in an order fit for judging, and the judging itself."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from schemes.law.one.judging import Answering, Finder
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
    judge: Answering
    finders: Mapping[str, Finder]  # the findings of one requirement alone
    source: str  # the function `judge` as it is written out

    def parameter(self, name: str) -> Any:
        """The value in force, also of a quantity that reads only the law. Raises LawError for an unknown name."""
        if name not in self.constants:
            raise LawError(f"{self.scheme} has no parameter named {name}")
        return self.constants[name]
