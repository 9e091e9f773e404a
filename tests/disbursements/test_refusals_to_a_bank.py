"""What a bank's program reads when a call is refused: status, code, sentence; and nothing happened (tests-Q05)."""

from datetime import timedelta
from typing import Any

import pytest

from applicants.models import Document, State
from disbursements import services, tasks
from disbursements.models import Account, Bank, Loan, Movement, Payout, Referral
from schemes.units import add_months, today
from tests.applicants.portal import refused
from tests.disbursements.bank_side import (
    CHOSEN,
    DEPOSIT,
    Caller,
    a_chosen_file,
    a_line,
    a_loan,
    a_referral,
    a_saving_file,
    acceptance,
    an_invited_file,
    payout,
)
from tests.ours import ours
from tests.world import an_officer

pytestmark = pytest.mark.django_db


def problem(answer: Any) -> tuple[int, str, str]:
    said = answer.json()
    assert (answer["Content-Type"], said["status"]) == ("application/problem+json", answer.status_code)
    return answer.status_code, said["code"], said["detail"]


def day(days: int = 0) -> str:
    return (today() + timedelta(days=days)).isoformat()


def opening(file: Any, kind: str = "762", **changes: Any) -> dict[str, Any]:
    said = {"national_code": file.person.national_code, "number": f"{kind}-{file.code}", "kind": kind}
    return said | {"opened_on": day()} | changes


def moved(amount: int, reference: str = "M-1", on: str = "") -> dict[str, Any]:
    return {"amount": amount, "on": on or day(), "bank_reference": reference}


@pytest.fixture
def movements(bank: Bank, caller: Caller) -> str:
    """The address of a saver's movements; three hundred million rials lie there since four months."""
    a_saving_file(bank)
    return f"accounts/{ours(Account).get().number}/movements/"


def test_a_movement_told_again_under_another_key_is_the_same_movement(caller: Caller, movements: str) -> None:
    first = caller.post(movements, moved(5))
    again = caller.post(movements, moved(5))
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert again.json()["balance"] == DEPOSIT + 5
    assert ours(Movement).count() == 2


@pytest.mark.parametrize(("amount", "days"), [(6, 0), (5, -1)])
def test_a_reference_of_a_movement_stands_for_nothing_else_and_what_it_stands_for_is_named(
    caller: Caller, movements: str, amount: int, days: int
) -> None:
    number = ours(Account).get().number
    caller.post(movements, moved(5))
    answer = caller.post(movements, moved(amount, on=day(days)))
    sentence = "این شماره پیگیری پیش‌تر برای کار دیگری ثبت شده است."
    assert problem(answer) == (409, "reference_used", sentence)
    said = {"kind": "movement", "account": number, "amount": 5, "on": day(), "bank_reference": "M-1"}
    assert answer.json()["existing"] == said
    assert ours(Account).get().balance == DEPOSIT + 5


def test_a_movements_reference_is_no_payouts_and_no_other_accounts(bank: Bank, caller: Caller) -> None:
    referral = a_loan(bank, caller)
    saved, paid_from = (ours(Account).get(kind=kind).number for kind in ("762", "791"))
    caller.post(f"accounts/{saved}/movements/", moved(5, "X-1"))
    said = {"kind": "movement", "account": saved, "amount": 5, "on": day(), "bank_reference": "X-1"}
    for path, body in (
        (f"referrals/{referral.code}/payouts/", payout(5, bank_reference="X-1")),
        (f"accounts/{paid_from}/movements/", moved(5, "X-1")),
    ):
        answer = caller.post(path, body)
        assert (*problem(answer)[:2], answer.json()["existing"]) == (409, "reference_used", said)
    assert not ours(Payout).exists()


def test_a_payouts_reference_is_not_used_for_another_loan(bank: Bank, caller: Caller) -> None:
    one, other = a_loan(bank, caller), a_loan(bank, caller)
    body = payout(7, bank_reference="P-1")
    assert caller.post(f"referrals/{one.code}/payouts/", body).status_code == 201
    answer = caller.post(f"referrals/{other.code}/payouts/", body)
    said = {"kind": "payout", "referral": one.code, "amount": 7, "paid_on": day(), "bank_reference": "P-1"}
    assert (*problem(answer)[:2], answer.json()["existing"]) == (409, "reference_used", said)
    assert ours(Payout).count() == 1


