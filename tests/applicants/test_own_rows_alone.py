"""What a verb reads and moves among many rows of one person, and of several: only those that it speaks of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applicants import services
from applicants.models import Document, Inquiry, Invitation, State
from applicants.services import record_inquiry
from schemes.catalogue import APPROVAL, REGISTRATION
from schemes.units import today
from tests.applicants.portal import a_draft, give, page_url, pdf, picture, refused, signed_in
from tests.disbursements.bank_side import an_invited_file
from tests.world import a_file, a_paper, a_person, an_officer

pytestmark = pytest.mark.django_db
DENIED = {"kind": "identity", "facts": {"identity_matched": False}, "source": "service"}


def ready_to_approve():
    file = a_file()
    a_paper(file)
    return file


def test_a_denied_identity_stops_the_approval_whatever_was_heard_since_of_other_things():
    """tests-Q03: a later answer about debts is no answer about who it is."""
    file = ready_to_approve()
    record_inquiry(person=file.person, application=None, **DENIED)
    debts = {"kind": "debts", "facts": {"other_debt": 0, "good_record": True}, "source": "service"}
    record_inquiry(person=file.person, application=None, **debts)
    assert refused(services.approve, application=file, by=an_officer()).code == "identity_not_matched"


def test_a_denial_that_is_replaced_or_of_another_file_or_person_stops_nothing():
    """tests-Q03"""
    file = ready_to_approve()
    other = a_file(State.REJECTED, person=file.person)
    old = record_inquiry(person=file.person, application=file, **DENIED)
    Inquiry.objects.filter(pk=old.pk).update(superseded_at=timezone.now())
    record_inquiry(person=file.person, application=other, **DENIED)
    record_inquiry(person=a_person(), application=None, **DENIED)
    services.approve(application=file, by=an_officer())
    file.refresh_from_db()
    assert file.state == State.APPROVED


@pytest.mark.parametrize("taken_back", ["need_form", "skill_proof", "proforma"])
def test_a_paper_that_was_taken_back_is_not_confirmed(taken_back):
    """tests-Q03, O46"""
    file = a_file(State.CHOSEN)
    for kind in ("need_form", "skill_proof", "proforma"):
        a_paper(file, kind, withdrawn_at=timezone.now() if kind == taken_back else None)
    assert refused(services.confirm_papers, application=file, by=an_officer()).code == "papers_missing"


def test_facts_of_one_kind_are_said_again_together_and_those_of_another_kind_or_time_are_not():
    """tests-Q03: what is merged into a new answer is the current answer of its kind in this file."""
    file, by = a_file(), an_officer()
    for name, value in (("other_debt", 7), ("earlier_omid2_loans", 1), ("good_record", True)):
        services.supply_fact(application=file, by=by, name=name, value=value, source_note=name)
    current = {each.kind: each.facts for each in Inquiry.objects.filter(application=file, superseded_at=None)}
    assert current == {"debts": {"other_debt": 7, "good_record": True}, "loans": {"earlier_omid2_loans": 1}}
    Inquiry.objects.filter(application=file, kind="debts").update(superseded_at=timezone.now())
    services.supply_fact(application=file, by=by, name="good_record", value=False, source_note="نامه")
    assert Inquiry.objects.get(application=file, kind="debts", superseded_at=None).facts == {"good_record": False}


def test_of_several_papers_the_named_one_is_taken_back_and_only_once():
    """tests-Q03: neither the others of the same kind, nor one that was taken back before."""
    file = a_draft(a_person())
    first, second, third = (give(file, Document.Kind.SKILL_PROOF, picture()) for _paper in range(3))
    services.withdraw_document(application=file, document_id=second.pk)
    left = file.documents.filter(withdrawn_at=None).order_by("pk")
    assert list(left) == [first, third]
    second.refresh_from_db()
    when = second.withdrawn_at
    assert refused(services.withdraw_document, application=file, document_id=second.pk)
    second.refresh_from_db()
    assert second.withdrawn_at == when
    theirs = give(a_draft(a_person()), Document.Kind.SKILL_PROOF, picture())
    assert refused(services.withdraw_document, application=file, document_id=theirs.pk)
    theirs.refresh_from_db()
    assert (theirs.withdrawn_at, list(left.all())) == (None, [first, third])


def test_each_kind_of_paper_stands_under_its_own_heading_and_none_that_was_taken_back():
    """tests-Q03: of three papers the page of papers shows two, each under its heading, and the plan's page its own."""
    file = a_draft(a_person())
    plan = give(file, Document.Kind.PLAN, pdf(1), "طرح-من.pdf")
    proof = give(file, Document.Kind.SKILL_PROOF, picture(), "گواهی-من.jpg")
    gone = give(file, Document.Kind.NEED_FORM, picture(), "نیاز-من.jpg")
    services.withdraw_document(application=file, document_id=gone.pk)
    browser = signed_in(file.person.user)
    pages = {slug: browser.get(page_url(file, "application_step", slug)) for slug in ("plan", "papers")}
    shown = {
        slug: {kind["kind"]: [paper.pk for paper in kind["papers"]] for kind in page.context["kinds"] if kind["papers"]}
        for slug, page in pages.items()
    }
    assert shown == {"plan": {"plan": [plan.pk]}, "papers": {"skill_proof": [proof.pk]}}
    assert "نیاز-من.jpg" not in pages["papers"].content.decode()


def test_an_invitation_that_has_ended_is_not_the_one_that_is_shown():
    """tests-Q03, O44: the tracking page tells of the valid one."""
    file = an_invited_file()
    page = signed_in(file.person.user).get(page_url(file, "application"))
    assert page.context["invitation"].expires_on == today() + timedelta(days=30)
    Invitation.objects.filter(application=file).update(state="expired", reserved=0)
    assert signed_in(file.person.user).get(page_url(file, "application")).context["invitation"] is None


def test_an_earlier_judgement_is_shown_by_its_number_and_nobody_elses_is():
    """tests-Q03: the first of two, the newest without a number, and 404 for the number of another file's."""
    file, other = a_file(), a_file()
    first, second = (services.judge(application=file, stage=stage) for stage in (REGISTRATION, APPROVAL))
    theirs = services.judge(application=other, stage=REGISTRATION)
    browser = signed_in(file.person.user)
    shown = [browser.get(page_url(file, "judgement", *which)).context["sheet"] for which in ((first.pk,), ())]
    assert shown == [first, second]
    assert browser.get(page_url(file, "judgement", theirs.pk)).status_code == 404
