"""Judging many files at once, by the same rule functions and to the same answers as one by one.

A rule that only calculates or compares runs on whole columns of exact numbers; any other is asked once for each
distinct set of values that occurs. Rows are taken in chunks that stay in the processor's cache.
"""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemes.law.columns import Coded, Column, Given, Whole, column, constant, gathered, spread
from schemes.law.edition import Edition
from schemes.law.formulas import Formula
from schemes.law.judging import BLANK, MET, NOT_CONCERNED, NOT_MET, OFFERS, ON, UNKNOWN
from schemes.law.words import Definition, LawError, Outcome, Requirement

CHUNK = 100_000
REMEMBERED = 100_000  # answers kept of one quantity, so that a later chunk does not compute them again
OUTCOMES = (NOT_CONCERNED, MET, UNKNOWN, NOT_MET)  # from the mildest: a verdict is the greatest of its findings
_CODE = {outcome: code for code, outcome in enumerate(OUTCOMES)}

_AS_ANSWERED = np.array([_CODE[NOT_MET], _CODE[MET], _CODE[UNKNOWN]], np.uint8)  # in the order of YES_NO
_MOST_KEYS, _TABLE = 2**40, 4  # a table may have so many places for each row; else keys are sorted

Outcomes = NDArray[np.uint8]  # places in OUTCOMES


class Chunk(NamedTuple):
    """The answers on some consecutive rows."""

    outcome: Outcomes
    findings: Mapping[str, Outcomes]
    quantities: Mapping[str, Column]
    offers: Column


