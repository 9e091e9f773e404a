"""Outside knowledge: asked of services, told by banks, supplied by officers; never a figure that is computed."""

import logging
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants.files import inquiries
from applicants.models import Application, BentAttempt, Document, Inquiry, Person, User
from applicants.way import way_of
from applicants.workflow import Refused
from schemes.units import today

log = logging.getLogger(__name__)

ASKED_KINDS = (Inquiry.Kind.IDENTITY, Inquiry.Kind.DEBTS)
DEBTS_HOLD_DAYS = 30
# Of every file an officer may say who the person is; the rest that may be said is the way's.
SUPPLIED = {"identity_matched": Inquiry.Kind.IDENTITY}


def supplied_of(application: Application | None) -> Mapping[str, str]:
    """What an officer may say of a file, with a source, by kind of inquiry; all else is computed (تبصره ۵)."""
    return {**SUPPLIED, **(way_of(application.scheme).supplied if application else {})}


def log_tampering(*, application: Application | None, by: User | None, door: str, field: str, value: Any) -> None:
    """Keep that somebody tried to write a figure which only the system computes (تبصره ۵).

    Call it outside the transaction that the refusal undoes, or the trace goes with it.
    """
    BentAttempt.objects.create(
        application=application, user=by, door=door[:40], field=field[:60], value=repr(value)[:200]
    )


def refuse_computed(*, application: Application | None, by: User | None, door: str, facts: Mapping[str, Any]) -> None:
    """Refuse what an officer may not say, and keep a trace of the try."""
    computed = facts.keys() - supplied_of(application).keys()
    for name in sorted(computed):
        log_tampering(application=application, by=by, door=door, field=name, value=facts[name])
    if computed:
        raise Refused("computed", _("این رقم را سامانه حساب می‌کند و کسی آن را نمی‌نویسد (تبصره ۵)."))


def record_inquiry(
    *, person: Person, application: Application | None, kind: str, facts: Mapping[str, Any], source: str,
    source_note: str = "", supplied_by: User | None = None, paper: Document | None = None,
    valid_until: date | None = None,
) -> Inquiry:  # fmt: skip
    """Write down an outside answer in place of the current one of its kind, for the person or for one file.

    The person's row is locked, so that of two who write at once the later one supersedes the earlier.
    """
    if source == Inquiry.Source.OFFICER:
        refuse_computed(application=application, by=supplied_by, door="record_inquiry", facts=facts)
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).only("pk").get(pk=person.pk)
        current = Inquiry.objects.filter(person=person, application=application, kind=kind, superseded_at__isnull=True)
        current.update(superseded_at=timezone.now())
        return Inquiry.objects.create(
            person=person, application=application, kind=kind, facts=dict(facts), source=source,
            source_note=source_note, supplied_by=supplied_by, paper=paper, valid_until=valid_until,
        )  # fmt: skip


def ask_inquiries(*, application: Application) -> list[Inquiry]:
    """Ask the services what is not known or holds no longer; call it outside every transaction, for it waits."""
    heard = []
    for kind in ASKED_KINDS:
        if not _still_holds(application, kind):
            answer = inquiries.ask(kind, application.person)
            if answer.facts:
                heard.append(_keep_answer(application.person, kind, answer.facts))
            elif answer.heard is inquiries.ReplyStatus.UNAVAILABLE:
                log.warning("inquiry %s of file %s: the service is unavailable", kind, application.code)
    return heard


def _still_holds(application: Application, kind: str) -> bool:
    """Whether there is an answer of today; a denied identity is asked again, for it may have been set right."""
    current = Inquiry.objects.filter(
        Q(application=application.pk) | Q(application=None),
        Q(valid_until__isnull=True) | Q(valid_until__gte=today()),
        person=application.person_id,
        kind=kind,
        superseded_at__isnull=True,
    )
    return any(facts.get("identity_matched") is not False for facts in current.values_list("facts", flat=True))


def _keep_answer(person: Person, kind: str, facts: Mapping[str, Any]) -> Inquiry:
    until = today() + timedelta(days=DEBTS_HOLD_DAYS) if kind == Inquiry.Kind.DEBTS else None
    source = Inquiry.Source.SERVICE
    return record_inquiry(person=person, application=None, kind=kind, facts=facts, source=source, valid_until=until)
