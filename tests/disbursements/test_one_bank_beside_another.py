"""Two banks side by side: each has its own numbers, lines and files, and one that rests or has declined has none."""

from typing import Any

import pytest

from applicants import services as files
from applicants.models import Application, State
from disbursements import services
from disbursements.models import Account, Bank, Loan
from schemes.units import today
from tests.applicants.portal import refused
from tests.disbursements.bank_side import (
    CHOSEN,
    Caller,
    a_bank,
    a_chosen_file,
    a_line,
    a_loan,
    a_referral,
    a_saving_file,
    acceptance,
    an_invited_file,
    key,
)
from tests.world import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db: None) -> Bank:
    return a_bank()


def opening(file: Application, kind: str, number: str = "") -> dict[str, Any]:
    code, day = file.person.national_code, today().isoformat()
    return {"national_code": code, "number": number or f"N{key()}", "kind": kind, "opened_on": day}


def test_two_banks_may_give_one_number_to_two_accounts(caller: Caller, other: Bank) -> None:
    """tests-Q03: a number means one thing for ever within its bank."""
    first, second = an_invited_file(), an_invited_file()
    assert caller.post("accounts/", opening(first, "762", "762-7")).status_code == 201
    assert Caller(other).post("accounts/", opening(second, "762", "762-7")).status_code == 201
    owners = Account.objects.filter(number="762-7").order_by("pk").values_list("bank", "application")
    assert list(owners) == [(caller.bank.pk, first.pk), (other.pk, second.pk)]


def test_two_banks_may_give_one_number_to_two_contracts(bank: Bank, caller: Caller, other: Bank) -> None:
    """tests-Q03"""
    for lender, at in ((bank, caller), (other, Caller(other))):
        referral = a_referral(lender)
        said = acceptance(referral, contract_number="C-7")
        assert at.post(f"referrals/{referral.code}/accept/", said).status_code == 201
    assert set(Loan.objects.filter(contract_number="C-7").values_list("bank", flat=True)) == {bank.pk, other.pk}


def test_a_sum_is_held_on_the_line_of_the_bank_that_was_chosen(bank: Bank, other: Bank) -> None:
    """tests-Q03: whichever of the two comes first by name."""
    lines = {each.pk: a_line(each) for each in (bank, other)}
    for lender in (bank, other):
        referral = services.refer(application=a_chosen_file(bank), bank=lender, by=an_officer())
        assert referral.credit_line == lines[lender.pk]
    for line in lines.values():
        line.refresh_from_db()
        assert line.reserved == CHOSEN


def test_a_bank_that_rests_has_no_free_line(bank: Bank, other: Bank) -> None:
    """tests-Q03: it is not offered, and refused when it is named."""
    mine, _resting = a_line(bank), a_line(other)
    Bank.objects.filter(pk=other.pk).update(is_active=False)
    other.refresh_from_db()
    file = a_chosen_file(bank)
    assert services.free_lines(file) == [mine]
    assert refused(services.refer, application=file, bank=other, by=an_officer()).code == "bank_not_active"


def test_a_bank_that_declined_has_no_file_to_open_an_account_for(bank: Bank, other: Bank) -> None:
    """tests-Q03, O24: the file is with another bank, or with none."""
    a_line(other)
    at = Caller(other)
    file = a_chosen_file(bank)
    referral = services.refer(application=file, bank=other, by=an_officer())
    assert at.post(f"referrals/{referral.code}/decline/", {"reason": "other"}).status_code == 200
    answer = at.post("accounts/", opening(file, "791"))
    assert (answer.status_code, answer.json()["code"]) == (409, "no_file")


def test_a_file_that_was_taken_back_gets_no_further_account(bank: Bank, caller: Caller) -> None:
    """tests-Q03, O24"""
    file = a_saving_file(bank)
    files.withdraw(application=file)
    file.refresh_from_db()
    assert file.state == State.WITHDRAWN
    answer = caller.post("accounts/", opening(file, "791"))
    assert (answer.status_code, answer.json()["code"]) == (409, "no_file")


def test_what_the_bank_has_answered_is_not_taken_back(bank: Bank, caller: Caller) -> None:
    """tests-Q03: the held sum and the contract stay as they are."""
    referral = a_loan(bank, caller)
    assert refused(services.cancel, referral=referral, by=an_officer()).code == "wrong_state"
    referral.refresh_from_db()
    referral.credit_line.refresh_from_db()
    assert (referral.state, referral.credit_line.reserved) == ("accepted", CHOSEN)