def test_an_account_holds_at_most_a_thousand_trillion_rials(bank: Bank, caller: Caller) -> None:
    a_referral(bank)
    path = f"accounts/{ours(Account).get(kind='791').number}/movements/"
    assert caller.post(path, moved(999_999_999_999_999, "A")).status_code == 201
    assert caller.post(path, moved(1, "B")).json()["balance"] == 1_000_000_000_000_000
    answer = caller.post(path, moved(1, "C"))
    assert problem(answer) == (409, "balance_too_large", "مانده حساب از اندازه بیرون است.")
    assert ours(Account).get(kind="791").balance == 1_000_000_000_000_000


@pytest.mark.parametrize(("days", "status"), [(-1, 409), (0, 201)])
def test_a_movement_is_not_before_its_account(caller: Caller, movements: str, days: int, status: int) -> None:
    opened = add_months(today(), -4) + timedelta(days=days)
    answer = caller.post(movements, moved(5, on=opened.isoformat()))
    assert answer.status_code == status
    if status == 409:
        assert problem(answer)[1:] == ("movement_day", "روز گردش باید از افتتاح حساب تا امروز باشد.")


def test_the_day_of_a_card_is_said_once(caller: Caller) -> None:
    """O18."""
    file = an_invited_file()
    body = opening(file, opened_on=day(-3))
    assert caller.post("accounts/", body).status_code == 201
    sentence = "تاریخ افتتاح تا امروز، و تحویل کارت از آن پس است."
    for impossible in (day(-4), day(1)):
        assert problem(caller.post("accounts/", body | {"card_issued_on": impossible})) == (
            409,
            "account_day",
            sentence,
        )
    assert caller.post("accounts/", body | {"card_issued_on": day(-3)}).json()["card_issued_on"] == day(-3)
    assert caller.post("accounts/", body | {"card_issued_on": day(-3)}).status_code == 200, "the same again"
    answer = caller.post("accounts/", body | {"card_issued_on": day(-2)})
    assert problem(answer) == (409, "reference_used", "تاریخ تحویل کارت پیش‌تر ثبت شده است.")
    assert answer.json()["existing"] == {"kind": "account", "number": body["number"]}
    assert caller.post("accounts/", body).json()["card_issued_on"] == day(-3), "said again without a card it keeps it"


@pytest.mark.parametrize(("card", "status"), [(-1, 409), (0, 201), (1, 409)])
def test_a_card_is_handed_over_between_opening_and_today(caller: Caller, card: int, status: int) -> None:
    body = opening(an_invited_file(), card_issued_on=day(card))
    assert caller.post("accounts/", body).status_code == status


@pytest.mark.parametrize(("kind", "days"), [("763", 0), ("762", -1)])
def test_an_account_number_said_with_another_kind_or_day_is_refused(caller: Caller, kind: str, days: int) -> None:
    body = opening(an_invited_file())
    assert caller.post("accounts/", body).status_code == 201
    answer = caller.post("accounts/", body | {"kind": kind, "opened_on": day(days)})
    assert problem(answer) == (409, "reference_used", "این شماره حساب پیش‌تر ثبت شده است.")


def test_a_second_account_of_a_kind_is_refused(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    answer = caller.post("accounts/", opening(referral.application, "791", number="another"))
    assert problem(answer) == (409, "account_kind_used", "برای این پرونده حسابی از این نوع ثبت شده است.")


def test_nothing_is_paid_without_a_contract_or_after_the_bank_declined(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    path = f"referrals/{referral.code}/payouts/"
    sentence = "برای این معرفی قراردادی برقرار نیست."
    assert problem(caller.post(path, payout(1))) == (409, "wrong_state", sentence)
    assert caller.post(f"referrals/{referral.code}/decline/", {"reason": "other"}).status_code == 200
    assert problem(caller.post(path, payout(1))) == (409, "wrong_state", sentence)
    assert not ours(Payout).exists()


@pytest.mark.parametrize(("days", "status"), [(-3, 409), (-2, 201), (0, 201), (1, 409)])
def test_a_payout_is_between_the_contract_and_today(bank: Bank, caller: Caller, days: int, status: int) -> None:
    referral = a_loan(bank, caller)
    ours(Loan).update(contract_on=today() - timedelta(days=2))
    answer = caller.post(f"referrals/{referral.code}/payouts/", payout(1, paid_on=day(days)))
    assert answer.status_code == status
    if status == 409:
        assert problem(answer)[1:] == ("payout_day", "تاریخ پرداخت باید از روز قرارداد تا امروز باشد.")


def test_not_a_rial_more_than_the_principal_is_paid(bank: Bank, caller: Caller) -> None:
    path = f"referrals/{a_loan(bank, caller).code}/payouts/"
    caller.post(path, payout(CHOSEN - 5))
    answer = caller.post(path, payout(6))
    assert problem(answer) == (409, "above_principal", "از اصل وام تنها ۵ ریال مانده است.")
    assert caller.post(path, payout(5)).json()["state"] == "paid"


@pytest.mark.parametrize(("days", "status"), [(-2, 409), (-1, 201), (0, 201), (1, 409)])
def test_a_contract_is_between_the_day_before_the_referral_and_today(
    bank: Bank, caller: Caller, days: int, status: int
) -> None:
    referral = a_referral(bank)
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, contract_on=day(days)))
    assert answer.status_code == status
    if status == 409:
        assert problem(answer)[1:] == ("contract_day", "تاریخ قرارداد باید از روز معرفی تا امروز باشد.")


