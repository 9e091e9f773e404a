"""What can I get: every scheme with likely, not, or needs more, the article that decides, and what would change it.

Nothing here knows a rule. Each answer is tried on the law itself, circulars of the visitor's province included: the one
thing that would change a refusal is found by judging again with one answer changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from schemes.books.omid2.offers import Offer
from schemes.books.omid2.planning import mean_needed
from schemes.catalogue import Finding, Outcome, Scheme, Stage, Verdict
from schemes.pages.answers import ARDABIL, ASKED, QASSIM, Answers, Asked, Facts, ripe_on, with_pattern
from schemes.signed import Circulars, law_under, provinces_apart
from schemes.units import MOST_RIALS
from schemes.units.places import PROVINCES


class Standing(StrEnum):
    """How a scheme stands to a visitor."""

    LIKELY = "likely"
    NEEDS_MORE = "needs_more"
    NOT = "not"


class Because(NamedTuple):
    """The article that decides, with the circulars that reach it, and its sentence."""

    article: str
    says: str


class Change(NamedTuple):
    """One answer which, changed to this value, changes the standing; a value of None is still to be said."""

    question: str
    value: Any


@dataclass(frozen=True, slots=True)
class Prospect:
    """One scheme for one visitor. `remaining` are the conditions still to be shown; `offer` is Omid-2's nearest.

    Of a refusal without a `change`, `whoever_asks` says that no answer of anybody would do.
    """

    scheme: Scheme
    standing: Standing
    because: Because | None
    change: Change | None
    remaining: tuple[Because, ...]
    offer: Offer | None = None
    offered_on: date | None = None
    whoever_asks: bool = False


class _Look(NamedTuple):
    """One judging: the verdict and, for Omid-2, the pattern it was judged by."""

    verdict: Verdict
    barred: Because | None
    on: date


CHOICES: dict[str, tuple[Any, ...]] = {
    "purpose": ("creation", "development", "equipment", "renovation", "working_capital", "other"),
    "field": ("carpet", "handicraft", "clothing", "food", "ceramics", "digital", "culture", "services", "other"),
    "debt": (False, True),
    "who": ("person", "supporter", "company", "group"),
    "place": (ARDABIL, *(code for code in PROVINCES if code != ARDABIL), QASSIM),
}
SAMPLE: dict[str, Any] = {
    "place": ARDABIL, "who": "person", "field": "carpet", "purpose": "creation", "debt": False,
    "amount": 100_000_000, "deposit": 100_000_000, "people": 12,
}  # fmt: skip
# What is easiest to change is proposed first.
EASIEST_FIRST = ("amount", "deposit", "people", "debt", "purpose", "field", "who", "place")


class _Case(NamedTuple):
    """A scheme asked about on a day, and what has been signed."""

    asked: Asked
    on: date
    circulars: Circulars

    def law(self, answers: Answers) -> Scheme:
        """The scheme as circulars have it where the visitor works."""
        return law_under(self.asked.scheme.slug, self.circulars, answers.place)

    def facts(self, answers: Answers) -> Facts:
        """What the answers are to the scheme."""
        return self.asked.facts(answers, self.on)

    def places(self) -> Iterator[str | None]:
        """One that nobody has said, and every province with a law of its own."""
        yield None
        yield from (each.code for each in provinces_apart(self.asked.scheme.slug, self.circulars, self.on))


def prospects(answers: Answers, *, on: date, circulars: Circulars = ()) -> list[Prospect]:
    """Every scheme, the likely ones first."""
    order = list(Standing)
    found = (prospect(asked, answers, on=on, circulars=circulars) for asked in ASKED)
    return sorted(found, key=lambda each: order.index(each.standing))


def prospect(asked: Asked, answers: Answers, *, on: date, circulars: Circulars = ()) -> Prospect:
    """One scheme by the law of the day."""
    case = _Case(asked, on, circulars)
    look = _look(case, answers)
    if reason := _refusal(look):
        whoever_asks = all(_refusal(_look(case, Answers(place=place))) for place in case.places())
        change = None if whoever_asks else _change(case, answers, look)
        return Prospect(asked.scheme, Standing.NOT, reason, change, (), whoever_asks=whoever_asks)
    remaining = _remaining(asked.scheme, look.verdict)
    for question in asked.needs:
        if getattr(answers, question) is None:
            reason = _waiting(case, answers, question, look)
            return Prospect(asked.scheme, Standing.NEEDS_MORE, reason, Change(question, None), remaining)
    offer = _chosen(look)
    return Prospect(
        asked.scheme, Standing.LIKELY, remaining[0] if remaining else None, None, remaining, offer, offer and look.on
    )


def _look(case: _Case, answers: Answers) -> _Look:
    limit = case.asked.limit
    barred = (
        Because(limit.article, limit.says) if limit and answers.place and answers.place not in limit.places else None
    )
    refused = []
    for verdict, day in _verdicts(case, answers):
        look = _Look(verdict, barred, day)
        if not _refusal(look):
            return look
        refused.append(look)
    # Of refusals by every pattern, that one is explained which offers most.
    return max(refused, key=lambda look: look.verdict.quantities.get("amount_offered", 0))


def _verdicts(case: _Case, answers: Answers) -> Iterator[tuple[Verdict, date]]:
    """The verdict; for a deposit in mind, those of the six patterns, each on the day it would be ripe.

    All by the law of the day of asking, as a file is judged by that of the day it was sent.
    """
    law, facts = case.law(answers).edition(case.on), case.facts(answers)
    if "deposit_movements" not in facts:
        yield law.judge(facts, case.on), case.on
        return
    for row in sorted(law.parameter("offered_rows"), key=lambda row: row.long_repayment):
        day = ripe_on(row, case.on)
        yield law.judge(with_pattern(facts, row), day), day


def _refusal(look: _Look) -> Because | None:
    refused = look.verdict.having(Outcome.NOT_MET)
    return look.barred or (_because(refused[0]) if refused else None)


def _change(case: _Case, answers: Answers, look: _Look) -> Change | None:
    """The first single answer, easiest first, with which the scheme would no longer refuse."""
    for question in EASIEST_FIRST:
        if question == "place" or getattr(answers, question) is not None:
            for value in _alternatives(question, case, answers, look):
                if not _refusal(_look(case, _with(answers, question, value))):
                    return Change(question, value)
    return None


def _with(answers: Answers, question: str, value: Any) -> Answers:
    """The answers with one changed; who asks another is no longer counted."""
    changed = replace(answers, **{question: value})
    return replace(changed, people=None) if question == "who" else changed


def _alternatives(question: str, case: _Case, answers: Answers, look: _Look) -> list[Any]:
    """Other answers worth trying: every other choice, or the law's own numbers, nearest to what was said first."""
    said = getattr(answers, question)
    if question in CHOICES:
        return [value for value in CHOICES[question] if value != said]
    numbers = {value for finding in look.verdict.having(Outcome.NOT_MET) for value in _numbers(finding)}
    if question == "deposit" and case.asked.scheme.slug == "omid2":
        law = case.law(answers)
        rows = law.parameter("offered_rows", case.on)
        numbers = {mean_needed(answers.amount or 1, row, case.on, law) for row in rows}
    return sorted(numbers - {said}, key=lambda number: abs(number - said))


