"""A small believable world for tests: people, officers, files; each made through the models with sensible defaults."""

import itertools
from datetime import date
from typing import Any

from django.utils import timezone

from applicants.models import Application, Document, Officer, Organisation, Person, ProvinceShare, Role, State, User
from applicants.privacy import blind_index
from applicants.states import having
from schemes.catalogue import SCHEMES
from schemes.units import add_months, today
from schemes.units.countries import RIAL

SEMNAN, TEHRAN, FARS, QASSIM = "20", "23", "07", "SA-05"
YAZD = "21"  # where strangers live and nobody else
COUNTY_OF = {SEMNAN: "2001", TEHRAN: "2301", FARS: "0701", YAZD: "2101", QASSIM: "SA-0501"}
_numbers = itertools.count(1)


def national_code(number: int) -> str:
    """A valid national code made from a number."""
    digits = f"{100000000 + number}"[:9]
    remainder = sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
    return digits + str(remainder if remainder < 2 else 11 - remainder)


def saudi_id(number: int) -> str:
    """A valid Saudi identity number made from a number."""
    digits = f"1{number:08d}"[:9]
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return digits + str(-total % 10)


def a_user(mobile: str = "") -> User:
    return User.objects.create_applicant(mobile or f"0912{next(_numbers):07d}")


def a_person(province: str = SEMNAN, **fields: Any) -> Person:
    code = fields.pop("national_code", "") or national_code(next(_numbers) * 7)
    fields = {
        "user": fields.pop("user", None) or a_user(),
        "national_code": code,
        "national_code_index": blind_index("national_code", code),
        "first_name": "زهرا",
        "last_name": "نمونه",
        "birth_on": date(1985, 3, 1),
        "gender": Person.Gender.WOMAN,
        "province": province,
        "county": COUNTY_OF.get(province, ""),
    } | fields
    return Person.objects.create(**fields)


def a_saudi(**fields: Any) -> Person:
    """A person of Qassim with a Saudi identity number."""
    number = fields.pop("national_code", "") or saudi_id(next(_numbers) * 7)
    fields = {
        "user": fields.pop("user", None) or a_user(f"+9665{next(_numbers):08d}"),
        "identity": Person.Identity.SAUDI_ID,
        "national_code": number,
        "national_code_index": blind_index("saudi_id", number),
        "first_name": "نورة",
        "last_name": "المثال",
    } | fields
    return a_person(QASSIM, **fields)


def an_officer(role: str = Role.COMMITTEE, province: str = SEMNAN, **fields: Any) -> User:
    user = User.objects.create_user(
        fields.pop("username", f"officer{next(_numbers)}"), "a long password", is_staff=True, full_name="کارشناس نمونه"
    )
    county = fields.pop("county", COUNTY_OF[province] if role == Role.COUNTY_HEAD else "")
    Officer.objects.create(user=user, role=role, province=province, county=county, **fields)
    return user


def a_body(kind: str = Organisation.Kind.LABOUR_OFFICE, province: str = SEMNAN, **fields: Any) -> Organisation:
    number = next(_numbers)
    return Organisation.objects.create(
        **({"code": f"body-{number}", "kind": kind, "name": f"نهاد {number}", "province": province} | fields)
    )


CREATION = {
    "person_kind": "natural",
    "purpose": "creation",
    "requested_amount": 250_000_000,
}
OFFER = {"deposit_months": 3, "long_repayment": False, "amount": 200_000_000, "repayment_months": 18}


def a_file(state: str = State.IN_REVIEW, person: Person | None = None, **fields: Any) -> Application:
    """An application standing in `state`, with the columns that the state's constraints ask for."""
    scheme = fields.setdefault("scheme", "omid2")
    currency = SCHEMES[scheme].country.currency
    person = person or (a_person(fields.pop("province", SEMNAN)) if currency is RIAL else a_saudi())
    answers = CREATION | fields.pop("answers", {})
    fields = {
        "code": f"T{next(_numbers):07d}",
        "currency": currency.code,
        "person": person,
        "province": person.province,
        "county": person.county,
        "answers": answers,
        "requested_amount": answers.get("requested_amount"),
        "state": state,
    } | fields
    if state not in (State.DRAFT, State.WITHDRAWN):
        fields = {"submitted_at": timezone.now(), "law_on": today()} | fields
    if state in having("approved"):
        fields = {"plan_approved_on": add_months(today(), -4)} | fields
    if state in having("amount_known"):
        fields = {"chosen_offer": OFFER, "chosen_amount": OFFER["amount"]} | fields
    return Application.objects.create(**fields)


def a_share(province: str = SEMNAN, ceiling: int = 18_450_000_000) -> ProvinceShare:
    return ProvinceShare.objects.get_or_create(scheme="omid2", province=province, defaults={"ceiling": ceiling})[0]


def a_paper(file: Application, kind: str = Document.Kind.PLAN, pages: int | None = 2, **fields: Any) -> Document:
    """A paper in the file, as a row; its content matters to nobody here."""
    fields = {
        "application": file,
        "kind": kind,
        "file": f"{kind}.pdf",
        "name": f"{kind}.pdf",
        "media_type": "application/pdf",
        "size": 1000,
        "pages": pages,
        "sha256": "0" * 64,
        "uploaded_by": file.person.user,
    } | fields
    return Document.objects.create(**fields)
