"""What every page of every scheme's form asks or takes, and of whom, written out and read in a browser."""

from typing import Any

import pytest
from django.test import Client

from applicants import services
from applicants.models import Application, State
from applicants.way import way_of, ways
from tests.applicants.portal import page_url, signed_in
from tests.ways import HERFA, a_draft
from tests.world import a_file

pytestmark = pytest.mark.django_db

# Of whom, then page by page what is asked there, then the papers that are taken.
Pages = dict[str, str]
OMID2: Pages = {
    "applicant": "person_kind",
    "business": "business_name sector business_text",
    "people": "owner_manager staff_count licensed",
    "skill": "skill_proof",
    "purpose": "purpose",
    "aim": "project_kind aim",
    "amount": "requested_amount",
    "deposit": "intended_deposit",
    "plan": "plan",
    "papers": "need_form skill_proof proforma",
}
ROLE: Pages = {"role": "role"}
HELP: Pages = {
    "network": "legal_name legal_id network",
    "support": "support members_count jobs_promised",
    "shop": "shop_link",
}
HOME: Pages = {
    "field": "field",
    "business": "business_name business_text",
    "purpose": "purpose",
    "amount": "requested_amount",
}
PERMIT: Pages = {"papers": "permit"}
COVID: Pages = {
    "kind": "business_kind",
    "business": "business_name business_text workshop_code",
    "licence": "has_licence sector_listed",
    "activity": "active_last_year active_now closed_by_decree",
    "jobs": "jobs_kept",
    "amount": "requested_amount",
}
FAMILY: Pages = {
    "line": "project_line",
    "home": "home_based",
    "idea": "project_idea",
    "amount": "requested_amount",
    "papers": "proforma",
}
COMPANY: Pages = {"company": "legal_name legal_id borrower_named"}
CASES: list[tuple[str, dict[str, Any], Pages]] = [
    ("omid2", {}, OMID2),
    ("omid2", {"person_kind": "natural"}, OMID2),
    ("omid2", {"person_kind": "legal"}, {"applicant": "person_kind", **COMPANY, **OMID2}),
    ("home_business", {}, ROLE | HOME | PERMIT),
    ("home_business", {"role": "supporter"}, ROLE | HELP | HOME | PERMIT),
    ("home_business", {"role": "applicant"}, ROLE | HOME | {"route": "route"} | PERMIT),
    ("home_business", {"role": "applicant", "route": "direct"}, ROLE | HOME | {"route": "route"} | PERMIT),
    (
        "home_business",
        {"role": "applicant", "route": "supporter"},
        ROLE | HOME | {"route": "route", "supporter": "supporter"} | PERMIT,
    ),
    ("covid_relief", {}, COVID),
    (HERFA, {}, FAMILY),
]
MAY_BE_LEFT_OUT = {"omid2": {"papers"}, "home_business": {"papers", "shop"}, "covid_relief": set(), HERFA: {"papers"}}


def asked_on(browser: Client, file: Application, slug: str) -> list[str]:
    """The answers that a page of the form asks for, or the kinds of paper that it takes."""
    answer = browser.get(page_url(file, "application_step", slug))
    assert answer.status_code == 200, slug
    if "kinds" in answer.context:
        return [str(each["kind"]) for each in answer.context["kinds"]]
    return list(answer.context["form"].fields)


def a_draft_with(scheme: str, answers: dict[str, Any]) -> Application:
    file = a_draft(scheme)
    for name, value in answers.items():  # one opens the page of the next
        services.save_answers(application=file, answers={name: value})
    return file


@pytest.mark.parametrize(("scheme", "answers", "pages"), CASES)
def test_each_page_asks_what_it_asked_and_only_whom_it_concerns(
    scheme: str, answers: dict[str, Any], pages: Pages
) -> None:
    file = a_draft_with(scheme, answers)
    browser = signed_in(file.person.user)
    listed = browser.get(page_url(file, "application_task_list")).context["sections"]
    urls = [task["url"] for section in listed for task in section["tasks"]]
    assert urls == [page_url(file, "application_step", slug) for slug in pages]
    assert {slug: " ".join(asked_on(browser, file, slug)) for slug in pages} == pages
    for slug in way_of(scheme).form.pages.keys() - pages.keys():
        assert browser.get(page_url(file, "application_step", slug)).status_code == 404, slug


