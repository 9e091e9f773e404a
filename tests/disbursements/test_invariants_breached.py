"""Each invariant breached, past whatever else would refuse it: the command finds and names it."""

import re
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from disbursements.figures.invariants import INVARIANTS
from tests.disbursements.bank_side import CHOSEN, Caller, a_bank, a_loan, a_referral, payout

pytestmark = [pytest.mark.django_db, pytest.mark.alone("each breach is laid upon every row of a table")]
# What the database itself would refuse is breached with its own guard out of the way, until the test is over.
AS_IT_IS = "SELECT 1"
NO_TRIGGERS = "SET LOCAL session_replication_role = 'replica'"
NO_SHARE_RULE = "ALTER TABLE applicants_provinceshare DROP CONSTRAINT share_is_never_exceeded"
NO_LINE_RULE = "ALTER TABLE disbursements_creditline DROP CONSTRAINT line_is_never_exceeded"
ONE_REFERENCE = """
    UPDATE disbursements_payout SET bank_reference = m.bank_reference
    FROM (SELECT bank_id, min(bank_reference) AS bank_reference FROM disbursements_movement GROUP BY bank_id) m
    WHERE disbursements_payout.bank_id = m.bank_id AND disbursements_payout.amount = (
        SELECT max(amount) FROM disbursements_payout)
"""
ONE_SHARE = """
    INSERT INTO disbursements_membershare (loan_id, member_id, amount)
    SELECT id, 0, principal - 1 FROM disbursements_loan
"""
BREACHES = (
    ("I1", NO_SHARE_RULE, "UPDATE applicants_provinceshare SET reserved = ceiling - absorbed + 1"),
    ("I1", NO_SHARE_RULE, "UPDATE applicants_provinceshare SET reserved = -1, absorbed = 0"),
    ("I1", NO_SHARE_RULE, "UPDATE applicants_provinceshare SET reserved = 0, absorbed = -1"),
    ("I2", AS_IT_IS, "UPDATE applicants_provinceshare SET reserved = reserved + 1"),
    ("I3", AS_IT_IS, "UPDATE applicants_provinceshare SET absorbed = absorbed + 1"),
    ("I4", NO_LINE_RULE, "UPDATE disbursements_creditline SET reserved = ceiling - paid + 1"),
    ("I4", NO_LINE_RULE, "UPDATE disbursements_creditline SET reserved = -1, paid = 0"),
    ("I4", NO_LINE_RULE, "UPDATE disbursements_creditline SET reserved = 0, paid = -1"),
    ("I5", AS_IT_IS, "UPDATE disbursements_creditline SET reserved = reserved + 1"),
    ("I5", AS_IT_IS, "UPDATE disbursements_creditline SET paid = paid + 1"),
    ("I6", AS_IT_IS, "UPDATE disbursements_loan SET paid_out = paid_out - 1 WHERE paid_out > 0"),
    ("I7", AS_IT_IS, "DELETE FROM disbursements_instalment WHERE number = 2"),
    ("I8", AS_IT_IS, "UPDATE disbursements_account SET balance = balance + 1 WHERE kind = '791'"),
    ("I9", NO_TRIGGERS, "UPDATE disbursements_movement SET kind = 'moved' WHERE amount > 0"),
    ("I10", AS_IT_IS, "UPDATE disbursements_cashblock SET amount = amount * 10 WHERE account_id IS NOT NULL"),
    ("I11", AS_IT_IS, "UPDATE disbursements_referral SET state = 'accepted' WHERE state = 'sent'"),
    ("I12", AS_IT_IS, "UPDATE disbursements_referral SET state = 'accepted' WHERE state = 'sent'"),
    ("I13", NO_TRIGGERS, ONE_REFERENCE),
    ("I14", AS_IT_IS, "UPDATE applicants_eventchain SET number = number + 1"),
    ("I15", NO_TRIGGERS, "UPDATE applicants_event SET previous = repeat('0', 64) WHERE number = 2"),
    ("I15", NO_TRIGGERS, "UPDATE applicants_event SET previous = repeat('0', 64) WHERE number = 1"),
    ("I16", AS_IT_IS, "UPDATE applicants_application SET state = 'chosen' WHERE state = 'contracted'"),
    ("I17", NO_TRIGGERS, ONE_SHARE),
    ("I18", AS_IT_IS, "UPDATE disbursements_referral SET currency = 'SAR'"),
)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One loan paid whole, one in part, one declined, one sent; made once, and each test breaches it in a savepoint."""
    with django_db_blocker.unblock(), transaction.atomic():
        bank = a_bank()
        caller = Caller(bank)
        whole, part, declined = a_loan(bank, caller), a_loan(bank, caller), a_referral(bank)
        caller.post(f"referrals/{whole.code}/payouts/", payout(CHOSEN))
        caller.post(f"referrals/{part.code}/payouts/", payout(CHOSEN // 3))
        caller.post(f"referrals/{declined.code}/decline/", {"reason": "other"})
        a_referral(bank)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(("number", "first", "breach"), BREACHES)
def test_each_breach_is_found_and_named(
    world: None, number: str, first: str, breach: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table whose rows wait to be checked cannot be altered
        cursor.execute(first)
        cursor.execute(breach)
    with pytest.raises(SystemExit) as end:
        call_command("invariants")
    assert end.value.code == 1
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = 'origin'")
    broken = re.findall(r"^BROKEN +(\S+)", capsys.readouterr().out, re.MULTILINE)
    assert number in broken


def test_no_invariant_is_without_its_breach() -> None:
    assert {number for number, _first, _breach in BREACHES} == {each.number for each in INVARIANTS}
