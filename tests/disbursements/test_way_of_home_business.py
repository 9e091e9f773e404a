"""A home-business loan at the bank: credit lines by source, the terms a circular has or has not set, the payout."""

from datetime import timedelta
from typing import Any

import pytest

from applicants import services as applicants
from applicants.models import Application, Circular, State
from disbursements import services
from disbursements.models import Bank, CreditLine, Loan, Referral
from disbursements.referrals import letters
from disbursements.referrals.terms_in_words import in_plain_words
from schemes.units import day, jalali, today
from tests.applicants.desk import at_desk, refer_url
from tests.applicants.portal import refused
from tests.applicants.test_way_of_home_business import HOME, WORKER
from tests.disbursements.bank_side import Caller, a_line
from tests.ours import ours
from tests.ways import a_bank_with_credit, accepted, paid, sent, supplied
from tests.world import an_officer

pytestmark = pytest.mark.django_db

SUM = WORKER["requested_amount"]


@pytest.fixture(autouse=True)
def _after_the_first_payments(clock: Any) -> None:
    """Nothing is paid before the day that the news names (1404/09/01)."""
    clock("1405/06/10")


def a_ready_file(**answers: Any) -> Application:
    file = sent(HOME, WORKER | answers)
    supplied(file, permit_valid=True)
    applicants.approve(application=file, by=an_officer())
    file.refresh_from_db()
    return file


def referred(bank: Bank, **words: Any) -> Referral:
    return services.refer(application=a_ready_file(), bank=bank, by=an_officer(), **words)


def a_circular(parameter: str, value: Any) -> None:
    since = today() - timedelta(days=1)
    words = {"scheme": HOME, "parameter": parameter, "value": value, "citation": f"بخشنامه {parameter}", "since": since}
    drafted = applicants.draft_circular(**words, by=an_officer("headquarters", ""))
    applicants.approve_circular(circular=drafted, by=an_officer("headquarters", ""))


def test_from_the_committee_through_the_bank_to_the_paid_loan() -> None:
    """H3, H5, H7: introduced to an agent bank, contracted, paid; where no circular says a rate the bank does."""
    bank = a_bank_with_credit(HOME)
    caller, referral = Caller(bank), referred(bank)
    sheet = caller.get(f"referrals/{referral.code}/").json()
    assert (sheet["terms"]["months"], sheet["terms"]["rate_percent"], sheet["terms"]["blocked_cash"]) == (
        None,
        None,
        None,
    )
    assert accepted(caller, referral, months=60).json()["code"] == "rate_missing"
    answer = accepted(caller, referral, months=60, rate_percent=4)
    assert answer.status_code == 201, answer.content
    assert len(answer.json()["loan"]["instalments"]) == 60
    assert answer.json()["loan"]["blocked_cash"] is None
    answer = paid(caller, referral, SUM)
    assert answer.status_code == 201, answer.content
    file = ours(Application).get()
    assert file.state == State.DISBURSED
    line = ours(CreditLine).get()
    assert (line.reserved, line.paid) == (0, SUM)


def test_nothing_above_the_approved_sum_is_contracted_or_paid() -> None:
    bank = a_bank_with_credit(HOME)
    caller, referral = Caller(bank), referred(bank)
    above = accepted(caller, referral, months=60, rate_percent=4, principal=SUM + 1)
    assert above.json()["code"] == "above_referral"
    accepted(caller, referral, months=60, rate_percent=4)
    assert paid(caller, referral, SUM + 1).json()["code"] == "above_principal"


def test_the_terms_that_a_circular_sets_bind_the_bank() -> None:
    """R27: rate, tenor and collateral come from a cited circular, and then the bank may say no others."""
    for name, value in {"rate_percent": 4, "repayment_months": 36, "collateral_percent": 120}.items():
        a_circular(name, value)
    assert Circular.objects.count() == 3
    bank = a_bank_with_credit(HOME)
    caller, referral = Caller(bank), referred(bank)
    assert (referral.terms["months"], referral.terms["rate_percent"]) == (36, "4")
    assert referral.terms["collateral_total"] == SUM * 120 // 100
    assert accepted(caller, referral, months=60).json()["code"] == "months_differ"
    assert accepted(caller, referral, months=36, rate_percent=18).json()["code"] == "terms_are_set"
    assert accepted(caller, referral, months=36).status_code == 201
    assert ours(Loan).get().rate_percent == 4


