"""What an officer reads: the way in, the desk, the queue and the page of a file, whole, in well-chosen states."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from applicants import notices, services
from applicants.models import Application, Document, Inquiry, Notice, Person, Role, State, User
from applicants.ways.productive_families import project
from schemes.units import today
from tests.applicants.desk import a_full_file, a_phone, at_desk, deed_url, file_url, give_password, queue_url
from tests.applicants.portal import ANSWERS
from tests.applicants.test_way_of_self_help_group import (
    _a_target_county,  # noqa: F401  # the fixture of the group's county
    a_facilitator,
    formed,
    representative,
    trained,
    women,
)
from tests.ours import ours
from tests.reading import compare, said_by
from tests.ways import FAMILY, HERFA, an_association, sent, studied
from tests.world import SEMNAN, a_file, a_paper, a_person, a_saudi, a_share, a_user, an_officer, national_code, saudi_id

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_shahrivar(clock: Any) -> None:
    clock("1405/06/15")


def reads(answer: Any, name: str, part: str = "main", **changing: str) -> None:
    compare(said_by(answer.content.decode(), part), f"applicants/desk_pages/{name}.txt", **changing)


def somebody() -> Person:
    return a_person(user=a_user("09121112233"), national_code=national_code(77))


def test_the_two_steps_of_the_way_in(client: Client) -> None:
    officer = an_officer(username="namuneh")
    reads(client.get(reverse("admin:login")), "login")
    reads(give_password(client, officer, "wrong"), "login_wrong")
    give_password(client, officer)
    page = client.get(reverse("admin:enrol"))
    secret = page.context["secret"]
    reads(page, "enrol", secret=secret)
    a_phone(officer)
    give_password(client, officer)
    page = client.get(reverse("admin:enter_code"))
    reads(page, "code")
    assert "رمز کنونی" not in page.content.decode()
    with override_settings(DEMO=True):
        shown = client.get(reverse("admin:enter_code")).content.decode()
    assert "رمز کنونی" in shown


def test_the_frame_of_the_desk(client: Client) -> None:
    """The title of the tab, the language, the word of a demo only in one."""
    desk = at_desk(an_officer())
    page = desk.get(reverse("admin:index")).content.decode()
    assert "<title>میز کار | میز کار تسهیلات خرد</title>" in page
    assert "نمایشی" not in page
    with override_settings(DEMO=True):
        assert '<span class="tag tag-wait">نمایشی</span>' in desk.get(reverse("admin:index")).content.decode()
    file = a_file(code="T0000771")
    queue = desk.get(queue_url()).content.decode()
    assert "<title>پرونده را برای مشاهده انتخاب کنید | میز کار تسهیلات خرد</title>" in queue
    assert desk.get(file_url(file)).status_code == 200


@pytest.mark.alone("the page is read whole, with its counts")
@pytest.mark.parametrize(
    ("role", "province"),
    [(Role.EXPERT, SEMNAN), (Role.HEADQUARTERS, ""), (Role.FACILITATOR, SEMNAN), (Role.ADMINISTRATOR, "")],
)
def test_the_first_page_of_each_role(role: str, province: str) -> None:
    """Queues for those who read files, the province's share for Omid-2's officers, groups for a facilitator."""
    a_share()
    for state in (State.IN_REVIEW, State.IN_REVIEW, State.APPROVED):
        a_file(state)
    reads(at_desk(an_officer(role, province)).get(reverse("admin:index")), f"index_{role}")


@pytest.mark.alone("the page is read whole, with its counts")
def test_the_desk_in_arabic() -> None:
    officer = an_association()
    User.objects.filter(pk=officer.pk).update(language="ar")
    reads(at_desk(officer).get(reverse("admin:index")), "index_arabic")


@pytest.mark.alone("the page is read whole, with its counts")
def test_a_queue_with_files_and_one_without() -> None:
    desk = at_desk(an_officer())
    empty = desk.get(queue_url(state="in_review")).content.decode()
    assert "چیزی در این فهرست نیست." in empty
    assert 'class="turn"' not in empty
    a_file(code="T0000771")
    some = desk.get(queue_url(state="in_review")).content.decode()
    assert "چیزی در این فهرست نیست." not in some
    assert 'class="turn"' not in some


def test_a_long_queue_is_turned_page_by_page() -> None:
    desk, person = at_desk(an_officer()), somebody()
    for number in range(51):
        a_file(State.WITHDRAWN, person, code=f"T00008{number:02}", submitted_at=timezone.now())
    first = desk.get(queue_url(state="withdrawn")).content.decode()
    assert "صفحه بعد" in first
    assert "صفحه نخست" not in first
    onward = desk.get(_next(first)).content.decode()
    assert "صفحه نخست" in onward
    assert "صفحه بعد" not in onward


def _next(page: str) -> str:
    start = page.index('rel="next" href="') + len('rel="next" href="')
    return queue_url() + page[start : page.index('"', start)].replace("&amp;", "&")


def file_in_review(**fields: Any) -> Application:
    file = a_full_file(State.IN_REVIEW, person=somebody(), code="T0000771", **fields)
    return file


def test_a_file_with_all_that_can_be_known_of_it() -> None:
    """O36: sheets, papers taken back, a visit, answers old and new with their source, paper and last day, messages."""
    file, officer = file_in_review(), an_officer()
    services.judge(application=file, stage="registration")
    withdrawn = a_paper(file, Document.Kind.BANK_FORM, name="فرم.pdf", pages=None)
    Document.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    services.report_visit(
        application=file, by=officer, visited_on=today(), condition="half_active", text="دو چرخ دارد.\nنیمه‌فعال است."
    )
    proof = a_paper(file, Document.Kind.PROOF, name="نامه.pdf")
    said = {"application": file, "by": officer, "name": "other_debt"}
    services.supply_fact(value=1_000_000, source_note="نامه ۱۱", **said)
    services.supply_fact(value=0, source_note="نامه ۱۲", paper=proof, **said)
    services.record_inquiry(
        person=file.person, application=None, kind="identity", source="service", facts={"identity_matched": True}
    )
    ours(Inquiry).filter(kind="identity").update(valid_until=today() + timedelta(days=30))
    for kind in ("submitted", "in_review"):
        notices.tell(application=file, kind=kind, once=kind)
    ours(Notice).filter(kind="submitted").update(state="refused", failure="شماره در فهرست سیاه است")
    reads(at_desk(officer).get(file_url(file)), "file_in_review")


def test_a_file_of_which_nothing_is_known_yet() -> None:
    """No sheet, no paper, no message, no answer, no invitation; an auditor has nothing to do on it."""
    file = a_file(State.SUBMITTED, somebody(), code="T0000771")
    reads(at_desk(an_officer(Role.AUDITOR, "")).get(file_url(file)), "file_bare")


def test_a_file_that_is_invited_and_one_that_is_chosen() -> None:
    """The pattern with its security, the share, and the way to a bank once it may be referred."""
    officer = an_officer()
    file = a_full_file(State.APPROVED, person=somebody(), code="T0000771")
    services.invite(application=file, by=officer, intended_deposit=250_000_000)
    desk = at_desk(officer)
    reads(desk.get(file_url(file)), "file_invited")
    offer = {"amount": 200_000_000, "deposit_months": 3, "long_repayment": False, "repayment_months": 18}
    security = {"collateral_total": 240_000_000, "blocked_cash": 40_000_000, "other_collateral": 200_000_000}
    changes = {"state": State.CHOSEN, "chosen_offer": offer | security, "chosen_amount": 200_000_000}
    Application.objects.filter(pk=file.pk).update(papers_confirmed_on=today(), **changes)
    reads(desk.get(file_url(file)), "file_chosen")
    Application.objects.filter(pk=file.pk).update(chosen_offer=offer)
    assert "کل وثیقه" not in desk.get(file_url(file)).content.decode()


def test_a_company_with_and_without_its_number_and_who_may_open_the_person() -> None:
    answers = ANSWERS | {"person_kind": "legal"}
    words = {"answers": answers, "legal_name": "تعاونی بهار", "legal_id": "14007654321"}
    file = a_file(State.IN_REVIEW, somebody(), **words)
    person = reverse("admin:applicants_person_change", args=[file.person_id])
    page = at_desk(an_officer()).get(file_url(file)).content.decode()
    assert '<dt>شخص حقوقی</dt><dd>تعاونی بهار، <bdi dir="ltr">۱۴۰۰۷۶۵۴۳۲۱</bdi></dd>' in page
    assert f'<a href="{person}">' in page
    assert "اعضای گروه" not in page
    other = a_file(State.IN_REVIEW, **words | {"legal_id": ""})
    assert "<dt>شخص حقوقی</dt><dd>تعاونی بهار</dd>" in at_desk(an_officer()).get(file_url(other)).content.decode()
    alone = at_desk(an_officer()).get(file_url(a_file())).content.decode()
    assert "<dt>شخص حقوقی</dt>" not in alone


def test_a_sector_officer_does_not_open_the_person() -> None:
    file = a_file("at_sector", scheme="covid_relief")
    page = at_desk(an_officer(Role.SECTOR)).get(file_url(file)).content.decode()
    link = reverse("admin:applicants_person_change", args=[file.person_id])
    reader = link in page
    assert reader == (at_desk(an_officer(Role.SECTOR)).get(link).status_code == 200)


def test_a_groups_file_shows_its_members() -> None:
    by = a_facilitator()
    members = women(11) + women(1, poor=0, name="عضو آخر", is_low_income=False)
    file = formed(
        by, members, representative=representative() | {"national_code": national_code(77)}, mobile="09351112233"
    )
    trained(by, file, 2)
    reads(at_desk(an_officer()).get(file_url(file)), "file_group", file=file.code)


def test_a_familys_file_before_and_after_the_study() -> None:
    """P4, P7, P10: the study and whether it can be done, workshops, results; who confirms the identity."""
    by = an_association()
    family = a_saudi(user=a_user("+966501112233"), national_code=saudi_id(77))
    file = sent(HERFA, FAMILY, family)
    desk = at_desk(by)
    reads(desk.get(file_url(file)), "file_family_new", file=file.code)
    studied(file, by)
    project.hold_workshop(by=by, ministry="labour", title="رخصة", held_on=today(), families=[file.pk])
    reads(desk.get(file_url(file)), "file_family_studied", file=file.code)
    studied(file, by, is_feasible=False)
    page = " ".join(desk.get(file_url(file)).content.decode().split())
    assert '<span class="tag tag-bad">ناشدنی</span>' in page
    assert '<span class="tag tag-good">شدنی</span>' not in page


def test_results_of_a_project_stand_on_its_file() -> None:
    by = an_association()
    file = studied(sent(HERFA, FAMILY), by)
    desk = at_desk(by)
    assert "نتیجه طرح" not in said_by(desk.get(file_url(file)).content.decode(), 'div class="file-main"')
    file.results.create(on=date(2026, 9, 6), monthly_income=200_000, quality="good", demand="high", recorded_by=by)
    said = said_by(desk.get(file_url(file)).content.decode(), "main")
    assert "۱۵ شهریور ۱۴۰۵\n۲٬۰۰۰ ریال سعودی · کیفیت:" in said


def test_a_deed_that_is_refused_stays_open_with_what_is_wrong() -> None:
    """The form that was sent is open, the others are closed; what cannot be undone is marked."""
    file = file_in_review()
    answer = at_desk(an_officer()).post(deed_url(file, "reject"), {"reason": "", "note": "نوشته بلند من"})
    reads(answer, "deed_refused", 'section class="module deeds"')


def test_a_sheet_says_when_it_was_made_and_one_ahead_that_it_is_none_yet() -> None:
    file = file_in_review()
    desk = at_desk(an_officer())
    page = desk.get(file_url(file)).content.decode()
    assert "سنجش همین لحظه به قانون ۱۵ شهریور ۱۴۰۵؛ هنوز حکم نیست" in page
    assert "برگه حکم: " not in page
    services.judge(application=file, stage="registration")
    page = desk.get(file_url(file)).content.decode()
    assert "برگه حکم: ثبت‌نام" in page
    assert "به قانون ۱۵ شهریور ۱۴۰۵، سنجیده در ۱۵ شهریور ۱۴۰۵، ساعت ۱۰:۰۰" in page


def test_a_group_is_formed_on_one_page_and_errors_are_listed_above_it() -> None:
    desk, url = at_desk(a_facilitator()), reverse("admin:applicants_application_new_group")
    reads(desk.get(url), "new_group")
    reads(desk.post(url, {"group_name": "گل نرگس"}), "new_group_wrong")


def test_a_proof_is_sent_in_the_form_of_a_fact() -> None:
    """Only a form with a file is sent as one."""
    file = file_in_review()
    page = at_desk(an_officer()).get(file_url(file)).content.decode()
    for verb, many in (("supply_fact", True), ("reject", False)):
        form = page[page.index(f'action="{deed_url(file, verb)}"') :].split(">")[0]
        assert ('enctype="multipart/form-data"' in form) == many, verb
