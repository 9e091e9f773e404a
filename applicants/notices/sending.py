"""The outbox is emptied here: every message at most once, whatever dies in between."""

import logging
import time
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from applicants import sms
from applicants.models import Notice

logger = logging.getLogger(__name__)

# Far above a backend's own time-out: after it nobody is still talking to the provider about this message.
LEASE = timedelta(minutes=2)
CODE_LIFE = timedelta(minutes=2)
RUN_SECONDS = 60  # one run stays well within a task's time limit
STATES = {sms.Delivery.SENT: Notice.State.SENT, sms.Delivery.REFUSED: Notice.State.REFUSED}


def send_waiting(*, limit: int = 100) -> int:
    """Send up to `limit` waiting messages, urgent ones first, and return how many the provider took.

    Each message is marked `sending` and committed before the provider is called. Who dies in between leaves it so:
    after a lease it is settled by asking the provider, or called doubtful, and never sent again.
    """
    backend = sms.backend()
    _drop_late_codes()
    _settle(backend, limit)
    taken, until = 0, time.monotonic() + RUN_SECONDS
    for _turn in range(limit):
        notice = _claim()
        if notice is None or time.monotonic() > until:
            break
        taken += _send(backend, notice)
    return taken


def _late_codes() -> Q:
    return Q(kind="code", created_at__lt=timezone.now() - CODE_LIFE)


def _drop_late_codes() -> None:
    """A code that nobody can use any more is not sent."""
    Notice.objects.filter(_late_codes(), state=Notice.State.WAITING).update(
        state=Notice.State.REFUSED, failure=gettext("مهلت رمز پیش از ارسال گذشت"), text="", words=None
    )


@transaction.atomic(durable=True)
def _claim() -> Notice | None:
    waiting = Notice.objects.select_for_update(skip_locked=True).filter(state=Notice.State.WAITING)
    notice = waiting.exclude(_late_codes()).order_by("-urgent", "id").first()
    if notice:
        notice.state, notice.sending_at = Notice.State.SENDING, timezone.now()
        notice.save(update_fields=["state", "sending_at"])
    return notice


def _send(backend: sms.Backend, notice: Notice) -> bool:
    try:
        provider_id = backend.send(notice.mobile, notice.text, str(notice.local_id))
    except sms.SmsRefused as refusal:
        _close(notice, Notice.State.REFUSED, failure=str(refusal)[:200])
        return False
    except Exception as error:  # whatever it was, the message may be on its way
        # Only the error's name is kept: its text may hold the number or the provider's key.
        logger.warning("notice %s is in doubt: %s", notice.local_id, type(error).__name__)
        _close(notice, Notice.State.DOUBTFUL, failure=type(error).__name__)
        return False
    _close(notice, Notice.State.SENT, provider_id=provider_id[:64])
    return True


def _settle(backend: sms.Backend, limit: int) -> None:
    """Messages whose sender died: the provider is asked; what it cannot tell is doubtful and stays unsent."""
    left = Notice.objects.filter(state=Notice.State.SENDING, sending_at__lt=timezone.now() - LEASE)
    for notice in left.order_by("sending_at")[:limit]:
        try:
            said = backend.status(str(notice.local_id))
        except Exception as error:  # a provider that cannot even answer leaves the doubt
            logger.warning("notice %s: no status: %s", notice.local_id, type(error).__name__)
            said = sms.Delivery.UNKNOWN
        failure = "" if said in STATES else gettext("فرستنده در میانه کار ایستاد")
        _close(notice, STATES.get(said, Notice.State.DOUBTFUL), failure=failure)


def _close(notice: Notice, state: str, **changes: str | None) -> None:
    """Write what became of a message; a code's text and words are needed no longer and are wiped."""
    if notice.kind == "code":
        changes |= {"text": "", "words": None}
    sent_at = timezone.now() if state == Notice.State.SENT else None
    open_states = (Notice.State.SENDING, Notice.State.DOUBTFUL)
    Notice.objects.filter(pk=notice.pk, state__in=open_states).update(state=state, sent_at=sent_at, **changes)
