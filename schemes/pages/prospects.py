"""What can I get: every scheme with likely, not, or needs more, the article that decides, and what would change it.

Nothing here knows a rule. Each answer is tried on the law itself, circulars of the visitor's province included: the one
thing that would change a refusal is found by judging again with one answer changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from schemes.book.visitor import Facts, Visitor
from schemes.catalogue import BOOKS, Book, Finding, Outcome, Scheme, Stage, Verdict
from schemes.circulars import Circulars, law_under, provinces_apart
from schemes.units import MOST_RIALS
from schemes.units.places import AREAS


class Standing(StrEnum):
    """How a scheme stands to a visitor."""

    LIKELY = "likely"
    NEEDS_MORE = "needs_more"
    NOT = "not"


class Because(NamedTuple):
    """The article that decides, with the circulars that reach it, and its sentence."""

    article: str
    says: str


class DecisiveAnswer(NamedTuple):
    """One answer which, changed to this value, changes the standing; a value of None is still to be said."""

    question: str
    value: Any


@dataclass(frozen=True, slots=True)
class Prospect:
    """One scheme for one visitor. `remaining` are the conditions still to be shown; `offer` the nearest, if any.

    Of a refusal without a `change`, `whoever_asks` says that no answer of anybody would do.
    """

    scheme: Scheme
    standing: Standing
    because: Because | None
    change: DecisiveAnswer | None
    remaining: tuple[Because, ...]
    offer: Any = None
    offered_on: date | None = None
    whoever_asks: bool = False


class _Look(NamedTuple):
    """One judging: the verdict, what refuses the place, and the day of the pattern it was judged by."""

    verdict: Verdict
    place_refused: Because | None
    on: date


# Where a scheme is lent in one place only, that place is tried first.
_LONE = {
    book.asked.limit.places[0] for book in BOOKS.values() if book.asked.limit and len(book.asked.limit.places) == 1
}
PLACES = tuple(sorted(AREAS, key=lambda code: code not in _LONE))
CHOICES: dict[str, tuple[Any, ...]] = {
    "purpose": ("creation", "development", "equipment", "renovation", "working_capital", "other"),
    "field": ("carpet", "handicraft", "clothing", "food", "ceramics", "digital", "culture", "services", "other"),
    "debt": (False, True),
    "who": ("person", "supporter", "company", "group"),
    "place": PLACES,
}
SAMPLE: dict[str, Any] = {
    "place": PLACES[0], "who": "person", "field": "carpet", "purpose": "creation", "debt": False,
    "amount": 100_000_000, "deposit": 100_000_000, "people": 12,
}  # fmt: skip
# What is easiest to change is proposed first.
EASIEST_FIRST = ("amount", "deposit", "people", "debt", "purpose", "field", "who", "place")


class _Case(NamedTuple):
    """A scheme asked about on a day, and what has been signed."""

    book: Book
    on: date
    circulars: Circulars

    def law(self, visitor: Visitor) -> Scheme:
        """The scheme as circulars have it where the visitor works."""
        return law_under(self.book.law.slug, self.circulars, visitor.place)

    def facts(self, visitor: Visitor) -> Facts:
        """What the visitor are to the scheme."""
        return self.book.asked.facts(visitor, self.on)

    def places(self) -> Iterator[str | None]:
        """One that nobody has said, and every province with a law of its own."""
        yield None
        yield from (each.code for each in provinces_apart(self.book.law.slug, self.circulars, self.on))


def prospects(visitor: Visitor, *, on: date, circulars: Circulars = ()) -> list[Prospect]:
    """Every scheme, the likely ones first."""
    order = list(Standing)
    found = (prospect(book, visitor, on=on, circulars=circulars) for book in BOOKS.values())
    return sorted(found, key=lambda each: order.index(each.standing))


def prospect(book: Book, visitor: Visitor, *, on: date, circulars: Circulars = ()) -> Prospect:
    """One scheme by the law of the day."""
    case, scheme = _Case(book, on, circulars), book.law
    look = _look(case, visitor)
    if reason := _refusal(look):
        whoever_asks = all(_refusal(_look(case, Visitor(place=place))) for place in case.places())
        change = None if whoever_asks else _change(case, visitor, look)
        return Prospect(scheme, Standing.NOT, reason, change, (), whoever_asks=whoever_asks)
    remaining = _remaining(scheme, look.verdict)
    for question in book.asked.needs:
        if getattr(visitor, question) is None:
            reason = _waiting(case, visitor, question, look)
            return Prospect(scheme, Standing.NEEDS_MORE, reason, DecisiveAnswer(question, None), remaining)
    offer = _chosen(look)
    return Prospect(
        scheme, Standing.LIKELY, remaining[0] if remaining else None, None, remaining, offer, offer and look.on
    )


def _look(case: _Case, visitor: Visitor) -> _Look:
    limit = case.book.asked.limit
    place_refused = (
        Because(limit.article, limit.says) if limit and visitor.place and visitor.place not in limit.places else None
    )
    refused = []
    for verdict, day in _verdicts(case, visitor):
        look = _Look(verdict, place_refused, day)
        if not _refusal(look):
            return look
        refused.append(look)
    # Of refusals by every pattern, that one is explained which offers most.
    return max(refused, key=lambda look: look.verdict.quantities.get("amount_offered", 0))


def _verdicts(case: _Case, visitor: Visitor) -> Iterator[tuple[Verdict, date]]:
    """The verdict; where a scheme lends by several patterns those of each, on the day it would be ripe.

    All by the law of the day of asking, as a file is judged by that of the day it was sent.
    """
    law, asked = case.law(visitor), case.book.asked
    edition = law.edition(case.on)
    for facts, day in asked.patterns(law, case.facts(visitor), case.on):
        yield edition.judge(facts, day), day


def _refusal(look: _Look) -> Because | None:
    refused = look.verdict.having(Outcome.NOT_MET)
    return look.place_refused or (_because(refused[0]) if refused else None)


def _change(case: _Case, visitor: Visitor, look: _Look) -> DecisiveAnswer | None:
    """The first single answer, easiest first, with which the scheme would no longer refuse."""
    for question in EASIEST_FIRST:
        if question == "place" or getattr(visitor, question) is not None:
            for value in _alternatives(question, case, visitor, look):
                if not _refusal(_look(case, _with(visitor, question, value))):
                    return DecisiveAnswer(question, value)
    return None


def _with(visitor: Visitor, question: str, value: Any) -> Visitor:
    """The visitor with one changed; who asks another is no longer counted."""
    changed = replace(visitor, **{question: value})
    return replace(changed, people=None) if question == "who" else changed


def _alternatives(question: str, case: _Case, visitor: Visitor, look: _Look) -> list[Any]:
    """Other visitor worth trying: every other choice, or the law's own numbers, nearest to what was said first."""
    said = getattr(visitor, question)
    if question in CHOICES:
        return [value for value in CHOICES[question] if value != said]
    numbers = {value for finding in look.verdict.having(Outcome.NOT_MET) for value in _numbers(finding)}
    numbers = case.book.asked.worth_trying(case.law(visitor), visitor, question, case.on) or numbers
    return sorted(numbers - {said}, key=lambda number: abs(number - said))


