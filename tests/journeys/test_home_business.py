"""A home worker who comes through a supporter: the form on a phone, the committee's yes, the bank, the payout."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.bank import bank_of
from tests.journeys.people import TOLD, Applicant, Someone, officer_of, paper
from tests.journeys.stack import Stack

WEAVER = Someone("09120000011", "0061078174", "سمیه", "قالی‌باف")
FORM = {
    "role": {"صاحب کسب‌وکار خانگی هستید یا پشتیبان": "صاحب کسب‌وکار خانگی"},
    "field": {"در چه زمینه‌ای است": "فرش"},
    "business": {"نام کسب‌وکار": "قالی شاهرود", "کار خود را در چند جمله شرح دهید": "قالی دستباف می‌بافم."},
    "purpose": {"وام را برای چه کاری": "پایدار کردن کار کنونی"},
    "amount": {"چه مبلغی وام": "۱۵۰ میلیون تومان"},
    "route": {"وام را چگونه می‌گیرید": "از طریق پشتیبان"},
    "supporter": {"پشتیبان شما کیست": "شبکه فرش شاهرود"},
}
SUM = 1_500_000_000


@pytest.fixture(scope="module")
def weaver(stack: Stack, browser: Browser) -> Applicant:
    """The person whose file has gone the whole way."""
    person = Applicant(browser, stack.url)
    person.sign_in(WEAVER.mobile)
    person.say_who(WEAVER)
    person.accept_conditions("home_business")
    person.fill_pages(FORM)
    person.upload("papers", 0, paper(1))
    person.send()
    person.see("در دست کارشناس")
    committee = officer_of(stack, browser, "committee")
    committee.open_file(person.code)
    committee.supply(permit_valid="بله")
    committee.deed("approve")
    person.see("آماده معرفی به بانک")
    committee.refer()
    lend(stack, person.code)
    return person


def lend(stack: Stack, code: str) -> None:
    today = stack.today.isoformat()
    with bank_of(stack) as bank:
        referral = bank.referral_of(code)
        assert referral["amount"] == SUM
        assert bank.contract(referral, today, months=60, rate_percent=4).is_success
        assert bank.pay(referral, SUM, today).is_success


def test_the_weaver_sees_the_loan_paid_and_every_step_of_the_way(weaver: Applicant) -> None:
    """H5, H6, H12, H13, H14: through the doors that people use."""
    weaver.see("پرداخت شد")
    history = weaver.read()
    for step in ("درخواست را فرستادید", "کمیته تخصصی استان", "به بانک معرفی شدید", "به شما پرداخت شد"):
        assert step in history
    assert "شبکه فرش شاهرود" in weaver.page.content(), "the supporter is named (H14)"
    assert weaver.foreign == []


def test_each_step_is_told_by_sms_once(weaver: Applicant, stack: Stack) -> None:
    texts = stack.told(WEAVER.mobile, TOLD[-1])
    assert [sum(words in text for text in texts) for words in TOLD] == [1] * len(texts)
