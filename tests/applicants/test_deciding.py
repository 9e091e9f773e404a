"""What officers may do on a file, and what nobody may."""

from datetime import timedelta

import pytest
from django.db import transaction

from applicants.models import Application, BentAttempt, Document, Event, Inquiry, Judgement, Notice, Role, State, User
from applicants.services import (
    approve,
    confirm_papers,
    log_tampering,
    record_inquiry,
    reject,
    report_visit,
    return_to_applicant,
    supply_fact,
)
from applicants.workflow import Refused
from schemes.units import today
from tests.ours import ours
from tests.world import TEHRAN, a_file, a_paper, a_person, an_officer

pytestmark = pytest.mark.django_db
VISIT = {"condition": "half_active", "text": "دو دستگاه از پنج دستگاه کار می‌کند."}


def a_reviewed_file(**fields):
    file = a_file(State.IN_REVIEW, **fields)
    a_paper(file)
    return file


def code_of(verb, **given):
    """The code of a refusal that must come, which must leave no step behind."""
    with pytest.raises(Refused) as refused, transaction.atomic():
        verb(**given)
    assert not Event.objects.filter(application=given["application"]).exists()
    return refused.value.code


def test_the_committee_approves_and_the_person_is_told():
    """O36."""
    file = a_reviewed_file()
    approve(application=file, by=an_officer(), note="جلسه ۱۲")
    assert file.state == State.APPROVED
    assert file.plan_approved_on == today()
    assert Judgement.objects.get(application=file).outcome == "met"
    assert "تعهد یا هزینه‌ای برای صندوق" in Notice.objects.get(application=file, kind="approved").text


@pytest.mark.parametrize("verb", [approve, reject, return_to_applicant])
def test_an_officer_of_another_province_is_refused(verb):
    assert code_of(verb, application=a_reviewed_file(), by=an_officer(province=TEHRAN)) == "not_your_province"


@pytest.mark.parametrize("role", [Role.EXPERT, Role.AUDITOR, Role.HEADQUARTERS, Role.ADMINISTRATOR])
@pytest.mark.parametrize("verb", [approve, reject])
def test_only_committee_and_manager_decide(verb, role):
    assert code_of(verb, application=a_reviewed_file(), by=an_officer(role)) == "not_your_step"


def test_an_applicant_and_a_bare_superuser_are_no_officers():
    file = a_reviewed_file()
    assert code_of(approve, application=file, by=file.person.user) == "not_an_officer"
    assert code_of(approve, application=file, by=User.objects.create_superuser("root", "x")) == "not_an_officer"


def test_an_officer_who_was_put_out_of_work_is_refused():
    officer = an_officer()
    User.objects.filter(pk=officer.pk).update(is_active=False)
    officer.refresh_from_db()
    assert code_of(approve, application=a_reviewed_file(), by=officer) == "not_an_officer"


def test_the_law_stops_an_approval_and_names_its_article():
    file = a_reviewed_file(answers={"requested_amount": 1_000_000_001})
    report_visit_of(file)
    with pytest.raises(Refused, match="ماده ۱۶") as refused:
        approve(application=file, by=an_officer())
    assert refused.value.code == "not_met"
    file.refresh_from_db()
    assert file.state == State.IN_REVIEW


def report_visit_of(file):
    return report_visit(application=file, by=an_officer(Role.EXPERT), visited_on=today(), **VISIT)


@pytest.mark.parametrize(
    ("purpose", "amount", "asked"),
    [
        ("creation", 300_000_000, False),
        ("creation", 300_000_001, True),
        ("development", 100_000_000, True),
        ("equipment", 100_000_000, True),
        ("working_capital", 100_000_000, True),
        ("renovation", 100_000_000, False),
    ],
)
def test_a_visit_report_is_asked_where_article_20_asks_for_it(purpose, amount, asked):
    """O37, R13."""
    file = a_reviewed_file(answers={"purpose": purpose, "requested_amount": amount})
    if asked:
        assert code_of(approve, application=file, by=an_officer()) == "visit_missing"
        report_visit_of(file)
    approve(application=file, by=an_officer())
    assert file.state == State.APPROVED


def test_a_visit_is_reported_once_by_an_officer_and_not_for_tomorrow():
    file = a_reviewed_file()
    officer, to_come = an_officer(), today() + timedelta(days=1)
    assert code_of(report_visit, application=file, by=officer, visited_on=to_come, **VISIT) == "day_to_come"
    blank = VISIT | {"text": " "}
    assert code_of(report_visit, application=file, by=officer, visited_on=today(), **blank) == "report_incomplete"
    report = report_visit_of(file)
    assert report.officer == Event.objects.get(application=file).actor
    with pytest.raises(Refused) as refused:
        report_visit_of(file)
    assert refused.value.code == "already_reported"


def test_a_file_is_approved_once():
    file = a_reviewed_file()
    approve(application=file, by=an_officer())
    with pytest.raises(Refused) as refused:
        approve(application=Application.objects.get(pk=file.pk), by=an_officer())
    assert refused.value.code == "wrong_state"


def test_a_refusal_tells_the_article_and_the_reason():
    file = a_reviewed_file()
    reject(application=file, by=an_officer(), reason="skill_not_shown", note="گواهی فنی نیست.")
    text = Notice.objects.get(application=file).text
    assert file.state == State.REJECTED
    assert "ماده ۱" in text
    assert "گواهی فنی نیست." in text


def test_a_refusal_without_a_reason_of_the_law_is_refused():
    assert code_of(reject, application=a_reviewed_file(), by=an_officer(), reason="دلم نخواست") == "reason_missing"


