"""The form from its task list to the receipt, each page whole in the states an applicant meets it in."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from applicants import services
from applicants.models import Application, Document, Person, State, User
from tests.applicants.portal import ANSWERS, a_draft, give, page_url, pdf, picture, read_url, signed_in
from tests.reading import compare, said_by
from tests.ways import FAMILY, HERFA, filled
from tests.world import a_file, a_paper, a_person, a_saudi, an_officer, national_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_shahrivar(clock: Any) -> None:
    clock("1405/06/15")


def somebody() -> Person:
    return a_person(national_code=national_code(77), birth_on=date(1985, 3, 1))


def reads(browser: Client, url: str, name: str, file: Application, **said: Any) -> None:
    answer = browser.post(url, said) if said else browser.get(url)
    compare(said_by(answer.content.decode(), "main"), f"applicants/pages/{name}.txt", file=file.code)


def step(file: Application, name: str) -> str:
    return page_url(file, "application_step", name)


def test_the_task_list_empty_begun_whole_and_sent_back() -> None:
    file = a_draft(somebody())
    browser, url = signed_in(file.person.user), page_url(file, "application_task_list")
    reads(browser, url, "task_list_empty", file)
    services.save_answers(application=file, answers={"business_name": "خیاطی بهار", "person_kind": "legal"})
    reads(browser, url, "task_list_begun", file)
    services.save_answers(application=file, answers=ANSWERS)
    give(file, Document.Kind.PLAN, pdf(2))
    reads(browser, url, "task_list_whole", file)
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    services.return_to_applicant(application=file, by=an_officer(), reason="plan_unclear", note="")
    reads(browser, url, "task_list_sent_back", file)


def test_the_steps_of_the_form_as_they_are_asked() -> None:
    """One question fills a page; several stand under the title of their page."""
    file = a_draft(somebody())
    services.save_answers(application=file, answers={"person_kind": "legal"})
    browser = signed_in(file.person.user)
    for name in ("applicant", "company", "business", "people", "deposit"):
        reads(browser, step(file, name), f"step_{name}", file)
    services.save_answers(application=file, answers={"requested_amount": 250_000_000})
    reads(browser, step(file, "deposit"), "step_deposit_for_a_loan", file)
    reads(browser, step(file, "business"), "step_business_wrong", file, business_name="")
    reads(browser, step(file, "people"), "step_people_wrong", file, staff_count="بسیار")


def test_the_steps_of_a_familys_form_in_arabic() -> None:
    family = a_saudi()
    User.objects.filter(pk=family.user_id).update(language="ar")
    file = filled(HERFA, {}, family)
    browser = signed_in(User.objects.get(pk=family.user_id))
    reads(browser, page_url(file, "application_task_list"), "task_list_arabic", file)
    services.save_answers(application=file, answers=FAMILY)
    reads(browser, page_url(file, "application_check"), "check_arabic", file)


def test_one_page_of_papers_none_one_and_while_they_may_be_taken_back() -> None:
    """O17: before a plan is there, no way on; with one, its name, its pages and a way to take it back."""
    file = a_draft(somebody())
    browser = signed_in(file.person.user)
    reads(browser, step(file, "plan"), "papers_plan_none", file)
    give(file, Document.Kind.PLAN, pdf(2), "طرح.pdf")
    reads(browser, step(file, "plan"), "papers_plan_one", file)
    reads(browser, step(file, "papers"), "papers_optional_none", file)
    give(file, Document.Kind.SKILL_PROOF, picture(), "مدرک.jpg")
    reads(browser, f"{step(file, 'papers')}?check", "papers_optional_one", file)
    reads(browser, step(file, "plan"), "papers_plan_wrong", file, kind="plan")


def test_papers_sent_later_are_not_taken_back() -> None:
    """A paper that an officer has seen stays: there is no button, and the link back is to the file."""
    file = a_file(State.IN_REVIEW, somebody(), answers=ANSWERS)
    a_paper(file, Document.Kind.SKILL_PROOF, pages=None)
    browser = signed_in(file.person.user)
    reads(browser, step(file, "papers"), "papers_after_sending", file)
    assert "برداشتن" not in browser.get(step(file, "papers")).content.decode()


def test_the_check_before_sending_and_the_receipt() -> None:
    file = a_draft(somebody())
    services.save_answers(application=file, answers=ANSWERS)
    give(file, Document.Kind.PLAN, pdf(2), "طرح.pdf")
    browser = signed_in(file.person.user)
    reads(browser, page_url(file, "application_check"), "check", file)
    assert browser.post(read_url(file, "application_check")).status_code == 302
    reads(browser, page_url(file, "application_receipt"), "receipt", file)


def test_the_receipt_of_another_scheme_speaks_of_no_account() -> None:
    file = a_file(State.SUBMITTED, somebody(), scheme="home_business", code="T0000771")
    reads(signed_in(file.person.user), page_url(file, "application_receipt"), "receipt_home", file)


def test_taking_a_file_back_is_asked_once_more_and_told() -> None:
    file = a_file(State.IN_REVIEW, somebody(), answers=ANSWERS)
    browser = signed_in(file.person.user)
    reads(browser, page_url(file, "withdraw_application"), "withdraw", file)
    browser.post(read_url(file, "withdraw_application"))
    reads(browser, page_url(file, "application"), "tracking_withdrawn", file)
