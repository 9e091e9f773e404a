"""The COVID relief in the summer of its year: invited by its list, the sector agency's yes, papers, paid in stages.

The product stands in Tir 1399, when the guide takes registrations.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser

from schemes.units import day
from tests.journeys.bank import bank_of
from tests.journeys.people import TOLD, Applicant, Someone, officer_of, paper
from tests.journeys.stack import Stack

COOK = Someone("09120000021", "0012345679", "پروین", "رستمی")
FORM = {
    "kind": {"گونهٔ کسب‌وکار": "کارفرمایی"},
    "business": {
        "نام کسب‌وکار": "کبابی البرز",
        "کار خود را در چند جمله شرح دهید": "رستوران کوچک کنار جاده",
        "کد کارگاه بیمه": COOK.mobile[1:],
    },
    "licence": {"جواز کسب یا تولید": "بله", "در فهرست هیئت وزیران": "بله"},
    "activity": {"سال گذشته فعال": "بله", "هنوز فعال": "بله", "به دستور ستاد کرونا": "نه"},
    "jobs": {"سر کار نگه داشته": "بله"},
    "amount": {"چه مبلغی وام": "۴۸ میلیون تومان"},
}
SUM, STAGES = 480_000_000, ((300_000_000, "در حال پرداخت"), (180_000_000, "پرداخت شد"))


@pytest.fixture(scope="module")
def cook(stack: Stack, browser: Browser) -> Iterator[Applicant]:
    """The employer whose file has gone the whole way; then the product stands in the present again."""
    stack.at((day("1399/04/15") - datetime.now(UTC).date()).days)
    person = Applicant(browser, stack.url)
    person.sign_in(COOK.mobile)
    person.say_who(COOK)
    person.accept_conditions("covid_relief")
    person.fill_pages(FORM)
    person.send()
    person.see("نزد دستگاه بخشی")
    decide(stack, browser, person)
    lend(stack, person)
    yield person
    stack.at(0)


def decide(stack: Stack, browser: Browser, person: Applicant) -> None:
    """The province writes down what the systems say, the sector agency decides, the papers come, a bank is chosen."""
    manager, agency = (officer_of(stack, browser, role) for role in ("manager", "sector"))
    manager.open_file(person.code)
    manager.supply(invited="بله", has_insurance_list="بله", insured_workers="5", on_unemployment_insurance="1")
    manager.supply(bounced_cheques="هیچ", non_current_debt="0")
    agency.open_file(person.code)
    agency.deed("approve")
    person.see("تکمیل مدارک بانک")
    for which in range(2):
        person.upload("papers", which, paper(1))
    person.go(f"/applications/{person.code}/")
    person.press("مدارک کامل است")
    manager.open_file(person.code)
    manager.refer()


def lend(stack: Stack, person: Applicant) -> None:
    today = stack.today.isoformat()
    with bank_of(stack) as bank:
        referral = bank.referral_of(person.code)
        assert (referral["amount"], referral["terms"]["guarantors"]) == (SUM, 1)
        assert bank.contract(referral, today, months=24).is_success
        for amount, seen in STAGES:
            assert bank.pay(referral, amount, today).is_success
            person.see(seen)


def test_the_employer_sees_the_loan_paid_in_stages(cook: Applicant) -> None:
    """K8, K9, K21, K22, K23, K24, K25, K26: through the doors that people use."""
    history = cook.read()
    for step in ("درخواست را فرستادید", "دستگاه بخشی درخواست شما را تأیید کرد", "مدارک بانک و تضمین را کامل کردید",
                 "به بانک معرفی شدید", "بخشی از وام", "وام به شما پرداخت شد"):  # fmt: skip
        assert step in history
    assert cook.foreign == []


def test_each_step_is_told_by_sms_once(cook: Applicant, stack: Stack) -> None:
    texts = stack.told(COOK.mobile, TOLD[-1])
    assert [sum(words in text for text in texts) for words in TOLD] == [1] * len(texts)
