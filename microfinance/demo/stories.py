"""The whole country: who is told to end where, and what a newcomer needs to know of it."""

from collections.abc import Iterable
from io import StringIO
from random import Random
from typing import Any

from django.core.management import call_command
from django.db.models import F

from applicants.models import Application, Notice, Officer, Organisation, Role, State
from disbursements.models import Bank, Referral
from microfinance.demo.country import FIRST, PROVINCES_IN_ORDER, Money, appoint_officers, found_banks
from microfinance.demo.herfa import found_portfolio, tell_families
from microfinance.demo.other_ways import WAYS, OneStory, tell_others
from microfinance.demo.story import Story
from schemes.units import today

# Of a hundred stories, how many end where; the newcomer's three provinces see every one of them.
ENDS = (
    (State.DRAFT, 6), (State.SUBMITTED, 3), (State.IN_REVIEW, 18), (State.INELIGIBLE, 5), (State.RETURNED, 5),
    (State.REJECTED, 6), (State.WITHDRAWN, 3), (State.APPROVED, 9), (State.INVITED, 8), (State.SAVING, 14),
    (State.CHOSEN, 6), (State.REFERRED, 5), (State.CONTRACTED, 3), (State.DISBURSED, 9),
)  # fmt: skip


def tell(applications: int, seed: int) -> dict[str, Any]:
    """Fill an empty database and return its logins, as the contracts write them."""
    rng = Random(seed)  # noqa: S311 - a believable country, not a secret
    call_command("reference_data", stdout=StringIO())
    stories: tuple[type[Story | OneStory], ...] = (Story, *WAYS)
    money = [Money(kind.scheme, *line) for kind in stories for line in kind.money]
    officers, clients = appoint_officers(rng), found_banks(money)
    # A labour office's own people have no file of the other schemes.
    desk = Officer.objects.exclude(organisation__kind=Organisation.Kind.LABOUR_OFFICE).select_related("user")
    deciders = {officer.province: officer.user for officer in desk.filter(role=Role.COMMITTEE)}
    banks = list(Bank.objects.order_by("id"))
    for story in _stories(rng, applications):
        story.tell(deciders[story.province], banks[story.number % len(banks)])
    if applications:
        staff = {officer.role: officer.user for officer in desk.filter(province=FIRST[0])}
        tell_others(rng, FIRST[0], staff, banks)
    clients.append(found_portfolio())
    if applications:
        tell_families(rng)
    # The past has been told already: nobody gets its messages today.
    Notice.objects.filter(state=Notice.State.WAITING).update(state=Notice.State.SENT, sent_at=F("created_at"))
    return {"officers": officers, "banks": clients, "applicants": _applicants(), "referrals": _referrals()}


def _stories(rng: Random, applications: int) -> Iterable[Story]:
    ends = [end for end, share in ENDS for _each in range(share)]
    rng.shuffle(ends)
    every = [end for end, _share in ENDS]
    for number in range(applications):
        first = number < len(every)
        end = every[number] if first else ends[number % len(ends)]
        province = FIRST[0] if first else rng.choice(PROVINCES_IN_ORDER[: 3 + 28 * (number % 2)])
        yield Story(rng, number + 1, province, end, today())


def _applicants() -> list[dict[str, Any]]:
    """Who has a file, in the order in which their stories were told."""
    return [
        {
            "mobile": file.person.user.mobile,
            "national_code": file.person.national_code,
            "code": file.code,
            "state": file.state,
            "scheme": file.scheme,
        }
        for file in Application.objects.select_related("person__user").order_by("id")
    ]


def _referrals() -> list[dict[str, Any]]:
    return [
        {
            "code": each.code,
            "bank": each.bank.code,
            "currency": each.currency,
            "amount": each.amount,
            "state": each.state,
        }
        for each in Referral.objects.select_related("bank").order_by("id")
    ]
