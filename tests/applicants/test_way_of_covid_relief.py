"""The way of the COVID relief up to the bank: invited, registered in time, the sector agency's yes, papers."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from applicants import services
from applicants.files.facts import known_facts
from applicants.models import Application, Document, InvitedEmployer, Notice, Role, State
from applicants.workflow import Actor, advance
from schemes.units import persian_grouped, today
from tests.applicants.desk import at_desk, deed_url, file_url, queue_url
from tests.applicants.portal import give, pdf, read_url, refused, signed_in
from tests.ways import read_all_pages, sent, supplied, walk_the_form
from tests.world import TEHRAN, a_file, a_person, an_officer

pytestmark = pytest.mark.django_db

COVID = "covid_relief"
UNIT: dict[str, Any] = {
    "business_kind": "employer",
    "business_name": "کبابی البرز",
    "business_text": "رستوران کوچک",
    "workshop_code": "1234567890",
    "has_licence": True,
    "sector_listed": True,
    "active_last_year": True,
    "active_now": True,
    "closed_by_decree": False,
    "jobs_kept": True,
    "requested_amount": 480_000_000,
}
SEEN: dict[str, Any] = {
    "invited": True,
    "has_insurance_list": True,
    "insured_workers": 5,
    "on_unemployment_insurance": 1,
}


@pytest.fixture(autouse=True)
def _in_the_summer_of_1399(clock: Any) -> None:
    clock("1399/04/15")


def at_sector(**answers: Any) -> Application:
    """A file that the sector agency has, with all that the connected systems know."""
    file = sent(COVID, UNIT | answers)
    supplied(file, **SEEN)
    return file


def approved(**answers: Any) -> Application:
    file = at_sector(**answers)
    services.approve(application=file, by=an_officer(Role.SECTOR))
    file.refresh_from_db()
    return file


def ready(**answers: Any) -> Application:
    """A file whose bank papers and guarantee are there."""
    file = approved(**answers)
    for kind in (Document.Kind.BANK_FORM, Document.Kind.GUARANTEE):
        give(file, kind, pdf(1))
    services.complete_papers(application=file, by=file.person.user)
    file.refresh_from_db()
    return file


@pytest.fixture
def invite(tmp_path: Path) -> Callable[..., None]:
    def take_in(*lines: str) -> None:
        (tmp_path / "list.txt").write_text("\n".join(lines), encoding="utf-8")
        call_command("import_invitations", str(tmp_path / "list.txt"), source="نامه ۷", stdout=io.StringIO())

    return take_in


def test_an_employer_registers_and_the_sector_agency_says_yes() -> None:
    """K1, K3, K13, K21, K22, K23: registered, checked, decided by the sector agency at its own desk."""
    file = walk_the_form(COVID, UNIT)
    assert file.state == "at_sector"
    supplied(file, **SEEN)
    desk = at_desk(an_officer(Role.SECTOR))
    assert file.code in desk.get(queue_url()).content.decode()
    assert "تأیید دستگاه بخشی" in desk.get(file_url(file)).content.decode()
    assert desk.post(deed_url(file, "approve"), {"note": ""}).status_code == 302
    file.refresh_from_db()
    assert (file.state, file.chosen_amount) == (State.BANK_PAPERS, 480_000_000)
    assert Notice.objects.filter(application=file, kind="confirmed").exists()
    read_all_pages(file)
    page = signed_in(file.person.user).get(reverse("application", args=[file.code])).content.decode()
    assert persian_grouped(480_000_000) in page, "payable for four workers"
    assert persian_grouped(336_000_000) in page, "the part for wages only"


def test_the_sector_agency_rejects_with_its_own_reason() -> None:
    """K23."""
    file, by = at_sector(), an_officer(Role.SECTOR)
    assert refused(services.reject, application=file, by=by, reason="plan_not_approved").code == "reason_missing"
    services.reject(application=file, by=by, reason="sector_against")
    file.refresh_from_db()
    assert file.state == State.REJECTED
    assert "مراحل گام ۳" in Notice.objects.get(application=file, kind="rejected").text


@pytest.mark.parametrize("role", [Role.EXPERT, Role.COMMITTEE, Role.MANAGER])
def test_nobody_of_the_province_decides_in_the_sector_agencys_place(role: str) -> None:
    """K23."""
    assert refused(services.approve, application=at_sector(), by=an_officer(role)).code == "not_your_step"


def test_a_sector_agency_sees_only_this_scheme_and_its_own_province() -> None:
    theirs, omid2 = at_sector(), a_file(State.IN_REVIEW)
    elsewhere = an_officer(Role.SECTOR, TEHRAN)
    assert refused(services.approve, application=theirs, by=elsewhere).code == "not_your_province"
    desk = at_desk(an_officer(Role.SECTOR))
    assert desk.get(file_url(omid2)).status_code == 404
    assert at_desk(elsewhere).get(file_url(theirs)).status_code == 404


def test_no_page_offers_a_link_that_its_reader_may_not_follow() -> None:
    file = at_sector()
    link = reverse("admin:applicants_person_change", args=[file.person_id])
    sector, expert = at_desk(an_officer(Role.SECTOR)), at_desk(an_officer(Role.EXPERT))
    assert link not in sector.get(file_url(file)).content.decode()
    assert sector.get(link).status_code in (403, 404)
    assert link in expert.get(file_url(file)).content.decode()
    assert expert.get(link).status_code == 200


def test_the_sector_agency_cannot_say_yes_while_something_is_unknown() -> None:
    """K3, K22: the insurance list is not the applicant's to say."""
    file = sent(COVID, UNIT)
    assert refused(services.approve, application=file, by=an_officer(Role.SECTOR)).code == "unknown"
    supplied(file, **SEEN | {"insured_workers": 4})
    assert refused(services.approve, application=file, by=an_officer(Role.SECTOR)).code == "not_met"


