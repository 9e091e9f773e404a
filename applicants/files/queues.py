"""Reading long lists without counting them: pages by key, and bounded counts of what waits."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet
from django.utils.dateparse import parse_datetime

from applicants.authority import files_seen_by, scheme_of_role
from applicants.models import Officer, ProvinceShare
from applicants.states import having, seen_by, states, waiting_for

SEPARATOR = "~"
COUNTED_UP_TO = 1000


class KeysetPage(NamedTuple):
    """Some rows, and the cursor after which the next ones stand; empty on the last page."""

    rows: list[Any]
    next: str


def page(rows: QuerySet[Any], *, by: str, size: int, after: str = "", newest_first: bool = False) -> KeysetPage:
    """One page of rows ordered by (`by`, id), from the cursor on. A cursor that cannot be read means the first page.

    `by` is a time column, or "id" alone. One row more than asked is read instead of counting the table.
    """
    sign, way = ("-", "lt") if newest_first else ("", "gt")
    order = [f"{sign}id"] if by == "id" else [f"{sign}{by}", f"{sign}id"]
    found = list(rows.filter(_beyond(by, way, after)).order_by(*order)[: size + 1])
    return KeysetPage(found[:size], _cursor(found[size - 1], by) if len(found) > size else "")


def _beyond(by: str, way: str, after: str) -> Q:
    moment, _separator, number = after.rpartition(SEPARATOR)
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return Q()
    if by == "id":
        return Q(**{f"id__{way}": int(number)})
    since = _read(moment)
    if since is None:
        return Q()
    # The first condition bounds the index; the second settles rows of the same moment.
    return Q(**{f"{by}__{way}e": since}) & (Q(**{f"{by}__{way}": since}) | Q(**{f"id__{way}": int(number)}))


def _read(moment: str) -> datetime | None:
    try:
        since = parse_datetime(moment)
    except ValueError:
        return None
    return since if since and since.tzinfo else None


def _cursor(row: Model, by: str) -> str:
    return str(row.pk) if by == "id" else f"{getattr(row, by).isoformat()}{SEPARATOR}{row.pk}"


class Waiting(NamedTuple):
    """How many files stand in a state; `more` says the number is only where counting stopped."""

    state: str
    label: object
    number: int
    more: bool


def waiting(officer: Officer) -> list[Waiting]:
    """What stands in the queues of this officer's role, each counted up to a thousand and one."""
    answers = []
    own = (*waiting_for(officer.role), *seen_by(officer.role))
    for state in own or having("watched"):
        files = files_seen_by(officer).filter(state=state, submitted_at__isnull=False)
        count = files.values("id")[: COUNTED_UP_TO + 1].count()
        answers.append(Waiting(state, states()[state].label, min(count, COUNTED_UP_TO), count > COUNTED_UP_TO))
    return answers


def share_of(officer: Officer) -> ProvinceShare | None:
    """The share of the officer's province (Omid-2 م۲۲); none for those of all provinces or of another scheme."""
    if not officer.province or scheme_of_role(officer.role):
        return None
    return ProvinceShare.objects.filter(province=officer.province).first()
