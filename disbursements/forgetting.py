"""What is not kept for ever: the answers stored under banks' idempotency keys."""

from datetime import timedelta

from django.utils import timezone

from disbursements.models import IdempotentCall

CALLS_KEPT = timedelta(days=90)  # promised to banks in the description of the API and in docs/decisions/0007
A_BATCH = 5_000


def forget_calls(*, limit: int = A_BATCH) -> int:
    """Remove the oldest answers of more than ninety days, so many at most; return how many there were."""
    old = IdempotentCall.objects.filter(called_at__lt=timezone.now() - CALLS_KEPT).order_by("called_at")
    return IdempotentCall.objects.filter(pk__in=old.values("pk")[:limit]).delete()[0]
