"""Judging many files at once, by the same rule functions and to the same answers as one by one.

Rows are taken in chunks that stay in the processor's cache and are given back chunk by chunk, so that any number of
files takes the memory of one chunk.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemes.law.many.asking import asked, distinct, joined, known_rows, outcomes
from schemes.law.many.columns import Coded, Column, Given, column, constant, gathered, spread
from schemes.law.many.shapes import bare
from schemes.law.one.edition import Edition
from schemes.law.one.in_force import BLANK, OFFERS, ON
from schemes.law.one.outcomes import FROM_THE_MILDEST, HOW_BAD, MET, OF, Case
from schemes.law.words import Definition, LawError, Outcome, Requirement

CHUNK = 100_000
_LARGEST = 32_000_000  # bytes; glibc keeps blocks at hand up to the largest ever freed, and else asks the system anew
_CODE = {case: HOW_BAD[answer.outcome] for case, answer in OF.items()}
_AS_ANSWERED = np.array([_CODE[Case.NO], _CODE[Case.YES], _CODE[Case.UNDECIDED]], np.uint8)

Outcomes = NDArray[np.uint8]  # places in FROM_THE_MILDEST


class Chunk(NamedTuple):
    """The answers on some consecutive rows, equal to those of single verdicts."""

    outcomes: Outcomes
    findings: Mapping[str, Outcomes]
    columns: Mapping[str, Column]
    offered: Column

    def __len__(self) -> int:
        return len(self.outcomes)

    def outcome(self, row: int) -> Outcome:
        """The verdict on one row."""
        return FROM_THE_MILDEST[self.outcomes[row]]

    def finding_outcomes(self, row: int) -> dict[str, Outcome]:
        """What each rule answered on one row."""
        return {rule: FROM_THE_MILDEST[answers[row]] for rule, answers in self.findings.items()}

    def quantities(self, row: int) -> dict[str, Any]:
        """The public quantities of one row, as far as they can be known."""
        found = {name: answers.at(row) for name, answers in self.columns.items()}
        return {name: value for name, value in found.items() if value is not BLANK}

    def of_offers(self, question: Callable[[tuple[Any, ...]], Any]) -> list[Any]:
        """What a function says of the offers of each row; None where they cannot be known."""
        answered = joined(list(asked(question, [self.offered], known_rows([self.offered]))), len(self))
        return [None if answer is BLANK else answer for answer in map(answered.at, range(len(self)))]

    def offers(self, row: int) -> tuple[Any, ...]:
        """The offers open to one row."""
        offers = self.offered.at(row)
        return () if offers is BLANK else offers


def judge_columns(edition: Edition, columns: Mapping[str, Given], on: date, size: int = CHUNK) -> Iterator[Chunk]:
    """Judge every row, so many at a time; a fact without a column is blank in all.

    Raises LawError for an unknown fact, or columns of different lengths.
    """
    if not edition.facts.issuperset(columns):
        raise LawError(f"{edition.scheme} knows no fact named {sorted(columns.keys() - edition.facts)}")
    lengths = {len(given) for given in columns.values()}
    if len(lengths) > 1:
        raise LawError("the columns are not of one length")
    whole = {name: column(given) for name, given in columns.items()}
    law = _Law(edition, on)
    np.empty(_LARGEST, np.uint8)  # asked for and freed, so that glibc keeps the blocks of every chunk at hand
    for start in range(0, max(lengths, default=0), size):
        yield law.judge({name: each.part(slice(start, start + size)) for name, each in whole.items()})


class _Law:
    """The law of one day set up for columns."""

    def __init__(self, edition: Edition, on: date) -> None:
        self.edition = edition
        clauses: tuple[Definition | Requirement, ...] = (*edition.definitions, *edition.requirements)
        read = {*edition.answers, *(name for clause in clauses for name in _depends_on(clause))}
        constants = {**dict.fromkeys(edition.facts, BLANK), **edition.constants, ON: on}
        self.constants = {name: value for name, value in constants.items() if name in read}

    def judge(self, given: Mapping[str, Column]) -> Chunk:
        """The answers on one chunk."""
        rows = len(next(iter(given.values())))
        known = {**{name: constant(value, rows) for name, value in self.constants.items()}, **given}
        for definition in self.edition.definitions:
            known[definition.name] = _define(definition, [known[name] for name in definition.reads], rows)
        findings = {rule.name: self._find(rule, known, rows) for rule in self.edition.requirements}
        worst = reduce(np.maximum, findings.values(), np.full(rows, HOW_BAD[MET], np.uint8))
        quantities = {name: known[name] for name in self.edition.answers}
        return Chunk(worst, findings, quantities, known[OFFERS] if OFFERS in known else constant((), rows))

    def _find(self, rule: Requirement, known: Mapping[str, Column], rows: int) -> Outcomes:
        varying = [name for name in rule.depends_on if name not in self.edition.constants]
        plain = _plain([known[name] for name in varying])
        if plain is not None:
            codes, arguments = distinct(plain, rows)
            return np.array([self._ask(rule, varying, each) for each in arguments], np.uint8).take(codes)
        return _find_in_lots(rule, known, rows)

    def _ask(self, rule: Requirement, varying: list[str], arguments: tuple[Any, ...]) -> int:
        # Here every blank is BLANK; the law of one file has None for a fact that nobody said.
        said = zip(varying, arguments, strict=True)
        read = [None if value is BLANK and name in self.edition.facts else value for name, value in said]
        return HOW_BAD[self.edition.finders[rule.name](*read).outcome]


def _define(definition: Definition, reads: list[Column], rows: int) -> Column:
    plain = _plain(reads)
    # Of words, yes and no and small counts only a few combinations occur: each is computed once.
    if plain is not None:
        codes, arguments = distinct(plain, rows)
        answers = [BLANK if BLANK in each else definition.function(*each) for each in arguments]
        return spread(gathered(answers), codes)
    return joined(list(asked(definition.function, reads, known_rows(reads))), rows)


def _find_in_lots(rule: Requirement, known: Mapping[str, Column], rows: int) -> Outcomes:
    """The cases of the table from behind: what holds in spite of another is written over it."""
    concerned = np.True_ if rule.when is None else _concerned(known[rule.when], rows)
    asked_for = known_rows([known[name] for name in rule.depends_on], concerned)
    answers = np.full(rows, _CODE[Case.BLANK], np.uint8)
    for lot, met in asked(rule.function, [known[name] for name in rule.reads], asked_for):
        answers[lot] = outcomes(met, _AS_ANSWERED)
    answers[~concerned] = _CODE[Case.FREE]
    return answers


def _concerned(when: Column, rows: int) -> NDArray[np.bool_]:
    """The rows of which nobody can say that the condition does not hold."""
    concerned = np.ones(rows, bool)
    for lot, holds in asked(bool, [when], known_rows([when])):
        concerned[lot] = bare(holds)
    return concerned


def _plain(columns: list[Column]) -> list[Coded] | None:
    """The columns, if all are of plain values by code."""
    plain = [column for column in columns if isinstance(column, Coded) and column.places is None]
    return plain if len(plain) == len(columns) else None


def _depends_on(clause: Definition | Requirement) -> tuple[str, ...]:
    return clause.reads if isinstance(clause, Definition) else clause.depends_on
