"""The bank's path from the invited person to the paid loan, spoken only over the API."""

import pytest

from applicants.models import Invitation, Notice, ProvinceShare, State
from disbursements import services
from disbursements.models import Account, Bank, CashBlock, CreditLine, Loan, Movement, Referral
from schemes.units import add_months, today
from tests.disbursements.bank_side import (
    CHOSEN,
    DEPOSIT,
    Caller,
    a_bank,
    a_line,
    a_loan,
    a_referral,
    acceptance,
    an_account,
    an_invited_file,
    payout,
)
from tests.ours import ours
from tests.world import an_officer

pytestmark = pytest.mark.django_db


def test_a_bank_opens_the_account_and_reports_the_deposit(bank: Bank, caller: Caller) -> None:
    """O6, O18: the account, its card, and the deposit reach the file and the province's share."""
    file = an_invited_file()
    opened = add_months(today(), -4).isoformat()
    body = {"national_code": file.person.national_code, "number": "1-762-9", "kind": "762", "opened_on": opened}
    answer = caller.post("accounts/", body | {"card_issued_on": opened})
    assert answer.status_code == 201, answer.content
    assert answer.json()["card_issued_on"] == opened
    moved = caller.post("accounts/1-762-9/movements/", {"amount": DEPOSIT, "on": opened, "bank_reference": "D1"})
    assert moved.status_code == 201, moved.content
    assert moved.json()["balance"] == DEPOSIT
    file.refresh_from_db()
    share = ours(ProvinceShare).get()
    invitation = ours(Invitation).get()
    assert (file.state, invitation.state) == (State.SAVING, Invitation.State.USED)
    assert (share.reserved, share.absorbed, invitation.reserved) == (0, DEPOSIT, 0)
    facts = file.inquiries.get(kind="deposits", superseded_at=None).facts
    assert facts["account_code"] == 762
    assert [amount for _day, amount in facts["deposit_movements"]] == [DEPOSIT]
    assert Notice.objects.filter(application=file, kind="account_opened").count() == 1


def test_from_the_inbox_to_the_paid_loan(bank: Bank, caller: Caller) -> None:
    """O31, O38, O41: contract, schedule, tranche, and the deposit that moves to account 700 with its block."""
    referral = a_referral(bank)
    inbox = caller.get("referrals/", state="sent").json()
    assert [row["code"] for row in inbox["results"]] == [referral.code]
    assert inbox["results"][0]["amount"] == CHOSEN

    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral))
    assert answer.status_code == 201, answer.content
    loan = answer.json()["loan"]
    assert answer.json()["state"] == "accepted"
    assert len(loan["instalments"]) == 18
    assert sum(row["principal"] for row in loan["instalments"]) == CHOSEN
    assert loan["blocked_cash"] == DEPOSIT * 20 // 100

    paid = caller.post(f"referrals/{referral.code}/payouts/", payout(CHOSEN))
    assert paid.status_code == 201, paid.content
    assert (paid.json()["state"], paid.json()["paid_out"]) == ("paid", CHOSEN)
    referral.application.refresh_from_db()
    assert referral.application.state == State.DISBURSED
    line = ours(CreditLine).get()
    assert (line.reserved, line.paid) == (0, CHOSEN)
    balances = dict(ours(Account).values_list("kind", "balance"))
    assert balances == {"762": 0, "791": 0, "700": DEPOSIT}
    assert list(ours(Movement).filter(kind="moved").order_by("id").values_list("amount", flat=True)) == [
        -DEPOSIT,
        DEPOSIT,
    ]
    assert ours(CashBlock).get().account.kind == "700"
    assert ours(ProvinceShare).get().absorbed == DEPOSIT, "once counted it stays counted (R8)"
    kinds = set(Notice.objects.filter(application=referral.application).values_list("kind", flat=True))
    assert {"referred", "contracted", "disbursed"} <= kinds


