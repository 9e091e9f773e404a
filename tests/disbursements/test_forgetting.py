"""An idempotency key is kept for the ninety days that banks are promised; what it guarded does not rest on it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from disbursements import tasks
from disbursements.models import Bank, IdempotentCall, Payout
from disbursements.services import forget_calls
from tests.disbursements.bank_side import CHOSEN, Caller, a_loan, payout
from tests.ours import ours

pytestmark = pytest.mark.django_db


def a_call(bank: Bank, key: str, days_old: int) -> None:
    call = IdempotentCall.objects.create(bank=bank, key=key, fingerprint="f", status=201, body="{}")
    IdempotentCall.objects.filter(pk=call.pk).update(called_at=timezone.now() - timedelta(days=days_old, seconds=60))


def test_keys_of_more_than_ninety_days_go_and_younger_ones_stay(bank: Bank) -> None:
    for key, days in (("old", 90), ("young", 89)):
        a_call(bank, key, days)
    tasks.forget_calls.run()
    assert ours(IdempotentCall).get().key == "young"


def test_a_batch_takes_the_oldest_and_no_more(bank: Bank) -> None:
    for days in (91, 93, 92):
        a_call(bank, str(days), days)
    assert forget_calls(limit=2) == 2
    assert ours(IdempotentCall).get().key == "91"
    assert (forget_calls(limit=2), forget_calls(limit=2)) == (1, 0)


def test_a_payout_sent_again_after_its_key_is_forgotten_is_still_paid_once(bank: Bank, caller: Caller) -> None:
    referral, body = a_loan(bank, caller), payout(CHOSEN // 2)
    path = f"referrals/{referral.code}/payouts/"
    assert caller.post(path, body, "k").status_code == 201
    ours(IdempotentCall).update(called_at=timezone.now() - timedelta(days=91))
    forget_calls()
    again = caller.post(path, body, "k")
    assert again.status_code == 200
    assert "Idempotent-Replayed" not in again
    assert ours(Payout).count() == 1
