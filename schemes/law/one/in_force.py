"""What is in force on a day, in an order fit for computing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from inspect import signature
from typing import Any, NoReturn

from schemes.facts import Fact, Kind
from schemes.law.words import Definition, LawError, Requirement, Stage

ON = "on"  # the day judged for: every rule may read it, nobody states it
OFFERS = "offers"  # the quantity a verdict shows apart
# A quantity that cannot be known, since None may be its own value; a fact that was not said is None.
BLANK: Any = type("Blank", (), {"__repr__": lambda self: "BLANK"})()

_FEW_VALUES = (Kind.YES_NO, Kind.CHOICE, Kind.COUNT, Kind.PERCENT)


@dataclass(frozen=True)
class Law:
    """The law of a day and stage; `needed` are the facts behind each requirement."""

    scheme: str
    stage: Stage
    facts: Mapping[str, Fact]
    constants: Mapping[str, Any]
    definitions: tuple[Definition, ...]
    requirements: tuple[Requirement, ...]
    needed: Mapping[str, tuple[str, ...]]
    circulars: Mapping[str, tuple[str, ...]]
    shown: tuple[str, ...]

    @cached_property
    def blanks(self) -> Mapping[str, str]:
        """The blank of each name whose value rests on the file, as it is written."""
        return {**dict.fromkeys(self.facts, "None"), **{each.name: "BLANK" for each in self.definitions}}

    @cached_property
    def few(self) -> frozenset[str]:
        """Names that have few values: a yes or no, a choice, a count, today, and what rests on nothing else."""
        names = {ON, *self.constants, *(fact.name for fact in self.facts.values() if fact.kind in _FEW_VALUES)}
        for definition in self.definitions:
            if names.issuperset(definition.reads) or _answers_yes_or_no(definition):
                names.add(definition.name)
        return frozenset(names)

    def refuse(self, facts: Iterable[str]) -> NoReturn:
        """Raise LawError, naming the facts that are none of the law's."""
        raise LawError(f"{self.scheme} knows no fact named {sorted(set(facts) - self.facts.keys())}")

    def varying(self, rule: Requirement) -> list[str]:
        """What a requirement depends on that is not the same for all files."""
        return [name for name in rule.depends_on if name not in self.constants]

    def quantities(self, rule: Requirement) -> list[str]:
        """What a requirement depends on that is computed from the file."""
        return [name for name in rule.depends_on if self.blanks.get(name) == "BLANK"]

    def unsaid(self, rule: Requirement) -> list[str]:
        """The facts behind a requirement, of which any may be what nobody has said."""
        return [name for name in self.needed[rule.name] if name in self.facts]


def _answers_yes_or_no(definition: Definition) -> bool:
    """By its annotation, which is text where the module postpones annotations."""
    return signature(definition.function).return_annotation in (bool, bool.__name__)
