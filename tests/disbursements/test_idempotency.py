"""The situations in which a bank's call comes twice, changed, late or at the same moment: one effect each."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from applicants.models import Event
from disbursements.models import Bank, IdempotentCall, Loan, Payout
from tests.disbursements.bank_side import CHOSEN, Caller, a_bank, a_loan, a_referral, acceptance, key, payout
from tests.ours import ours

HALF = CHOSEN // 2


def pay(caller: Caller, code: str, body: Any, key_: str | None = "") -> Any:
    return caller.post(f"referrals/{code}/payouts/", body, key_)


@pytest.fixture
def code(bank: Bank, caller: Caller) -> str:
    return a_loan(bank, caller).code


@pytest.mark.django_db
def test_a_repeated_call_gets_the_stored_answer_to_the_byte(caller: Caller, code: str) -> None:
    body = payout(HALF)
    first, again = pay(caller, code, body, "k"), pay(caller, code, body, "k")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert "Idempotent-Replayed" not in first
    assert again["Idempotent-Replayed"] == "true"
    assert ours(Payout).count() == 1


@pytest.mark.django_db
def test_the_order_and_spacing_of_json_do_not_matter(caller: Caller, code: str) -> None:
    body = payout(HALF)
    pay(caller, code, body, "k")
    turned = json.dumps(dict(reversed(body.items())), indent=3)
    assert pay(caller, code, turned, "k")["Idempotent-Replayed"] == "true"


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"amount": HALF + 1}, {"bank_reference": "other"}, {"paid_on": "2020-01-01"}])
def test_one_key_for_another_body_is_422(caller: Caller, code: str, change: dict[str, Any]) -> None:
    body = payout(HALF)
    pay(caller, code, body, "k")
    answer = pay(caller, code, body | change, "k")
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert ours(Payout).count() == 1


@pytest.mark.django_db
def test_one_key_for_another_referral_is_422(bank: Bank, caller: Caller, code: str) -> None:
    other, body = a_loan(bank, caller).code, payout(HALF)
    pay(caller, code, body, "k")
    assert pay(caller, other, body, "k").status_code == 422


@pytest.mark.django_db
def test_two_banks_may_use_one_key_and_one_reference(bank: Bank, caller: Caller, code: str) -> None:
    second = a_bank()
    other = Caller(second)
    theirs, body = a_loan(second, other).code, payout(HALF)
    assert pay(caller, code, body, "k").status_code == 201
    answer = pay(other, theirs, body, "k")
    assert answer.status_code == 201
    assert "Idempotent-Replayed" not in answer


@pytest.mark.django_db
@pytest.mark.parametrize("bad", [{"amount": "5"}, {"amount": CHOSEN + 1}])
def test_a_call_that_failed_may_be_corrected_under_its_key(caller: Caller, code: str, bad: dict[str, Any]) -> None:
    body = payout(HALF)
    assert pay(caller, code, body | bad, "k").status_code in (400, 409)
    assert not ours(IdempotentCall).filter(key="k").exists()
    assert pay(caller, code, body, "k").status_code == 201


@pytest.mark.django_db
def test_a_call_without_a_key_is_400(caller: Caller, code: str) -> None:
    answer = pay(caller, code, payout(HALF), None)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_missing")


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["", "   ", "x" * 256, "کلید", "a\tb", "a\x7f"])
def test_a_malformed_key_is_400(caller: Caller, code: str, wrong: str) -> None:
    headers = caller.headers | {"Idempotency-Key": wrong}
    path = f"/api/v1/referrals/{code}/payouts/"
    answer = caller.http.post(path, payout(HALF), content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_malformed")


@pytest.mark.django_db
@pytest.mark.parametrize("good", ["x", "x" * 255, "a b", "!~"])
def test_any_printable_ascii_is_a_key(caller: Caller, code: str, good: str) -> None:
    assert pay(caller, code, payout(HALF), good).status_code == 201


@pytest.mark.django_db
def test_a_reference_said_again_with_another_key_is_the_same_payout(caller: Caller, code: str) -> None:
    body = payout(HALF)
    first, again = pay(caller, code, body), pay(caller, code, body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert ours(Payout).count() == 1


@pytest.mark.django_db
def test_a_reference_for_something_else_is_409_and_names_it(bank: Bank, caller: Caller, code: str) -> None:
    body = payout(HALF)
    pay(caller, code, body)
    answer = pay(caller, code, body | {"amount": 1})
    assert (answer.status_code, answer.json()["code"]) == (409, "reference_used")
    assert answer.json()["existing"] == {
        "kind": "payout",
        "referral": code,
        "amount": HALF,
        "paid_on": body["paid_on"],
        "bank_reference": body["bank_reference"],
    }
    number = ours(Payout).get().loan.referral.application.accounts.get(kind="791").number
    moved = {"amount": HALF, "on": body["paid_on"], "bank_reference": body["bank_reference"]}
    assert caller.post(f"accounts/{number}/movements/", moved).json()["existing"]["kind"] == "payout"


@pytest.mark.django_db
def test_confirming_after_the_cancel_is_409(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    caller.post(f"referrals/{referral.code}/decline/", {"reason": "other"})
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral))
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")


@pytest.mark.django_db
def test_an_effect_without_its_stored_answer_does_not_happen(
    caller: Caller, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Effect, event and answer are one transaction: what dies before its commit has not been."""

    def dies(*_args: object, **_said: object) -> None:
        raise SystemError("killed")

    with monkeypatch.context() as killed:
        killed.setattr(IdempotentCall.objects, "create", dies)
        assert pay(caller, code, payout(CHOSEN), "k").status_code == 500
    assert not ours(Payout).exists()
    assert not ours(Event).filter(verb="disburse").exists()
    assert ours(Loan).get().paid_out == 0
    assert pay(caller, code, payout(CHOSEN), "k").status_code == 201


def at_once(calls: int, call: Any) -> list[Any]:
    def closing(number: int) -> Any:
        try:
            return call(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(calls) as pool:
        return list(pool.map(closing, range(calls)))


@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_with_one_key_have_one_effect() -> None:
    bank = a_bank()
    caller = Caller(bank)
    code, body = a_loan(bank, caller).code, payout(HALF)
    answers = at_once(30, lambda _number: pay(caller, code, body, "k"))
    made = [answer for answer in answers if answer.status_code == 201]
    running = [answer for answer in answers if answer.status_code == 409]
    assert len(made) + len(running) == 30
    assert {answer.json()["code"] for answer in running} <= {"idempotency_running"}
    assert sum("Idempotent-Replayed" not in answer for answer in made) == 1
    assert ours(Payout).count() == 1
    assert ours(Loan).get().paid_out == HALF
    assert pay(caller, code, body, "k")["Idempotent-Replayed"] == "true"


@pytest.mark.django_db(transaction=True)
def test_thirty_keys_with_one_bank_reference_have_one_effect() -> None:
    bank = a_bank()
    caller = Caller(bank)
    code, body = a_loan(bank, caller).code, payout(HALF)
    answers = at_once(30, lambda _number: pay(caller, code, body, key()))
    assert sorted(answer.status_code for answer in answers) == [200] * 29 + [201]
    assert len({answer.content for answer in answers}) == 1
    assert ours(Payout).count() == 1
