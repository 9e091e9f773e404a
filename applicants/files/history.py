"""The history of a file, an event a line: as its applicant reads it, and as officers do."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from applicants.models import Event
from applicants.roles import APPLICANT, BANK, SYSTEM
from applicants.way.steps import Step
from applicants.workflow import reason_of, step_of
from schemes.shown import digits

ACTORS = {SYSTEM: _("سامانه"), APPLICANT: _("متقاضی"), BANK: _("بانک")}


class HistoryEntry(NamedTuple):
    """One line of the history: what was done, when, by whom, and why."""

    title: object
    at: datetime
    by: object
    text: str


def as_applicant_reads(event: Event, scheme: str) -> HistoryEntry:
    """In the applicant's words; which officer it was is not said, which body or bank is."""
    step = step_of(event.verb, scheme)
    by = event.actor_name if event.actor_role == BANK else event.body
    return HistoryEntry(step.told, event.at, by, _why(event, scheme, step))


def as_officers_read(event: Event, scheme: str) -> HistoryEntry:
    """In the officers' words, with the name of whoever did it and all that was written."""
    step, reason = step_of(event.verb, scheme), reason_of(scheme, event.verb, event.reason)
    sentence = f"{reason.sentence} {reason.article}".strip() if reason else event.reason
    text = digits(step.between.join(filter(None, (sentence, event.note))))
    name = event.actor_name or str(ACTORS.get(event.actor_role, event.actor_role))
    return HistoryEntry(step.label, event.at, "، ".join(filter(None, (name, event.body))), text)


def _why(event: Event, scheme: str, step: Step) -> str:
    """What is added to a step: reason and note where they were written for the applicant, else nothing."""
    if step.why:
        return str(step.why) % {"reason": event.reason, "note": event.note, "letter": digits(event.note)}
    reason = reason_of(scheme, event.verb, event.reason)
    if reason is None:
        return ""
    sentence = "" if reason.code == "other" else str(reason.sentence)
    article = f"({reason.article})" if reason.article else ""
    return step.between.join(part for part in (sentence, article, event.note) if part)
