"""The file page: everything of one file, exactly the buttons of the officer's role, and no way to bend a figure."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants import notices, services
from applicants.models import Application, Document, Event, Invitation, Notice, ProvinceShare, Role, State, VisitReport
from applicants.workflow import allowed, rejections, step_of
from schemes.catalogue import APPROVAL, REGISTRATION, SCHEMES
from tests import world
from tests.applicants.desk import a_full_file, a_paper, at_desk, deed_url, file_url
from tests.ours import ours

pytestmark = pytest.mark.django_db
VISIT = {
    "visited_on_0": "۱۰",
    "visited_on_1": "۲",
    "visited_on_2": "۱۴۰۰",
    "condition": "half_active",
    "text": "کارگاه با دو چرخ نیمه‌فعال است.",
}


@pytest.fixture
def browser() -> Client:
    return at_desk(world.an_officer(Role.COMMITTEE))


def fresh(file: Application) -> Application:
    return Application.objects.get(pk=file.pk)


# Each deed of the desk.
VERBS = {
    "approve", "report_visit", "return_to_applicant", "reject", "invite", "confirm_papers", "record_training",
    "record_passbook", "record_study", "record_result", "supply_fact",
}  # fmt: skip


def deeds_on(page: Any) -> set[str]:
    return {verb for verb in VERBS if f'id="{verb}"' in page.content.decode()}


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_the_buttons_are_exactly_the_steps_of_the_table(role: str) -> None:
    browser = at_desk(world.an_officer(role, world.SEMNAN))
    for state in set(State) - {State.DRAFT, State.CHOSEN}:
        file = world.a_file(state, **_chosen(state))
        shown = deeds_on(browser.get(file_url(file)))
        assert shown - {"supply_fact"} == {step.verb for step in allowed(file, [role])} & VERBS
        assert not shown or role in step_of("invite", "omid2").roles


def _chosen(state: str) -> dict[str, Any]:
    if state != State.DISBURSED:
        return {}
    return {"chosen_offer": world.OFFER, "chosen_amount": 200_000_000, "plan_approved_on": world.today()}


def test_a_chosen_file_is_handed_to_a_bank_on_the_next_floor(browser: Client) -> None:
    file = a_full_file(State.CHOSEN)
    link = f"{reverse('admin:disbursements_referral_add')}?application={file.pk}"
    assert f'href="{link}"' in browser.get(file_url(file)).content.decode()


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_file_of_another_province_is_404_by_every_door(browser: Client, verb: str) -> None:
    foreign = world.a_file(province=world.FARS)
    assert browser.get(file_url(foreign)).status_code == 404
    assert browser.post(deed_url(foreign, verb), {}).status_code == 404
    assert fresh(foreign).state == State.IN_REVIEW


@pytest.mark.parametrize("page", ["history", "delete", "change"])
@pytest.mark.parametrize("name", ["999999999", "x", "9" * 40])
def test_a_file_that_is_not_there_is_404(browser: Client, page: str, name: str) -> None:
    assert browser.get(reverse(f"admin:applicants_application_{page}", args=[name])).status_code in (403, 404)


def test_nobody_adds_or_deletes_a_file(browser: Client) -> None:
    file = world.a_file()
    assert browser.get(reverse("admin:applicants_application_add")).status_code == 404
    assert (
        browser.post(reverse("admin:applicants_application_delete", args=[file.pk]), {"post": "yes"}).status_code == 403
    )
    assert Application.objects.filter(pk=file.pk).exists()


def test_the_page_shows_the_whole_file(browser: Client) -> None:
    """O36: the decision sheet with article, the facts with their source, papers, answers, history, messages, share."""
    file = a_full_file()
    services.judge(application=file, stage=REGISTRATION)
    services.judge(application=file, stage=APPROVAL)
    paper = a_paper(file, Document.Kind.PROOF)
    services.supply_fact(
        application=file, by=world.an_officer(), name="other_debt", value=0, source_note="نامه ۱۲", paper=paper
    )
    notices.tell(application=file, kind="in_review", once="x")
    page = browser.get(file_url(file)).content.decode()
    for words in (
        file.code, str(file.person), "ماده ۱۹", "برگه حکم: تصویب", "خیاطی بهار", "نامه ۱۲", "شرایط ثبت‌نام را دارد",
        "۱۸٬۴۵۰٬۰۰۰٬۰۰۰ ریال", reverse("document", args=[paper.pk]), "پاسخ متقاضی",
    ):  # fmt: skip
        assert words in page


def test_the_page_says_beforehand_what_stands_in_the_way(browser: Client) -> None:
    """O37: that the visit report is missing is seen before anybody presses the button, and nothing is kept."""
    file = world.a_file(answers={"purpose": "development"})
    page = browser.get(file_url(file)).content.decode()
    assert "پیش رو: تصویب" in page
    assert "ماده ۲۰" in page
    assert not file.judgements.exists()


def test_a_long_file_costs_no_more_queries_than_a_short_one(browser: Client, queries: Callable[[], Any]) -> None:
    short, long = a_full_file(), a_full_file()
    for number in range(10):
        services.judge(application=long, stage=APPROVAL)
        notices.tell(application=long, kind="in_review", once=f"{number}")
        a_paper(long, Document.Kind.PROOF)
        services.supply_fact(
            application=long, by=world.an_officer(), name="other_debt", value=number, source_note="نامه"
        )
    services.judge(application=short, stage=APPROVAL)
    counts = []
    for file in (short, long):
        with queries() as seen:
            browser.get(file_url(file))
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 32


def test_approval_in_the_name_of_the_committee(browser: Client) -> None:
    """O36"""
    file = a_full_file()
    answer = browser.post(deed_url(file, "approve"), {"note": "جلسه ۱۲"}, follow=True)
    assert fresh(file).state == State.APPROVED
    assert "طرح تصویب شد" in answer.content.decode()
    assert Event.objects.get(application=file).note == "جلسه 12"
    assert "جلسه ۱۲" in answer.content.decode()


def test_an_expert_does_not_decide_by_knowing_the_address() -> None:
    file = a_full_file()
    answer = at_desk(world.an_officer(Role.EXPERT)).post(deed_url(file, "approve"), {}, follow=True)
    assert fresh(file).state == State.IN_REVIEW
    assert "با نقش شما انجام نمی‌شود" in answer.content.decode()


def test_a_refusal_shows_its_sentence_and_leaves_nothing_half_written(browser: Client) -> None:
    """O37: development needs the visit report first."""
    file = world.a_file(answers={"purpose": "development"})
    a_paper(file)
    answer = browser.post(deed_url(file, "approve"), {}, follow=True)
    assert "گزارش بازدید" in answer.content.decode()
    assert fresh(file).state == State.IN_REVIEW
    assert not file.judgements.exists()
    assert not ours(Notice).exists()


def test_the_visit_report_is_filed_in_jalali(browser: Client) -> None:
    """O37"""
    file = world.a_file(answers={"purpose": "development"})
    browser.post(deed_url(file, "report_visit"), VISIT)
    report = VisitReport.objects.get(application=file)
    assert (report.visited_on.isoformat(), report.condition) == ("2021-04-30", "half_active")


@pytest.mark.parametrize(
    "reason",
    [
        "plan_unclear", "amount_unexplained", "paper_unreadable", "paper_missing", "answer_differs", "skill_unproven",
        "other",
    ],
)  # fmt: skip
def test_a_file_goes_back_with_a_coded_reason(browser: Client, reason: str) -> None:
    file = a_full_file()
    browser.post(deed_url(file, "return_to_applicant"), {"reason": reason, "note": "فاکتور را روشن بفرستید."})
    assert fresh(file).state == State.RETURNED
    assert "فاکتور را روشن" in ours(Notice).get(kind="returned").text


@pytest.mark.parametrize(
    ("reason", "article"),
    [
        ("not_owner_managed", "ماده ۱"), ("skill_not_shown", "ماده ۱"), ("project_outside", "ماده ۲"),
        ("not_a_business", "ماده ۳"), ("bad_record", "ماده ۱۱"), ("use_outside", "ماده ۱۶"),
        ("plan_not_approved", "ماده ۱۹"), ("visit_against", "ماده ۲۰"), ("papers_not_confirmed", "ماده ۲۳"),
    ],
)  # fmt: skip
def test_a_rejection_tells_its_article(browser: Client, reason: str, article: str) -> None:
    file = a_full_file()
    browser.post(deed_url(file, "reject"), {"reason": reason})
    assert fresh(file).state == State.REJECTED
    text = ours(Notice).get(kind="rejected").text
    assert article in text
    assert not re.search(f"{article}[۰-۹]", text), "the whole number of the article"


@pytest.mark.parametrize("reason", ["", "no_such_reason", "other"])
def test_a_rejection_needs_one_of_the_reasons_and_keeps_what_was_typed(browser: Client, reason: str) -> None:
    file = a_full_file()
    answer = browser.post(deed_url(file, "reject"), {"reason": reason, "note": "نوشته بلند من"})
    assert answer.status_code == 422
    assert "نوشته بلند من" in answer.content.decode()
    assert fresh(file).state == State.IN_REVIEW


@pytest.mark.parametrize("slug", SCHEMES)
def test_every_reason_of_a_rejection_cites_an_article_of_its_document(slug: str) -> None:
    assert rejections(slug)
    assert {reason.article for reason in rejections(slug).values()} <= set(SCHEMES[slug].outline)


def test_an_invitation_reserves_the_deposit_of_the_province(browser: Client) -> None:
    """O44"""
    file = a_full_file(State.APPROVED)
    browser.post(deed_url(file, "invite"), {"intended_deposit": "۱۰ میلیون تومان"})
    assert fresh(file).state == State.INVITED
    assert Invitation.objects.get(application=file).reserved == 100_000_000
    assert ours(ProvinceShare).get(province=file.province).reserved == 100_000_000


def test_an_invitation_above_the_provinces_share_is_refused_in_words(browser: Client) -> None:
    """O45"""
    file = a_full_file(State.APPROVED)
    answer = browser.post(deed_url(file, "invite"), {"intended_deposit": "18450000001"}, follow=True)
    assert "ماده ۲۲" in answer.content.decode()
    assert fresh(file).state == State.APPROVED
    assert not ours(Invitation).exists()


def test_papers_are_confirmed_before_the_bank(browser: Client) -> None:
    """O46"""
    file = a_full_file(State.CHOSEN)
    browser.post(deed_url(file, "confirm_papers"), {})
    assert fresh(file).papers_confirmed_on is not None


def test_deeds_are_done_by_post_only(browser: Client) -> None:
    file = a_full_file()
    assert browser.get(deed_url(file, "approve")).status_code == 405
    assert browser.post(deed_url(file, "no-such-deed"), {}).status_code == 404


def test_two_officers_at_once_decide_once(browser: Client) -> None:
    file, other = a_full_file(), at_desk(world.an_officer(Role.MANAGER))
    browser.post(deed_url(file, "approve"), {})
    answer = other.post(deed_url(file, "reject"), {"reason": "plan_not_approved"}, follow=True)
    assert "در وضعیت کنونی پرونده ممکن نیست" in answer.content.decode()
    assert fresh(file).state == State.APPROVED


def test_what_is_done_once_is_not_offered_again(browser: Client) -> None:
    file = world.a_file(answers={"purpose": "development"})
    browser.post(deed_url(file, "report_visit"), VISIT)
    assert "report_visit" not in deeds_on(browser.get(file_url(file)))


def test_each_step_is_called_as_in_the_files_own_scheme(browser: Client) -> None:
    file = a_full_file()
    services.approve(application=file, by=world.an_officer(Role.COMMITTEE))
    page = browser.get(file_url(file)).content.decode()
    assert "<b>تصویب به نام کمیته</b>" in page
    assert "تأیید جمعیت" not in page, "that is what the association's approval is called"


def test_a_company_is_named_beside_the_person_who_borrows_for_it(browser: Client) -> None:
    """O4, O5: R1."""
    file = a_full_file(legal_name="تعاونی چرم شاهرود", legal_id="10100309003")
    page = browser.get(file_url(file)).content.decode()
    assert "<dt>شخص حقوقی</dt><dd>تعاونی چرم شاهرود، " in page
