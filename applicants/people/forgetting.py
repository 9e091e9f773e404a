"""What is not kept for ever: one-time codes, of which nothing is asked any more a day after they were sent."""

from datetime import timedelta

from django.utils import timezone

from applicants.models import OneTimeCode

CODES_KEPT = timedelta(days=30)  # long enough to look into a complaint about messages
A_BATCH = 5_000


def forget_codes(*, limit: int = A_BATCH) -> int:
    """Remove the oldest codes of more than thirty days, so many at most; return how many there were."""
    old = OneTimeCode.objects.filter(asked_at__lt=timezone.now() - CODES_KEPT).order_by("asked_at")
    return OneTimeCode.objects.filter(pk__in=old.values("pk")[:limit]).delete()[0]
