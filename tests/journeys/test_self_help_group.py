"""A self-help group: its county chosen, formed and trained by a facilitator, graded and lent to by a bank.

Its representative has a phone and follows; nobody asks for collateral.
"""

import pytest
from playwright.sync_api import Browser

from tests.journeys.bank import bank_of
from tests.journeys.people import TOLD, Applicant, OfficerAtDesk, Someone, officer_of
from tests.journeys.stack import Stack
from tests.world import national_code

GOLI = Someone("09120000031", national_code(800_000), "گلی", "دهقان")
SHARE, MEMBERS = 20_000_000, 12
SUM = SHARE * MEMBERS
BOOK = {
    "چند ماه است": "۷", "چند جلسه باید": "۲۸", "چند جلسه برگزار شده": "۲۷", "پس‌انداز گروه": "۶ میلیون تومان",
    "وام‌های درونی": "۳ میلیون تومان", "درصد بازپرداخت": "۱۰۰",
}  # fmt: skip


@pytest.fixture(scope="module")
def representative(stack: Stack, browser: Browser) -> Applicant:
    """Who follows on her phone what others do for the group."""
    manager, facilitator = (officer_of(stack, browser, role) for role in ("manager", "facilitator"))
    choose_county(manager)
    goli = Applicant(browser, stack.url)
    goli.code = form(facilitator)
    goli.sign_in(GOLI.mobile)
    goli.see("آموزش اعضای گروه")
    train(facilitator)
    manager.open_file(goli.code)
    manager.deed("approve")
    goli.see("آماده معرفی به بانک")
    keep_book(facilitator)
    manager.open_file(goli.code)
    manager.refer()
    lend(stack, goli.code)
    return goli


def choose_county(manager: OfficerAtDesk) -> None:
    manager.go("/admin/applicants/targetcounty/add/")
    for name, value in (("province", "20"), ("county", "2003")):
        manager.page.locator(f"[name={name}]").select_option(value)
    manager.page.locator("[name=groups_allotted]").fill("4")
    for name in ("behzisti_letter", "executor_approval", "banks_letter"):
        manager.page.locator(f"[name={name}]").fill("نامه ۱۲")
    manager.page.locator("[name=_save]").click()
    assert "/add/" not in manager.page.url, manager.read()


def form(facilitator: OfficerAtDesk) -> str:
    """Representative, place and members on one page; the answer is the file's code."""
    facilitator.go("/admin/")
    assert "ماده ۲۲" not in facilitator.read(), "the province's share of deposits is no matter of groups"
    facilitator.follow("تشکیل گروه")
    said = {"نام گروه": "گل نرگس", "نام نماینده": GOLI.first_name, "نام خانوادگی نماینده": GOLI.last_name,
            "کد ملی نماینده": GOLI.national_code, "شماره همراه نماینده": GOLI.mobile}  # fmt: skip
    for label, text in said.items():
        facilitator.fill(label, text)
    facilitator.page.get_by_label("شهرستان").select_option(label="شاهرود")
    facilitator.write_day("born", "1365/04/12")
    facilitator.pick("زن")
    women = [f"عضو {n}، {national_code(800_100 + n)}، زن، بله، {SHARE}" for n in range(MEMBERS)]
    facilitator.fill("اعضا", "\n".join(women))
    facilitator.press("تشکیل گروه")
    return facilitator.page.locator(".caption bdi").first.inner_text()


def train(facilitator: OfficerAtDesk) -> None:
    facilitator.page.reload()
    facilitator.open_deed("record_training")
    for member in facilitator.page.locator("[name=there]").all():
        member.check()
    facilitator.write_day("held_on", "1405/06/14")
    facilitator.deed("record_training", {"موضوع آموزش": "پس‌انداز و دفترداری"})


def keep_book(facilitator: OfficerAtDesk) -> None:
    facilitator.page.reload()
    facilitator.open_deed("record_passbook")
    facilitator.pick("بله")
    facilitator.deed("record_passbook", BOOK)


def lend(stack: Stack, code: str) -> None:
    """Graded first, then a contract of which every member has her part, then paid."""
    today = stack.today.isoformat()
    with bank_of(stack) as bank:
        referral = bank.referral_of(code)
        assert (referral["amount"], referral["terms"]["collateral_total"]) == (SUM, 0)
        terms = {"months": 24, "rate_percent": 4}
        assert bank.contract(referral, today, **terms).status_code == 409, "grading comes before the contract (G10)"
        bank.done(f"referrals/{referral['code']}/grade/", passed=True, graded_on=today)
        loan = bank.contract(referral, today, **terms).json()["loan"]
        assert [share["amount"] for share in loan["member_shares"]] == [SHARE] * MEMBERS
        assert bank.pay(referral, SUM, today).is_success


def test_the_representative_sees_the_loan_paid_and_every_step_of_the_way(representative: Applicant) -> None:
    """G3, G6, G8, G9, G10, G11: through the doors that people use."""
    representative.see("پرداخت شد")
    history = representative.read()
    for step in ("تسهیلگر گروه شما را تشکیل داد", "دوره آموزش", "مجری محلی درخواست گروه را تأیید کرد", "اعتبارسنجی",
                 "با گروه قرارداد بست", "به شما پرداخت شد"):  # fmt: skip
        assert step in history
    assert representative.foreign == []


def test_each_step_is_told_by_sms_once(representative: Applicant, stack: Stack) -> None:
    texts = stack.told(GOLI.mobile, TOLD[-1])
    assert [sum(words in text for text in texts) for words in TOLD] == [1] * len(texts)
