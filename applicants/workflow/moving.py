"""The one function that moves a file, and the chain of events that remembers."""

import hashlib
import json
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants.models import Application, Event, EventChain
from applicants.organisations import body_of
from applicants.roles import Role
from applicants.way.steps import Step
from applicants.workflow.actors import Actor, Refused
from applicants.workflow.steps import step_of


@transaction.atomic
def advance(
    application: Application, verb: str, *, by: Actor, reason: str = "", note: str = "", **changes: object
) -> Event:
    """Move a file by a step of the table, with the field `changes` that belong to it, and write the event.

    The move is `UPDATE … WHERE state IN (sources)`: of two who move at once, one gets `Refused("wrong_state")`.
    """
    step = step_of(verb, application.scheme)
    if by.role not in step.roles:
        raise Refused("not_your_step", _("این کار با نقش شما انجام نمی‌شود."))
    locked = Application.objects.select_for_update().only("state").get(pk=application.pk)
    now = timezone.now()
    moved = Application.objects.filter(pk=application.pk, state__in=step.sources).update(
        state=step.target, state_since=now, updated_at=now, **changes
    )
    if not moved:
        raise Refused("wrong_state", _("این کار در وضعیت کنونی پرونده ممکن نیست."))
    application.refresh_from_db()
    return _record(application, step, locked.state, by, reason, note, now)


def _record(
    application: Application, step: Step, source: str, by: Actor, reason: str, note: str, now: datetime
) -> Event:
    EventChain.objects.get_or_create(province=application.province)
    chain = EventChain.objects.select_for_update().get(province=application.province)
    event = Event(
        province=application.province,
        number=chain.number + 1,
        application=application,
        verb=step.verb,
        from_state=source,
        to_state=step.target,
        actor=by.user,
        actor_role=by.role,
        actor_name=by.name,
        body=body_of(application, role=by.role, verb=step.verb, own=by.organisation) if by.role in Role else "",
        reason=reason,
        note=note,
        at=now,
        previous=chain.digest,
    )
    event.digest = digest(event)
    event.save(force_insert=True)
    chain.number, chain.digest = event.number, event.digest
    chain.save(update_fields=["number", "digest"])
    return event


def digest(event: Event) -> str:
    """SHA-256 over the previous digest and everything the event says; what `verify_audit` recomputes."""
    said = [
        event.previous,
        event.province,
        event.number,
        event.application_id,
        event.verb,
        event.from_state,
        event.to_state,
        event.actor_id,
        event.actor_role,
        event.actor_name,
        event.reason,
        event.note,
        event.at.isoformat(),
        # Events of before have no body, and their digests stay what they are.
        *([event.body] if event.body else []),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
