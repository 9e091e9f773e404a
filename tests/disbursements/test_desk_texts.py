"""What an officer reads of banks and referrals: each page whole, before and after the bank has spoken."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from applicants.models import Application, Role
from disbursements import services
from disbursements.models import Bank, Referral
from schemes.units import today
from tests.applicants.desk import at_desk, refer_url
from tests.applicants.test_way_of_covid_relief import COVID, SEEN, UNIT
from tests.disbursements.bank_side import CHOSEN, Caller, a_bank, a_chosen_file, a_line, a_referral, acceptance, payout
from tests.reading import compare, said_by
from tests.ways import a_bank_with_credit, a_family, sent, supplied
from tests.world import SEMNAN, a_person, a_user, an_officer, national_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_shahrivar(clock: Any) -> None:
    clock("1405/06/15")


@pytest.fixture
def desk() -> Client:
    return at_desk(an_officer(Role.EXPERT))


@pytest.fixture
def bank() -> Bank:
    return a_bank(name="بانک رسالت", code="resalat")


def reads(answer: Any, name: str, part: str = "main", **changing: str) -> None:
    assert answer.status_code in (200, 422)
    compare(said_by(answer.content.decode(), part), f"disbursements/desk_pages/{name}.txt", **changing)


def of(referral: Referral) -> dict[str, str]:
    """What no two runs share."""
    return {"letter": referral.code, "check": referral.verification_code, "file": referral.application.code}


def person() -> Any:
    return a_person(user=a_user("09121112233"), national_code=national_code(77))


def add_url(file: Application | None = None) -> str:
    return refer_url(file) if file else reverse("admin:disbursements_referral_add")


def page_of(referral: Referral) -> str:
    return reverse("admin:disbursements_referral_change", args=[referral.pk])


def test_the_files_that_wait_for_a_bank_and_when_none_does(desk: Client, bank: Bank) -> None:
    reads(desk.get(add_url()), "waiting_none")
    a_chosen_file(bank, person=person(), code="T0000771")
    reads(desk.get(add_url()), "waiting_one")


def test_choosing_a_bank_with_room_without_room_and_after_a_refusal(desk: Client, bank: Bank) -> None:
    """Earlier referrals stand below with the bank's reason; nothing stands there for a file's first."""
    file = a_chosen_file(bank, person=person(), code="T0000771")
    reads(desk.get(add_url(file)), "add_no_room")
    a_line(bank)
    reads(desk.get(add_url(file)), "add_one_bank")
    reads(desk.post(add_url(file), {"bank": ""}), "add_wrong")
    referral = services.refer(application=file, bank=bank, by=an_officer())
    services.decline(referral=referral, reason="collateral", note="وثیقه را نپذیرفتیم.")
    a_line(bank, source="provincial", ceiling=CHOSEN)
    reads(desk.get(add_url(file)), "add_again")


def test_a_family_is_referred_in_riyals_without_a_pattern() -> None:
    file = a_family()
    desk = at_desk(an_officer(Role.ASSOCIATION, "SA-05"))
    said = said_by(desk.get(add_url(file)).content.decode(), "main")
    assert "۲۰٬۰۰۰ ریال سعودی" in said
    assert "بازپرداخت" not in said
    assert "وجه نقد مسدود" not in said


def test_after_the_last_day_of_payout_no_bank_is_offered(clock: Any) -> None:
    """R37."""
    clock("1399/04/15")
    file = sent(COVID, UNIT)
    supplied(file, **SEEN | {"bounced_cheques": [], "non_current_debt": 0})
    a_bank_with_credit(COVID, source="national")
    Application.objects.filter(pk=file.pk).update(
        state="ready", chosen_amount=480_000_000, plan_approved_on=today(), papers_confirmed_on=today()
    )
    desk = at_desk(an_officer(Role.EXPERT))
    in_time = said_by(desk.get(add_url(file)).content.decode(), "main")
    assert "مهلت پرداخت گذشته است" not in in_time
    assert "[form post]" in in_time
    clock("1399/06/01")
    late = said_by(at_desk(an_officer(Role.EXPERT)).get(add_url(file)).content.decode(), "main")
    assert "مهلت پرداخت گذشته است" in late
    assert "آخرین روز پرداخت این وام ۳۱ مرداد ۱۳۹۹ بود؛" in late
    assert "[form post]" not in late
    assert "هیچ بانکی جا ندارد" not in late


def test_a_referral_sent_drawn_and_taken_back(desk: Client, bank: Bank) -> None:
    referral = a_referral(bank, accounts=False, person=person())
    reads(desk.get(page_of(referral)), "referral_sent", **of(referral))
    referral.letter.save("letter.pdf", ContentFile(b"%PDF"))
    page = desk.get(page_of(referral)).content.decode()
    assert "معرفی‌نامه (PDF)" in page
    assert "معرفی‌نامه در حال آماده شدن است" not in page
    auditor = at_desk(an_officer(Role.AUDITOR, "")).get(page_of(referral)).content.decode()
    assert "لغو معرفی" not in auditor
    services.cancel(referral=referral, by=an_officer(), reason="بانک دیگر نزدیک‌تر است")
    reads(desk.get(page_of(referral)), "referral_cancelled", **of(referral))


def test_a_referral_that_the_bank_has_declined_and_one_it_has_paid(desk: Client, bank: Bank) -> None:
    referral = a_referral(bank, person=person())
    caller = Caller(bank)
    caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, contract_number="C-12"))
    caller.post(f"referrals/{referral.code}/payouts/", payout(CHOSEN, bank_reference="TR-12"))
    reads(desk.get(page_of(referral)), "referral_paid", **of(referral))
    other = a_referral(bank, accounts=False)
    services.decline(referral=other, reason="collateral")
    page = said_by(desk.get(page_of(other)).content.decode(), "main")
    assert "دلیل نپذیرفتن\nوثیقه کافی نیست\n" in page
    assert "توضیح" not in page
    assert "قرارداد" not in page


def test_a_company_and_a_group_are_named_as_what_they_are(desk: Client, bank: Bank) -> None:
    referral = a_referral(bank, accounts=False)
    plain = said_by(desk.get(page_of(referral)).content.decode(), "main")
    assert "شخص حقوقی" not in plain
    assert "گروه" not in plain
    file = Application.objects.filter(pk=referral.application_id)
    file.update(legal_name="تعاونی بهار")
    assert "شخص حقوقی\nتعاونی بهار\n" in said_by(desk.get(page_of(referral)).content.decode(), "main")
    file.update(legal_id="14007654321")
    assert "شخص حقوقی\nتعاونی بهار، ۱۴۰۰۷۶۵۴۳۲۱\n" in said_by(desk.get(page_of(referral)).content.decode(), "main")
    file.update(facilitator=an_officer(Role.FACILITATOR), legal_id="")
    assert "گروه\nتعاونی بهار\n" in said_by(desk.get(page_of(referral)).content.decode(), "main")


def test_a_bank_is_given_a_client_on_its_own_page_and_not_while_it_is_added(bank: Bank) -> None:
    desk = at_desk(an_officer(Role.HEADQUARTERS, ""))
    new = desk.get(reverse("admin:disbursements_bank_add")).content.decode()
    assert "کارخواه API" not in new
    there = desk.get(reverse("admin:disbursements_bank_change", args=[bank.pk]))
    assert "ساخت کارخواه تازه" in there.content.decode()
    answer = desk.post(reverse("admin:disbursements_bank_client", args=[bank.pk]))
    reads(answer, "client", id=answer.context["client_id"], secret=answer.context["secret"])
    reader = at_desk(an_officer(Role.AUDITOR, "")).get(reverse("admin:disbursements_bank_change", args=[bank.pk]))
    assert "کارخواه API" not in reader.content.decode()


@pytest.mark.alone("the page is read whole, with its counts")
def test_the_targets_of_each_scheme_with_and_without_a_choice() -> None:
    """An officer of one province with nothing to choose is asked for nothing."""
    reads(at_desk(an_officer(Role.HEADQUARTERS, "")).get(reverse("admin:indicators")), "targets_of_all")
    reads(at_desk(an_officer(Role.MANAGER, SEMNAN)).get(reverse("admin:indicators")), "targets_of_semnan")
    page = at_desk(an_officer(Role.ASSOCIATION, "SA-05")).get(reverse("admin:indicators"))
    assert page.status_code == 200
    assert "کجا و چه سالی" not in page.content.decode()
