"""What a bank still reports once a loan is paid, wholly or in part, and what the law reads of such a loan."""

from typing import Any

import pytest

from applicants import services as files
from applicants.files.facts import known_facts
from applicants.models import Application, State
from disbursements import services
from disbursements.models import Account, Bank
from schemes.catalogue import REGISTRATION
from schemes.units import today
from tests.applicants.test_way_of_covid_relief import COVID, UNIT, ready
from tests.disbursements.bank_side import CHOSEN, Caller, a_bank, a_chosen_file, a_line, an_account, key, payout
from tests.ways import a_bank_with_credit, accepted, filled, paid, supplied
from tests.world import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid_by_another(bank: Bank) -> Application:
    """A file whose deposit `bank` holds and whose loan another bank has paid whole."""
    lender = a_bank()
    a_line(lender)
    file = a_chosen_file(bank)
    referral = services.refer(application=file, bank=lender, by=an_officer())
    for kind in ("791", "700"):
        an_account(lender, file, kind)
    caller = Caller(lender)
    assert accepted(caller, referral).status_code == 201
    assert caller.post(f"referrals/{referral.code}/payouts/", payout(CHOSEN)).status_code == 201
    file.refresh_from_db()
    assert file.state == State.DISBURSED
    return file


def opened(caller: Caller, file: Application, kind: str) -> Any:
    body = {"national_code": file.person.national_code, "kind": kind, "number": f"N{key()}"}
    return caller.post("accounts/", body | {"opened_on": today().isoformat()})


@pytest.mark.parametrize("kind", ["791", "700"])
def test_an_account_may_be_reported_after_the_payout(caller: Caller, paid_by_another: Application, kind: str) -> None:
    """tests-Q24, O24: the bank that holds the deposit opens the next account when all is paid, and money may come."""
    answer = opened(caller, paid_by_another, kind)
    assert (answer.status_code, answer.json()["kind"]) == (201, kind), answer.content
    account = Account.objects.get(number=answer.json()["number"])
    assert (account.application, account.bank) == (paid_by_another, caller.bank)
    movement = {"amount": 7_000, "on": today().isoformat(), "bank_reference": f"M{key()}"}
    assert caller.post(f"accounts/{account.number}/movements/", movement).json()["balance"] == 7_000


def test_a_bank_that_had_nothing_to_do_with_the_loan_reports_no_account(paid_by_another: Application) -> None:
    answer = opened(Caller(a_bank()), paid_by_another, "791")
    assert (answer.status_code, answer.json()["code"]) == (409, "no_file")


def test_a_loan_half_paid_is_an_earlier_loan(clock: Any) -> None:
    """tests-Q24, K7, R25: the workshop's next owner is told so from the contract on, at each stage and ever after."""
    clock("1399/04/15")
    caller = Caller(a_bank_with_credit(COVID, source="national"))
    file, next_owner = ready(), filled(COVID, UNIT)

    def earlier() -> tuple[int, str]:
        judged = files.judge(application=next_owner, stage=REGISTRATION)
        outcomes = {each["rule"]: each["outcome"] for each in judged.verdict["findings"]}
        return known_facts(next_owner, on=today()).facts["earlier_covid_loans"], outcomes["no_earlier_covid_loan"]

    supplied(file, bounced_cheques=[], non_current_debt=0)
    referral = services.refer(application=file, bank=caller.bank, by=an_officer())
    assert earlier() == (0, "met")
    assert accepted(caller, referral).status_code == 201
    assert earlier() == (1, "not_met")
    for amount, state in ((200_000_000, State.DISBURSING), (280_000_000, State.DISBURSED)):
        assert paid(caller, referral, amount).status_code == 201
        file.refresh_from_db()
        assert (file.state, earlier()) == (state, (1, "not_met"))
