"""A circular that reaches back: a file it finds refused is open again where the facts of its refusal refuse it no more.

A deadline extended in mid-round is the usual case. The old judgement stays as it was known then; a new one follows.
"""

import time
from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import lazy

from applicants.lawdesk.circulars import law_in, reaches
from applicants.models import Application, Circular, GroupMember, Judgement, State
from applicants.notices import tell
from applicants.workflow import THE_SYSTEM, advance
from schemes.catalogue import Outcome, Scheme, Stage
from schemes.facts import FactError
from schemes.shown import digits
from schemes.units import day

CHUNK = 200
in_digits = lazy(digits, str)  # of whoever is told, and not of whoever tells


def recheck_refused(*, circular_id: int, seconds: float = 60) -> bool:
    """Open what an approved circular opens, looking at no more files after so many seconds; whether any are left.

    Each file is its own transaction, and done twice it moves nothing: a run that was killed is simply gone on with.
    """
    stop = time.monotonic() + seconds
    while (circular := _due().filter(pk=circular_id).first()) and time.monotonic() < stop:
        files = list(_refused(circular)[:CHUNK])
        for file in _eligible(files):
            _open(file, circular)
        if len(files) < CHUNK:
            _due().filter(pk=circular_id).update(rechecked_at=timezone.now())
        else:
            _due().filter(pk=circular_id).update(rechecked_to=files[-1].pk)
    return circular is not None


def rechecks_due() -> list[int]:
    """The approved circulars by which the refused files were not all looked at."""
    return list(_due().order_by("approved_at").values_list("pk", flat=True))


def _due() -> QuerySet[Circular]:
    return Circular.objects.filter(state=Circular.State.APPROVED, rechecked_at=None)


def _refused(circular: Circular) -> QuerySet[Application]:
    """The refused files in its window and provinces, from where the last look ended."""
    refused = Application.objects.refused().filter(reaches(circular), pk__gt=circular.rechecked_to)
    return refused.select_related("person__user").order_by("pk")


def _eligible(files: list[Application]) -> Iterator[Application]:
    """Those whom the law as it now stands does not refuse for what was known when they were refused."""
    last = Judgement.objects.filter(application__in=files).order_by("application", "-judged_at", "-pk")
    judgements = {each.application_id: each for each in last.distinct("application")}
    laws: dict[str, Scheme] = {}
    for file in files:
        if file.province not in laws:
            laws[file.province] = law_in(file.scheme, file.province)
        if (judgement := judgements.get(file.pk)) and not _refuses(laws[file.province], judgement):
            yield file


def _refuses(law: Scheme, judgement: Judgement) -> bool:
    edition = law.edition(judgement.law_on, Stage(judgement.stage))
    try:
        verdict = edition.judge(law.read(judgement.facts), day(judgement.verdict["on"]))
    except FactError:  # known by names the law has no more: an officer's to look at
        return True
    return verdict.outcome is Outcome.NOT_MET


def _open(file: Application, circular: Circular) -> None:
    """Have the file judged anew, unless its person, member or workshop has another by now."""
    others = Application.objects.live().filter(scheme=file.scheme).exclude(pk=file.pk)
    members = GroupMember.objects.filter(application=file).values("national_code_index")
    elsewhere = GroupMember.objects.filter(application__in=others, national_code_index__in=members)
    try:
        with transaction.atomic():
            locked = Application.objects.select_for_update(of=("self",)).filter(pk=file.pk, state=State.INELIGIBLE)
            if not locked or elsewhere.exists():
                return
            now: dict[str, Any] = {"check_due_at": timezone.now(), "check_lease_until": None}
            event = advance(file, "reopen", by=THE_SYSTEM, note=circular.citation, **now)
            tell(application=file, kind="reopened", once=f"reopen:{event.pk}", reason=in_digits(circular.citation))
    except IntegrityError as error:
        if "one_live_file_a_workshop" not in str(error) and "one_live_application" not in str(error):
            raise
