"""A scheme: a book of law that judges."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from schemes.facts import read
from schemes.law.document import LegalDocument
from schemes.law.one.compiling import compile_edition
from schemes.law.one.edition import Edition
from schemes.law.problems import problems
from schemes.law.resting import readings_behind
from schemes.law.verdict import Verdict
from schemes.law.words import Amendment, Definition, LawError, Requirement, Stage

Clause = TypeVar("Clause", Definition, Requirement)


class Scheme(LegalDocument):
    """A loan scheme by its document; the law of each day is compiled once and kept."""

    standing: tuple[Amendment, ...] = ()

    def under(self, amendments: Iterable[Amendment]) -> "Scheme":
        """The same law as these circulars have it, each in its window; every answer of it counts them in."""
        amended = copy(self)
        vars(amended)["_edition"] = self._edition  # one store, so that no request compiles the law anew
        amended.standing = (*self.standing, *amendments)
        return amended

    def read(self, given: Mapping[str, object]) -> dict[str, Any]:
        """Facts in the law's own types from JSON values. Raises FactError with one Persian sentence."""
        return read(self.facts, given)

    def judge(
        self, facts: Mapping[str, Any], on: date, stage: Stage = Stage.GRANT, amendments: Iterable[Amendment] = ()
    ) -> Verdict:
        """The verdict by the law of the day, circulars in force included; nobody is refused for a blank."""
        return self.edition(on, stage, amendments).judge(facts, on)

    def parameter(self, name: str, on: date, amendments: Iterable[Amendment] = ()) -> Any:
        """The value of a parameter on a day, circulars in force included. Raises LawError for an unknown name."""
        return self.edition(on, amendments=amendments).parameter(name)

    def facts_needed(self, stage: Stage = Stage.GRANT, on: date = date.max) -> list[str]:
        """Names of all facts which the rules due by the stage read, in the order of the document."""
        return list(self.edition(on, stage).facts_needed)

    def problems(self) -> list[str]:
        """What is wrong with the law as written, one English sentence each; none when it is whole."""
        return problems(self)

    def readings_behind(self) -> dict[str, frozenset[str]]:
        """By the name of each clause the readings on which it rests."""
        return readings_behind(self)

    def edition(self, on: date, stage: Stage = Stage.GRANT, amendments: Iterable[Amendment] = ()) -> Edition:
        """The law of a day, compiled once for all days on which it is the same; the younger circular holds."""
        in_force = _in_force((*self.standing, *amendments), on) if self.standing or amendments else ()
        clauses_written = len(self.definitions) + len(self.requirements)
        return self._edition(stage, bisect_right(self.turning_days, on), in_force, clauses_written)

    @cached_property
    def _edition(self) -> Callable[[Stage, int, tuple[Amendment, ...], int], Edition]:
        return lru_cache(maxsize=256)(self._compile)

    def _compile(self, stage: Stage, period: int, amendments: tuple[Amendment, ...], clauses_written: int) -> Edition:
        stage = Stage(stage)
        day = self.turning_days[period - 1] if period else date.min
        constants = {name: parameter.on(day) for name, parameter in self.parameters.items()}
        holding = {amendment.parameter: amendment for amendment in amendments}
        if strange := holding.keys() - constants.keys():
            raise LawError(f"{self.slug} has no parameter named {min(strange)}")
        constants.update({name: amendment.value for name, amendment in holding.items()})
        place = {article: number for number, article in enumerate(self.outline)}
        due = (rule for rule in _newest(self.requirements, day).values() if stage.includes(rule.stage))
        return compile_edition(
            scheme=self.slug,
            stage=stage,
            facts=self.facts,
            constants=constants,
            definitions=_newest(self.definitions, day),
            requirements=tuple(sorted(due, key=lambda rule: place.get(rule.article, len(place)))),
            amendments=holding.values(),
        )


def _in_force(amendments: Iterable[Amendment], on: date) -> tuple[Amendment, ...]:
    """The circulars in their window on the day, the older first."""
    return tuple(sorted((each for each in amendments if each.holds(on)), key=lambda each: each.since))


def _newest(clauses: Iterable[Clause], day: date) -> dict[str, Clause]:
    """Of clauses with the same name the one in force on the day."""
    in_force = (clause for clause in clauses if clause.since is None or clause.since <= day)
    return {clause.name: clause for clause in sorted(in_force, key=lambda clause: clause.since or date.min)}