def test_papers_for_the_bank_are_taken_only_after_the_sector_agencys_yes() -> None:
    """K24: in the order of the guide; incomplete papers do not go on."""
    early = at_sector(workshop_code="1111111111")
    assert refused(give, early, Document.Kind.BANK_FORM, pdf(1)).code == "not_open"
    assert refused(advance, early, "complete_papers", by=Actor("applicant")).code == "wrong_state"
    file = approved()
    browser = signed_in(file.person.user)
    url = reverse("application_step", args=[file.code, "papers"])
    assert browser.get(url).status_code == 200
    give(file, Document.Kind.BANK_FORM, pdf(1))
    assert refused(services.complete_papers, application=file, by=file.person.user).code == "papers_missing"
    give(file, Document.Kind.GUARANTEE, pdf(1))
    assert refused(services.complete_papers, application=file, by=a_person().user).code == "not_yours"
    assert browser.post(read_url(file, "complete_papers")).status_code == 302
    file.refresh_from_db()
    assert file.state == State.READY


def test_who_is_on_the_ministrys_list_is_invited_and_who_is_not_is_told_why(invite: Callable[..., None]) -> None:
    """K2: by national code or by mobile, known before they come."""
    by_code, by_mobile, stranger = a_person(), a_person(), a_person()
    invite(by_code.national_code, by_mobile.user.mobile)
    assert InvitedEmployer.objects.count() == 2
    files = [sent(COVID, UNIT | {"workshop_code": f"{n}" * 10}, who) for n, who in enumerate((by_code, by_mobile))]
    assert [file.state for file in files] == ["at_sector"] * 2
    refused_file = sent(COVID, UNIT, stranger)
    assert refused_file.state == State.INELIGIBLE
    assert "مقدمه بند ۲" in refused_file.events.get(verb="find_ineligible").reason


def test_without_a_list_nobody_is_refused_for_it() -> None:
    """K2: blank is not no."""
    assert "invited" not in sent(COVID, UNIT).judgements.get().facts


def test_a_list_with_a_line_that_is_nobodys_number_is_refused_whole(invite: Callable[..., None]) -> None:
    """K2."""
    with pytest.raises(CommandError, match="line 2"):
        invite(a_person().national_code, "سلام")
    assert not InvitedEmployer.objects.exists()


