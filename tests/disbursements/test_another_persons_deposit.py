"""Of several savers at one bank each loan looks at its own deposit and moves nobody else's."""

import pytest

from disbursements.models import Account, Bank, CashBlock, Movement, Referral
from tests.disbursements.bank_side import CHOSEN, DEPOSIT, Caller, a_referral, acceptance, payout
from tests.ours import ours

pytestmark = pytest.mark.django_db


@pytest.fixture
def savers(bank: Bank) -> list[Referral]:
    """Three people referred to one bank, each with a deposit and the two accounts for the loan."""
    return [a_referral(bank) for _person in range(3)]


def balances_of(referral: Referral) -> dict[str, int]:
    return dict(Account.objects.filter(application=referral.application).values_list("kind", "balance"))


def withdraw(caller: Caller, referral: Referral, amount: int) -> None:
    account = Account.objects.get(application=referral.application, kind="762")
    said = payout(-amount)
    body = {"amount": -amount, "on": said["paid_on"], "bank_reference": said["bank_reference"]}
    assert caller.post(f"accounts/{account.number}/movements/", body).status_code == 201


def test_money_of_others_does_not_make_up_what_is_short_of_the_block(caller: Caller, savers: list[Referral]) -> None:
    """tests-Q11, O41: one is poor between two who are not, and is told by how much."""
    _before, poor, _after = savers
    withdraw(caller, poor, DEPOSIT - poor.terms["blocked_cash"] + 10)
    answer = caller.post(f"referrals/{poor.code}/accept/", acceptance(poor))
    assert (answer.status_code, answer.json()["code"]) == (409, "block_short")
    assert answer.json()["detail"] == "مانده سپرده برای مسدود شدن ۱۰ ریال کم دارد."


def test_accounts_of_others_do_not_stand_for_those_that_are_missing(
    bank: Bank, caller: Caller, savers: list[Referral]
) -> None:
    """tests-Q11, O24."""
    bare = a_referral(bank, accounts=False)
    answer = caller.post(f"referrals/{bare.code}/accept/", acceptance(bare))
    assert (answer.status_code, answer.json()["code"]) == (409, "account_needed")
    assert "791" in answer.json()["detail"]
    assert "700" in answer.json()["detail"]


def test_the_payout_of_one_moves_the_deposit_of_nobody_else(caller: Caller, savers: list[Referral]) -> None:
    """tests-Q11, O38: the one in the middle is paid; who came before and who came after keep all they have."""
    before, mine, after = savers
    untouched = {"762": DEPOSIT, "791": 0, "700": 0}
    assert caller.post(f"referrals/{mine.code}/accept/", acceptance(mine)).status_code == 201
    assert [balances_of(each) for each in savers] == [untouched] * 3
    assert caller.post(f"referrals/{mine.code}/payouts/", payout(CHOSEN)).status_code == 201
    assert balances_of(mine) == {"762": 0, "791": 0, "700": DEPOSIT}
    assert [balances_of(before), balances_of(after)] == [untouched, untouched]
    moved = ours(Movement).filter(kind="moved").values_list("account__application", "account__kind", "amount")
    assert sorted(moved) == sorted((mine.application_id, *to) for to in (("762", -DEPOSIT), ("700", DEPOSIT)))
    assert ours(CashBlock).get().account.application_id == mine.application_id
