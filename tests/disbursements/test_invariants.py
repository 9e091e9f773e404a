"""The invariants command is quiet on a sound database; what it says of a breached one: test_invariants_breached."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from disbursements.figures.invariants import INVARIANTS
from disbursements.models import Bank
from tests.disbursements.bank_side import CHOSEN, Caller, a_loan, a_referral, payout

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).resolve().parents[2] / "docs" / "invariants.md"


def checked() -> str:
    said = StringIO()
    call_command("invariants", stdout=said)
    return said.getvalue()


@pytest.fixture
def world(bank: Bank, caller: Caller) -> None:
    """One loan paid whole, one in part, one declined, one sent."""
    whole, part, declined = a_loan(bank, caller), a_loan(bank, caller), a_referral(bank)
    caller.post(f"referrals/{whole.code}/payouts/", payout(CHOSEN))
    caller.post(f"referrals/{part.code}/payouts/", payout(CHOSEN // 3))
    caller.post(f"referrals/{declined.code}/decline/", {"reason": "other"})
    a_referral(bank)


def test_a_sound_database_has_a_line_for_each_invariant(world: None) -> None:
    said = checked().splitlines()
    assert [line.split()[1] for line in said] == [invariant.number for invariant in INVARIANTS]
    assert all(line.startswith("ok") for line in said)


def test_the_document_lists_exactly_these(db: None) -> None:
    listed = re.findall(r"^\| (I\d+) \| (.+) \|$", DOCS.read_text(), re.MULTILINE)
    assert listed == [(invariant.number, invariant.says) for invariant in INVARIANTS]
