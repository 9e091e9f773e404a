"""Judging: the law is applied to what is known, the judgement stored, and a submitted file moved by it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from applicants.files.facts import Known, known_facts, owed_by_applicant
from applicants.files.inquiring import ask_inquiries
from applicants.files.sweeping import done_of
from applicants.lawdesk.circulars import AmendmentValues, amendments_from, law_of, written
from applicants.models import Application, Event, Judgement, State
from applicants.notices import tell
from applicants.way import way_of
from applicants.workflow import THE_SYSTEM, advance
from schemes.catalogue import REGISTRATION, SCHEMES, Outcome, Stage, Verdict
from schemes.units import day, today
from schemes.units.countries import country_of
from schemes.version import code_version

# Longer than both services' time-outs together, so that a live worker never loses its file to another.
LEASE = timedelta(minutes=2)
SWEEP_SECONDS = 60  # and the last file begun still ends well within a task's time limit


class Weighed(NamedTuple):
    """What is known of a file, what the law says of it, and the circulars that were in force for it."""

    known: Known
    verdict: Verdict
    amendments: list[AmendmentValues]


def weigh(application: Application, *, stage: Stage, on: date) -> Weighed:
    """What is known of the file and what the law of the file's day says of it on a day; nothing is stored."""
    known = known_facts(application, on=on)
    scheme, law_on = law_of(application), application.law_on or on
    verdict = scheme.edition(law_on, stage).judge(scheme.read(known.facts), on)
    return Weighed(known, verdict, written(scheme.standing, law_on))


def judge(*, application: Application, stage: Stage, on: date | None = None) -> Judgement:
    """Judge the file up to a stage, on a day or today, and keep the judgement with all that it rests on.

    Its sources are written down in the language of the file's country, whoever judges.
    """
    on = on or today()
    with override(country_of(application.province).language.code):
        known, verdict, amendments = weigh(application, stage=stage, on=on)
    return Judgement.objects.create(
        application=application,
        stage=stage,
        law_on=application.law_on or on,
        facts=known.facts,
        sources=known.sources,
        amendments=amendments,
        verdict=verdict.as_json(),
        outcome=verdict.outcome,
        code_version=code_version(),
    )


def replay(judgement: Judgement) -> Verdict:
    """Judge again what a judgement rested on, the circulars as known then; the answer must be the same."""
    scheme = SCHEMES[judgement.application.scheme]
    amendments = amendments_from(scheme, judgement.amendments)
    edition = scheme.edition(judgement.law_on, Stage(judgement.stage), amendments)
    return edition.judge(scheme.read(judgement.facts), day(judgement.verdict["on"]))


def findings_of(judgement: Judgement, outcome: str) -> list[Mapping[str, Any]]:
    """The stored findings with this outcome, in the order of the document."""
    return [finding for finding in judgement.verdict["findings"] if finding["outcome"] == outcome]


def articles_of(judgement: Judgement, outcome: str = Outcome.NOT_MET) -> list[str]:
    """The articles of the findings with this outcome, each once."""
    return list(dict.fromkeys(finding["article"] for finding in findings_of(judgement, outcome)))


def missing_of(judgement: Judgement) -> list[str]:
    """Every fact the judgement waits for, each once."""
    return list(dict.fromkeys(name for finding in judgement.verdict["findings"] for name in finding.get("missing", ())))


def judge_due(*, limit: int = 100) -> list[int]:
    """Judge the files whose check is due, oldest first, for a minute at most; return the ids of those judged.

    A file whose judging breaks keeps its lease for a while, so the next sweep begins with the others.
    """
    now = timezone.now()
    # A file that was taken back while it waited is due no longer.
    Application.objects.filter(check_due_at__lte=now).exclude(state=State.SUBMITTED).update(check_due_at=None)
    due = Application.objects.filter(_due()).order_by("check_due_at").values_list("pk", flat=True)[:limit]
    return done_of(due, lambda pk: judge_submitted(application_id=pk), seconds=SWEEP_SECONDS)


def judge_submitted(*, application_id: int) -> Judgement | None:
    """Judge one submitted file for registration and move it; None when it is not due or another worker has it."""
    application = _lease(application_id)
    if application is None:
        return None
    ask_inquiries(application=application)
    return _conclude(application)


def _due() -> Q:
    now = timezone.now()
    free = Q(check_lease_until__isnull=True) | Q(check_lease_until__lte=now)
    return Q(state=State.SUBMITTED, check_due_at__lte=now) & free


@transaction.atomic
def _lease(application_id: int) -> Application | None:
    files = Application.objects.select_for_update(of=("self",), skip_locked=True).select_related("person")
    application = files.filter(_due(), pk=application_id).first()
    if application:
        application.check_lease_until = timezone.now() + LEASE
        application.save(update_fields=["check_lease_until"])
    return application


@transaction.atomic
def _conclude(leased: Application) -> Judgement | None:
    """Judge and move under the row's lock, unless the lease has passed to another."""
    files = Application.objects.select_for_update(of=("self",)).select_related("person__user")
    application = files.filter(pk=leased.pk, state=State.SUBMITTED, check_lease_until=leased.check_lease_until).first()
    if application is None:
        return None
    judgement = judge(application=application, stage=REGISTRATION)
    _move(application, judgement)
    return judgement


def _move(application: Application, judgement: Judgement) -> None:
    """Refused only by what is known; asked again only for what the applicant alone can give; else to an officer."""
    owing = owed_by_applicant(application.scheme)
    owed = [name for name in missing_of(judgement) if name in owing]
    if judgement.outcome == Outcome.NOT_MET:
        articles = _("، ").join(articles_of(judgement))
        says = " ".join(finding["says"] for finding in findings_of(judgement, Outcome.NOT_MET))
        event = _step(application, "find_ineligible", reason=articles[:40], note=says)
        tell(application=application, kind="ineligible", once=_once(event), article=articles, reason=says)
    elif owed:
        labels = _("، ").join(SCHEMES[application.scheme].facts[name].label for name in owed)
        event = _step(application, "find_incomplete", note=labels)
        tell(application=application, kind="incomplete", once=_once(event), missing=labels)
    else:
        event = _step(application, "pass_check")
        kind = way_of(application.scheme).arrival
        tell(application=application, kind=kind, once=_once(event))


def _step(application: Application, verb: str, **told: str) -> Event:
    return advance(application, verb, by=THE_SYSTEM, check_due_at=None, check_lease_until=None, **told)


def _once(event: Event) -> str:
    return f"{event.verb}:{event.pk}"
