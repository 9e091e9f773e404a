"""A bank's texts, days, rates and codes have one spelling each; every other is a 400 with its code (tests-Q22)."""

from typing import Any

import pytest

from disbursements.models import Account, Bank, Loan, Referral
from schemes.units import today
from tests.disbursements.bank_side import Caller, a_referral, acceptance, an_invited_file
from tests.ours import ours

pytestmark = pytest.mark.django_db
BLANK, LONG, UNPRINTABLE = "نمی‌تواند خالی باشد.", "حداکثر 40 نویسه است.", "نویسه‌ای دارد که چاپ نمی‌شود."


@pytest.fixture
def referral(bank: Bank) -> Referral:
    return a_referral(bank)


def errors(answer: Any) -> list[tuple[str, str, str]]:
    said = answer.json()
    assert (answer.status_code, said["code"]) == (400, "invalid"), said
    assert said["detail"] == "بخشی از درخواست درست نیست."
    return [(each["pointer"], each["code"], each["detail"]) for each in said["errors"]]


def test_a_contract_number_is_a_line_of_printable_text(caller: Caller, referral: Referral) -> None:
    path = f"referrals/{referral.code}/accept/"
    for number, code, says in (
        ("", "empty", BLANK),
        ("   ", "empty", BLANK),
        ("\t", "empty", BLANK),
        ("\u00a0", "empty", BLANK),
        ("9" * 41, "too_long", LONG),
        ("9" * 300, "too_long", LONG),
        ("A\nB", "not_printable", UNPRINTABLE),
        ("A\tB", "not_printable", UNPRINTABLE),
        ("A\x07B", "not_printable", UNPRINTABLE),
        ("A\x7f", "not_printable", UNPRINTABLE),
        ("A\u202eB", "not_printable", UNPRINTABLE),
        ("A\u2028B", "not_printable", UNPRINTABLE),
        (7, "not_a_text", "باید نوشته باشد."),
        (True, "not_a_text", "باید نوشته باشد."),
        (["A"], "not_a_text", "باید نوشته باشد."),
    ):
        answer = caller.post(path, acceptance(referral, contract_number=number))
        assert errors(answer) == [("#/contract_number", code, says)], repr(number)
    assert not ours(Loan).exists()
    number = " ق\u200cر\u200f\u200e 7/۱ " + "9" * 29
    assert len(number) == 40
    answer = caller.post(path, acceptance(referral, contract_number=number))
    assert answer.status_code == 201
    assert ours(Loan).get().contract_number == number, "nothing is trimmed away"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("branch_code", "9" * 21, "too_long"),
        ("branch_code", " ", "empty"),
        ("contract_on", "2026-02-30", "not_a_day"),
        ("contract_on", "1899-12-31", "not_a_day"),
        ("contract_on", "2201-01-01", "not_a_day"),
        ("contract_on", "26-11-22", "not_a_day"),
        ("contract_on", 20261122, "not_a_day"),
        ("rate_percent", "4", "not_a_rate"),
        ("rate_percent", True, "not_a_rate"),
        ("rate_percent", -0.01, "not_a_rate"),
        ("rate_percent", 100.01, "not_a_rate"),
        ("rate_percent", 4.001, "not_a_rate"),
        ("months", 601, "out_of_range"),
        ("months", 0, "out_of_range"),
        ("months", -1, "out_of_range"),
        ("months", "18", "not_an_integer"),
        ("grace_months", 601, "out_of_range"),
    ],
)
def test_each_part_of_an_acceptance_has_its_bounds(
    caller: Caller, referral: Referral, name: str, value: Any, code: str
) -> None:
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, **{name: value}))
    assert [(pointer, said) for pointer, said, _detail in errors(answer)] == [(f"#/{name}", code)]


def test_the_bounds_themselves_are_well_formed(caller: Caller, referral: Referral) -> None:
    """What is well formed and cannot be is refused by its meaning, as a 409."""
    for changes, code in (
        ({"contract_on": "1900-01-01"}, "contract_day"),
        ({"contract_on": "2200-12-31"}, "contract_day"),
        ({"rate_percent": 0}, "terms_are_set"),
        ({"rate_percent": 100}, "terms_are_set"),
        ({"rate_percent": 4.01}, "terms_are_set"),
        ({"months": 600}, "months_differ"),
    ):
        answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, **changes))
        assert (answer.status_code, answer.json()["code"]) == (409, code), changes
    answer = caller.post(
        f"referrals/{referral.code}/accept/", acceptance(referral, branch_code="9" * 20, rate_percent=4)
    )
    assert answer.status_code == 201


def test_a_note_may_have_lines_and_be_blank_and_is_at_most_a_thousand_letters(
    caller: Caller, referral: Referral
) -> None:
    path = f"referrals/{referral.code}/decline/"
    answer = caller.post(path, {"reason": "other", "note": "x" * 1001})
    assert errors(answer) == [("#/note", "too_long", "حداکثر 1000 نویسه است.")]
    answer = caller.post(path, {"reason": "other", "note": "A\x07"})
    assert errors(answer) == [("#/note", "not_printable", UNPRINTABLE)]
    note = "سطر یکم\n\tسطر دوم\r\n" + "x" * 982
    assert len(note) == 1000
    assert caller.post(path, {"reason": "other", "note": note}).status_code == 200
    assert ours(Referral).get().note == note


def test_a_blank_note_is_no_fault(caller: Caller, referral: Referral) -> None:
    assert caller.post(f"referrals/{referral.code}/decline/", {"reason": "other", "note": " "}).status_code == 200


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("0499370898", "checksum"),
        ("049937089", "shape"),
        ("1111111111", "repeated"),
        (499370899, "shape"),
        ("", "shape"),
    ],
)
def test_a_national_code_is_checked_before_anything_is_looked_up(caller: Caller, code: Any, says: str) -> None:
    body = {"national_code": code, "number": "762-1", "kind": "762", "opened_on": today().isoformat()}
    ((pointer, said, _detail),) = errors(caller.post("accounts/", body))
    assert (pointer, said) == ("#/national_code", says)


@pytest.mark.parametrize("number", ["", " ", "7" * 35, "762/1", "762 1", "۷۶۲", "762-1\n", " 762-1"])
def test_an_account_number_is_of_letters_digits_dots_and_dashes(caller: Caller, number: str) -> None:
    file = an_invited_file()
    body = {"national_code": file.person.national_code, "kind": "762", "opened_on": today().isoformat()}
    ((pointer, _code, _detail),) = errors(caller.post("accounts/", body | {"number": number}))
    assert pointer == "#/number"
    assert not ours(Account).exists()
    assert caller.post("accounts/", body | {"number": "7" * 34}).status_code == 201
