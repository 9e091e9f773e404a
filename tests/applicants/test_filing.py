"""Filling in and sending: answers laid over each other, papers by what they are, the reference number."""

import re

import pytest
from django.urls import reverse

from applicants import services
from applicants.files.filing import new_code
from applicants.models import Application, Event, Invitation, Notice, State
from applicants.way import way_of
from schemes.units import today
from tests.applicants.portal import ANSWERS, a_draft, a_full_form, page_url, pdf, read_url, refused, signed_in, upload
from tests.ours import ours
from tests.world import a_file, a_person, a_share, an_officer

pytestmark = pytest.mark.django_db


def test_a_reference_number_is_read_aloud_without_mistake():
    codes = {new_code() for _turn in range(200)}
    assert len(codes) == 200
    letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
    assert all(re.fullmatch(rf"[{letters}]{{4}}-[{letters}]{{4}}", code) for code in codes)
    assert set("".join(codes)) - {"-"} == set(letters)


def test_one_open_application_of_a_scheme():
    person = a_person()
    file = a_draft(person)
    assert refused(services.start, person=person, scheme="omid2").code == "already_open"
    services.withdraw(application=file)
    assert services.start(person=person, scheme="omid2").pk != file.pk


def test_answers_of_two_tabs_lie_beside_each_other():
    file = a_draft(a_person())
    one, other = Application.objects.get(pk=file.pk), Application.objects.get(pk=file.pk)
    services.save_answers(application=one, answers={"purpose": "equipment"})
    services.save_answers(application=other, answers={"requested_amount": 5_000_000})
    file.refresh_from_db()
    assert file.answers == {"purpose": "equipment", "requested_amount": 5_000_000}
    assert file.requested_amount == 5_000_000


def test_a_natural_person_leaves_no_company_behind():
    """R1, O4."""
    file = a_draft(a_person())
    company = {"person_kind": "legal", "legal_name": "تعاونی بهار", "legal_id": "10380284790", "borrower_named": True}
    services.save_answers(application=file, answers=company)
    assert file.legal_id == "10380284790"
    services.save_answers(application=file, answers={"person_kind": "natural"})
    assert (file.legal_id, file.legal_name, "borrower_named" in file.answers) == ("", "", False)


def test_an_answer_no_page_asks_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        services.save_answers(application=a_draft(a_person()), answers={"plan_approved": True})


@pytest.mark.parametrize("state", sorted(set(State) - {"draft", "incomplete", "returned"}))
def test_a_file_that_is_not_with_the_applicant_takes_no_answers(state):
    answers = {"requested_amount": 1}
    assert refused(services.save_answers, application=a_file(state), answers=answers).code == "not_open"


def test_submitting_sets_the_day_of_the_law_and_makes_the_check_due():
    file = a_full_form(a_person())
    services.submit(application=file)
    assert (file.state, file.law_on) == (State.SUBMITTED, today())
    assert file.check_due_at
    assert Event.objects.get(application=file).verb == "submit"
    assert file.code in ours(Notice).get(kind="submitted").text


def test_sending_again_keeps_the_first_day_and_place_in_the_queue():
    file = a_full_form(a_person())
    services.submit(application=file)
    first = (file.submitted_at, file.law_on)
    Application.objects.filter(pk=file.pk).update(state=State.RETURNED)
    services.submit(application=file)
    assert (file.submitted_at, file.law_on) == first
    assert ours(Notice).filter(kind="submitted").count() == 2


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_nothing_is_sent_while_one_answer_is_missing(name):
    file = a_full_form(a_person(), **{name: None})
    assert refused(services.submit, application=file).code == "unanswered"
    assert Application.objects.get(pk=file.pk).state == State.DRAFT


def test_nothing_is_sent_without_a_plan():
    """O36."""
    file = a_full_form(a_person())
    services.withdraw_document(application=file, document_id=file.documents.get().pk)
    refusal = refused(services.submit, application=file)
    assert "طرح کسب‌وکار" in str(refusal)


def test_a_no_and_a_zero_are_answers():
    file = a_full_form(a_person(), owner_manager=False, staff_count=0, licensed=False)
    services.submit(application=file)
    assert file.state == State.SUBMITTED


def test_withdrawing_gives_back_what_the_invitation_held():
    """O45."""
    share = a_share()
    file = a_file(State.APPROVED)
    services.invite(application=file, by=an_officer(), intended_deposit=50_000_000)
    services.withdraw(application=file)
    share.refresh_from_db()
    assert (file.state, share.reserved) == (State.WITHDRAWN, 0)
    assert ours(Invitation).get().state == Invitation.State.RELEASED


