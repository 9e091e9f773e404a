"""A submitted file is judged once, by the law of its day, and goes where the answer says; blanks refuse nobody."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from applicants.models import Application, Event, Inquiry, Judgement, Notice, State
from applicants.services import articles_of, judge, judge_due, judge_submitted, missing_of, record_inquiry
from applicants.tasks import judge_application
from schemes.catalogue import GRANT, REGISTRATION
from tests.world import a_file, a_paper, a_person

pytestmark = pytest.mark.django_db


def a_submitted_file(*, pages=2, **fields):
    file = a_file(State.SUBMITTED, check_due_at=timezone.now(), **fields)
    if pages:
        a_paper(file, pages=pages)
    return file


def judged(file):
    judgement = judge_submitted(application_id=file.pk)
    file.refresh_from_db()
    return judgement


def test_a_file_that_meets_the_conditions_of_registration_goes_to_an_officer():
    file = a_submitted_file()
    assert judged(file).outcome == "met"
    assert file.state == State.IN_REVIEW
    assert file.check_due_at is file.check_lease_until is None
    assert Notice.objects.get(application=file).kind == "in_review"


def test_debts_that_nobody_told_us_leave_the_file_to_an_officer():
    """O28: unknown, not refused; the service is not configured here."""
    file = a_submitted_file()
    judged(file)
    assert file.state == State.IN_REVIEW
    assert "other_debt" in missing_of(judge(application=file, stage=GRANT))


def test_an_answer_only_the_applicant_can_give_is_asked_for():
    file = a_submitted_file(answers={"purpose": ""})
    assert judged(file).outcome == "unknown"
    assert file.state == State.INCOMPLETE
    notice = Notice.objects.get(application=file)
    assert notice.kind == "incomplete"
    assert "وام را برای چه کاری می‌خواهید؟" in notice.text


def test_a_file_without_a_plan_is_incomplete_and_not_refused():
    """O36."""
    file = a_submitted_file(pages=None)
    judged(file)
    assert file.state == State.INCOMPLETE


def test_a_company_without_a_borrower_is_asked_for_one():
    """R1."""
    file = a_submitted_file(answers={"person_kind": "legal"})
    judged(file)
    assert file.state == State.INCOMPLETE


@pytest.mark.parametrize(
    ("fields", "article"),
    [
        ({"answers": {"requested_amount": 1_000_000_001}}, "ماده ۱۶"),
        ({"answers": {"purpose": "speculation"}}, "ماده ۱۶"),
        ({"pages": 4}, "ماده ۱۹"),
    ],
)
def test_what_the_law_forbids_is_refused_with_its_article(fields, article):
    file = a_submitted_file(**fields)
    judgement = judged(file)
    assert file.state == State.INELIGIBLE
    assert articles_of(judgement) == [article]
    event = Event.objects.get(application=file)
    assert event.reason == article
    notice = Notice.objects.get(application=file)
    assert notice.kind == "ineligible"
    assert article in notice.text


def test_a_refusal_by_sms_says_which_condition_is_not_so():
    """A rule's sentence says what should be so: told as the reason it would say the opposite."""
    file = a_submitted_file(answers={"requested_amount": 1_000_000_001})
    judged(file)
    told = Notice.objects.get(application=file).text
    assert "این شرط برقرار نیست: مبلغ درخواستی از سقف وام این طرح بیشتر نیست." in told


def test_a_second_loan_of_the_scheme_is_refused():
    """O29."""
    person = a_person()
    file = a_submitted_file(person=person)
    record_inquiry(person=person, application=None, kind="loans", facts={"earlier_omid2_loans": 1}, source="bank")
    assert articles_of(judged(file)) == ["ماده ۱۲"]
    assert file.state == State.INELIGIBLE


def test_a_judgement_keeps_all_that_it_rests_on():
    file = a_submitted_file()
    judgement = judged(file)
    assert judgement.stage == REGISTRATION
    assert judgement.law_on == file.law_on
    assert judgement.facts["plan_pages"] == 2
    assert judgement.facts.keys() == judgement.sources.keys()
    assert judgement.code_version.startswith("schemes-")
    assert judgement.verdict["outcome"] == "met"


def test_a_file_that_is_judged_is_not_judged_again():
    file = a_submitted_file()
    judged(file)
    assert judge_submitted(application_id=file.pk) is None
    assert Judgement.objects.filter(application=file).count() == 1
    assert Notice.objects.filter(application=file).count() == 1


def test_a_file_another_worker_has_is_left_to_it_until_its_lease_ends():
    file = a_submitted_file(check_lease_until=timezone.now() + timedelta(seconds=60))
    assert judge_submitted(application_id=file.pk) is None
    Application.objects.filter(pk=file.pk).update(check_lease_until=timezone.now() - timedelta(seconds=1))
    assert judge_submitted(application_id=file.pk) is not None


def test_the_sweep_judges_what_is_due_oldest_first_and_nothing_else():
    now = timezone.now()
    young, old = a_submitted_file(), a_submitted_file()
    Application.objects.filter(pk=old.pk).update(check_due_at=now - timedelta(minutes=5))
    later = a_file(State.SUBMITTED, check_due_at=now + timedelta(minutes=5))
    assert judge_due(limit=10) == [old.pk, young.pk]
    later.refresh_from_db()
    assert later.state == State.SUBMITTED


def test_the_sweep_forgets_the_check_of_a_file_that_was_taken_back():
    file = a_file(State.WITHDRAWN, check_due_at=timezone.now() - timedelta(hours=1))
    assert judge_due() == []
    file.refresh_from_db()
    assert file.check_due_at is None


def test_a_file_whose_judging_breaks_holds_up_no_other():
    broken = a_submitted_file(answers={"requested_amount": 250_000_000, "person_kind": "شبح"})
    Application.objects.filter(pk=broken.pk).update(check_due_at=timezone.now() - timedelta(minutes=5))
    sound = a_submitted_file()
    with pytest.raises(ExceptionGroup):
        judge_due()
    sound.refresh_from_db()
    broken.refresh_from_db()
    assert sound.state == State.IN_REVIEW
    assert broken.state == State.SUBMITTED
    assert judge_due() == []


def test_the_task_may_run_twice():
    file = a_submitted_file()
    judge_application.run(file.pk)
    judge_application.run(file.pk)
    assert Judgement.objects.filter(application=file).count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_one_file_judge_it_once():
    file = a_submitted_file()
    start = threading.Barrier(8)

    def work():
        start.wait()
        try:
            judge_submitted(application_id=file.pk)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Judgement.objects.filter(application=file).count() == 1
    assert Event.objects.filter(application=file).count() == 1


@pytest.mark.django_db(transaction=True)
def test_no_row_is_locked_while_the_services_are_asked(monkeypatch):
    """A slow service must not hold up the officer or the applicant."""
    file = a_submitted_file()
    open_transactions = []
    monkeypatch.setattr(
        "applicants.files.judging.ask_inquiries",
        lambda application: open_transactions.append(connection.in_atomic_block),
    )
    judge_submitted(application_id=file.pk)
    assert open_transactions == [False]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_the_same_kind_at_once_one_answer_is_current():
    file = a_file()
    start = threading.Barrier(6)

    def write(debt):
        start.wait()
        try:
            record_inquiry(
                person=file.person, application=file, kind="debts", facts={"other_debt": debt}, source="bank"
            )
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(debt,)) for debt in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert Inquiry.objects.filter(application=file).count() == 6
    assert Inquiry.objects.filter(application=file, superseded_at=None).count() == 1
