"""Limits as a bank meets them: the last that is taken and the first that is not, written out."""

from datetime import timedelta

import pytest

from disbursements.models import Bank, Referral
from schemes.units import today
from tests.disbursements.bank_side import Caller, a_referral, acceptance

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "status"), [(-2, 409), (-1, 201), (0, 201), (1, 409)])
def test_a_contract_is_dated_from_the_day_before_the_referral_to_today(
    bank: Bank, caller: Caller, days: int, status: int
) -> None:
    """A bank's clock may run on another zone: one day, and no more."""
    referral = a_referral(bank)
    signed = (today() + timedelta(days=days)).isoformat()
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, contract_on=signed))
    assert answer.status_code == status, answer.content
    if status == 409:
        assert answer.json()["code"] == "contract_day"


def test_the_inbox_has_a_hundred_rows_on_a_page(bank: Bank, caller: Caller) -> None:
    first = a_referral(bank, accounts=False)
    fields = {
        each.attname: getattr(first, each.attname)
        for each in Referral._meta.concrete_fields
        if each.attname not in ("id", "code", "verification_code", "state")
    }
    Referral.objects.bulk_create(
        Referral(**fields, code=f"R{number}", verification_code=f"V{number}", state="cancelled")
        for number in range(100)
    )
    page = caller.get("referrals/").json()
    rest = caller.http.get(page["next"], headers=caller.headers).json()
    assert (len(page["results"]), len(rest["results"]), rest["next"]) == (100, 1, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": "' + "x" * (65_536 - 9) + '"}', "invalid"), ('{"a": "' + "x" * (65_536 - 8) + '"}', "body_too_large"),
        ('{"a":' * 20 + "1" + "}" * 20, "invalid"), ('{"a":' * 21 + "1" + "}" * 21, "nested_too_deep"),
    ],
    ids=["64 KiB", "a byte more", "20 layers", "21 layers"],
)  # fmt: skip
def test_a_body_has_at_most_64_kib_and_20_layers(caller: Caller, text: str, code: str) -> None:
    assert caller.post("accounts/", text).json()["code"] == code
