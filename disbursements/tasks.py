"""Work behind the doors: letters are drawn by a worker; what no door has nudged is swept."""

import logging
from functools import cache

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q, QuerySet

from applicants.background import background
from disbursements import services
from disbursements.checks import PACKAGES
from disbursements.models import OPEN, Referral
from disbursements.referrals import letters

A_SWEEP = 50
log = logging.getLogger(__name__)


@background
def draw_letter(referral_id: int) -> bool:
    """Draw the letter of a referral that has none; False when it has, another worker is at it, or it must wait."""
    if not _can_draw():
        return False
    with transaction.atomic():
        referral = _undrawn().filter(pk=referral_id).select_for_update(of=("self",), skip_locked=True).first()
        if referral is None:
            return False
        drawn = ContentFile(letters.draw(referral))
        referral.letter.save(f"{referral.code}.pdf", drawn, save=False)
        # Only this column: a letter is no change of which a bank's inbox need tell.
        referral.save(update_fields=["letter"])
    return True


@background
def sweep_letters() -> int:
    """Draw the letters that wait, oldest first; return how many were drawn."""
    if not _can_draw():
        return 0
    waiting = _undrawn().order_by("id").values_list("pk", flat=True)[:A_SWEEP]
    return sum(draw_letter(pk) for pk in list(waiting))


@background
def forget_calls() -> None:
    """Remove a batch of old answers to banks' calls, and go on in another task while there are more."""
    if services.forget_calls():
        forget_calls.delay_on_commit()


def _undrawn() -> QuerySet[Referral]:
    return Referral.objects.filter(Q(letter__isnull=True) | Q(letter=""), state__in=OPEN).select_related(
        "bank", "credit_line", "application__person", "referred_by__officer__organisation"
    )


def _can_draw() -> bool:
    """Whether this machine can draw letters. Where it cannot they wait, and the log says why."""
    if why := letters.why_none():
        _tell(why)
    return not why


@cache
def _tell(why: str) -> None:
    """Once a process: the sweep comes every few seconds."""
    log.warning("Letters wait: %s. On Debian: apt-get install %s", why, " ".join(PACKAGES.values()))
