"""What a bank is asked to lend on: no scheme is silent on what all say, nothing is said that nobody would be sent."""

import inspect
import re
from dataclasses import replace
from typing import Any

import pytest

from applicants.models import Application
from applicants.way import way_of
from disbursements.api.serializers import Terms
from disbursements.referrals import terms as room
from disbursements.referrals import terms_in_words

# What only the contract rests on, or the sheet tells; whoever adds a term says whether the letter has it.
NOT_ON_THE_LETTER = {"grace_by_bank", "grace_months", "repayment_from", "payout_until", "profit_total"}


def test_every_term_is_a_field_of_the_api() -> None:
    """house-H82: a grace was held against the contract and never told to the bank."""
    assert set(Terms().fields) == room.NAMES


def test_every_term_is_on_the_letter_or_left_out_on_purpose() -> None:
    """house-H82"""
    named = set(re.findall(r"""['"](\w+)['"]""", inspect.getsource(terms_in_words)))
    assert room.NAMES - named == NOT_ON_THE_LETTER


def terms_of(monkeypatch: pytest.MonkeyPatch, own: dict[str, Any]) -> room.ReferralTerms:
    """The terms of a home-business file whose way says these."""
    way = replace(way_of("home_business"), terms=lambda *_its: own)
    monkeypatch.setattr(room, "way_of", lambda _slug: way)
    return room.terms(Application(scheme="home_business", province="20"), 1_000_000, {})


@pytest.mark.django_db
def test_a_scheme_that_is_silent_or_says_too_much_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """house-H82: neither becomes «the bank says», nor is it left out of what is sent."""
    with pytest.raises(ValueError, match=r"home_business: unknown \[\], missing \['method'\]"):
        terms_of(monkeypatch, {})
    with pytest.raises(ValueError, match=r"unknown \['season'\], missing \[\]"):
        terms_of(monkeypatch, {"method": "qard", "season": "autumn"})
    assert terms_of(monkeypatch, {"method": "qard"})["method"] == "qard"
