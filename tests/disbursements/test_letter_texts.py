"""The whole text of each scheme's letter to the bank, as it is drawn, compared with one that a person has read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from applicants import services as applicants
from applicants.models import Application, Officer, Role, User
from applicants.ways.self_help_group import forming
from disbursements import services, tasks
from disbursements.models import Referral
from disbursements.referrals import letters
from schemes.units import today
from tests.applicants.portal import pdf
from tests.applicants.test_way_of_covid_relief import COVID, SEEN, UNIT
from tests.applicants.test_way_of_home_business import HOME, SUPPORTER, WORKER
from tests.applicants.test_way_of_self_help_group import BOOK as PASSBOOK
from tests.applicants.test_way_of_self_help_group import (
    GROUP,
    _a_target_county,  # noqa: F401  # the fixture of the group's county
    a_facilitator,
    formed,
    representative,
    trained,
)
from tests.disbursements.bank_side import a_bank, a_line, a_referral, a_saving_file
from tests.reading import compare, said_by
from tests.ways import HERFA, a_bank_with_credit, a_family, sent, supplied
from tests.world import QASSIM, a_person, a_saudi, an_officer, national_code, saudi_id

pytestmark = pytest.mark.django_db
Drawn = Callable[[Referral], str]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, clock: Any) -> Drawn:
    """The words that the worker hands to the press, by its own task; the press itself is not what is read here."""
    clock("1405/06/15")
    pressed: list[str] = []

    def press(text: str, *, style: str) -> bytes:
        pressed.append(text)
        return b"%PDF"

    monkeypatch.setattr(letters, "pdf", press)

    def draw(referral: Referral) -> str:
        assert tasks.draw_letter(referral.pk)
        (text,) = pressed
        return said_by(text, "body")

    return draw


def read(said: str, name: str, referral: Referral) -> None:
    changing = {"letter": referral.code, "check": referral.verification_code, "file": referral.application.code}
    compare(said, f"disbursements/letters/{name}.txt", **changing)


def somebody(**fields: Any) -> Any:
    return a_person(national_code=national_code(77), **fields)


def test_one_persons_letter(drawn: Drawn) -> None:
    """O22, O30, O41: three months of deposit; no word of a company or a group."""
    referral = a_referral(a_bank(name="بانک رسالت"), accounts=False, person=somebody())
    read(drawn(referral), "omid2_person", referral)


def test_a_companys_letter_names_the_company_and_its_borrower(drawn: Drawn) -> None:
    """O14, O39: six months and the longer repayment."""
    bank = a_bank(name="بانک رسالت")
    a_line(bank)
    answers = {"person_kind": "legal", "legal_name": "تعاونی بهار", "legal_id": "14007654321", "borrower_named": True}
    words = {"legal_name": "تعاونی بهار", "legal_id": "14007654321", "answers": answers}
    file = a_saving_file(bank, months=7, person=somebody(), **words)
    applicants.choose_offer(application=file, by=file.person.user, deposit_months=6, long_repayment=True)
    referral = services.refer(application=file, bank=bank, by=an_officer())
    read(drawn(referral), "omid2_company", referral)


def test_a_letter_of_somebody_who_is_no_officer_any_more_says_no_role(drawn: Drawn) -> None:
    """Nor the word «None» where a role would stand."""
    referral = a_referral(a_bank(name="بانک رسالت"), accounts=False, person=somebody())
    Officer.objects.filter(user=referral.referred_by).delete()
    said = drawn(Referral.objects.get(pk=referral.pk))
    assert said.splitlines()[-5:-3] == ["کارشناس نمونه", "استان سمنان"]
    assert "None" not in said


def covid(clock: Any, **answers: Any) -> Application:
    clock("1399/04/15")
    workers = answers.pop("workers", 5)
    file = sent(COVID, UNIT | answers, somebody())
    supplied(file, **SEEN | {"insured_workers": workers, "bounced_cheques": [], "non_current_debt": 0})
    applicants.approve(application=file, by=an_officer(Role.SECTOR))
    for kind in ("bank_form", "guarantee"):
        applicants.add_document(application=file, kind=kind, data=pdf(1), name="سند.pdf", by=file.person.user)
    applicants.complete_papers(application=file, by=file.person.user)
    file.refresh_from_db()
    return file


@pytest.mark.parametrize(
    ("name", "answers"),
    [("covid_note", {}), ("covid_fund", {"requested_amount": 2_000_000_001, "workers": 20})],
)
def test_the_letter_of_a_unit_says_what_may_be_asked_of_it(
    drawn: Drawn, clock: Any, name: str, answers: dict[str, Any]
) -> None:
    """K15–K20: with a ceiling of the note, and in the last row of the table without one."""
    file = covid(clock, **answers)
    bank = a_bank_with_credit(COVID, source="national")
    referral = services.refer(application=file, bank=bank, by=an_officer())
    read(drawn(referral), name, referral)


def at_home(answers: dict[str, Any]) -> Application:
    file = sent(HOME, answers, somebody())
    supplied(file, permit_valid=True)
    applicants.approve(application=file, by=an_officer())
    file.refresh_from_db()
    return file


def headquarters() -> User:
    return an_officer(Role.HEADQUARTERS, "")


def test_a_home_workers_letter_leaves_to_the_bank_what_no_circular_says(drawn: Drawn) -> None:
    """R27."""
    referral = services.refer(application=at_home(WORKER), bank=a_bank_with_credit(HOME), by=an_officer())
    read(drawn(referral), "home_by_bank", referral)


def test_a_supporters_letter_by_circulars_names_the_company_rate_tenor_and_collateral(drawn: Drawn) -> None:
    for name, value in {"rate_percent": 4, "repayment_months": 36, "collateral_percent": 120}.items():
        words = {"scheme": HOME, "parameter": name, "value": value, "citation": f"بخشنامه {name}", "since": today()}
        applicants.approve_circular(circular=applicants.draft_circular(**words, by=headquarters()), by=headquarters())
    referral = services.refer(application=at_home(SUPPORTER), bank=a_bank_with_credit(HOME), by=an_officer())
    read(drawn(referral), "home_by_circulars", referral)


def test_a_groups_letter_names_the_group_and_asks_no_security(drawn: Drawn) -> None:
    """G1, G3: the representative stands for twelve; no word of a company."""
    by = a_facilitator()
    file = formed(by, representative=representative() | {"national_code": national_code(77)})
    trained(by, file)
    applicants.approve(application=file, by=an_officer())
    forming.record_passbook(application=file, by=by, **PASSBOOK)
    bank = a_bank_with_credit(GROUP, source="national")
    referral = services.refer(application=file, bank=bank, by=an_officer())
    read(drawn(referral), "group", referral)


@pytest.fixture
def familys(clock: Any) -> Referral:
    """A family's referral, through the association."""
    clock("1405/06/15")
    file = a_family(a_saudi(national_code=saudi_id(77)))
    year = today().year
    words = {"source": "portfolio", "currency": "SAR", "province": QASSIM, "year": year, "citation": "اتفاق"}
    bank = a_bank_with_credit(HERFA, **words)
    bank.name = "بنك الجزيرة"
    bank.save()
    return services.refer(application=file, bank=bank, by=an_officer(Role.ASSOCIATION, QASSIM))


