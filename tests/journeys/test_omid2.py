"""The main job, from outside: a person, an officer and a bank walk one file from the web form to the payout.

Real browser, real worker, real API client with OAuth; time passes by starting the product a hundred days on.
Shows O2, O13, O19, O21, O22, O23, O24, O36, O38, O41 through the doors that people use.
"""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.bank import BankClient, bank_of
from tests.journeys.people import Applicant, Someone, officer_of, paper
from tests.journeys.stack import Stack, wait_for

WITH_SCRIPT = Someone("09120000001", "0499370899")
WITHOUT_SCRIPT = Someone("09120000002", "0790419904", "مریم", "ژیان")
DAYS = 100


def apply_with(stack: Stack, browser: Browser, someone: Someone, javascript: bool) -> Applicant:
    """Register, fill the form and stop before sending."""
    person = Applicant(browser, stack.url, javascript=javascript)
    person.sign_in(someone.mobile)
    person.say_who(someone)
    person.accept_conditions()
    person.fill_form("۲۵ میلیون تومان", "۱۰۰٬۰۰۰٬۰۰۰")
    person.upload("plan", 0, paper(4))
    assert "۳ صفحه" in person.read(), "a plan of four pages is refused, and the page says how many are allowed (O36)"
    person.upload("plan", 0, paper(3))
    for which in range(3):
        person.upload("papers", which, paper(1))
    return person


def decide_and_invite(stack: Stack, browser: Browser, person: Applicant, javascript: bool) -> None:
    officer = officer_of(stack, browser, "committee", javascript=javascript)
    officer.open_file(person.code)
    officer.supply(other_debt="0", good_record="بله")
    officer.deed("approve")
    officer.deed("invite")
    assert officer.foreign == []


def save_money(stack: Stack, someone: Someone) -> None:
    number, today = f"762-{someone.mobile}", stack.today.isoformat()
    deposit = {"amount": 100_000_000, "on": today, "bank_reference": f"d-{someone.mobile}"}
    with bank_of(stack) as bank:
        bank.done("accounts/", national_code=someone.national_code, number=number, kind="762", opened_on=today)
        first = bank.post(f"accounts/{number}/movements/", key=f"k-{someone.mobile}", **deposit)
        again = bank.post(f"accounts/{number}/movements/", key=f"k-{someone.mobile}", **deposit)
    assert first.is_success, first.text
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.json() == first.json()


def choose(stack: Stack, browser: Browser, someone: Someone, code: str, javascript: bool) -> Applicant:
    person = Applicant(browser, stack.url, javascript=javascript)
    person.code = code
    person.sign_in(someone.mobile)
    person.go(f"/applications/{code}/offers/")
    assert person.page.locator(".offer").count() == 6, "six offers side by side"
    person.page.locator(".offer-pick label").first.click()
    person.press("ادامه")
    person.press("همین را می‌خواهم")
    person.see("الگو انتخاب شد")
    return person


def refer(stack: Stack, browser: Browser, code: str, javascript: bool) -> None:
    officer = officer_of(stack, browser, "committee", javascript=javascript)
    officer.open_file(code)
    officer.deed("confirm_papers")
    officer.refer()


def lend(bank: BankClient, someone: Someone, code: str, today: str) -> None:
    referral = bank.referral_of(code)
    for kind in ("791", "700"):
        number = f"{kind}-{someone.mobile}"
        bank.done("accounts/", national_code=someone.national_code, number=number, kind=kind, opened_on=today)
    amount = referral["amount"]
    assert amount == 90_000_000, "three months of 100 million at 90 %"
    assert bank.contract(referral, today, months=18).is_success
    assert bank.pay(referral, amount + 1, today).status_code == 409
    assert bank.pay(referral, amount, today).is_success


@pytest.fixture(scope="module")
def walked(stack: Stack, browser: Browser) -> dict[str, Applicant]:
    """Both people's files at their end: one with JavaScript, one without and with Redis lost in the middle."""
    stack.at(0)
    people = {"with": (WITH_SCRIPT, True), "without": (WITHOUT_SCRIPT, False)}
    codes = {}
    for name, (someone, javascript) in people.items():
        person = apply_with(stack, browser, someone, javascript)
        if name == "without":
            stack.lose_redis()
        person.send()
        if name == "without":
            stack.start_redis()
        person.see("در دست کارشناس")
        decide_and_invite(stack, browser, person, javascript)
        save_money(stack, someone)
        person.see("سپرده‌گذاری")
        assert person.foreign == []
        codes[name] = person.code
    stack.at(DAYS)
    ends = {}
    for name, (someone, javascript) in people.items():
        person = choose(stack, browser, someone, codes[name], javascript)
        refer(stack, browser, codes[name], javascript)
        with bank_of(stack) as bank:
            lend(bank, someone, codes[name], stack.today.isoformat())
        ends[name] = person
    return ends


@pytest.mark.parametrize("name", ["with", "without"])
def test_the_person_sees_the_loan_paid_and_every_step_of_the_way(walked: dict[str, Applicant], name: str) -> None:
    person = walked[name]
    person.see("پرداخت شد")
    history = person.read()
    for step in ("درخواست را فرستادید", "تصویب کرد", "حساب طرح شما باز شد", "به بانک معرفی شدید", "به شما پرداخت شد"):
        assert step in history


@pytest.mark.parametrize("name", ["with", "without"])
def test_the_decision_sheet_names_every_article(walked: dict[str, Applicant], name: str) -> None:
    person = walked[name]
    person.go(f"/applications/{person.code}/judgement/")
    for article in ("ماده ۱۶", "ماده ۱۷", "ماده ۲۳"):
        assert article in person.read()


@pytest.mark.parametrize("someone", [WITH_SCRIPT, WITHOUT_SCRIPT], ids=["with", "without"])
def test_each_step_is_told_by_sms_once(walked: dict[str, Applicant], stack: Stack, someone: Someone) -> None:
    texts = stack.told(someone.mobile, "پرداخت شد")
    assert len(texts) == len(set(texts))
    assert len(texts) >= 8


def test_the_letter_can_be_verified_by_anyone(walked: dict[str, Applicant], stack: Stack, browser: Browser) -> None:
    person = walked["with"]
    letter = wait_for(
        "the letter",
        lambda: (answer := person.context.request.get(f"{stack.url}/applications/{person.code}/letter/")).ok and answer,
    )
    assert letter.body().startswith(b"%PDF")
    told = " ".join(stack.messages(WITH_SCRIPT.mobile))
    code = re.search(r"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b", told)
    assert code, told
    stranger = Applicant(browser, stack.url)
    stranger.go(f"/verify/{code.group()}/")
    assert "۹۰٬۰۰۰٬۰۰۰" in stranger.read()
    assert WITH_SCRIPT.last_name not in stranger.read(), "the name is masked for strangers"
