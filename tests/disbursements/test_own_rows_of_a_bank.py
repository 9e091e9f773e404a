"""What a bank reads of its referrals: each row once, the newest sheet of the grant, no paper that was taken back."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from applicants import services as files
from disbursements import services
from disbursements.models import Account, Bank, CashBlock, Referral
from schemes.catalogue import GRANT, REGISTRATION
from schemes.units import today
from tests.disbursements.bank_side import (
    CHOSEN,
    DEPOSIT,
    Caller,
    a_bank,
    a_chosen_file,
    a_line,
    a_loan,
    a_referral,
    an_account,
    key,
    payout,
)
from tests.world import an_officer

pytestmark = pytest.mark.django_db


def all_pages(caller: Caller) -> list[str]:
    """The codes on every page of the inbox, in their order."""
    seen, page = [], caller.get("referrals/").json()
    while True:
        seen += [row["code"] for row in page["results"]]
        if not page["next"]:
            return seen
        page = caller.http.get(page["next"], headers=caller.headers).json()


def test_rows_of_one_moment_are_read_once_each(bank: Bank, caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """tests-Q03: five changed in one moment, two a page."""
    monkeypatch.setattr("disbursements.api.paging.PAGE", 2)
    codes = [a_referral(bank, accounts=False).code for _each in range(5)]
    Referral.objects.filter(bank=bank).update(updated_at=timezone.now())
    assert all_pages(caller) == codes


def test_a_row_that_changed_later_is_not_lost_for_being_older(
    bank: Bank, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """tests-Q03: the first referral was changed last, and stands on the last page."""
    monkeypatch.setattr("disbursements.api.paging.PAGE", 1)
    first, second, third = (a_referral(bank, accounts=False) for _each in range(3))
    Referral.objects.filter(pk=first.pk).update(updated_at=timezone.now() + timedelta(minutes=1))
    assert all_pages(caller) == [second.code, third.code, first.code]


def test_the_sheet_is_the_grants_of_this_file_with_the_papers_that_are_there(bank: Bank, caller: Caller) -> None:
    """tests-Q03: a registration judged later, another file's grant and a paper taken back are not on it."""
    referral, other = a_referral(bank), a_referral(bank)
    path = f"referrals/{referral.code}/"
    before = caller.get(path).json()
    own = files.judge(application=referral.application, stage=GRANT)
    files.judge(application=referral.application, stage=REGISTRATION)
    files.judge(application=other.application, stage=GRANT)
    gone = referral.application.documents.order_by("pk").last()
    referral.application.documents.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    after = caller.get(path).json()
    assert len(before["documents"]) == 4
    assert [each["kind"] for each in after["documents"]] == [each["kind"] for each in before["documents"]][:3]
    assert caller.get(f"{path}documents/{gone.pk}/").status_code == 404
    theirs = other.application.documents.first()
    assert caller.get(f"{path}documents/{theirs.pk}/").status_code == 404
    shown = after["decision_sheet"]
    assert (datetime.fromisoformat(shown["judged_at"]), shown["outcome"]) == (own.judged_at, own.outcome)
    assert len(shown["findings"]) == len(own.verdict["findings"])


def withdrawn(caller: Caller, account: Account, amount: int) -> Any:
    body = {"amount": -amount, "on": today().isoformat(), "bank_reference": f"M{key()}"}
    return caller.post(f"accounts/{account.number}/movements/", body)


def test_only_ones_own_block_holds_the_money_and_only_until_it_is_released(bank: Bank, caller: Caller) -> None:
    """tests-Q03, O41: of two paid loans each account 700 keeps its own block, and a released one keeps nothing."""
    mine, other = a_loan(bank, caller), a_loan(bank, caller)
    for loan in (mine, other):
        assert caller.post(f"referrals/{loan.code}/payouts/", payout(CHOSEN)).status_code == 201
    block = mine.terms["blocked_cash"]
    account = Account.objects.get(application=mine.application, kind="700")
    assert withdrawn(caller, account, DEPOSIT - block + 1).json()["code"] == "cash_blocked"
    assert withdrawn(caller, account, DEPOSIT - block).status_code == 201
    CashBlock.objects.filter(loan__referral=mine).update(released_on=today())
    assert withdrawn(caller, account, block).status_code == 201
    theirs = Account.objects.get(application=other.application, kind="700")
    assert withdrawn(caller, theirs, DEPOSIT - block + 1).json()["code"] == "cash_blocked"


def test_before_the_payout_each_deposit_keeps_its_own_block(bank: Bank, caller: Caller) -> None:
    """tests-Q03, O41: a person referred and not yet contracted keeps nothing for the loans of others."""
    contracted, waiting = a_loan(bank, caller), a_referral(bank)
    block = contracted.terms["blocked_cash"]
    account = Account.objects.get(application=contracted.application, kind="762")
    assert withdrawn(caller, account, DEPOSIT - block + 1).json()["code"] == "cash_blocked"
    free = Account.objects.get(application=waiting.application, kind="762")
    assert withdrawn(caller, free, DEPOSIT).status_code == 201


def test_the_accounts_on_a_sheet_are_the_banks_own(bank: Bank, caller: Caller) -> None:
    """tests-Q03: a lender does not read the deposit that another bank holds, nor that bank its 791 and 700."""
    lender = a_bank()
    a_line(lender)
    file = a_chosen_file(bank)
    referral = services.refer(application=file, bank=lender, by=an_officer())
    for kind in ("791", "700"):
        an_account(lender, file, kind)
    a_referral(lender)
    sheet = Caller(lender).get(f"referrals/{referral.code}/").json()
    assert [account["kind"] for account in sheet["accounts"]] == ["700", "791"]


def test_a_loans_payouts_are_its_own(bank: Bank, caller: Caller) -> None:
    """tests-Q03"""
    mine, other = a_loan(bank, caller), a_loan(bank, caller)
    for loan, amounts in ((mine, (1_000, 2_000)), (other, (4_000,))):
        for amount in amounts:
            assert caller.post(f"referrals/{loan.code}/payouts/", payout(amount)).status_code == 201
    sheets = [caller.get(f"referrals/{loan.code}/").json() for loan in (mine, other)]
    assert [[row["amount"] for row in sheet["payouts"]] for sheet in sheets] == [[1_000, 2_000], [4_000]]
