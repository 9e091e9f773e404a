"""The invariants command: quiet on a sound database, loud and exit 1 for each kind of breach."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

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


@pytest.mark.alone("each breach is laid upon every row of a table")
@pytest.mark.parametrize(
    ("number", "breach"),
    [
        ("I2", "UPDATE applicants_provinceshare SET reserved = reserved + 1"),
        ("I3", "UPDATE applicants_provinceshare SET absorbed = absorbed + 1"),
        ("I5", "UPDATE disbursements_creditline SET reserved = reserved + 1"),
        ("I5", "UPDATE disbursements_creditline SET paid = paid + 1"),
        ("I6", "UPDATE disbursements_loan SET paid_out = paid_out - 1 WHERE paid_out > 0"),
        ("I7", "DELETE FROM disbursements_instalment WHERE number = 2"),
        ("I8", "UPDATE disbursements_account SET balance = balance + 1 WHERE kind = '791'"),
        ("I10", "UPDATE disbursements_cashblock SET amount = amount * 10 WHERE account_id IS NOT NULL"),
        ("I11", "UPDATE disbursements_referral SET state = 'accepted' WHERE state = 'sent'"),
        ("I12", "UPDATE disbursements_referral SET state = 'accepted' WHERE state = 'sent'"),
        ("I14", "UPDATE applicants_eventchain SET number = number + 1"),
        ("I16", "UPDATE applicants_application SET state = 'chosen' WHERE state = 'contracted'"),
    ],
)
def test_each_breach_is_found_and_named(
    world: None, number: str, breach: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(breach)
    with pytest.raises(SystemExit) as end:
        call_command("invariants")
    assert end.value.code == 1
    broken = re.findall(r"^BROKEN +(\S+)", capsys.readouterr().out, re.MULTILINE)
    assert number in broken


def test_the_document_lists_exactly_these(db: None) -> None:
    listed = re.findall(r"^\| (I\d+) \| (.+) \|$", DOCS.read_text(), re.MULTILINE)
    assert listed == [(invariant.number, invariant.says) for invariant in INVARIANTS]