@pytest.mark.parametrize(("scheme", "answers", "pages"), [CASES[2], CASES[4], CASES[7], *CASES[8:]])
def test_a_form_may_be_sent_without_the_pages_that_are_not_a_must_and_without_no_other(
    scheme: str, answers: dict[str, Any], pages: Pages
) -> None:
    left = [page.slug for page in way_of(scheme).form.unanswered(answers, frozenset())]
    given = {"applicant", "role", "route"} & {name for name in pages if pages[name] in {*answers, "person_kind"}}
    assert left == [slug for slug in pages if slug not in MAY_BE_LEFT_OUT[scheme] | given]


def test_the_banks_papers_of_a_unit_are_asked_only_after_the_sector_agencys_yes() -> None:
    """K24."""
    file = a_file(State.BANK_PAPERS, scheme="covid_relief")
    assert asked_on(signed_in(file.person.user), file, "papers") == ["bank_form", "guarantee"]
    draft = a_draft("covid_relief")
    answer = signed_in(draft.person.user).get(page_url(draft, "application_step", "papers"))
    assert answer.headers["Location"] == page_url(draft, "application")


FROM_ELSEWHERE: dict[str, dict[str, str]] = {
    "omid2": {
        "earlier_omid2_loans": "از پرونده‌های همین سامانه",
        "plan_received_on": "روز ارسال درخواست",
        "plan_approved": "رأی کمیته تصویب طرح‌ها",
        "visit_reported": "گزارش بازدید کارشناس",
        "other_debt": "استعلام بدهی",
        "good_record": "استعلام بدهی",
        "account_code": "گزارش بانک",
        "account_opened_on": "گزارش بانک",
        "deposit_movements": "گزارش بانک",
        "deposit_months": "الگویی که برمی‌گزینید",
        "long_repayment": "الگویی که برمی‌گزینید",
        "branch_confirmed": "تأیید شعبه",
        "transfer_to": "درخواست انتقال حق وام",
    },
    "home_business": {
        "registered": "ثبت درخواست در همین سامانه",
        "permit_valid": "استعلام مجوز",
        "committee_approved": "رأی کمیته تخصصی استان",
        "supporter_named": "پشتیبانی که نام برده‌اید",
    },
    "covid_relief": {
        "invited": "فهرست دعوت وزارتخانه",
        "has_insurance_list": "استعلام تأمین اجتماعی",
        "insured_workers": "استعلام تأمین اجتماعی",
        "on_unemployment_insurance": "استعلام تأمین اجتماعی",
        "earlier_covid_loans": "از پرونده‌های همین سامانه",
        "registered_on": "روز ثبت درخواست",
        "sector_agency_approved": "رأی دستگاه بخشی",
        "paid_on": "گزارش بانک",
        "bounced_cheques": "استعلام چک برگشتی",
        "non_current_debt": "استعلام بدهی غیرجاری",
    },
    "self_help_group": {
        "requested_amount": "جمع سهم اعضا",
        "members": "فهرست اعضا",
        "low_income_members": "فهرست اعضا",
        "women_members": "فهرست اعضا",
        "county_targeted": "شهرستان‌های هدف استان",
        "facilitator_named": "تسهیلگری که گروه را تشکیل داد",
        "trained_members": "حضور در آموزش",
        "local_executor_approved": "تأیید مجری محلی",
        "months_active": "جلسه‌ها و دفترچه گروه",
        "meetings_held": "جلسه‌ها و دفترچه گروه",
        "meetings_due": "جلسه‌ها و دفترچه گروه",
        "savings_total": "جلسه‌ها و دفترچه گروه",
        "internal_loans_total": "جلسه‌ها و دفترچه گروه",
        "internal_repaid_on_time_percent": "جلسه‌ها و دفترچه گروه",
        "books_kept": "جلسه‌ها و دفترچه گروه",
        "bank_grade_passed": "اعتبارسنجی بانک",
    },
    HERFA: {
        "region": "عنوان الأسرة",
        "association_member": "جمعية حرفة",
        "study_done": "دراسة الجمعية للمشروع",
        "bank_accepted": "بنك الجزيرة",
    },
}


def test_from_whom_each_fact_comes_that_nobody_is_asked() -> None:
    said = {
        slug: {name: str(where) for name, where in form.from_elsewhere.items()}
        for slug, form in ((slug, way.form) for slug, way in ways())
    }
    assert said == FROM_ELSEWHERE
    assert way_of("omid2").form.from_papers == {
        "has_business_plan": "plan",
        "plan_pages": "plan",
        "has_need_form": "need_form",
        "has_skill_proof": "skill_proof",
        "has_proforma": "proforma",
    }
