"""The demo's institutions: officers of every place, banks with their clients, credit lines of the year."""

from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import override

from applicants.models import Officer, Organisation, Role, User
from disbursements.models import Bank, CreditLine
from disbursements.services import register_client
from schemes.units import jalali, today
from schemes.units.countries import country_of
from schemes.units.places import AREAS, PROVINCES, REGIONS, counties_of

BANKS = (("omid", "صندوق کارآفرینی امید"), ("mehr", "بانک قرض‌الحسنه مهر ایران"), ("resalat", "بانک قرض‌الحسنه رسالت"))
LINE_OF_A_BANK = 9_000_000_000  # rials a bank, province and year
# The three provinces a newcomer meets first, then all others.
FIRST = ("20", "23", "07")
PROVINCES_IN_ORDER = (*FIRST, *(code for code in PROVINCES if code not in FIRST))
ROLES = (Role.COMMITTEE, Role.EXPERT, Role.MANAGER, Role.SECTOR, Role.FACILITATOR)
# Whose officers they are, by the code of the body without its place; the others are the Fund's.
BODY_OF = {Role.SECTOR: "sector", Role.FACILITATOR: "facilitators", Role.ASSOCIATION: "herfa"}
NATIONAL = "ministry-labour"


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
    posts = [_post(role, province) for province in PROVINCES_IN_ORDER for role in ROLES]
    # Next to the first province's, where a newcomer sees them.
    posts[len(ROLES) : len(ROLES)] = [_post(Role.ASSOCIATION, region) for region in REGIONS] + _beside(FIRST[0])
    posts += [Post(role, NATIONAL) for role in (Role.HEADQUARTERS, Role.AUDITOR, Role.ADMINISTRATOR)]
    return [_appoint(post, password, sealed) for post in posts]


class Post(NamedTuple):
    """A seat: the role, the code of its body, and its place."""

    role: Role
    body: str
    province: str = ""
    county: str = ""

    @property
    def username(self) -> str:
        """The role and its place; of another body than the province's desk also the body."""
        place = self.county or self.province
        name = f"{self.role.value}-{place}" if place else self.role.value
        return f"labour-{name}" if self.body.startswith("labour") else name


def _post(role: Role, province: str) -> Post:
    return Post(role, f"{BODY_OF.get(role, 'fund')}-{province.lower()}", province)


def _beside(province: str) -> list[Post]:
    """What one province shows besides: the Fund's deputy and the head of a county, and the labour office's own."""
    county, labour = counties_of(province)[0], f"labour-{province}"
    whole = Organisation.objects.get(code=f"fund-{province}")
    body = Organisation.objects.create(
        code=f"fund-{county.code}", kind=Organisation.Kind.FUND_COUNTY, name=f"{whole.name}، شهرستان {county.name}",
        province=province, county=county.code, parent=whole,
    )  # fmt: skip
    heads = [_post(Role.DEPUTY, province), Post(Role.COUNTY_HEAD, body.code, province, county.code)]
    return [*heads, *(Post(role, labour, province) for role in (Role.EXPERT, Role.COMMITTEE, Role.MANAGER))]


def _appoint(post: Post, password: str, sealed: str) -> dict[str, str]:
    body, province = Organisation.objects.get(code=post.body), post.province
    name, language = (AREAS[province].name if province else ""), country_of(province).language.code
    officer = Officer(role=post.role, organisation=body, province=province, county=post.county)
    with override(language):
        full_name = f"{officer.title} {name}".strip()
    user = User(username=post.username, password=sealed, is_staff=True, full_name=full_name, language=language)
    user.save(force_insert=True)
    officer.user = user
    officer.save(force_insert=True)
    return {"username": user.username, "password": password, "province": name, "role": post.role.value}