class Judged:
    """The answers on all rows; as of single verdicts, and equal to them."""

    def __init__(self, chunks: list[Chunk], size: int) -> None:
        self.chunks, self.size = chunks, size

    def outcomes(self) -> Outcomes:
        """The verdict on each row, as a place in OUTCOMES."""
        return np.concatenate([chunk.outcome for chunk in self.chunks] or [np.empty(0, np.uint8)])

    def findings(self, rule: str) -> Outcomes:
        """One rule's answer on each row."""
        return np.concatenate([chunk.findings[rule] for chunk in self.chunks] or [np.empty(0, np.uint8)])

    def outcome(self, row: int) -> Outcome:
        """The verdict on one row."""
        chunk, place = self._find(row)
        return OUTCOMES[chunk.outcome[place]]

    def finding_outcomes(self, row: int) -> dict[str, Outcome]:
        """What each rule answered on one row."""
        chunk, place = self._find(row)
        return {rule: OUTCOMES[answers[place]] for rule, answers in chunk.findings.items()}

    def quantities(self, row: int) -> dict[str, Any]:
        """The public quantities of one row, as far as they can be known."""
        chunk, place = self._find(row)
        found = {name: answers.at(place) for name, answers in chunk.quantities.items()}
        return {name: value for name, value in found.items() if value is not BLANK}

    def offers(self, row: int) -> tuple[Any, ...]:
        """The offers open to one row."""
        chunk, place = self._find(row)
        offers = chunk.offers.at(place)
        return () if offers is BLANK else offers

    def _find(self, row: int) -> tuple[Chunk, int]:
        return self.chunks[row // self.size], row % self.size


def judge_columns(edition: Edition, columns: Mapping[str, Given], on: date, size: int = CHUNK) -> Judged:
    """Judge every row; a fact without a column is blank in all.

    Raises LawError for an unknown fact, or columns of different lengths.
    """
    if not edition.facts.issuperset(columns):
        raise LawError(f"{edition.scheme} knows no fact named {sorted(columns.keys() - edition.facts)}")
    lengths = {len(given) for given in columns.values()}
    if len(lengths) > 1:
        raise LawError("the columns are not of one length")
    whole = {name: column(given) for name, given in columns.items()}
    starts = range(0, max(lengths, default=0), size)
    parts = ({name: each.part(slice(start, start + size)) for name, each in whole.items()} for start in starts)
    law = _Law(edition, on)
    return Judged([law.judge(part) for part in parts], size)


class _Law:
    """The law of one day set up for columns: each rule with its formula, if it is one, and the answers it gave."""

    def __init__(self, edition: Edition, on: date) -> None:
        self.edition = edition
        clauses: tuple[Definition | Requirement, ...] = (*edition.definitions, *edition.requirements)
        read = {*edition.answers, *(name for clause in clauses for name in (*clause.reads, *_condition(clause)))}
        constants = {**dict.fromkeys(edition.facts, BLANK), **edition.constants, ON: on}
        self.constants = {name: value for name, value in constants.items() if name in read}
        self.formulas = {clause.name: Formula.of(clause.function) for clause in clauses}
        self.remembered: dict[str, dict[Any, Any]] = {clause.name: {} for clause in edition.definitions}

    def judge(self, given: Mapping[str, Column]) -> Chunk:
        """The answers on one chunk."""
        rows = len(next(iter(given.values())))
        known = {**{name: constant(value, rows) for name, value in self.constants.items()}, **given}
        for definition in self.edition.definitions:
            known[definition.name] = self._define(definition, [known[name] for name in definition.reads])
        findings = {rule.name: self._find(rule, known) for rule in self.edition.requirements}
        worst = reduce(np.maximum, findings.values(), np.full(rows, _CODE[MET], np.uint8))
        quantities = {name: known[name] for name in self.edition.answers}
        return Chunk(worst, findings, quantities, known[OFFERS] if OFFERS in known else constant((), rows))

    def _define(self, definition: Definition, reads: list[Column]) -> Column:
        formula = self.formulas[definition.name]
        if formula and formula.fits(reads):
            return formula.run(reads)
        codes, distinct = _distinct(reads)
        places = [place for place, each in enumerate(reads) if isinstance(each, Whole)]
        if len(places) == sum(_varies(each) for each in reads):
            answers = [self._remember(definition, arguments, places) for arguments in distinct]
        else:
            answers = [_compute(definition, arguments) for arguments in distinct]
        return spread(gathered(answers), codes)

    def _remember(self, definition: Definition, arguments: tuple[Any, ...], places: list[int]) -> Any:
        """The quantity, computed once for the numbers at these places; all else it reads is the same for all files."""
        seen = self.remembered[definition.name]
        numbers = tuple([arguments[place] for place in places])
        if numbers not in seen:
            if len(seen) >= REMEMBERED:
                seen.clear()
            seen[numbers] = _compute(definition, arguments)
        return seen[numbers]

    def _find(self, rule: Requirement, known: Mapping[str, Column]) -> Outcomes:
        reads = [known[name] for name in rule.depends_on]
        formula = self.formulas[rule.name]
        if formula and formula.compares and rule.when is None and formula.fits(reads):
            return _AS_ANSWERED[formula.run(reads).coded().codes]
        codes, distinct = _distinct(reads)
        answers = [_ask(rule, arguments) for arguments in distinct]
        return np.array(answers, np.uint8)[codes]


def _compute(definition: Definition, arguments: tuple[Any, ...]) -> Any:
    return BLANK if BLANK in arguments else definition.function(*arguments)


def _ask(rule: Requirement, arguments: tuple[Any, ...]) -> int:
    read = arguments
    if rule.when is not None:
        values = dict(zip(rule.depends_on, arguments, strict=True))
        if values[rule.when] is not BLANK and not values[rule.when]:
            return _CODE[NOT_CONCERNED]
        read = tuple([values[name] for name in rule.reads])
    if BLANK in arguments:
        return _CODE[UNKNOWN]
    met = rule.function(*read)
    return _CODE[UNKNOWN if met is None else MET if met else NOT_MET]


def _condition(clause: Definition | Requirement) -> tuple[str, ...]:
    return () if isinstance(clause, Definition) or clause.when is None else (clause.when,)


def _varies(column: Column) -> bool:
    return isinstance(column, Whole) or len(column.values) > 1


def _distinct(columns: list[Column]) -> tuple[NDArray[Any], list[tuple[Any, ...]]]:
    """The different rows of some columns, and for every row its place among them."""
    coded = [each.coded() for each in columns]
    varying = [each for each in coded if len(each.values) > 1]
    if not varying:
        return np.zeros(len(columns[0]), np.uint8), [tuple([each.values[0] for each in coded])]
    keys, size = _combined(varying)
    occurs = np.flatnonzero(np.bincount(keys, minlength=size))
    rows_of = _examples(keys, size)[occurs] if len(varying) > 1 else None
    taken = [occurs if rows_of is None else each.codes[rows_of] for each in varying]
    values = iter([[each.values[code] for code in codes.tolist()] for each, codes in zip(varying, taken, strict=True)])
    rows = zip(*[next(values) if len(each.values) > 1 else each.values * len(occurs) for each in coded], strict=True)
    return _places(keys, occurs, size), list(rows)


def _combined(columns: list[Coded]) -> tuple[NDArray[Any], int]:
    """One key for every row, the same only where all columns are; and how many keys there may be."""
    keys, size = columns[0].codes, len(columns[0].values)
    for each in columns[1:]:
        if size * len(each.values) <= _TABLE * len(keys) or not _follows(each.codes, keys, size):
            if size * len(each.values) > _MOST_KEYS:
                keys, size = _renumbered(keys)
            keys, size = keys.astype(np.intp) * len(each.values) + each.codes, size * len(each.values)
    return _renumbered(keys) if size > _TABLE * len(keys) and len(columns) > 1 else (keys, size)


def _examples(keys: NDArray[Any], size: int) -> NDArray[np.intp]:
    """For each key a row that has it."""
    rows = np.empty(size, np.intp)
    rows[keys] = np.arange(len(keys))
    return rows


def _places(keys: NDArray[Any], occurs: NDArray[np.intp], size: int) -> NDArray[Any]:
    """For every row the place of its key among those that occur."""
    if len(occurs) == size:
        return keys
    place = np.zeros(size, np.min_scalar_type(len(occurs)))
    place[occurs] = np.arange(len(occurs))
    return place[keys]


def _follows(codes: NDArray[Any], keys: NDArray[Any], size: int) -> bool:
    """Whether the keys decide the codes, as a column does what is computed from it: then they add nothing."""
    by_key = np.zeros(size, codes.dtype)
    by_key[keys] = codes
    return bool((by_key[keys] == codes).all())


def _renumbered(keys: NDArray[np.intp]) -> tuple[NDArray[np.intp], int]:
    distinct, codes = np.unique(keys, return_inverse=True)
    return codes, len(distinct)
