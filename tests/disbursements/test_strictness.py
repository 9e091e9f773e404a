"""What the API refuses to guess: spellings of numbers, doubled names, bombs, and names it does not know."""

import json
from typing import Any

import pytest

from disbursements.models import Account, Bank, Loan, Movement, Payout
from schemes.units import today
from tests.disbursements.bank_side import CHOSEN, Caller, a_loan, a_referral, acceptance, key, payout
from tests.ours import ours

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(bank: Bank, caller: Caller) -> str:
    return f"referrals/{a_loan(bank, caller).code}/payouts/"


def body(amount: str) -> str:
    return f'{{"amount": {amount}, "paid_on": "{today().isoformat()}", "bank_reference": "S-1"}}'


@pytest.mark.parametrize(
    "spelling",
    [
        '"1000"', "1e3", "1000.0", "1000.5", "true", "null", "0", "-1", "1000000000000001", "10" * 20, "[1000]",
        '"۱۰۰۰"', '"1_000"', '"1,000"', "{}",
    ],
)  # fmt: skip
def test_money_has_one_spelling(caller: Caller, path: str, spelling: str) -> None:
    answer = caller.post(path, body(spelling))
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid"), answer.content
    assert answer.json()["errors"][0]["pointer"] == "#/amount"
    assert not ours(Payout).exists()


@pytest.mark.parametrize(
    "spelling", ["1_000", "۱۰۰۰", "01", "+1", "0x10", "NaN", "Infinity", "-Infinity", "1e400", "9" * 5000]
)
def test_what_is_no_json_number_is_no_json(caller: Caller, path: str, spelling: str) -> None:
    answer = caller.post(path, body(spelling))
    assert answer.status_code == 400, answer.content
    assert answer.json()["code"] in {"not_json", "not_a_number"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ", "not_json"), ("{", "not_json"), ("[]", "not_an_object"), ('"a"', "not_an_object"), ("1", "not_an_object"),
        ('{"amount": 1, "amount": 1}', "duplicate_key"), ('{"a": {"b": 1, "b": 2}}', "duplicate_key"),
        ('{"amount": "\\u0000"}', "bad_character"), ('{"\\u0000": 1}', "bad_character"),
        ('{"amount": "\\ud800"}', "bad_character"), ("[" * 100_00 + "]" * 100_00, "nested_too_deep"),
        ('{"a":' * 21 + "1" + "}" * 21, "nested_too_deep"), (b'{"amount": "\xff"}', "not_utf8"),
        ('{"note": "' + "x" * 70_000 + '"}', "body_too_large"),
    ],
)  # fmt: skip
def test_a_body_that_two_programs_could_read_differently_is_refused(
    caller: Caller, path: str, text: Any, code: str
) -> None:
    answer = caller.post(path, text)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert answer["Content-Type"] == "application/problem+json"


def test_brackets_within_text_are_no_layers(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    answer = caller.post(f"referrals/{referral.code}/decline/", {"reason": "other", "note": "[{" * 60})
    assert answer.status_code == 200, answer.content


@pytest.mark.parametrize(
    "spelling",
    ["1405/09/01", "2026-9-1", "2026-02-30", "20260901", "2026-09-01T00:00:00", "۲۰۲۶-۰۹-۰۱", 20260901, None, ""],
)
def test_a_day_has_one_spelling(caller: Caller, path: str, spelling: Any) -> None:
    answer = caller.post(path, payout(1, paid_on=spelling))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "#/paid_on"


@pytest.mark.parametrize("reference", ["", "a b", "a/b", "x" * 65, "شماره", "a\n", "portal:1", 12, None, ["a"]])
def test_a_bank_reference_is_printable_ascii(caller: Caller, path: str, reference: Any) -> None:
    answer = caller.post(path, payout(1, bank_reference=reference))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "#/bank_reference"


@pytest.mark.parametrize("amount", [0, 10**15 + 1, -(10**15) - 1, "5", 5.0, True])
def test_a_movement_is_a_whole_number_of_rials_but_not_none(bank: Bank, caller: Caller, amount: Any) -> None:
    a_referral(bank)
    account = ours(Account).get(kind="762")
    sent = {"amount": amount, "on": today().isoformat(), "bank_reference": "M-1"}
    answer = caller.post(f"accounts/{account.number}/movements/", sent)
    assert answer.status_code == 400
    assert not ours(Movement).filter(bank_reference="M-1").exists()


def test_a_name_that_the_call_does_not_know_is_refused(caller: Caller, path: str) -> None:
    answer = caller.post(path, payout(1, ammount=2))
    assert answer.json()["errors"] == [
        {"pointer": "#/ammount", "code": "unknown_field", "detail": "این نام شناخته نیست."}
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"months": 17}, "months_differ"), ({"principal": CHOSEN + 1}, "above_referral"),
        ({"rate_percent": 5}, "terms_are_set"), ({"grace_months": 1}, "terms_are_set"),
        ({"contract_on": "2050-01-01"}, "contract_day"), ({"contract_on": "2020-01-01"}, "contract_day"),
    ],
)  # fmt: skip
def test_terms_that_are_not_the_referrals_are_refused(
    bank: Bank, caller: Caller, changes: dict[str, Any], code: str
) -> None:
    referral = a_referral(bank)
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, **changes))
    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert not ours(Loan).exists()


def test_the_rate_of_the_directive_may_be_repeated(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    text = json.dumps(acceptance(referral)).removesuffix("}") + ', "rate_percent": 4.00, "grace_months": 0}'
    assert caller.post(f"referrals/{referral.code}/accept/", text).status_code == 201


def test_other_media_types_are_415_and_other_methods_405(caller: Caller, path: str) -> None:
    headers = caller.headers | {"Idempotency-Key": key()}
    form = caller.http.post(f"/api/v1/{path}", {"amount": 1}, headers=headers)
    assert (form.status_code, form.json()["code"]) == (415, "unsupported_media_type")
    for method in ("put", "patch", "delete", "options"):
        answer = getattr(caller.http, method)(f"/api/v1/{path}", headers=headers)
        assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


@pytest.mark.parametrize(
    "query", ["state=x", "updated_after=yesterday", "updated_after=2026-01-01T00:00:00", "cursor=x", "cursor=4pyT"]
)
def test_a_query_that_means_nothing_is_refused(caller: Caller, query: str) -> None:
    answer = caller.http.get(f"/api/v1/referrals/?{query}", headers=caller.headers)
    assert answer.status_code == 400
