"""A day's law written out as one Python function, so that a file costs little more than the rules themselves.

As `dataclasses` writes an `__init__`: every quantity becomes a line, every requirement a branch for each of its
answers. Only the order and the looking up are written out; the rules stay the functions they are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from inspect import signature
from typing import Any, NoReturn

from schemes.facts import Fact, Kind
from schemes.law.verdict import Finding, Verdict
from schemes.law.words import Definition, LawError, Outcome, Requirement, Stage

MET, NOT_MET, UNKNOWN, NOT_CONCERNED = Outcome
ON = "on"  # the day judged for: every rule may read it, nobody states it
OFFERS = "offers"  # the quantity a verdict shows apart
# A quantity that cannot be known, since None may be its own value; a fact that was not said is None.
BLANK: Any = type("Blank", (), {"__repr__": lambda self: "BLANK"})()

# How bad a finding is for the verdict: nothing is milder than met, and nobody is told to wait who is refused.
_VERDICTS = (MET, UNKNOWN, NOT_MET)
_HOW_BAD = {MET: 0, NOT_CONCERNED: 0, UNKNOWN: 1, NOT_MET: 2}
_WORSE = ("", "; BAD = BAD or 1", "; BAD = 2")

_FEW_VALUES = (Kind.YES_NO, Kind.CHOICE, Kind.COUNT, Kind.PERCENT)
_MOST_READY = 500  # findings a rule keeps: of an open choice strangers choose the words

Answering = Callable[[Mapping[str, Any], date], Verdict]


@dataclass(frozen=True)
class Law:
    """What is in force on a day, in an order fit for computing; `needed` are the facts behind each requirement."""

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
            if names.issuperset(definition.reads) or signature(definition.function).return_annotation is bool:
                names.add(definition.name)
        return frozenset(names)

    def refuse(self, facts: Iterable[str]) -> NoReturn:
        """Raise LawError, naming the facts that are none of the law's."""
        raise LawError(f"{self.scheme} knows no fact named {sorted(set(facts) - self.facts.keys())}")

    def varying(self, rule: Requirement) -> list[str]:
        """What a requirement reads that is not the same for all files."""
        return [name for name in rule.depends_on if name not in self.constants]

    def quantities(self, rule: Requirement) -> list[str]:
        """What a requirement reads that is computed from the file."""
        return [name for name in rule.depends_on if self.blanks.get(name) == "BLANK"]


class Ready(dict[Any, tuple[Finding, int]]):
    """The findings of a rule that reads few values, made when first met: by what varies, with how bad each is."""

    def __init__(self, rule: Requirement, law: Law) -> None:
        self.rule, self.law, self.varying = rule, law, law.varying(rule)

    def __missing__(self, key: Any) -> tuple[Finding, int]:
        values = dict(zip(self.varying, key if len(self.varying) > 1 else [key], strict=False))
        read = {name: values.get(name, self.law.constants.get(name)) for name in self.rule.depends_on}
        finding = _made(self.rule, self.law, read)
        answer = finding, _HOW_BAD[finding.outcome]
        if len(self) < _MOST_READY:
            self[key] = answer
        return answer


def _made(rule: Requirement, law: Law, read: dict[str, Any]) -> Finding:
    """The finding where no quantity among what is read is blank; an unsaid fact is None."""
    because, facts = read, tuple(name for name in read if name in law.facts)
    missing = tuple(name for name in facts if read[name] is None)
    if rule.when is not None and rule.when not in missing and not read[rule.when]:
        outcome, because, missing = NOT_CONCERNED, {rule.when: read[rule.when]}, ()
    elif missing:
        outcome, because = UNKNOWN, {name: value for name, value in read.items() if name not in missing}
    elif (met := rule.function(*[read[name] for name in rule.reads])) is None:
        outcome, missing = UNKNOWN, facts
    else:
        outcome = MET if met else NOT_MET
    by = law.circulars.get(rule.name, ())
    return Finding(rule.article, rule.name, rule.says, outcome, because, rule.reading, missing, by)


def answering(law: Law) -> Answering:
    """The function from facts and a day to the verdict; LawError for a fact of another name."""
    names: dict[str, Any] = {**law.constants, "BLANK": BLANK, "FINDING": Finding, "VERDICT": Verdict}
    names |= {"NEW": tuple.__new__, "LAW": law, "KNOWS": frozenset(law.facts).issuperset, "VERDICTS": _VERDICTS}
    names |= {outcome.name: outcome for outcome in Outcome} | {"WAITING": _waiting}
    clauses: tuple[Definition | Requirement, ...] = (*law.definitions, *law.requirements)
    names |= {f"DO_{clause.name}": clause.function for clause in clauses}
    names |= {f"BY_{rule.name}": law.circulars.get(rule.name, ()) for rule in law.requirements}
    names |= {f"READY_{rule.name}": Ready(rule, law) for rule in law.requirements}
    for rule in law.requirements:
        if rule.when is not None:
            names[f"FREE_{rule.name}"] = _made(rule, law, dict.fromkeys(rule.depends_on) | {rule.when: False})
    # Its words are the law's own, as our source has them; what people type, as a circular's number, goes by name.
    exec(written(law), names)  # noqa: S102
    answer: Answering = names["ANSWER"]
    return answer


