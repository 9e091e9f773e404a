"""Accounts and movements as the bank reports them (O6, O18, O24, O31, O38, O41, O45)."""

from datetime import timedelta
from typing import Any

import pytest

from applicants.models import Inquiry, Invitation, ProvinceShare, State
from applicants.services import offers_of
from disbursements.models import Account, Bank, CashBlock, Movement
from schemes.units import add_months, today
from tests.disbursements.bank_side import (
    CHOSEN,
    DEPOSIT,
    Caller,
    a_bank,
    a_loan,
    a_referral,
    a_saving_file,
    acceptance,
    an_invited_file,
    key,
    payout,
)
from tests.ours import ours

pytestmark = pytest.mark.django_db


def opening(file: Any, kind: str = "762", **changes: Any) -> dict[str, Any]:
    national_code = file.person.national_code
    return {
        "national_code": national_code,
        "number": f"N{key()}",
        "kind": kind,
        "opened_on": today().isoformat(),
    } | changes


def moved(amount: int, **changes: Any) -> dict[str, Any]:
    return {"amount": amount, "on": today().isoformat(), "bank_reference": f"M{key()}"} | changes


def number_of(kind: str) -> str:
    return ours(Account).get(kind=kind).number


@pytest.mark.parametrize(("person", "wrong", "right"), [("natural", "763", "762"), ("legal", "762", "763")])
def test_the_account_code_is_the_persons(bank: Bank, caller: Caller, person: str, wrong: str, right: str) -> None:
    """O6: 762 is for natural and 763 for legal persons; the other code is refused."""
    file = an_invited_file(answers={"person_kind": person, "borrower_named": True})
    answer = caller.post("accounts/", opening(file, wrong))
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_account_kind")
    assert not ours(Account).exists()
    assert caller.post("accounts/", opening(file, right)).status_code == 201


def test_without_a_valid_invitation_no_account_is_opened(bank: Bank, caller: Caller) -> None:
    file = an_invited_file()
    ours(Invitation).update(expires_on=today() - timedelta(days=1))
    late = caller.post("accounts/", opening(file))
    stranger = caller.post("accounts/", opening(file, national_code="0499370899"))
    assert late.json()["code"] == stranger.json()["code"] == "no_invitation"
    assert late.json()["detail"] == stranger.json()["detail"], "nobody learns who is known"


def test_the_card_may_be_handed_over_later(bank: Bank, caller: Caller) -> None:
    """O18."""
    file = an_invited_file()
    body = opening(file)
    assert caller.post("accounts/", body).json()["card_issued_on"] is None
    day = today().isoformat()
    answer = caller.post("accounts/", body | {"card_issued_on": day})
    assert (answer.status_code, answer.json()["card_issued_on"]) == (200, day)
    assert ours(Account).count() == 1


def test_one_account_number_is_one_account(bank: Bank, caller: Caller) -> None:
    first, second = an_invited_file(), an_invited_file()
    body = opening(first)
    assert [caller.post("accounts/", body).status_code for _twice in range(2)] == [201, 200]
    answer = caller.post("accounts/", opening(second, number=body["number"]))
    assert (answer.status_code, answer.json()["code"]) == (409, "reference_used")
    assert answer.json()["existing"] == {"kind": "account", "number": body["number"]}


@pytest.mark.parametrize("changes", [{"opened_on": "2100-01-01"}, {"card_issued_on": "2020-01-01"}])
def test_an_impossible_day_is_refused(bank: Bank, caller: Caller, changes: dict[str, str]) -> None:
    answer = caller.post("accounts/", opening(an_invited_file(), **changes))
    assert (answer.status_code, answer.json()["code"]) == (409, "account_day")


def test_accounts_791_and_700_are_for_files_that_the_bank_knows(bank: Bank, caller: Caller) -> None:
    """O24: another bank may not attach accounts to a person's file."""
    file = a_saving_file(bank)
    stranger = Caller(a_bank()).post("accounts/", opening(file, "791"))
    assert (stranger.status_code, stranger.json()["code"]) == (409, "no_file")
    assert caller.post("accounts/", opening(file, "791")).status_code == 201
    again = caller.post("accounts/", opening(file, "791"))
    assert (again.status_code, again.json()["code"]) == (409, "account_kind_used")


def test_each_movement_changes_what_the_file_knows_and_its_offers(bank: Bank, caller: Caller) -> None:
    """O19: offers are computed from the reported movements."""
    file = a_saving_file(bank)
    before = offers_of(file)[0]["amount"]
    taken = caller.post(
        f"accounts/{number_of('762')}/movements/", moved(-100_000_000, on=add_months(today(), -3).isoformat())
    )
    assert (taken.status_code, taken.json()["balance"]) == (201, DEPOSIT - 100_000_000)
    assert offers_of(file)[0]["amount"] < before
    assert ours(Inquiry).filter(kind="deposits", superseded_at=None).count() == 1
    assert ours(Inquiry).filter(kind="deposits").count() == 3


