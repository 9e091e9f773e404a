"""A tenor is so many months, or at most so many, or the bank's to say: in accept, API and letter (house-H83)."""

from types import SimpleNamespace
from typing import Any

import pytest

from disbursements.models import Referral
from disbursements.referrals import terms
from disbursements.referrals.terms_in_words import in_plain_words
from tests.disbursements.bank_side import Caller, a_bank, a_referral, acceptance
from tests.world import a_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral() -> Referral:
    """Of a scheme that lends for up to sixty months."""
    found = a_referral(a_bank())
    found.terms |= {"months": None, "months_most": 60}
    found.save(update_fields=["terms"])
    return found


@pytest.mark.parametrize(("months", "status"), [(61, 409), (600, 409), (60, 201), (36, 201), (1, 201)])
def test_a_bank_lends_for_at_most_so_many_months(referral: Referral, months: int, status: int) -> None:
    caller = Caller(referral.bank)
    answer = caller.post(f"referrals/{referral.code}/accept/", acceptance(referral, months=months))
    assert answer.status_code == status, answer.content
    if status == 409:
        assert (answer.json()["code"], answer.json()["detail"]) == ("months_above", "مدت وام حداکثر 60 ماه است.")
    else:
        assert answer.json()["loan"]["months"] == months


def test_the_sheet_says_the_longest_tenor(referral: Referral) -> None:
    told = Caller(referral.bank).get(f"referrals/{referral.code}/").json()["terms"]
    assert (told["months"], told["months_most"]) == (None, 60)


def test_the_letter_says_so_too(referral: Referral) -> None:
    assert dict(in_plain_words(referral).loan)["بازپرداخت"].startswith("حداکثر ۶۰ ماه، کارمزد ")


def test_a_referral_of_before_knows_no_longest_tenor(referral: Referral) -> None:
    referral.terms = {name: each for name, each in referral.terms.items() if name != "months_most"} | {"months": 18}
    referral.save(update_fields=["terms"])
    caller = Caller(referral.bank)
    assert caller.get(f"referrals/{referral.code}/").json()["terms"]["months_most"] is None
    assert caller.post(f"referrals/{referral.code}/accept/", acceptance(referral)).status_code == 201


@pytest.mark.parametrize(("name", "told"), [("repayment_months", (24, None)), ("most_repayment_months", (None, 24))])
def test_a_law_says_the_one_or_the_other(name: str, told: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = {name: 24, "rate_percent": 4}
    law = SimpleNamespace(parameters=numbers, parameter=lambda asked, _on: numbers[asked])
    monkeypatch.setattr(terms, "law_of", lambda _file: law)
    found = terms.terms(a_file(scheme="home_business"), 1, {})
    assert (found["months"], found.get("months_most")) == told