@pytest.mark.parametrize("state", [State.REFERRED, State.CONTRACTED, State.DISBURSED])
def test_what_the_bank_has_cannot_be_withdrawn(state):
    assert refused(services.withdraw, application=a_file(state)).code == "wrong_state"


def test_the_whole_form_by_its_pages():
    """O2, O10, O11, O12, O26: a person fills in every page and sends; each page is kept as it is sent."""
    person = a_person()
    client = signed_in(person.user)
    services.agree(person=person, scheme="omid2", address=None)
    client.post(reverse("start_application", args=["omid2"]))
    file = ours(Application).get()
    typed = ANSWERS | {"requested_amount": "۲۵ میلیون تومان", "intended_deposit": "۳۰۰٬۰۰۰٬۰۰۰", "staff_count": "۲"}
    typed |= {name: "yes" if value else "no" for name, value in typed.items() if isinstance(value, bool)}
    for page in way_of("omid2").form.pages.values():
        if page.concerns(ANSWERS) and page.asks:
            answer = client.post(
                read_url(file, "application_step", page.slug), {name: typed[name] for name in page.asks}
            )
            assert answer.status_code == 302, page.slug
    plan = {"kind": "plan", "plan-file": upload(pdf(3))}
    assert client.post(read_url(file, "application_step", "plan"), plan).status_code == 302
    assert "دویست و پنجاه" not in (shown := client.get(page_url(file, "application_check")).content.decode())
    assert "۲۵۰٬۰۰۰٬۰۰۰ ریال (بیست و پنج میلیون تومان)" in shown
    answer = client.post(read_url(file, "application_check"))
    assert answer["Location"] == page_url(file, "application_receipt")
    assert file.code in client.get(answer["Location"]).content.decode()
    file.refresh_from_db()
    assert file.answers == ANSWERS | {"staff_count": 2}
    assert services.judge_submitted(application_id=file.pk)
    file.refresh_from_db()
    assert file.state == State.IN_REVIEW


@pytest.mark.parametrize(
    ("page", "typed", "sentence"),
    [
        ("amount", {"requested_amount": "۱٬۰۰۰٬۰۰۰٬۰۰۱"}, "سقف وام این طرح ۱٬۰۰۰٬۰۰۰٬۰۰۰ ریال است (ماده ۱۶)"),
        ("amount", {"requested_amount": "0"}, "بیشتر از صفر"),
        ("amount", {"requested_amount": "زیاد"}, "مبلغ خوانده نشد"),
        ("amount", {}, "مبلغ وام را بنویسید"),
        ("deposit", {"intended_deposit": "۲۹٬۹۹۹٬۹۹۹"}, "سپرده این طرح دست‌کم ۳۰٬۰۰۰٬۰۰۰ ریال است (ماده ۱۷)"),
        ("purpose", {"purpose": "car"}, "یکی را انتخاب کنید"),
        ("people", {"owner_manager": "yes", "staff_count": "٢.٥", "licensed": "no"}, "عددی از ۰"),
        ("plan", {"kind": "plan"}, "یک فایل انتخاب کنید"),
    ],
)
def test_a_page_tells_early_what_is_wrong(page, typed, sentence):
    """O7, O33, O34."""
    file = a_draft(a_person())
    shown = signed_in(file.person.user).post(read_url(file, "application_step", page), typed).content.decode()
    assert sentence in shown
    assert "error-summary" in shown
    file.refresh_from_db()
    assert file.answers == {}


@pytest.mark.parametrize(("typed", "rials"), [("۱ میلیارد ریال", 1_000_000_000), ("100 میلیون تومان", 1_000_000_000)])
def test_the_ceiling_itself_may_be_asked(typed, rials):
    """O7."""
    file = a_draft(a_person())
    signed_in(file.person.user).post(read_url(file, "application_step", "amount"), {"requested_amount": typed})
    file.refresh_from_db()
    assert file.requested_amount == rials


def test_the_company_page_concerns_only_legal_persons():
    """R1."""
    file = a_draft(a_person())
    client = signed_in(file.person.user)
    assert client.get(page_url(file, "application_step", "company")).status_code == 404
    client.post(read_url(file, "application_step", "applicant"), {"person_kind": "legal"})
    company = {"legal_name": "تعاونی بهار", "legal_id": "۱۰۳۸۰۲۸۴۷۹۰", "borrower_named": "yes"}
    client.post(read_url(file, "application_step", "company"), company)
    file.refresh_from_db()
    assert (file.legal_id, file.answers["borrower_named"]) == ("10380284790", True)


def test_changing_an_answer_from_the_check_page_leads_back_to_it():
    file = a_full_form(a_person())
    url = read_url(file, "application_step", "purpose") + "&check"
    answer = signed_in(file.person.user).post(url, {"purpose": "equipment"})
    assert answer["Location"] == page_url(file, "application_check")