def test_the_provincial_and_the_national_line_do_not_lend_to_each_other() -> None:
    """H4, R29: a sum is held whole on one line; two half-empty lines do not make room."""
    bank = a_bank_with_credit(HOME, ceiling=SUM - 1)
    a_line(bank, scheme=HOME, source="national", ceiling=SUM - 1)
    file = a_ready_file()
    assert refused(services.refer, application=file, bank=bank, by=an_officer()).code == "no_credit"
    ours(CreditLine).filter(source="national").update(ceiling=SUM)
    assert (
        refused(services.refer, application=file, bank=bank, by=an_officer(), source="provincial").code == "no_credit"
    )
    referral = services.refer(application=file, bank=bank, by=an_officer(), source="national")
    assert referral.credit_line.source == "national"
    assert ours(CreditLine).get(source="provincial").reserved == 0


def test_the_officer_chooses_bank_and_source_at_the_desk() -> None:
    """H4, H7."""
    bank = a_bank_with_credit(HOME)
    a_line(bank, scheme=HOME, source="national", ceiling=10 * SUM)
    file, browser = a_ready_file(), at_desk(an_officer())
    page = refer_url(file)
    assert "اعتبار ملی" in browser.get(page).content.decode()
    assert browser.post(page, {"bank": bank.pk, "source": "national"}).status_code == 302
    referral = ours(Referral).get()
    assert referral.credit_line.source == "national"
    assert browser.get(f"/admin/disbursements/referral/{referral.pk}/change/").status_code == 200


def test_a_line_of_another_scheme_or_province_is_no_line() -> None:
    """H3."""
    bank = a_bank_with_credit(HOME, province="23")
    a_line(bank)
    assert refused(services.refer, application=a_ready_file(), bank=bank, by=an_officer()).code == "no_credit"


def test_an_unapproved_file_goes_to_no_bank() -> None:
    """H5, H6: the order is kept."""
    bank = a_bank_with_credit(HOME)
    file = sent(HOME, WORKER)
    assert refused(services.refer, application=file, bank=bank, by=an_officer()).code == "wrong_state"


def test_a_declined_file_is_ready_for_another_bank() -> None:
    """H7: from one agent bank to another, the held sum free again."""
    bank, other = a_bank_with_credit(HOME), a_bank_with_credit(HOME)
    referral = referred(bank)
    answer = Caller(bank).post(f"referrals/{referral.code}/decline/", {"reason": "no_credit", "note": ""})
    assert answer.status_code == 200, answer.content
    file = ours(Application).get()
    assert (file.state, CreditLine.objects.get(bank=bank).reserved) == (State.READY, 0)
    assert services.refer(application=file, bank=other, by=an_officer()).bank == other


def test_payouts_begin_in_azar_and_are_carried_over_to_the_next_year_only(clock: Any) -> None:
    """H3, H15: not before Azar 1404; a line of 1404 still pays in 1405, and in 1406 nothing is referred."""
    clock("1404/08/25")
    bank = a_bank_with_credit(HOME)
    file = a_ready_file()
    assert refused(services.refer, application=file, bank=bank, by=an_officer()).code == "not_met"
    clock("1406/01/01")
    assert refused(services.refer, application=file, bank=bank, by=an_officer()).code == "not_met"
    clock("1405/12/29")
    referral = services.refer(application=file, bank=bank, by=an_officer())
    assert (referral.credit_line.year, jalali(today())) == (1404, "1405/12/29")
    assert file.judgements.latest("pk").verdict["quantities"]["is_carried_over"] is True


def test_the_letter_says_what_is_asked_and_that_the_bank_says_the_rest() -> None:
    """H5, H9: the letter of this scheme, with its source of money and without a deposit."""
    referral = referred(a_bank_with_credit(HOME))
    said = in_plain_words(referral)
    assert dict(said.loan)["محل اعتبار"].startswith("اعتبار استانی")
    assert "بانک می‌گوید" in dict(said.loan)["بازپرداخت"]
    assert "الگوی سپرده" not in dict(said.loan)
    assert letters.draw(referral).startswith(b"%PDF")


def test_the_printed_budgets_are_two_pools() -> None:
    """H4: 2,400 and 1,160 billion rials, 3,560 together."""
    judged = a_ready_file().judgements.latest("pk")
    assert judged.verdict["quantities"]["budget"] == 3_560_000_000_000
    assert day("1404/09/01") <= today()
