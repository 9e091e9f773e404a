"""Where a file stands, why, and what it may borrow: the pages of the tracking, whole, with and without each part."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants import services
from applicants.models import Application, Document, Invitation, State, User
from applicants.services import record_inquiry
from schemes.units import day, today
from tests.applicants.circulars import a_circular
from tests.applicants.portal import ANSWERS, page_url, read_url, signed_in
from tests.applicants.test_way_of_covid_relief import COVID, SEEN, UNIT
from tests.ours import ours
from tests.reading import compare, said_by
from tests.ways import FAMILY, HERFA, a_family, sent, studied, supplied
from tests.world import OFFER, a_file, a_paper, a_person, a_saudi, a_share, an_officer, national_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_shahrivar(clock: Any) -> None:
    clock("1405/06/15")


def somebody() -> Any:
    return a_person(national_code=national_code(77))


def page_of(file: Application, name: str = "application", *args: object, **said: Any) -> str:
    browser = signed_in(User.objects.get(pk=file.person.user_id))
    url = page_url(file, name, *args)
    return (browser.post(url, said) if said else browser.get(url)).content.decode()


def reads(page: str, name: str, file: Application) -> None:
    compare(said_by(page, "main"), f"applicants/pages/{name}.txt", file=file.code)


@pytest.mark.parametrize("state", ["draft", "submitted", "in_review", "approved", "referred", "disbursed", "rejected"])
def test_the_file_in_each_state_says_what_is_next_and_no_more(state: str) -> None:
    """Papers may be added while they are read, the letter is there while the bank has the file, a closed file is
    not taken back, a sum of the chosen pattern stands with the pattern."""
    fields: dict[str, Any] = {"code": "T0000771"}
    if state == State.DISBURSED:
        fields |= {"chosen_offer": OFFER, "chosen_amount": OFFER["amount"], "plan_approved_on": today()}
    file = a_file(state, somebody(), answers=ANSWERS, **fields)
    reads(page_of(file), f"tracking_{state}", file)


def test_papers_and_the_way_to_add_one_stand_only_while_papers_are_taken() -> None:
    file = a_file(State.IN_REVIEW, somebody(), answers=ANSWERS)
    add = f'<a href="{page_url(file, "application_step", "papers")}">افزودن مدرک</a>'
    page = page_of(file)
    assert add in page
    assert "مدرکی نفرستاده‌اید." in page
    a_paper(file, Document.Kind.SKILL_PROOF, name="گواهی.pdf")
    page = page_of(file)
    assert "گواهی.pdf" in page
    assert "مدرکی نفرستاده‌اید." not in page
    for state in (State.DRAFT, State.REFERRED, State.REJECTED, State.WITHDRAWN):
        other = a_file(state, answers=ANSWERS)
        assert "افزودن مدرک" not in page_of(other), state


def test_an_invitation_and_one_that_has_lapsed() -> None:
    """O44."""
    file = a_file(State.APPROVED, somebody(), answers=ANSWERS, code="T0000771")
    a_share()
    services.invite(application=file, by=an_officer(), intended_deposit=250_000_000)
    reads(page_of(file), "tracking_invited", file)
    ours(Invitation).update(expires_on=today() - timedelta(days=1))
    services.expire_invitations(on=today())
    reads(page_of(file), "tracking_lapsed", file)


def test_a_judged_file_leads_to_its_sheet_and_the_sheet_to_what_can_be_changed() -> None:
    """O1, O7, O29: links to the form while the file is with its applicant, words alone afterwards."""
    too_much = ANSWERS | {"requested_amount": 1_200_000_000}
    file = a_file(State.RETURNED, somebody(), answers=too_much, code="T0000771")
    services.judge(application=file, stage="registration")
    reads(page_of(file), "tracking_returned", file)
    reads(page_of(file, "judgement"), "judgement_returned", file)
    Application.objects.filter(pk=file.pk).update(state=State.INELIGIBLE)
    reads(page_of(file), "tracking_ineligible", file)
    reads(page_of(file, "judgement"), "judgement_ineligible", file)


def test_a_sheet_that_rests_on_a_reading_names_it() -> None:
    file = a_file(State.IN_REVIEW, somebody(), answers=ANSWERS, code="T0000771")
    services.judge(application=file, stage="approval")
    reads(page_of(file, "judgement"), "judgement_approval", file)


def test_the_history_says_what_happened_and_why() -> None:
    file = a_file(State.IN_REVIEW, somebody(), answers=ANSWERS, code="T0000771")
    by = an_officer()
    services.return_to_applicant(application=file, by=by, reason="plan_unclear", note="رقم فروش را هم بنویسید.")
    reads(page_of(file), "tracking_history", file)


COUNTED = {"account_code": 762}


def a_saver(amount: int = 200_000_000, state: str = State.SAVING, **fields: Any) -> Application:
    file = a_file(state, somebody(), answers=ANSWERS, code="T0000771", **fields)
    a_paper(file)
    opened = "1405/03/01"
    facts = COUNTED | {"account_opened_on": opened, "deposit_movements": [[opened, amount]]}
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    return file


def test_the_six_offers_before_and_after_choosing() -> None:
    """O19, O23: none is marked, then the chosen one alone; the file shows the pattern that was chosen."""
    file = a_saver()
    reads(page_of(file, "offers"), "offers_open", file)
    reads(page_of(file, "offers", offer="6"), "offers_unsaid", file)
    reads(page_of(file, "choose_offer", "3-long"), "choose_offer", file)
    browser = signed_in(file.person.user)
    browser.post(read_url(file, "choose_offer", "3-long"))
    page = page_of(file, "offers")
    reads(page, "offers_chosen", file)
    assert page.count(" checked") == 1
    assert 'value="3-long" aria-describedby="offer-3-long" checked' in page
    reads(page_of(file), "tracking_chosen", file)


def test_cash_that_is_short_for_the_block_is_said_and_else_not_a_word_of_it() -> None:
    """O41: half of the deposit was taken out again before the loan."""
    assert "کم دارید" not in page_of(a_saver(), "offers")
    file = a_file(State.SAVING, answers=ANSWERS, code="T0000772")
    a_paper(file)
    moves = [["1405/03/01", 200_000_000], ["1405/06/14", -190_000_000]]
    facts = COUNTED | {"account_opened_on": "1405/03/01", "deposit_movements": moves}
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    reads(page_of(file, "offers"), "offers_short", file)


def test_offers_below_the_minimum_before_an_account_and_before_approval() -> None:
    """O26, O34, R14."""
    file = a_saver(29_999_999)
    reads(page_of(file, "offers"), "offers_below", file)
    file = a_file(State.IN_REVIEW, answers=ANSWERS, code="T0000772")
    reads(page_of(file, "offers"), "offers_estimate", file)


def test_a_visit_and_a_later_payout_stand_among_the_facts_of_an_offer() -> None:
    """O37: above the threshold of the visit; the plan was approved only last month."""
    file = a_saver(900_000_000, plan_approved_on=day("1405/05/15"))
    page = page_of(file, "offers")
    assert "لازم است (ماده ۲۰)" in page
    reads(page, "offers_large", file)


def covid(clock: Any) -> Application:
    clock("1399/04/15")
    file = sent(COVID, UNIT, somebody())
    supplied(file, **SEEN | {"bounced_cheques": [], "non_current_debt": 0})
    services.approve(application=file, by=an_officer("sector"))
    file.refresh_from_db()
    return file


def test_a_unit_reads_its_last_day_of_payout_its_sum_and_its_papers(clock: Any) -> None:
    """K14, K22, K26: before the last day and after it; the button that the papers are complete once there are some."""
    file = covid(clock)
    reads(page_of(file), "tracking_unit_papers", file)
    a_paper(file, Document.Kind.BANK_FORM, name="فرم.pdf")
    reads(page_of(file, "application_step", "papers"), "papers_of_the_bank", file)
    clock("1399/06/01")
    reads(page_of(file), "tracking_unit_late", file)


def test_a_family_reads_its_study_in_arabic() -> None:
    """P5, P7: the study is shown once it is made; in riyals and days of the Gregorian calendar."""
    family = a_saudi()
    User.objects.filter(pk=family.user_id).update(language="ar")
    file = studied(sent(HERFA, FAMILY, family))
    reads(page_of(file), "tracking_studied_arabic", file)
    reads(page_of(file, "judgement"), "judgement_arabic", file)


def test_a_family_before_its_study_and_after_the_approval() -> None:
    file = sent(HERFA, FAMILY)
    reads(page_of(file), "tracking_study_awaited", file)
    file = a_family()
    reads(page_of(file), "tracking_family_approved", file)


def test_a_reopened_file_names_the_circular() -> None:
    file = a_file(State.IN_REVIEW, somebody(), answers=ANSWERS | {"requested_amount": 1_200_000_000}, code="T0000771")
    services.judge(application=file, stage="registration")
    Application.objects.filter(pk=file.pk).update(state=State.INELIGIBLE)
    letter = a_circular("ceiling", 2_000_000_000)
    services.recheck_refused(circular_id=letter.pk)
    file.refresh_from_db()
    reads(page_of(file), "tracking_reopened", file)


def test_a_letter_is_offered_while_the_bank_has_the_file(client: Client) -> None:
    file = a_file(State.REFERRED, answers=ANSWERS)
    letter = reverse("referral_letter", args=[file.code])
    assert letter in page_of(file)
    for state in (State.CHOSEN, State.DISBURSED, State.IN_REVIEW):
        assert "معرفی‌نامه بانک (PDF)" not in page_of(a_file(state, answers=ANSWERS, **_paid(state)))


def _paid(state: str) -> dict[str, Any]:
    chosen = {"chosen_offer": OFFER, "chosen_amount": OFFER["amount"], "plan_approved_on": today()}
    return chosen if state == State.DISBURSED else {}
