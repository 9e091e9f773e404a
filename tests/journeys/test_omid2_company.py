"""A company saves and its director borrows: no borrower, no review; one bank declines, and a second one lends.

Meanwhile an invitation that nobody uses comes to its end. Shows O4, O5, O6, O36, O45, K25 and the reading R1.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.journeys.bank import bank_of
from tests.journeys.people import Applicant, OfficerAtDesk, Someone, officer_of, paper
from tests.journeys.stack import Stack
from tests.world import national_code

DIRECTOR = Someone("09120000041", national_code(800_200), "پروین", "مدیری")
COMPANY, LEGAL_ID = "تعاونی چرم شاهرود", "10100309003"
SUM, DAYS = 90_000_000, 100
REASON = "وثیقه کافی نیست"


@dataclass
class Seen:
    """What people saw at moments which do not come again."""

    incomplete: str = ""
    sheet: str = ""
    offered: str = ""
    returned: str = ""
    again: str = ""


@dataclass
class Walked:
    """The director's browser at the end of the way, who let an invitation lapse, and what was seen on the way."""

    director: Applicant
    late: Applicant
    seen: Seen


@pytest.fixture(scope="module")
def walked(stack: Stack, browser: Browser) -> Walked:
    # Officers' phones know the time: they cannot sign in on a day before the one on which they last did.
    begun = stack.days_ahead
    seen, committee = Seen(), officer_of(stack, browser, "committee")
    director = apply_for_the_company(stack, browser, seen)
    committee.open_file(director.code)
    assert COMPANY in committee.page.locator(".file-side").inner_text()
    committee.supply(other_debt="0", good_record="بله")
    committee.deed("approve")
    committee.deed("invite")
    late = next(a for a in stack.demo()["applicants"] if (a["scheme"], a["state"]) == ("omid2", "approved"))
    committee.open_file(late["code"])
    committee.deed("invite")
    save_money(stack)
    director.see("سپرده‌گذاری")
    stack.at(begun + DAYS)
    stack.nudge("expire_invitations")
    lapsed = Applicant(browser, stack.url, width=320)
    lapsed.sign_in(late["mobile"])
    lapsed.code = late["code"]
    return Walked(through_two_banks(stack, browser, director.code, seen), lapsed, seen)


def apply_for_the_company(stack: Stack, browser: Browser, seen: Seen) -> Applicant:
    """On a narrow phone without JavaScript; first nobody is named as the borrower."""
    person = Applicant(browser, stack.url, javascript=False, width=320)
    person.sign_in(DIRECTOR.mobile)
    person.say_who(DIRECTOR)
    person.accept_conditions()
    person.fill_form("۲۵ میلیون تومان", "۱۰۰٬۰۰۰٬۰۰۰", "شخص حقوقی")
    person.answer("company", {"نام شرکت": COMPANY, "شناسه ملی شرکت": LEGAL_ID}, ["نه"])
    person.upload("plan", 0, paper(3))
    for which in range(3):
        person.upload("papers", which, paper(1))
    person.send()
    person.see("نیازمند تکمیل")
    seen.incomplete = person.read()
    person.go(f"/applications/{person.code}/judgement/")
    seen.sheet = person.read()
    person.answer("company", {}, ["بله"])
    person.send()
    person.see("در دست کارشناس")
    return person


def save_money(stack: Stack) -> None:
    """Account 763 and nothing else for a company (O6)."""
    today, account = stack.today.isoformat(), {"national_code": DIRECTOR.national_code, "number": "763-41"}
    with bank_of(stack) as bank:
        refused = bank.post("accounts/", **account, kind="762", opened_on=today)
        assert (refused.status_code, refused.json()["code"]) == (409, "wrong_account_kind")
        bank.done("accounts/", **account, kind="763", opened_on=today)
        bank.done("accounts/763-41/movements/", amount=100_000_000, on=today, bank_reference="d-41")


def through_two_banks(stack: Stack, browser: Browser, code: str, seen: Seen) -> Applicant:
    person = Applicant(browser, stack.url, width=320)
    person.sign_in(DIRECTOR.mobile)
    person.code = code
    person.go(f"/applications/{code}/offers/")
    person.page.locator(".offer-pick label").first.click()
    person.press("ادامه")
    person.press("همین را می‌خواهم")
    committee = officer_of(stack, browser, "committee")
    committee.open_file(code)
    committee.deed("confirm_papers")
    seen.offered = free_lines(committee)
    committee.open_file(code)
    committee.refer()
    declined = decline(stack, code)
    person.go(f"/applications/{code}/")
    seen.returned = person.read()
    committee.open_file(code)
    seen.again = free_lines(committee)
    committee.open_file(code)
    committee.refer("مهر")
    lend(stack, code, declined)
    return person


