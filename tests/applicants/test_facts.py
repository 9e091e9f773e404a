"""What the law is told of a file, and from where; what nobody has said stays unsaid."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from applicants.files.facts import known_facts
from applicants.models import Document, Inquiry, State, VisitReport
from applicants.services import record_inquiry
from schemes.units import jalali, today
from tests.world import a_file, a_paper, an_officer

pytestmark = pytest.mark.django_db


def facts_of(file, on=None):
    return known_facts(file, on=on or today()).facts


def test_a_blank_answer_is_left_out_and_not_read_as_no():
    facts = facts_of(a_file(answers={"purpose": "", "borrower_named": None}))
    assert "purpose" not in facts
    assert "borrower_named" not in facts


def test_a_paper_that_is_not_there_is_unknown_and_not_missing():
    facts = facts_of(a_file())
    assert not {"has_business_plan", "plan_pages", "has_need_form", "visit_reported", "plan_approved"} & facts.keys()


def test_papers_in_the_file_are_known_with_their_pages_and_withdrawn_ones_are_not():
    file = a_file()
    a_paper(file, pages=3)
    a_paper(file, Document.Kind.NEED_FORM)
    a_paper(file, Document.Kind.PROFORMA, withdrawn_at=timezone.now())
    facts = facts_of(file)
    assert facts["plan_pages"] == 3
    assert facts["has_business_plan"] is True
    assert facts["has_need_form"] is True
    assert "has_proforma" not in facts


def test_the_plan_is_received_on_the_day_it_was_sent_in_tehran(clock):
    """R2, O20."""
    clock("1405/08/30", hour=0, minute=30)
    file = a_file()
    a_paper(file)
    assert facts_of(file)["plan_received_on"] == "1405/08/30"


def test_an_answer_that_is_not_the_applicants_to_give_never_reaches_the_law():
    """O22."""
    facts = facts_of(a_file(answers={"plan_approved": True, "other_debt": 0, "deposit_movements": [["1400/01/01", 9]]}))
    assert not {"plan_approved", "other_debt", "deposit_movements"} & facts.keys()


def test_steps_taken_by_officers_are_known_with_their_day():
    file = a_file(State.APPROVED, papers_confirmed_on=date(2026, 11, 1))
    VisitReport.objects.create(
        application=file, visited_on=date(2026, 10, 1), condition="active", text="دیده شد", officer=an_officer()
    )
    known = known_facts(file, on=today())
    assert known.facts["plan_approved"] is known.facts["visit_reported"] is known.facts["branch_confirmed"] is True
    assert known.sources["branch_confirmed"].endswith("۱۴۰۵/۰۸/۱۰")


def test_every_fact_has_a_source():
    file = a_file(State.CHOSEN)
    a_paper(file)
    known = known_facts(file, on=today())
    assert known.facts.keys() == known.sources.keys()
    assert all(known.sources.values())


def test_an_inquiry_holds_through_its_last_day_and_no_longer():
    file, last = a_file(), today() + timedelta(days=30)
    debts = {"other_debt": 0, "good_record": True}
    record_inquiry(person=file.person, application=None, kind="debts", facts=debts, source="service", valid_until=last)
    assert facts_of(file, last)["other_debt"] == 0
    assert "other_debt" not in facts_of(file, last + timedelta(days=1))


def test_a_newer_answer_takes_the_place_of_the_old_one_which_stays_on_record():
    file = a_file()
    for debt in (5_000_000, 0):
        record_inquiry(person=file.person, application=file, kind="debts", facts={"other_debt": debt}, source="service")
    assert facts_of(file)["other_debt"] == 0
    assert Inquiry.objects.filter(person=file.person).count() == 2
    assert Inquiry.objects.filter(person=file.person, superseded_at=None).count() == 1


def test_the_younger_of_the_service_and_the_officer_is_believed():
    file = a_file()
    officer = {"source": "officer", "supplied_by": an_officer(), "source_note": "نامه تسویه"}
    record_inquiry(person=file.person, application=None, kind="debts", facts={"other_debt": 7}, source="service")
    record_inquiry(person=file.person, application=file, kind="debts", facts={"other_debt": 0}, **officer)
    assert facts_of(file)["other_debt"] == 0
    record_inquiry(person=file.person, application=None, kind="debts", facts={"other_debt": 9}, source="service")
    assert facts_of(file)["other_debt"] == 9


def test_another_files_inquiry_is_not_this_files():
    file = a_file()
    other = a_file(State.WITHDRAWN, person=file.person)
    record_inquiry(person=file.person, application=other, kind="deposits", facts={"account_code": 762}, source="bank")
    assert "account_code" not in facts_of(file)


def test_what_no_law_reads_is_kept_and_not_told_to_it():
    file = a_file()
    record_inquiry(
        person=file.person, application=None, kind="identity", facts={"identity_matched": True}, source="service"
    )
    assert "identity_matched" not in facts_of(file)


@pytest.mark.parametrize(("told", "counted"), [(None, 0), (0, 0), (2, 2)])
def test_loans_given_elsewhere_are_counted_when_an_inquiry_tells_of_them(told, counted):
    file = a_file()
    if told is not None:
        facts = {"earlier_omid2_loans": told}
        record_inquiry(person=file.person, application=None, kind="loans", facts=facts, source="bank")
    assert facts_of(file)["earlier_omid2_loans"] == counted


def test_the_chosen_offer_speaks_for_the_amount(clock):
    """O23."""
    clock("1405/08/30")
    file = a_file(State.CHOSEN, answers={"requested_amount": 900_000_000})
    facts = facts_of(file)
    assert facts["requested_amount"] == 200_000_000
    assert (facts["deposit_months"], facts["long_repayment"]) == (3, False)


def test_sources_name_who_said_it_and_when(clock):
    clock("1405/08/30")
    file = a_file()
    record_inquiry(
        person=file.person,
        application=file,
        kind="debts",
        facts={"other_debt": 0},
        source="officer",
        source_note="نامه تسویه",
        supplied_by=an_officer(),
    )
    assert known_facts(file, on=today()).sources["other_debt"] == "کارشناس: نامه تسویه، ۱۴۰۵/۰۸/۳۰"
    assert jalali(today()) == "1405/08/30"