def test_a_file_is_returned_with_words():
    file = a_reviewed_file()
    assert code_of(return_to_applicant, application=file, by=an_officer()) == "note_missing"
    return_to_applicant(application=file, by=an_officer(Role.EXPERT), reason="plan_unclear", note="بازار فروش؟")
    assert file.state == State.RETURNED
    assert "بازار فروش؟" in Notice.objects.get(application=file).text


def test_papers_are_confirmed_when_all_of_article_23_are_there():
    """O46."""
    file = a_file(State.CHOSEN)
    a_paper(file, Document.Kind.NEED_FORM)
    a_paper(file, Document.Kind.SKILL_PROOF)
    assert code_of(confirm_papers, application=file, by=an_officer()) == "papers_missing"
    a_paper(file, Document.Kind.PROFORMA)
    confirm_papers(application=file, by=an_officer(Role.EXPERT))
    assert file.state == State.CHOSEN
    assert file.papers_confirmed_on == today()


def test_papers_are_not_confirmed_before_an_offer_is_chosen():
    assert code_of(confirm_papers, application=a_reviewed_file(), by=an_officer()) == "wrong_state"


def test_an_officer_supplies_outside_facts_one_by_one_with_their_sources():
    """O28."""
    file, officer = a_reviewed_file(), an_officer(Role.EXPERT)
    supply_fact(application=file, by=officer, name="other_debt", value=0, source_note="نامه تسویه")
    inquiry = supply_fact(application=file, by=officer, name="good_record", value=True, source_note="گزارش شعبه")
    assert inquiry.facts == {"other_debt": 0, "good_record": True}
    assert inquiry.source_note == "گزارش شعبه؛ نامه تسویه"
    assert inquiry.supplied_by == officer
    assert Inquiry.objects.filter(application=file, superseded_at=None).count() == 1


@pytest.mark.parametrize(
    ("name", "value", "note", "code"),
    [
        ("other_debt", 0, " ", "source_missing"),
        ("other_debt", "0", "نامه", "wrong_value"),
        ("other_debt", -1, "نامه", "wrong_value"),
        ("other_debt", None, "نامه", "wrong_value"),
        ("good_record", 1, "نامه", "wrong_value"),
        ("identity_matched", "بله", "نامه", "wrong_value"),
    ],
)
def test_a_fact_needs_a_source_and_a_value_of_its_kind(name, value, note, code):
    file = a_reviewed_file()
    assert code_of(supply_fact, application=file, by=an_officer(), name=name, value=value, source_note=note) == code
    assert not Inquiry.objects.filter(application=file).exists()


def test_a_fact_is_supplied_only_in_the_officers_own_province():
    given = {"name": "other_debt", "value": 0, "source_note": "نامه"}
    assert code_of(supply_fact, application=a_reviewed_file(), by=an_officer(province=TEHRAN), **given) == (
        "not_your_province"
    )


@pytest.mark.parametrize(
    "name",
    ["deposit_movements", "account_opened_on", "requested_amount", "chosen_amount", "amount", "base",
     "plan_received_on", "deposit_months", "has_business_plan", "plan_approved", "visit_reported", "branch_confirmed"],
)  # fmt: skip
def test_no_officer_writes_a_computed_figure_and_the_try_is_logged(name):
    """O22, تبصره ۵."""
    file, officer = a_reviewed_file(), an_officer(Role.MANAGER)
    with pytest.raises(Refused) as refused:
        supply_fact(application=file, by=officer, name=name, value=900_000_000, source_note="مدیر گفت")
    assert refused.value.code == "computed"
    attempt = ours(BentAttempt).get()
    assert (attempt.application, attempt.user, attempt.field) == (file, officer, name)
    assert (attempt.door, attempt.value) == ("supply_fact", "900000000")


@pytest.mark.django_db(transaction=True)
def test_the_trace_of_a_refused_try_outlives_the_refusal():
    """O22."""
    with pytest.raises(Refused):
        supply_fact(application=a_reviewed_file(), by=an_officer(), name="amount", value=1, source_note="x")
    assert ours(BentAttempt).count() == 1


def test_a_computed_figure_does_not_come_in_under_an_officers_inquiry_either():
    """O22."""
    file, officer = a_reviewed_file(), an_officer()
    given = {"kind": "deposits", "source": "officer", "source_note": "نامه", "supplied_by": officer}
    facts = {"deposit_movements": [["1405/01/01", 900_000_000]]}
    assert code_of(record_inquiry, person=file.person, application=file, facts=facts, **given) == "computed"


def test_a_door_can_log_a_try_of_its_own():
    """O22."""
    log_tampering(application=None, by=None, door="admin", field="f" * 300, value="v" * 900)
    assert ours(BentAttempt).get().door == "admin"


def test_an_identity_the_registry_denies_stops_an_approval_until_it_is_cleared_up():
    file, officer = a_reviewed_file(), an_officer()
    facts = {"identity_matched": False}
    record_inquiry(person=file.person, application=None, kind="identity", facts=facts, source="service")
    assert code_of(approve, application=file, by=officer) == "identity_not_matched"
    supply_fact(application=file, by=officer, name="identity_matched", value=True, source_note="اصل شناسنامه")
    approve(application=file, by=officer)
    assert file.state == State.APPROVED


def test_an_unanswered_identity_stops_nobody():
    file = a_reviewed_file(person=a_person())
    approve(application=file, by=an_officer())
    assert file.state == State.APPROVED