@pytest.mark.parametrize(
    ("answer", "article"),
    [
        ({"has_licence": False}, "واحد کسب‌وکار"),
        ({"sector_listed": False}, "واحد کسب‌وکار"),
        ({"jobs_kept": False}, "مقدمه بند ۲"),
        ({"active_last_year": False}, "شرایط واحد بند ۱"),
        ({"active_now": False}, "شرایط واحد بند ۱"),
    ],
)
def test_a_unit_outside_the_guide_is_ineligible(answer: dict[str, Any], article: str) -> None:
    """K3, K4, K5."""
    file = sent(COVID, UNIT | answer)
    assert file.state == State.INELIGIBLE
    assert article in file.events.get(verb="find_ineligible").reason


def test_the_last_day_of_tir_is_in_time_and_the_next_day_is_not(clock: Any) -> None:
    """K8."""
    clock("1399/04/31", hour=23, minute=59)
    assert sent(COVID, UNIT | {"workshop_code": "2222222222"}).state == "at_sector"
    clock("1399/05/01", hour=0, minute=1)
    assert sent(COVID, UNIT).state == State.INELIGIBLE


def test_a_deadline_extended_by_a_circular_takes_later_files(clock: Any) -> None:
    """K8: one circular, and files inside the new window are eligible; the old judgement stays explained."""
    clock("1399/05/10")
    late = sent(COVID, UNIT | {"workshop_code": "3333333333"})
    assert late.state == State.INELIGIBLE
    words = {"scheme": COVID, "parameter": "registration_until", "value": "1399/05/31", "citation": "نامه ۱۲"}
    drafted = services.draft_circular(**words, since=late.law_on, by=an_officer(Role.HEADQUARTERS, ""))
    services.approve_circular(circular=drafted, by=an_officer(Role.HEADQUARTERS, ""))
    assert sent(COVID, UNIT).state == "at_sector"
    assert late.judgements.get().outcome == "not_met"


def test_a_closed_unit_is_paid_more_and_need_not_be_open() -> None:
    """K14."""
    file = at_sector(closed_by_decree=True, active_now=False, requested_amount=640_000_000)
    services.approve(application=file, by=an_officer(Role.SECTOR))
    assert file.judgements.latest("pk").verdict["quantities"]["payable_amount"] == 640_000_000


def test_one_workshop_has_one_file_at_a_time() -> None:
    """K7, R25: a second owner of the same workshop waits until the first file is closed."""
    first = at_sector()
    second = refused(sent, COVID, UNIT)
    assert second.code == "workshop_taken"
    services.withdraw(application=first)
    assert sent(COVID, UNIT | {"workshop_code": "4444444444"}).state == "at_sector"


def test_a_workshop_that_was_paid_gets_no_second_loan() -> None:
    """K7, R25: also not for another owner."""
    a_file(State.DISBURSED, scheme=COVID, answers=UNIT)
    assert refused(sent, COVID, UNIT).code == "workshop_taken"
    waiting = at_sector(workshop_code="5555555555")
    Application.objects.filter(pk=waiting.pk).update(answers=UNIT, state=State.DRAFT)
    waiting.refresh_from_db()
    assert known_facts(waiting, on=today()).facts["earlier_covid_loans"] == 1


def test_of_two_sent_in_the_same_moment_the_database_lets_one_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """K7, R25."""
    at_sector()
    monkeypatch.setattr("applicants.files.filing._workshop_is_free", lambda file: None)
    assert refused(sent, COVID, UNIT).code == "workshop_taken"


def test_the_conditions_say_where_help_is_given() -> None:
    """K27: telephone, extensions and hours."""
    page = Client().get(reverse("conditions", args=[COVID])).content.decode()
    for part in ("۸۸۹۷۷۴۰۵", "۲۲۷۳", "۲۲۹۳", "۲۲۸۶", "۲۲۸۵", "۲۲۹۲", "۸ تا ۱۶"):
        assert part in page


def test_the_law_page_names_the_basis_the_channel_and_the_order_of_the_steps() -> None:
    """K1, K21, K22, K23, K24, K25, K26."""
    page = Client().get(reverse("law", args=[COVID])).content.decode()
    assert "ستاد ملی مقابله با ویروس کرونا" in page
    assert "سامانهٔ کارا" in page
    steps = ("ثبت‌نام می‌کند", "می‌سنجد", "تأیید یا رد", "مدارک بانک", "به روش یکسان بانک مرکزی", "مرحله‌ای پرداخت")
    places = [page.index(words, page.index("مراحل گام ۱")) for words in steps]
    assert places == sorted(places)