@pytest.mark.parametrize(
    ("changes", "code", "sentence"),
    [
        ({"principal": CHOSEN + 1}, "above_referral", "اصل وام از مبلغ معرفی (۲۵۰٬۰۰۰٬۰۰۰ ریال) بیشتر است."),
        ({"months": 19}, "months_differ", "مدت وام باید 18 ماه باشد."),
        ({"rate_percent": 5}, "terms_are_set", "نرخ این طرح را دستورالعمل تعیین کرده است."),
        ({"grace_months": 1}, "terms_are_set", "این طرح تنفس ندارد."),
    ],
)
def test_a_contract_keeps_to_the_terms_of_the_referral(
    bank: Bank, caller: Caller, changes: dict[str, Any], code: str, sentence: str
) -> None:
    referral = a_referral(bank)
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, **changes))
    assert problem(answer) == (409, code, sentence)
    assert not ours(Loan).exists()


def test_a_contract_number_is_used_once_and_an_answer_given_once(bank: Bank, caller: Caller) -> None:
    one, other = a_referral(bank), a_referral(bank)
    body = acceptance(one, contract_number="C-7")
    assert caller.post(f"referrals/{one.code}/accept/", body).status_code == 201
    answer = caller.post(f"referrals/{other.code}/accept/", body)
    assert problem(answer) == (409, "contract_number_used", "این شماره قرارداد پیش‌تر ثبت شده است.")
    sentence = "این معرفی در انتظار پاسخ بانک نیست."
    again = caller.post(f"referrals/{one.code}/accept/", acceptance(one))
    assert problem(again) == (409, "wrong_state", sentence)
    assert problem(caller.post(f"referrals/{one.code}/decline/", {"reason": "other"})) == (409, "wrong_state", sentence)
    assert ours(Loan).get().contract_number == "C-7"


def test_a_letter_and_papers_that_are_not_there_are_404(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    paper = Document.objects.filter(application=referral.application).order_by("pk").first()
    assert paper is not None
    letter, document = f"referrals/{referral.code}/letter/", f"referrals/{referral.code}/documents/{paper.pk}/"
    assert problem(caller.get(letter)) == (404, "not_found", "چنین چیزی نیست.")
    tasks.draw_letter(referral.pk)
    for path in (letter, document):
        answer = caller.get(path)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)[:4] == b"%PDF"
    assert problem(caller.get(f"referrals/{referral.code}/documents/{paper.pk + 999}/"))[0] == 404
    caller.post(f"referrals/{referral.code}/decline/", {"reason": "other"})
    assert ours(Referral).get().state == "declined"
    assert problem(caller.get(document)) == (404, "not_found", "چنین چیزی نیست.")


def test_a_bank_that_takes_no_referrals_is_given_none(bank: Bank) -> None:
    file = a_chosen_file(bank)
    a_line(bank)
    ours(Bank).update(is_active=False)
    bank.refresh_from_db()
    refusal = refused(services.refer, application=file, bank=bank, by=an_officer())
    assert (refusal.code, str(refusal)) == ("bank_not_active", "این بانک اکنون معرفی نمی‌پذیرد.")
    file.refresh_from_db()
    assert (file.state, services.free_lines(file)) == (State.CHOSEN, [])
    ours(Bank).update(is_active=True)
    assert [line.bank for line in services.free_lines(file)] == [bank]
