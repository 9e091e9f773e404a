"""One-time codes are forgotten after thirty days, in batches, and no younger one with them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applicants import tasks
from applicants.models import OneTimeCode
from applicants.services import forget_codes

pytestmark = pytest.mark.django_db


def a_code(days_old: int, seconds: int = 0) -> OneTimeCode:
    asked = timezone.now() - timedelta(days=days_old, seconds=seconds)
    return OneTimeCode.objects.create(
        mobile_index="m", digest="d", prefix="0912", asked_at=asked, expires_at=asked + timedelta(minutes=2)
    )


def test_codes_of_more_than_thirty_days_go_and_younger_ones_stay() -> None:
    old, young = a_code(30, seconds=60), a_code(29)
    tasks.forget_codes.run()
    tasks.forget_codes.run()
    assert list(OneTimeCode.objects.all()) == [young]
    assert not OneTimeCode.objects.filter(pk=old.pk).exists()


def test_a_batch_takes_the_oldest_and_no_more() -> None:
    codes = [a_code(days) for days in (31, 33, 32)]
    assert forget_codes(limit=2) == 2
    assert OneTimeCode.objects.get() == codes[0]
    assert (forget_codes(limit=2), forget_codes(limit=2)) == (1, 0)
