"""A scheme's law laid out for a reader: article by article in the order of its document, from the objects that judge.

Nothing is written here a second time: sentences, numbers, days, circulars and readings are those by which files are
judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from schemes.book.in_words import STAGES, in_short, language_of, named, sentence
from schemes.book.tables import Table
from schemes.catalogue import SCHEMES, Reading, Scheme, layout_of
from schemes.circulars import SHARE, CircularInForce, Circulars
from schemes.law import Definition, Entry, Home, Parameter, Requirement
from schemes.reader.tables import tables_of


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of ours: a condition with its stage and whom it concerns, or a quantity (stage empty)."""

    name: str
    says: str
    stage: str
    concerns: str
    reads: tuple[str, ...]
    reading: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Value:
    """What a number of the law is from a day on; `by` is the circular that says so (None: printed)."""

    since: date
    words: str
    by: CircularInForce | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number or choice of the law, with its values as printed, those of circulars, and what else these may choose."""

    name: str
    title: str
    values: tuple[Value, ...]
    reading: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmendedNumber:
    """What a circular makes of a number of the law; `words` are empty where it writes a whole table."""

    title: str
    words: str
    by: CircularInForce


@dataclass(frozen=True, slots=True)
class CodedList:
    """A coded list the document asks every file to carry."""

    title: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article or note: its home, the sentence that places it, and all that is written from it."""

    number: int
    title: str
    home: Home
    says: str
    requirements: tuple[Clause, ...]
    quantities: tuple[Clause, ...]
    numbers: tuple[Number, ...]
    lists: tuple[CodedList, ...]
    tables: tuple[Table, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Lawbook:
    """A whole document; `letters_compete` when more than one circular is about the same number or table."""

    scheme: Scheme
    language: str
    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    count_of_home: tuple[tuple[str, int], ...]
    letters_compete: bool


@lru_cache(maxsize=2 * len(SCHEMES))
def lawbook(slug: str, circulars: Circulars = ()) -> Lawbook:
    """The law of a scheme for a reader, with the circulars about it; laid out anew only when one is added."""
    scheme = SCHEMES[slug]
    in_order = enumerate(_in_order(scheme), start=1)
    articles = tuple(_article(scheme, number, entry, circulars) for number, entry in in_order)
    homes = [article.home for article in articles]
    return Lawbook(
        scheme,
        language_of(scheme).code,
        articles,
        tuple(scheme.readings.values()),
        tuple((home.label, homes.count(home)) for home in Home if home in homes),
        len({each.amendment.parameter for each in circulars}) < len(circulars),
    )


def _in_order(scheme: Scheme) -> list[Entry]:
    place = {article: number for number, article in enumerate(scheme.outline)}
    return sorted(scheme.account(), key=lambda entry: place[entry.article])


def _article(scheme: Scheme, number: int, entry: Entry, circulars: Circulars) -> Article:
    tables = tuple(tables_of(scheme, entry.article, circulars))
    shown = frozenset[str]().union(*(table.holds for table in tables))
    requirements = tuple(_conditions(scheme, entry.article))
    quantities = tuple(_quantities(scheme, entry.article))
    here = {name: each for name, each in scheme.parameters.items() if each.article == entry.article}
    shown -= {each.amendment.parameter for each in circulars if not layout_of(scheme.slug, each.amendment.parameter)}
    cited = [clause.reading for clause in (*requirements, *quantities)] + [each.reading for each in here.values()]
    cited += [each.id for each in scheme.readings.values() if entry.article in each.articles]
    return Article(
        number,
        entry.article,
        entry.home,
        entry.says,
        requirements,
        quantities,
        tuple(_number(scheme, name, parameter, circulars) for name, parameter in here.items() if name not in shown),
        tuple(
            CodedList(codes.title, tuple(codes.labels.values()))
            for codes in scheme.codes.values()
            if codes.article == entry.article
        ),
        tables,
        tuple(scheme.readings[reading] for reading in dict.fromkeys(cited) if reading),
    )


def _conditions(scheme: Scheme, article: str) -> Iterator[Clause]:
    for rule in scheme.requirements:
        if rule.article == article:
            concerns = named(scheme, rule.when) if rule.when else ""
            yield _clause(scheme, rule, stage=STAGES[rule.stage], concerns=concerns)


def _quantities(scheme: Scheme, article: str) -> Iterator[Clause]:
    return (_clause(scheme, each) for each in scheme.definitions if each.article == article)


def _clause(scheme: Scheme, clause: Requirement | Definition, *, stage: str = "", concerns: str = "") -> Clause:
    reads = tuple(dict.fromkeys(named(scheme, name) for name in clause.reads))
    return Clause(clause.name, sentence(clause), stage, concerns, reads, clause.reading or "", clause.since)


def _number(scheme: Scheme, name: str, parameter: Parameter, circulars: Circulars) -> Number:
    values = [Value(since, _words(scheme, parameter, value)) for since, value in parameter.values.items()]
    values += [
        Value(each.amendment.since, _words(scheme, parameter, each.amendment.value), each)
        for each in sorted(circulars, key=lambda each: each.amendment.since)
        if each.amendment.parameter == name
    ]
    return Number(name, parameter.title, tuple(values), parameter.reading or "", tuple(parameter.choices.values()))


def _words(scheme: Scheme, parameter: Parameter, value: Any) -> str:
    return parameter.choices.get(value) or in_short(scheme, value, parameter.unit)


def changes(slug: str, circulars: Circulars, on: date) -> list[AmendedNumber]:
    """What circulars make of a scheme's numbers on a day or later; a province's share answers no applicant."""
    scheme, found = SCHEMES[slug], []
    for each in circulars:
        name, until = each.amendment.parameter, each.amendment.until
        if each.scheme == slug and not name.startswith(SHARE) and (until is None or on <= until):
            parameter = scheme.parameters[name]
            words = "" if layout_of(slug, name) else _words(scheme, parameter, each.amendment.value)
            found.append(AmendedNumber(parameter.title, words, each))
    return found