def written(law: Law) -> str:
    """The function as source; what it calls stands beside it by name."""
    return "\n".join(_lines(law))


def _lines(law: Law) -> Iterator[str]:
    yield "def ANSWER(FACTS, on):"
    yield " if not KNOWS(FACTS): LAW.refuse(FACTS)"
    yield " GET, BAD, offers = FACTS.get, 0, ()"
    yield from (f" {fact} = GET({fact!r})" for fact in law.facts)
    for definition in law.definitions:
        yield f" {definition.name} = BLANK if {_any_blank(definition.reads, law)} else {_call(definition)}"
    for rule in law.requirements:
        lines = _chosen(rule, law) if _can_be_ready(rule, law) else _branches(rule, law)
        yield from (f" {line}" for line in lines)
    shown = [name for name in law.shown if name != OFFERS]
    yield f" QUANTITIES = {_row(shown)}"
    yield from (f" if {name} is {law.blanks[name]}: del QUANTITIES[{name!r}]" for name in shown if name in law.blanks)
    yield " if offers is BLANK: offers = ()"
    findings = "".join(f"FOUND_{rule.name}, " for rule in law.requirements)
    yield f" return NEW(VERDICT, (LAW.scheme, on, LAW.stage, VERDICTS[BAD], ({findings}), QUANTITIES, offers))"


def _can_be_ready(rule: Requirement, law: Law) -> bool:
    """Whether it reads few values, and no quantity's blank could hide that it concerns nobody."""
    return law.few.issuperset(rule.depends_on) and (rule.when is None or {*law.quantities(rule)} <= {rule.when})


def _chosen(rule: Requirement, law: Law) -> Iterator[str]:
    """The requirement's answer among those ready, which know an unsaid fact; an unknown quantity is a branch."""
    key = ", ".join(law.varying(rule)) or "None"
    yield f"if {_any_blank(law.quantities(rule), law)}: {_unknown(rule, law)}"
    yield "else:"
    yield f" FOUND_{rule.name}, HOW_BAD = READY_{rule.name}[{key}]"
    yield " if HOW_BAD > BAD: BAD = HOW_BAD"


def _branches(rule: Requirement, law: Law) -> Iterator[str]:
    """The requirement's answers: not concerned, unknown for a blank, and what the rule itself says."""
    because, facts = _row(rule.depends_on), tuple(name for name in rule.depends_on if name in law.facts)
    if rule.when is not None:
        not_concerned = f"FREE_{rule.name} if {rule.when} is False else {_new(rule, NOT_CONCERNED, _row([rule.when]))}"
        yield f"if {rule.when} is not {law.blanks[rule.when]} and not {rule.when}: FOUND_{rule.name} = {not_concerned}"
    otherwise = "if" if rule.when is None else "elif"
    yield f"{otherwise} {_any_blank(rule.depends_on, law)}: {_unknown(rule, law)}"
    yield "else:"
    yield f" MEETS = {_call(rule)}"
    yield f" if MEETS: {_found(rule, MET, because)}"
    yield f" elif MEETS is None: {_found(rule, UNKNOWN, because, repr(facts))}"
    yield f" else: {_found(rule, NOT_MET, because)}"


def _unknown(rule: Requirement, law: Law) -> str:
    """The finding where something that it reads is blank: it names the facts behind it which nobody has said."""
    blank = [name for name in rule.depends_on if name in law.blanks]
    known = _row([name for name in rule.depends_on if name not in blank])
    because = f"WAITING({_row(rule.depends_on)}, LAW.facts)" if len(blank) > 1 else known
    needed = [name for name in law.needed[rule.name] if name in law.facts]
    missing = " + ".join(f"(() if {name} is not None else ({name!r},))" for name in needed)
    return _found(rule, UNKNOWN, because, missing or "()")


def _found(rule: Requirement, outcome: Outcome, because: str, missing: str = "()") -> str:
    return f"FOUND_{rule.name} = {_new(rule, outcome, because, missing)}{_WORSE[_HOW_BAD[outcome]]}"


def _new(rule: Requirement, outcome: Outcome, because: str, missing: str = "()") -> str:
    """A Finding from parts already in order: its own constructor would cost as much as the rule."""
    head = f"{rule.article!r}, {rule.name!r}, {rule.says!r}"
    return f"NEW(FINDING, ({head}, {outcome.name}, {because}, {rule.reading!r}, {missing}, BY_{rule.name}))"


def _call(clause: Definition | Requirement) -> str:
    return f"DO_{clause.name}({', '.join(clause.reads)})"


def _row(names: Collection[str]) -> str:
    return "{" + ", ".join(f"{name!r}: {name}" for name in names) + "}"


def _any_blank(names: Collection[str], law: Law) -> str:
    return " or ".join(f"{name} is {law.blanks[name]}" for name in names if name in law.blanks) or "False"


def _waiting(read: dict[str, Any], facts: Collection[str]) -> dict[str, Any]:
    """What is known of what was read."""
    return {
        name: value for name, value in read.items() if value is not BLANK and (value is not None or name not in facts)
    }
