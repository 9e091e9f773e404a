"""Eight answers a visitor may give, and which facts of each scheme they are; blank is not said, never no."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from schemes.books.omid2.offers import OfferRow
from schemes.books.omid2.planning import saving
from schemes.catalogue import SCHEMES, Scheme
from schemes.units import add_months
from schemes.units.places import PROVINCES

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a visitor said of themselves; the place is a province by its code, or a region; money in rials."""

    place: str | None = None
    who: str | None = None
    field: str | None = None
    purpose: str | None = None
    amount: int | None = None
    deposit: int | None = None
    people: int | None = None
    debt: bool | None = None


class Limit(NamedTuple):
    """Where a scheme is lent at all, where its document says so and its rules need not."""

    places: tuple[str, ...]
    article: str
    says: str


class Asked(NamedTuple):
    """What a scheme makes of the answers: those it cannot do without, how they become facts, and where it is lent."""

    scheme: Scheme
    needs: tuple[str, ...]
    facts: Callable[[Answers, date], Facts]
    limit: Limit | None = None


HOME_PURPOSES = {"equipment": "development", "renovation": "stabilisation", "working_capital": "stabilisation"}
HOME_FIELDS = {"ceramics": "handicraft", "food": "other"}
HERFA_LINES = {"food": "food", "carpet": "wool_heritage", "handicraft": "wool_heritage", "ceramics": "ceramics"}


def omid2_facts(answers: Answers, on: date) -> Facts:
    """A person or company that saves and borrows; a group's members come one by one."""
    kind = {None: None, "company": "legal"}.get(answers.who, "natural")
    return _said(
        person_kind=kind,
        purpose=answers.purpose,
        requested_amount=answers.amount,
        other_debt=None if answers.debt is None else int(answers.debt),
        account_code={None: None, "legal": 763}.get(kind, 762),
        account_opened_on=on if answers.deposit is not None else None,
        plan_received_on=on,
        deposit_movements=None if answers.deposit is None else saving(answers.deposit, 0, on, 1),
        transfer_to="none",
    )


def covid_facts(answers: Answers, on: date) -> Facts:
    """A unit with insured workers, registering and paid on the day."""
    return _said(
        insured_workers=answers.people if answers.who != "group" else 0,
        has_insurance_list=False if answers.place == QASSIM else None,
        requested_amount=answers.amount,
        registered_on=on,
        paid_on=on,
    )


def home_facts(answers: Answers, on: date) -> Facts:
    """A home worker by the direct route, or a supporter; companies support (paragraph 9)."""
    role = {None: None, "supporter": "supporter", "company": "supporter"}.get(answers.who, "applicant")
    return _said(
        role=role,
        requested_amount=answers.amount,
        field=answers.field and HOME_FIELDS.get(answers.field, answers.field),
        purpose=answers.purpose and HOME_PURPOSES.get(answers.purpose, answers.purpose),
        route="direct",
    )


def group_facts(answers: Answers, on: date) -> Facts:
    """A group by the count of its members; anybody else is one."""
    return _said(
        members=answers.people if answers.who == "group" else answers.who and 1,
        requested_amount=answers.amount,
        county_targeted=False if answers.place == QASSIM else None,
    )


def herfa_facts(answers: Answers, on: date) -> Facts:
    """A family of a region with a line of products; sums are in another money and not asked here."""
    return _said(region=answers.place, project_line=answers.field and HERFA_LINES.get(answers.field, "other"))


def _said(**facts: Any) -> Facts:
    return {name: value for name, value in facts.items() if value is not None}


def with_pattern(facts: Mapping[str, Any], row: OfferRow) -> Facts:
    """Facts of Omid-2 with a pattern chosen."""
    return {**facts, "deposit_months": row.deposit_months, "long_repayment": row.long_repayment}


def ripe_on(row: OfferRow, on: date) -> date:
    """The day a deposit begun on a day completes the pattern's period."""
    return add_months(on, row.deposit_months)


ARDABIL, QASSIM = "24", "SA-05"
ASKED = (
    Asked(
        SCHEMES["omid2"],
        ("place", "who", "purpose", "amount", "deposit", "debt"),
        omid2_facts,
        Limit(tuple(PROVINCES), "ماده ۲۲", "سپرده فقط در استان‌های ایران جذب می‌شود."),
    ),
    Asked(
        SCHEMES["home_business"],
        ("place", "who", "field", "purpose", "amount"),
        home_facts,
        Limit((ARDABIL,), "بند ۴", "اعتبار این وام‌ها از آنِ استان اردبیل است."),
    ),
    Asked(SCHEMES["self_help_group"], ("who", "people", "amount"), group_facts),
    Asked(SCHEMES["covid_relief"], ("who", "people", "amount"), covid_facts),
    Asked(SCHEMES["productive_families"], ("place", "field"), herfa_facts),
)
