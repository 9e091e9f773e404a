"""Many at once on one referral, one file, one credit line: nobody gets what another has."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from applicants.models import State
from applicants.workflow import Refused
from disbursements import services
from disbursements.models import Account, CreditLine, Loan, Payout, Referral
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
    acceptance,
    payout,
)
from tests.disbursements.test_idempotency import at_once
from tests.ours import ours
from tests.world import an_officer

pytestmark = pytest.mark.django_db(transaction=True)


def invariants_hold() -> None:
    call_command("invariants", stdout=StringIO())


def tried(act: Any) -> str:
    try:
        act()
    except Refused as refusal:
        return refusal.code
    return "done"


def test_a_credit_line_is_never_exceeded() -> None:
    """Ten officers refer ten files at once; the line has room for three."""
    bank, officer = a_bank(), an_officer()
    line = a_line(bank, ceiling=3 * CHOSEN + CHOSEN - 1)
    files = [a_chosen_file(bank) for _each in range(10)]
    ends = at_once(10, lambda n: tried(lambda: services.refer(application=files[n], bank=bank, by=officer)))
    assert sorted(ends) == ["done"] * 3 + ["no_credit"] * 7
    line.refresh_from_db()
    assert line.reserved == 3 * CHOSEN
    assert ours(Referral).count() == 3
    invariants_hold()


def test_two_officers_refer_one_file_to_two_banks_and_one_wins() -> None:
    banks, officer = [a_bank(), a_bank()], an_officer()
    for bank in banks:
        a_line(bank)
    file = a_chosen_file(banks[0])
    ends = at_once(8, lambda n: tried(lambda: services.refer(application=file, bank=banks[n % 2], by=officer)))
    assert sorted(ends) == ["done"] + ["wrong_state"] * 7
    assert sum(ours(CreditLine).values_list("reserved", flat=True)) == CHOSEN
    invariants_hold()


def test_of_accept_decline_and_cancel_at_once_one_happens() -> None:
    bank, officer = a_bank(), an_officer()
    caller, referral = Caller(bank), a_referral(bank)

    def act(number: int) -> Any:
        if number % 3 == 0:
            return caller.post(f"referrals/{referral.code}/accept/", acceptance(referral)).status_code
        if number % 3 == 1:
            return caller.post(f"referrals/{referral.code}/decline/", {"reason": "other"}).status_code
        return tried(lambda: services.cancel(referral=referral, by=officer))

    ends = at_once(9, act)
    assert sum(end in (200, 201, "done") for end in ends) == 1, ends
    referral.refresh_from_db()
    referral.application.refresh_from_db()
    contracted = referral.state == "accepted"
    assert referral.application.state == (State.CONTRACTED if contracted else State.CHOSEN)
    assert ours(CreditLine).get().reserved == (CHOSEN if contracted else 0)
    invariants_hold()


def test_tranches_at_once_never_pass_the_principal() -> None:
    bank = a_bank()
    caller = Caller(bank)
    path = f"referrals/{a_loan(bank, caller).code}/payouts/"
    tranche = CHOSEN // 4
    ends = at_once(12, lambda _n: caller.post(path, payout(tranche)).status_code)
    assert sorted(ends) == [201] * 4 + [409] * 8
    assert ours(Loan).get().paid_out == CHOSEN == 4 * tranche
    assert ours(Payout).count() == 4
    invariants_hold()


def test_withdrawals_at_once_never_empty_an_account_twice() -> None:
    bank = a_bank()
    caller = Caller(bank)
    a_referral(bank)
    number = ours(Account).get(kind="762").number

    def take(n: int) -> int:
        body = {"amount": -DEPOSIT // 2, "on": today().isoformat(), "bank_reference": f"W{n}"}
        return caller.post(f"accounts/{number}/movements/", body).status_code

    assert sorted(at_once(6, take)) == [201, 201, 409, 409, 409, 409]
    assert ours(Account).get(kind="762").balance == 0
    invariants_hold()


def test_one_contract_number_is_one_loan() -> None:
    bank = a_bank()
    caller = Caller(bank)
    referrals = [a_referral(bank) for _each in range(4)]

    def sign(n: int) -> str:
        body = acceptance(referrals[n], contract_number="C-one")
        answer = caller.post(f"referrals/{referrals[n].code}/accept/", body)
        return answer.json().get("code", "done")

    assert sorted(at_once(4, sign)) == ["contract_number_used"] * 3 + ["done"]