def _numbers(finding: Finding) -> list[int]:
    values = [value for value in finding.because.values() if isinstance(value, int) and not isinstance(value, bool)]
    return [value for value in values if 0 < value <= MOST_RIALS]


def _waiting(case: _Case, answers: Answers, question: str, look: _Look) -> Because | None:
    """The condition that waits for this answer."""
    limit = case.asked.limit
    told = case.facts(replace(answers, **{question: SAMPLE[question]})).keys() - case.facts(answers).keys()
    for finding in look.verdict.having(Outcome.UNKNOWN):
        if told & set(finding.missing):
            return _because(finding)
    return Because(limit.article, limit.says) if limit and question == "place" else None


def _chosen(look: _Look) -> Offer | None:
    """Omid-2's offer by which the verdict was reached."""
    amount = look.verdict.quantities.get("amount_offered")
    return next((offer for offer in look.verdict.offers if amount and offer.amount == amount), None)


def _remaining(scheme: Scheme, verdict: Verdict) -> tuple[Because, ...]:
    """What is still to be shown, in the order of the stages and then of the document."""
    stages, order = {rule.name: rule.stage for rule in scheme.requirements}, list(Stage)
    unknown = sorted(verdict.having(Outcome.UNKNOWN), key=lambda finding: order.index(stages[finding.rule]))
    return tuple(map(_because, unknown))


def _because(finding: Finding) -> Because:
    return Because("، ".join([finding.article, *finding.amendments]), " ".join(finding.says.split()))
