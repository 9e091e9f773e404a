"""A document: its outline, its numbers, and the clauses written down from it."""

from bisect import insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from inspect import cleandoc, signature
from typing import Any, NamedTuple, TypeVar

from schemes.facts import Fact
from schemes.law.words import Codes, Definition, Entry, Home, Instrument, Parameter, Requirement, Stage
from schemes.readings import Reading, general
from schemes.units.countries import IRAN, Country

Rule = TypeVar("Rule", bound=Callable[..., Any])


class LegalDocument:
    """One document as clauses; `outline` is every article and note of it, in order, `country` where it holds."""

    def __init__(
        self,
        slug: str,
        *,
        title: str,
        instrument: Instrument,
        outline: Sequence[str],
        facts: Mapping[str, Fact],
        parameters: Mapping[str, Parameter],
        codes: Mapping[str, Codes] | None = None,
        readings: Mapping[str, Reading] | None = None,
        country: Country = IRAN,
    ) -> None:
        self.slug, self.title, self.instrument, self.country = slug, title, instrument, country
        self.outline = tuple(outline)
        self.facts, self.parameters, self.codes = facts, parameters, codes or {}
        self.readings = {**(readings or {}), **general(country.language)}
        self.definitions: list[Definition] = []
        self.requirements: list[Requirement] = []
        self._placed: list[tuple[str, Home, str]] = []
        self.turning_days = sorted({day for parameter in parameters.values() for day in parameter.values})

    def requires(
        self,
        article: str,
        *,
        stage: Stage,
        when: Callable[..., Any] | str | None = None,
        reading: str | None = None,
        since: date | None = None,
    ) -> Callable[[Rule], Rule]:
        """Write down a condition; its docstring is what the applicant reads.

        It answers True, False, or None where what it read cannot decide. From `since` on it stands in place of the
        older rule of the same name.
        """

        def write(rule: Rule) -> Rule:
            heading = _heading(rule, article)
            condition = when if when is None or isinstance(when, str) else when.__name__
            depends_on = tuple(dict.fromkeys((condition, *heading.reads) if condition else heading.reads))
            self.requirements.append(Requirement(*heading, reading, since, stage, condition, depends_on))
            self._turns_on(since)
            return rule

        return write

    def defines(
        self, article: str, *, reading: str | None = None, since: date | None = None, answer: bool = False
    ) -> Callable[[Rule], Rule]:
        """Write down a quantity; `answer` puts it among the verdict's public quantities."""

        def write(rule: Rule) -> Rule:
            self.definitions.append(Definition(*_heading(rule, article), reading, since, answer))
            self._turns_on(since)
            return rule

        return write

    def accounts(self, *rows: tuple[str, Home, str]) -> None:
        """Place articles and notes: each its home and one sentence."""
        self._placed.extend(rows)

    def account(self) -> list[Entry]:
        """Where every article and note lives, with the names of the clauses and numbers that cite it."""
        return [Entry(article, home, says, self._citing(article)) for article, home, says in self._placed]

    def clauses(self) -> Iterator[Definition | Requirement]:
        """All conditions, then all quantities, of every day."""
        yield from self.requirements
        yield from self.definitions

    def _citing(self, article: str) -> tuple[str, ...]:
        clauses = (clause.name for clause in self.clauses() if clause.article == article)
        numbers = (name for name, parameter in self.parameters.items() if parameter.article == article)
        return tuple(dict.fromkeys((*clauses, *numbers)))

    def _turns_on(self, day: date | None) -> None:
        if day is not None and day not in self.turning_days:
            insort(self.turning_days, day)


class _Heading(NamedTuple):
    name: str
    article: str
    says: str
    function: Callable[..., Any]
    reads: tuple[str, ...]


def _heading(rule: Callable[..., Any], article: str) -> _Heading:
    return _Heading(rule.__name__, article, cleandoc(rule.__doc__ or ""), rule, tuple(signature(rule).parameters))