def free_lines(officer: OfficerAtDesk) -> str:
    """The page on which a bank is chosen: what each has free, and who had the file before."""
    officer.page.locator(".deeds").get_by_role("link", name="معرفی به بانک").click()
    return officer.read()


def decline(stack: Stack, code: str) -> str:
    """The first bank is told for whom the loan is, and says no."""
    with bank_of(stack) as bank:
        referral = bank.referral_of(code)
        assert (referral["legal_name"], referral["legal_id"]) == (COMPANY, LEGAL_ID)
        assert referral["borrower"]["national_code"] == DIRECTOR.national_code
        bank.done(f"referrals/{referral['code']}/decline/", reason="collateral")
    return referral["code"]


def lend(stack: Stack, code: str, declined: str) -> None:
    """The second bank lends; the first one finds its own letter closed, and not the other's."""
    today = stack.today.isoformat()
    with bank_of(stack) as first, bank_of(stack, "mehr") as second:
        referral = second.referral_of(code)
        assert first.http.get(f"/api/v1/referrals/{referral['code']}/").status_code == 404
        assert first.contract(referral, today, months=18).status_code == 404
        assert first.contract(referral | {"code": declined}, today, months=18).status_code == 409
        for kind in ("791", "700"):
            account = {"national_code": DIRECTOR.national_code, "number": f"{kind}-41", "kind": kind}
            second.done("accounts/", **account, opened_on=today)
        assert second.contract(referral, today, months=18).is_success
        assert second.pay(referral, SUM, today).is_success


def test_without_a_named_borrower_the_company_is_told_what_lacks_and_by_which_article(walked: Walked) -> None:
    """O5: qard is lent to a natural person; a blank is no refusal (R1)."""
    assert "کم است: آیا شرکت یک شخص حقیقی را به‌عنوان وام‌گیرنده معرفی کرده است؟" in walked.seen.incomplete
    condition = walked.seen.sheet.partition("ماده ۱ بند ۳")[2]
    assert condition.strip().startswith("هنوز معلوم نیست")
    assert "R1" in condition


def test_the_applicant_reads_why_the_first_bank_declined(walked: Walked, stack: Stack) -> None:
    assert REASON in walked.seen.returned
    assert "کارشناس بانک دیگری معرفی می‌کند" in walked.seen.returned
    assert any(REASON in text for text in stack.told(DIRECTOR.mobile, "پرداخت شد"))


def test_the_officer_sees_who_declined_and_the_line_free_again(walked: Walked) -> None:
    """O45 has its like in the credit lines: what was held is given back to the rial."""
    before, after = (re.findall("اعتبار آزاد .*", text) for text in (walked.seen.offered, walked.seen.again))
    assert before
    assert before == after
    assert re.search(f"امید: نپذیرفته.*{REASON}", walked.seen.again, re.DOTALL)


def test_the_director_sees_the_loan_of_the_second_bank_paid(walked: Walked) -> None:
    walked.director.see("پرداخت شد")
    history = walked.director.read()
    assert "مهر ایران" in history.partition("برگرداند")[2]
    assert walked.director.foreign == []


def test_the_decision_sheet_rests_on_the_companys_account(walked: Walked) -> None:
    walked.director.go(f"/applications/{walked.director.code}/judgement/")
    sheet = walked.director.read()
    assert "۷۶۳ (شخص حقوقی)" in sheet
    assert "برقرار است" in sheet.partition("ماده ۱ بند ۳")[2][:20]


def test_whose_invitation_has_ended_is_told_what_to_do(walked: Walked, stack: Stack) -> None:
    """O36: on the page and by message; the bank can open no account on it."""
    walked.late.see("مهلت دعوت تمام شد")
    assert "برای دعوت دوباره با کارشناس استان تماس بگیرید" in walked.late.read()
    login = next(each for each in stack.demo()["applicants"] if each["code"] == walked.late.code)
    assert any("مهلت دعوت" in text for text in stack.told(login["mobile"], "تمام شد"))
    account = {"national_code": login["national_code"], "number": "762-42", "kind": "762"}
    with bank_of(stack) as bank:
        refused = bank.post("accounts/", **account, opened_on=stack.today.isoformat())
    assert (refused.status_code, refused.json()["code"]) == (409, "no_invitation")
