"""The demo's institutions: officers of every place, banks with their clients, credit lines of the year."""

from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import override

from applicants.models import Officer, Role, User
from disbursements.models import Bank, CreditLine
from disbursements.services import register_client
from schemes.units import jalali, today
from schemes.units.countries import country_of
from schemes.units.places import AREAS, PROVINCES, REGIONS

BANKS = (("omid", "صندوق کارآفرینی امید"), ("mehr", "بانک قرض‌الحسنه مهر ایران"), ("resalat", "بانک قرض‌الحسنه رسالت"))
LINE_OF_A_BANK = 9_000_000_000  # rials a bank, province and year
# The three provinces a newcomer meets first, then all others.
FIRST = ("20", "23", "07")
PROVINCES_IN_ORDER = (*FIRST, *(code for code in PROVINCES if code not in FIRST))
ROLES = (Role.COMMITTEE, Role.EXPERT, Role.MANAGER, Role.SECTOR, Role.FACILITATOR)


class Money(NamedTuple):
    """Where a scheme's lines have their money from, and the years of them if they are not the present ones."""

    scheme: str
    source: str
    years: tuple[int, ...] = ()


@transaction.atomic
def found_banks(money: Iterable[Money]) -> list[dict[str, str]]:
    """Make the banks, their API clients and the credit lines of these moneys; return the clients' secrets."""
    year = int(jalali(today())[:4])
    clients = []
    for code, name in BANKS:
        bank = Bank.objects.create(code=code, name=name)
        client_id, client_secret = register_client(bank=bank)
        clients.append({"code": code, "client_id": client_id, "client_secret": client_secret})
        CreditLine.objects.bulk_create(
            CreditLine(
                scheme=scheme, province=province, bank=bank, year=each, source=source, ceiling=LINE_OF_A_BANK,
                citation="ابلاغ نمونه",
            )
            for province in PROVINCES
            for scheme, source, years in money
            for each in years or (year - 1, year, year + 1)
        )  # fmt: skip
    return clients


@transaction.atomic
def appoint_officers(rng: Random) -> list[dict[str, str]]:
    """Make every role of a province in each of them, the families' association, and one of each national role.

    They share one password: a hundred slow hashes would only keep a newcomer waiting.
    """
    password = f"demo-{rng.randrange(10**8):08d}"
    sealed = make_password(password)
    posts = [(role, province) for province in PROVINCES_IN_ORDER for role in ROLES]
    # Next to the first province's, where a newcomer sees it.
    posts[len(ROLES) : len(ROLES)] = [(Role.ASSOCIATION, region) for region in REGIONS]
    posts += [(Role.HEADQUARTERS, ""), (Role.AUDITOR, ""), (Role.ADMINISTRATOR, "")]
    return [_appoint(role, province, password, sealed) for role, province in posts]


def _appoint(role: Role, province: str, password: str, sealed: str) -> dict[str, str]:
    username = f"{role.value}-{province}" if province else role.value
    name, language = (AREAS[province].name if province else ""), country_of(province).language
    with override(language):
        full_name = f"{role.label} {name}".strip()
    user = User(username=username, password=sealed, is_staff=True, full_name=full_name, language=language)
    user.save(force_insert=True)
    Officer.objects.create(user=user, role=role, province=province)
    return {"username": username, "password": password, "province": name, "role": role.value}