def test_a_familys_letter_is_arabic_and_sent_by_the_association(drawn: Drawn, familys: Referral) -> None:
    """P3, P9: in riyals, of a scheme whose document has no number."""
    read(drawn(familys), "herfa", familys)


CHECKED = "disbursements/pages/verify"


def checked(client: Client, code: str) -> tuple[Any, str]:
    answer = client.get(reverse("verify_any"), {"code": code} if code else {})
    return answer, said_by(answer.content.decode(), "main")


@pytest.mark.parametrize("name", ["asked", "unknown", "valid", "cancelled"])
def test_the_check_of_a_letter_reads_so_and_is_kept_by_no_cache(client: Client, clock: Any, name: str) -> None:
    """O30: a letter that was taken back could read valid from somebody's cache."""
    clock("1405/06/15")
    referral = a_referral(a_bank(name="بانک رسالت"), accounts=False, person=somebody())
    if name == "cancelled":
        services.cancel(referral=referral, by=an_officer())
    code = {"asked": "", "unknown": "ABCD-ABCD-ABCD-ABCD"}.get(name, referral.verification_code)
    answer, said = checked(client, code)
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    compare(said, f"{CHECKED}_{name}.txt", letter=referral.code, check=referral.verification_code)


def test_the_check_of_a_familys_letter_is_of_an_arabic_scheme(client: Client, familys: Referral) -> None:
    _answer, said = checked(client, familys.verification_code)
    compare(said, f"{CHECKED}_herfa.txt", letter=familys.code)


def test_a_letter_that_is_not_drawn_yet_says_when_and_is_kept_by_no_cache(client: Client, clock: Any) -> None:
    clock("1405/06/15")
    referral = a_referral(a_bank(name="بانک رسالت"), accounts=False, person=somebody())
    client.force_login(get_user_model().objects.get(pk=referral.application.person.user_id))
    answer = client.get(reverse("referral_letter", args=[referral.application.code]))
    assert "no-store" in answer["Cache-Control"]
    changing = {"letter": referral.code, "file": referral.application.code}
    compare(said_by(answer.content.decode(), "main"), "disbursements/pages/letter_pending.txt", **changing)