def test_a_declined_file_returns_and_can_go_to_another_bank(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    answer = caller.post(f"referrals/{referral.code}/decline/", {"reason": "no_credit", "note": "پر شد"})
    assert (answer.status_code, answer.json()["state"]) == (200, "declined")
    referral.application.refresh_from_db()
    assert referral.application.state == State.CHOSEN
    assert ours(CreditLine).get().reserved == 0
    assert ours(Notice).filter(kind="returned_from_bank").count() == 1
    sheet = caller.get(f"referrals/{referral.code}/").json()
    assert sheet["documents"] == []
    assert sheet["decision_sheet"] is None


def test_the_second_bank_lends_on_accounts_of_its_own(bank: Bank, caller: Caller) -> None:
    """After a decline the deposit stays where it is; the other bank opens its own 791 and 700 (O24, O38)."""
    declined = a_referral(bank)
    caller.post(f"referrals/{declined.code}/decline/", {"reason": "no_credit"})
    declined.application.refresh_from_db()
    second, file = a_bank(), declined.application
    a_line(second)
    referral = services.refer(application=file, bank=second, by=an_officer())
    theirs = Caller(second)
    refused = theirs.post(f"referrals/{referral.code}/accept/", acceptance(referral))
    assert (refused.status_code, refused.json()["code"]) == (409, "account_needed")
    for kind in ("791", "700"):
        an_account(second, file, kind)
    assert theirs.post(f"referrals/{referral.code}/accept/", acceptance(referral)).status_code == 201
    assert theirs.post(f"referrals/{referral.code}/payouts/", payout(referral.amount)).status_code == 201
    ordinary = Account.objects.get(bank=second, kind="700")
    assert ordinary.balance == DEPOSIT
    assert Account.objects.get(bank=bank, kind="762").balance == 0


def test_the_sheet_says_everything_on_the_letter(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    sheet = caller.get(f"referrals/{referral.code}/").json()
    assert sheet["borrower"]["national_code"] == referral.application.person.national_code
    assert sheet["borrower"]["birth_on_jalali"].startswith("13")
    assert sheet["terms"]["collateral_total"] == CHOSEN * 120 // 100
    assert sheet["terms"]["other_collateral"] == CHOSEN * 120 // 100 - DEPOSIT * 20 // 100
    assert sheet["decision_sheet"]["outcome"] == "met"
    assert sheet["loan"] is None
    assert len(sheet["documents"]) == 4
    paper = caller.http.get(sheet["documents"][0]["url"], headers=caller.headers)
    assert b"".join(paper.streaming_content) == b"%PDF"
    assert paper["Content-Disposition"].startswith("attachment")


def test_the_sheet_of_a_loan_shows_schedule_and_payouts(bank: Bank, caller: Caller) -> None:
    referral = a_loan(bank, caller)
    caller.post(f"referrals/{referral.code}/payouts/", payout(1_000_000))
    sheet = caller.get(f"referrals/{referral.code}/").json()
    assert sheet["loan"]["paid_out"] == 1_000_000
    assert [row["amount"] for row in sheet["payouts"]] == [1_000_000]
    assert sheet["loan"]["rate_percent"] == 4


def test_a_smaller_principal_gives_the_rest_of_the_line_back(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, principal=CHOSEN - 7))
    assert ours(CreditLine).get().reserved == CHOSEN - 7
    assert ours(Loan).get().principal == CHOSEN - 7
    assert ours(Referral).get().amount == CHOSEN


def test_several_tranches_pay_exactly_the_principal(bank: Bank, caller: Caller) -> None:
    referral = a_loan(bank, caller)
    path = f"referrals/{referral.code}/payouts/"
    first = caller.post(path, payout(CHOSEN - 1))
    assert (first.status_code, first.json()["state"]) == (201, "accepted")
    over = caller.post(path, payout(2))
    assert (over.status_code, over.json()["code"]) == (409, "above_principal")
    last = caller.post(path, payout(1))
    assert (last.status_code, last.json()["state"]) == (201, "paid")
    again = caller.post(path, payout(1))
    assert (again.status_code, again.json()["code"]) == (409, "above_principal")
    assert ours(CreditLine).get().paid == CHOSEN


def test_one_rial_above_the_principal_is_refused(bank: Bank, caller: Caller) -> None:
    referral = a_loan(bank, caller)
    answer = caller.post(f"referrals/{referral.code}/payouts/", payout(CHOSEN + 1))
    assert (answer.status_code, answer.json()["code"]) == (409, "above_principal")


def test_inbox_rows_cost_a_fixed_number_of_statements(bank: Bank, caller: Caller, queries) -> None:
    a_line(bank)
    a_referral(bank, accounts=False)
    with queries() as one:
        caller.get("referrals/")
    for _more in range(3):
        a_referral(bank, accounts=False)
    with queries() as four:
        assert len(caller.get("referrals/").json()["results"]) == 4
    assert len(one) == len(four) <= 5
