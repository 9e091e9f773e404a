"""A day's law written out as one Python function, so that a file costs little more than the rules themselves.

As `dataclasses` writes an `__init__`: every quantity becomes a line, every requirement a branch for each of its
answers. Only the order and the looking up are written out; the rules stay the functions they are.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from schemes.facts import Fact, Kind
from schemes.law.verdict import Finding
from schemes.law.words import Definition, Outcome, Requirement

MET, NOT_MET, UNKNOWN, NOT_CONCERNED = Outcome
ON = "on"  # the day judged for: every rule may read it, nobody states it
OFFERS = "offers"  # the quantity a verdict shows apart
BLANK: Any = type("Blank", (), {"__repr__": lambda self: "BLANK"})()  # not said: None may be a quantity's own value

# How the verdict moves with a finding: nothing is milder than met, and nobody is told to wait who is refused.
_WORSE = {
    MET: "",
    NOT_CONCERNED: "",
    UNKNOWN: "; OUTCOME = OUTCOME if OUTCOME is NOT_MET else UNKNOWN",
    NOT_MET: "; OUTCOME = NOT_MET",
}

Answering = Callable[[Mapping[str, Any], date], tuple[Outcome, tuple[Finding, ...], dict[str, Any]]]


class Law(NamedTuple):
    """What is in force on a day, in an order fit for computing; `needed` are the facts behind each requirement."""

    facts: Mapping[str, Fact]
    constants: Mapping[str, Any]
    definitions: tuple[Definition, ...]
    requirements: tuple[Requirement, ...]
    needed: Mapping[str, tuple[str, ...]]
    circulars: Mapping[str, tuple[str, ...]]
    shown: tuple[str, ...]

    @property
    def varying(self) -> Collection[str]:
        """Names whose value rests on the file: only these can be blank."""
        return {*self.facts, *(definition.name for definition in self.definitions)}


def answering(law: Law) -> Answering:
    """The function from the facts that were said to the verdict, its findings, and the quantities that can be known."""
    names: dict[str, Any] = {**law.constants, "BLANK": BLANK, "FINDING": Finding, "NEW": tuple.__new__}
    names |= {outcome.name: outcome for outcome in Outcome} | {"WAITING": _waiting, "MISSING": _missing}
    clauses: tuple[Definition | Requirement, ...] = (*law.definitions, *law.requirements)
    names |= {f"DO_{clause.name}": clause.function for clause in clauses}
    names |= {f"BY_{rule.name}": law.circulars.get(rule.name, ()) for rule in law.requirements}
    names |= {name: finding for rule in law.requirements for name, finding in _ready(rule, law)}
    # Its words are the law's own, as our source has them; what people type, as a circular's number, goes by name.
    exec("\n".join(_written(law)), names)  # noqa: S102
    answer: Answering = names["ANSWER"]
    return answer


def _written(law: Law) -> Iterator[str]:
    yield "def ANSWER(FACTS, on):"
    yield " GET, OUTCOME = FACTS.get, MET"
    yield from (f" {fact} = GET({fact!r}, BLANK)" for fact in law.facts)
    for definition in law.definitions:
        blank = _any_blank(definition.reads, law)
        yield f" {definition.name} = BLANK if {blank} else {_call(definition)}"
    for rule in law.requirements:
        lines = _chosen(rule, law) if _asks_one_yes_or_no(rule, law) else _branches(rule, law)
        yield from (f" {line}" for line in lines)
    yield f" QUANTITIES = {_row(law.shown)}"
    yield from (f" if {name} is BLANK: del QUANTITIES[{name!r}]" for name in law.shown if name in law.varying)
    yield f" return OUTCOME, ({''.join(f'FOUND_{rule.name}, ' for rule in law.requirements)}), QUANTITIES"


def _asks_one_yes_or_no(rule: Requirement, law: Law) -> bool:
    """Whether it reads nothing but one yes-or-no fact, as most do: then both findings can be ready beforehand."""
    (name, *more) = rule.reads or (ON,)
    return rule.when is None and not more and name in law.facts and law.facts[name].kind is Kind.YES_NO


def _ready(rule: Requirement, law: Law) -> Iterator[tuple[str, Finding]]:
    if _asks_one_yes_or_no(rule, law):
        for said in (True, False):
            outcome, because = _outcome(rule, said), {rule.reads[0]: said}
            missing = rule.reads if outcome is UNKNOWN else ()
            head, by = (rule.article, rule.name, rule.says), law.circulars.get(rule.name, ())
            yield f"IF_{said}_{rule.name}", Finding(*head, outcome, because, rule.reading, missing, by)


def _outcome(rule: Requirement, said: bool) -> Outcome:
    met = rule.function(said)
    return UNKNOWN if met is None else MET if met else NOT_MET


def _chosen(rule: Requirement, law: Law) -> Iterator[str]:
    for branch, said in (("if", True), ("elif", False)):
        ready = f"FOUND_{rule.name} = IF_{said}_{rule.name}{_WORSE[_outcome(rule, said)]}"
        yield f"{branch} {rule.reads[0]} is {said}: {ready}"
    yield "else:"
    yield from (f" {line}" for line in _branches(rule, law))


def _branches(rule: Requirement, law: Law) -> Iterator[str]:
    """The requirement's answers: not concerned, unknown for a blank, and what the rule itself says."""
    because, blank = _row(rule.depends_on), _any_blank(rule.depends_on, law)
    needed = tuple(name for name in law.needed[rule.name] if name in law.facts)
    said = tuple(name for name in rule.depends_on if name in law.facts)
    if rule.when is not None:
        yield f"if {rule.when} is not BLANK and not {rule.when}:"
        yield f" {_found(rule, NOT_CONCERNED, _row([rule.when]))}"
        yield f"elif {blank}:"
    else:
        yield f"if {blank}:"
    yield f" {_found(rule, UNKNOWN, f'WAITING({because})', f'MISSING({needed!r}, FACTS)')}"
    yield "else:"
    yield f" MEETS = {_call(rule)}"
    yield f" if MEETS: {_found(rule, MET, because)}"
    yield f" elif MEETS is None: {_found(rule, UNKNOWN, because, repr(said))}"
    yield f" else: {_found(rule, NOT_MET, because)}"


def _found(rule: Requirement, outcome: Outcome, because: str, missing: str = "()") -> str:
    """A Finding from parts already in order: its own constructor would cost as much as the rule."""
    head = f"{rule.article!r}, {rule.name!r}, {rule.says!r}"
    parts = f"{head}, {outcome.name}, {because}, {rule.reading!r}, {missing}, BY_{rule.name}"
    return f"FOUND_{rule.name} = NEW(FINDING, ({parts})){_WORSE[outcome]}"


def _call(clause: Definition | Requirement) -> str:
    return f"DO_{clause.name}({', '.join(clause.reads)})"


def _row(names: Collection[str]) -> str:
    return "{" + ", ".join(f"{name!r}: {name}" for name in names) + "}"


def _any_blank(names: Collection[str], law: Law) -> str:
    return " or ".join(f"{name} is BLANK" for name in names if name in law.varying) or "False"


def _waiting(because: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in because.items() if value is not BLANK}


def _missing(needed: tuple[str, ...], facts: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple([name for name in needed if name not in facts])
