"""A day's law written out as source: every quantity a line, every requirement a branch for each row of the table.

As `dataclasses` writes an `__init__`. Only the order and the looking up are written out; the rules stay the functions
they are. Names in capitals are the writer's own (`problems` keeps them free), and are filled in by `judging`.
"""

from collections.abc import Collection, Iterator

from schemes.law.one.in_force import OFFERS, Law
from schemes.law.one.outcomes import HOW_BAD, MET, OF, TABLE, Case, FindingResult, MissingNamed, Shown
from schemes.law.verdict import Finding, Verdict
from schemes.law.words import Definition, Requirement


def written(law: Law) -> str:
    """The function from facts and a day to the verdict."""
    return "\n".join(_lines(law))


def written_alone(rule: Requirement, law: Law) -> str:
    """The function from what varies of that which one requirement depends on to its finding.

    Facts that lie behind a quantity are not asked: whoever calls it knows the quantity, or needs the outcome only.
    """
    varying = law.varying(rule)
    behind = [f"{name}=BLANK" for name in law.unsaid(rule) if name not in varying]
    lines = [f" {line}" for line in _branches(rule, law)]
    return "\n".join([f"def FIND({', '.join([*varying, *behind])}):", " BAD = 0", *lines, f" return FOUND_{rule.name}"])


def _lines(law: Law) -> Iterator[str]:
    yield "def ANSWER(FACTS, on):"
    yield " if not KNOWS(FACTS): LAW.refuse(FACTS)"
    yield f" GET, BAD, offers = FACTS.get, {HOW_BAD[MET]}, ()"
    yield from (f" {fact} = GET({fact!r})" for fact in law.facts)
    for definition in law.definitions:
        yield f" {definition.name} = BLANK if {_any_blank(definition.reads, law)} else {_call(definition)}"
    for rule in law.requirements:
        kept = f"FREE_{rule.name}" if rule.when in law.blanks else ""
        lines = _ready(rule, law) if can_be_ready(rule, law) else _branches(rule, law, kept)
        yield from (f" {line}" for line in lines)
    shown = [name for name in law.shown if name != OFFERS]
    yield f" QUANTITIES = {_row(shown)}"
    yield from (f" if {name} is {law.blanks[name]}: del QUANTITIES[{name!r}]" for name in shown if name in law.blanks)
    yield " if offers is BLANK: offers = ()"
    findings = "".join(f"FOUND_{rule.name}, " for rule in law.requirements)
    verdict = _new(
        Verdict, scheme="LAW.scheme", on="on", stage="LAW.stage", outcome="OUTCOMES[BAD]", findings=f"({findings})",
        quantities="QUANTITIES", offers="offers",
    )  # fmt: skip
    yield f" return {verdict}"


def can_be_ready(rule: Requirement, law: Law) -> bool:
    """Whether it reads few values, and no quantity's blank could hide that it concerns nobody."""
    return law.few.issuperset(rule.depends_on) and (rule.when is None or {*law.quantities(rule)} <= {rule.when})


def _ready(rule: Requirement, law: Law) -> Iterator[str]:
    """The requirement's answer among those ready, which know an unsaid fact; an unknown quantity is a branch."""
    key = ", ".join(law.varying(rule)) or "None"
    if quantities := law.quantities(rule):
        yield f"if {_any_blank(quantities, law)}: {_found(rule, OF[Case.BLANK], law)}"
        yield "else:"
    indent = " " if quantities else ""
    yield f"{indent}FOUND_{rule.name}, HOW_BAD = READY_{rule.name}[{key}]"
    yield f"{indent}if HOW_BAD > BAD: BAD = HOW_BAD"


def _branches(rule: Requirement, law: Law, kept: str = "") -> Iterator[str]:
    """The requirement's cases in the order of the table; `kept` is the finding for a condition that is a plain no."""
    word = "if"
    for answer in TABLE:
        test = _test(answer.case, rule, law)
        if test and answer is TABLE[-1]:
            yield f"else: {_found(rule, answer, law)}"
        elif test:
            or_else = f"{kept} if {rule.when} is False else " if answer.case is Case.FREE and kept else ""
            yield f"{word} {test}: {_found(rule, answer, law, or_else)}"
            word = "elif"


def _test(case: Case, rule: Requirement, law: Law) -> str:
    """What is to be written for "this is the case", none before it being so; empty where it never is."""
    if case is Case.FREE and rule.when is not None:
        known = f"{rule.when} is not {law.blanks[rule.when]} and " if rule.when in law.blanks else ""
        return f"{known}not {rule.when}"
    if case is Case.BLANK:
        return _any_blank(rule.depends_on, law) if law.blanks.keys() & rule.depends_on else ""
    return {Case.YES: f"MEETS := {_call(rule)}", Case.UNDECIDED: "MEETS is None", Case.NO: "not MEETS"}.get(case, "")


def _found(rule: Requirement, answer: FindingResult, law: Law, or_else: str = "") -> str:
    """The finding is kept, and the verdict not better than it; a comparison is spared where there is none to make."""
    finding = _new(
        Finding, article=repr(rule.article), rule=repr(rule.name), says=repr(rule.says), outcome=answer.outcome.name,
        because=_because(rule, answer, law), reading=repr(rule.reading), missing=_missing(rule, answer, law),
        amendments=f"BY_{rule.name}",
    )  # fmt: skip
    bad = HOW_BAD[answer.outcome]
    worst = bad == max(HOW_BAD.values())
    worse = "" if bad <= HOW_BAD[MET] else f"; BAD = {bad}" if worst else f"; BAD = BAD if BAD > {bad} else {bad}"
    return f"FOUND_{rule.name} = {or_else}{finding}{worse}"


def _because(rule: Requirement, answer: FindingResult, law: Law) -> str:
    if answer.shows is Shown.CONDITION:
        return _row([rule.when or ""])
    if answer.shows is Shown.ALL:
        return _row(rule.depends_on)
    may_be_blank = [name for name in rule.depends_on if name in law.blanks]
    # Where one name alone may be blank it is the one, and what is known can be written down beforehand.
    known = _row([name for name in rule.depends_on if name not in may_be_blank])
    return f"WAITING({_row(rule.depends_on)}, LAW.facts)" if len(may_be_blank) > 1 else known


def _missing(rule: Requirement, answer: FindingResult, law: Law) -> str:
    if answer.names is MissingNamed.NONE:
        return "()"
    if answer.names is MissingNamed.READ:
        return repr(tuple(name for name in rule.depends_on if name in law.facts))
    return " + ".join(f"(() if {name} is not None else ({name!r},))" for name in law.unsaid(rule)) or "()"


def _new(kind: type[Finding | Verdict], **parts: str) -> str:
    """A named row from its parts, in the order of its fields: its own constructor would cost as much as the rule.

    Raises KeyError for a part that the row has and nobody gives.
    """
    return f"NEW({kind.__name__.upper()}, ({', '.join(parts[name] for name in kind._fields)}))"


def _call(clause: Definition | Requirement) -> str:
    return f"DO_{clause.name}({', '.join(clause.reads)})"


def _row(names: Collection[str]) -> str:
    return "{" + ", ".join(f"{name!r}: {name}" for name in names) + "}"


def _any_blank(names: Collection[str], law: Law) -> str:
    return " or ".join(f"{name} is {law.blanks[name]}" for name in names if name in law.blanks) or "False"
