"""Compiling a day's law: who reads whom, in which order to compute, and what circulars touch."""

from collections.abc import Iterable, Mapping, Set
from typing import Any

from schemes.facts import Fact
from schemes.law.one.edition import Edition
from schemes.law.one.in_force import OFFERS, ON, Law
from schemes.law.one.judging import Finders, answering
from schemes.law.one.writing import written
from schemes.law.words import Amendment, Definition, LawError, Requirement, Stage


def compile_edition(
    *,
    scheme: str,
    stage: Stage,
    facts: Mapping[str, Fact],
    constants: dict[str, Any],
    definitions: Mapping[str, Definition],
    requirements: tuple[Requirement, ...],
    amendments: Iterable[Amendment],
) -> Edition:
    """Lay out the clauses in force. Raises LawError for a name nobody gives or a circle of definitions."""
    reach = Reach(facts.keys(), constants.keys(), definitions)
    needed = {rule.name: reach.of(rule.depends_on) for rule in requirements}
    answers = tuple(definition.name for definition in definitions.values() if definition.answer)
    reach.of(answers)
    waiting = _settle(constants, [definitions[name] for name in reach.ordered])
    law = Law(scheme, stage, facts, constants, waiting, requirements, needed, _cited(needed, amendments), answers)
    finders = Finders(law)
    return Edition(
        scheme=scheme,
        stage=stage,
        facts=frozenset(facts),
        facts_needed=tuple(dict.fromkeys(name for names in needed.values() for name in names if name in facts)),
        constants=constants,
        definitions=waiting,
        requirements=requirements,
        answers=tuple(name for name in answers if name != OFFERS),
        judge=answering(law, finders),
        finders=finders,
        source=written(law),
    )


def _settle(constants: dict[str, Any], ordered: Iterable[Definition]) -> tuple[Definition, ...]:
    """Compute at once what reads only the law, the same for every file of the day; the rest waits for facts."""
    waiting = []
    for definition in ordered:
        if all(name in constants for name in definition.reads):
            constants[definition.name] = definition.function(*[constants[name] for name in definition.reads])
        else:
            waiting.append(definition)
    return tuple(waiting)


def _cited(needed: Mapping[str, tuple[str, ...]], amendments: Iterable[Amendment]) -> dict[str, tuple[str, ...]]:
    """The circulars whose numbers reach each rule, directly or through quantities."""
    reaching = {
        rule: tuple(amendment.citation for amendment in amendments if amendment.parameter in names)
        for rule, names in needed.items()
    }
    return {rule: citations for rule, citations in reaching.items() if citations}


class Reach:
    """Follows names to what they rest on, keeping the definitions met in an order fit for computing."""

    def __init__(self, facts: Set[str], parameters: Set[str], definitions: Mapping[str, Definition]) -> None:
        self.known = {*facts, *parameters, ON}
        self.definitions = definitions
        self.ordered: dict[str, tuple[str, ...]] = {}

    def of(self, names: Iterable[str], trail: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The names and all below them, what is read first coming first."""
        return tuple(dict.fromkeys(below for name in names for below in self._of_one(name, trail)))

    def _of_one(self, name: str, trail: tuple[str, ...]) -> tuple[str, ...]:
        if name in self.ordered:
            return self.ordered[name]
        if name in trail:
            raise LawError(f"circular definitions: {' → '.join((*trail, name))}")
        if name in self.definitions:
            below = self.of(self.definitions[name].reads, (*trail, name))
            self.ordered[name] = (*below, name)
            return self.ordered[name]
        if name not in self.known:
            raise LawError(f"{name} is neither a fact, a parameter nor a definition")
        return (name,)