def test_a_deposit_above_the_provinces_ceiling_is_refused(bank: Bank, caller: Caller) -> None:
    """O45: exactly the ceiling fits, one rial more does not."""
    a_saving_file(bank)
    ours(ProvinceShare).update(ceiling=DEPOSIT + 10)
    path = f"accounts/{number_of('762')}/movements/"
    over = caller.post(path, moved(11))
    assert (over.status_code, over.json()["code"]) == (409, "province_ceiling")
    assert ours(Account).get().balance == DEPOSIT
    assert caller.post(path, moved(10)).status_code == 201


@pytest.mark.parametrize(
    ("amount", "months", "code"),
    [
        (-DEPOSIT - 1, 0, "balance_negative"),
        (-DEPOSIT, -5, "movement_day"),
        (1, 1, "movement_day"),
    ],
)
def test_an_impossible_movement_is_refused(bank: Bank, caller: Caller, amount: int, months: int, code: str) -> None:
    a_saving_file(bank)
    body = moved(amount, on=add_months(today(), months).isoformat())
    answer = caller.post(f"accounts/{number_of('762')}/movements/", body)
    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert ours(Movement).count() == 1


def test_a_withdrawal_dated_before_its_deposit_is_refused(bank: Bank, caller: Caller) -> None:
    a_saving_file(bank, deposit=50_000_000)
    path = f"accounts/{number_of('762')}/movements/"
    assert caller.post(path, moved(50_000_000)).status_code == 201
    early = moved(-60_000_000, on=(today() - timedelta(days=1)).isoformat())
    assert caller.post(path, early).json()["code"] == "balance_negative"


def test_accept_asks_for_accounts_791_and_700(bank: Bank, caller: Caller) -> None:
    """O24, O31, O41: what could stop the payout is asked for before money moves."""
    referral = a_referral(bank, accounts=False)
    path = f"referrals/{referral.code}/accept/"
    answer = caller.post(path, acceptance(referral), "k")
    assert (answer.status_code, answer.json()["code"]) == (409, "account_needed")
    assert "791" in answer.json()["detail"]
    for kind in ("791", "700"):
        caller.post("accounts/", opening(referral.application, kind))
    assert caller.post(path, acceptance(referral), "k").status_code == 201


def test_accept_asks_for_the_cash_to_be_blocked(bank: Bank, caller: Caller) -> None:
    """O41: one rial less than the block is not enough."""
    referral = a_referral(bank)
    block, path = referral.terms["blocked_cash"], f"accounts/{number_of('762')}/movements/"
    caller.post(path, moved(-(DEPOSIT - block + 1)))
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral))
    assert (answer.status_code, answer.json()["code"]) == (409, "block_short")
    caller.post(path, moved(1))
    assert caller.post(f"referrals/{referral.code}/accept/", acceptance(referral)).status_code == 201


def test_blocked_cash_cannot_leave_before_or_after_the_payout(bank: Bank, caller: Caller) -> None:
    """O41: the block stands in the deposit from the contract, and in account 700 from the payout."""
    referral = a_loan(bank, caller)
    block = referral.terms["blocked_cash"]
    free = DEPOSIT - block
    deposit = f"accounts/{number_of('762')}/movements/"
    assert caller.post(deposit, moved(-free - 1)).json()["code"] == "cash_blocked"
    caller.post(f"referrals/{referral.code}/payouts/", payout(CHOSEN))
    ordinary = f"accounts/{number_of('700')}/movements/"
    assert caller.post(ordinary, moved(-free - 1)).json()["code"] == "cash_blocked"
    assert caller.post(ordinary, moved(-free)).status_code == 201
    assert ours(CashBlock).get().amount == block


def test_after_the_payout_the_deposit_takes_no_more(bank: Bank, caller: Caller) -> None:
    """O38."""
    referral = a_loan(bank, caller)
    caller.post(f"referrals/{referral.code}/payouts/", payout(CHOSEN))
    referral.application.refresh_from_db()
    assert referral.application.state == State.DISBURSED
    answer = caller.post(f"accounts/{number_of('762')}/movements/", moved(1))
    assert (answer.status_code, answer.json()["code"]) == (409, "deposit_closed")
    sheet = caller.get(f"accounts/{number_of('762')}/").json()
    assert [(row["kind"], row["amount"]) for row in sheet["movements"]] == [("moved", -DEPOSIT), ("deposit", DEPOSIT)]


def test_an_account_costs_a_fixed_number_of_statements(bank: Bank, caller: Caller, queries: Any) -> None:
    a_saving_file(bank)
    path = f"accounts/{number_of('762')}/"
    with queries() as one:
        caller.get(path)
    for _more in range(5):
        caller.post(f"{path}movements/", moved(1000))
    with queries() as six:
        assert len(caller.get(path).json()["movements"]) == 6
    assert len(one) == len(six) <= 6