def _numbers(finding: Finding) -> list[int]:
    values = [value for value in finding.because.values() if isinstance(value, int) and not isinstance(value, bool)]
    return [value for value in values if 0 < value <= MOST_RIALS]


def _waiting(case: _Case, visitor: Visitor, question: str, look: _Look) -> Because | None:
    """The condition that waits for this answer."""
    limit = case.book.asked.limit
    told = case.facts(replace(visitor, **{question: SAMPLE[question]})).keys() - case.facts(visitor).keys()
    for finding in look.verdict.having(Outcome.UNKNOWN):
        if told & set(finding.missing):
            return _because(finding)
    return Because(limit.article, limit.says) if limit and question == "place" else None


def _chosen(look: _Look) -> Any:
    """The offer by which the verdict was reached, where the scheme makes offers."""
    amount = look.verdict.quantities.get("amount_offered")
    return next((offer for offer in look.verdict.offers if amount and offer.amount == amount), None)


def _remaining(scheme: Scheme, verdict: Verdict) -> tuple[Because, ...]:
    """What is still to be shown, in the order of the stages and then of the document."""
    stages, order = {rule.name: rule.stage for rule in scheme.requirements}, list(Stage)
    unknown = sorted(verdict.having(Outcome.UNKNOWN), key=lambda finding: order.index(stages[finding.rule]))
    return tuple(map(_because, unknown))


def _because(finding: Finding) -> Because:
    return Because("، ".join([finding.article, *finding.amendments]), " ".join(finding.says.split()))
