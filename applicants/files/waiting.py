"""How long a file usually stays where it is, as past files did."""

from datetime import timedelta
from math import ceil
from statistics import median

from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from applicants.models import Event

LOOKED_BACK = timedelta(days=180)
FEWEST, MOST = 10, 200  # fewer say nothing; more cost time and say no more


def usual_days(scheme: str, state: str) -> int | None:
    """The median of whole days begun that files stayed in a state and then left it lately; None for fewer than ten."""
    moves = Event.objects.exclude(from_state=F("to_state"))
    came = moves.filter(application=OuterRef("application"), to_state=state, number__lt=OuterRef("number"))
    left = moves.filter(application__scheme=scheme, from_state=state, at__gte=timezone.now() - LOOKED_BACK)
    stays = (
        left.annotate(came_at=Subquery(came.order_by("-number").values("at")[:1]))
        .filter(came_at__isnull=False)
        .order_by("-id")
        .values_list("came_at", "at")[:MOST]
    )
    days = [(gone - came_at) / timedelta(days=1) for came_at, gone in stays]
    return ceil(median(days)) if len(days) >= FEWEST else None
