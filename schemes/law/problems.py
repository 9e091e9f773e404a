"""Finds what is wrong with a book of law before anyone is judged by it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise
from keyword import iskeyword

from schemes.law.document import LegalDocument
from schemes.law.one.compiling import Reach
from schemes.law.one.in_force import OFFERS, ON
from schemes.law.words import Definition, Home, LawError, Parameter, ParameterKind, Requirement

_WRITABLE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


def problems(book: LegalDocument) -> list[str]:
    """One English sentence for each thing wrong; none when the law is whole."""
    return [
        *chain(_account(book), _citations(book), _parameters(book), _clauses(book), _unwritable(book), _names(book))
    ]


def _account(book: LegalDocument) -> Iterator[str]:
    account = book.account()
    placed = Counter(entry.article for entry in account)
    twice = (article for article, times in Counter(book.outline).items() if times > 1)
    yield from (f"{article} names two places of the document" for article in twice)
    yield from (f"{article} is placed nowhere" for article in book.outline if not placed[article])
    yield from (f"{article} is placed {times} times" for article, times in placed.items() if times > 1)
    for entry in account:
        if not entry.says:
            yield f"{entry.article} is placed without a sentence"
        if (home := _home_by_clauses(book, entry.article)) and entry.home is not home:
            yield f"{entry.article} is placed as {entry.home} but its clauses make it a {home}"
        if entry.home in (Home.REQUIREMENT, Home.QUANTITY) and not entry.where:
            yield f"{entry.article} is placed as {entry.home} but no clause cites it"


def _home_by_clauses(book: LegalDocument, article: str) -> Home | None:
    """What the clauses written from an article make of it; a bare number may serve any home."""
    if any(rule.article == article for rule in book.requirements):
        return Home.REQUIREMENT
    return Home.QUANTITY if any(clause.article == article for clause in book.definitions) else None


def _citations(book: LegalDocument) -> Iterator[str]:
    cited = [(clause.name, clause.article, clause.reading) for clause in book.clauses()]
    cited += [(name, number.article, number.reading) for name, number in book.parameters.items()]
    cited += [(name, codes.article, None) for name, codes in book.codes.items()]
    cited += [(entry.article, entry.article, None) for entry in book.account()]
    for name, article, reading in cited:
        if article not in book.outline:
            yield f"{name} cites {article}, which the document does not have"
        if reading is not None and reading not in book.readings:
            yield f"{name} rests on {reading}, which is not in the register of readings"


def _parameters(book: LegalDocument) -> Iterator[str]:
    for name, parameter in book.parameters.items():
        if not parameter.values:
            yield f"{name} has no value"
        if any(later <= earlier for earlier, later in pairwise(parameter.values)):
            yield f"{name} has its days in disorder"
        if parameter.choices and not set(parameter.values.values()) <= set(parameter.choices):
            yield f"{name} has a value outside its choices"
        if parameter.values:
            yield from _bounds(name, parameter)


def _bounds(name: str, parameter: Parameter) -> Iterator[str]:
    """A whole number that a circular may set must say how far; else a slip of the hand stops all judging."""
    if parameter.kind is ParameterKind.NUMBER and (parameter.least is None or parameter.most is None):
        yield f"{name} is a number without its least and most"
    if not all(parameter.takes(value) for value in parameter.values.values()):
        yield f"{name} has a value outside its bounds"


def _clauses(book: LegalDocument) -> Iterator[str]:
    yield from (f"{clause.name} has no sentence" for clause in book.clauses() if not clause.says)
    for (name, since), times in Counter((clause.name, clause.since) for clause in book.clauses()).items():
        if times > 1:
            yield f"{name} is written {times} times for the same day ({since or 'the first'})"
    names = [*book.facts, *book.parameters, *{clause.name for clause in book.definitions}, ON]
    yield from (f"{name} names two things" for name, times in Counter(names).items() if times > 1)


def _names(book: LegalDocument) -> Iterator[str]:
    """Names nobody gives, circles, and facts asked for nothing."""
    read: set[str] = set()
    definitions = {clause.name: clause for clause in book.definitions}
    for clause in book.clauses():
        try:
            read.update(Reach(book.facts.keys(), book.parameters.keys(), definitions).of(_reads(clause)))
        except LawError as error:
            yield f"{clause.name}: {error}"
    yield from (f"{name} is a fact no clause reads" for name in book.facts if name not in read)


def _unwritable(book: LegalDocument) -> Iterator[str]:
    """Names that the written function could not carry: its own words are in capitals, and Python has words of its own.

    A parameter that no clause reads is never written, and may be called as the document's table has it.
    """
    read = {name for clause in book.clauses() for name in (*_reads(clause), *clause.reads)}
    named = [*book.facts, *(clause.name for clause in book.clauses()), *(read & book.parameters.keys())]
    for name in sorted({name for name in named if not _WRITABLE.fullmatch(name) or iskeyword(name)}):
        yield f"{name} cannot be written as a name: small letters, digits and _ it may have, and be no word of Python"
    if OFFERS in book.facts or OFFERS in book.parameters:
        yield f"{OFFERS} is what a verdict shows apart: a quantity may be called so, a fact or a number may not"


def _reads(clause: Definition | Requirement) -> tuple[str, ...]:
    return clause.depends_on if isinstance(clause, Requirement) else (clause.name,)
