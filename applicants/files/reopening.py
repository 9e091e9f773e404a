"""The law that reaches back: a refused file is open again where the facts of its refusal refuse it no more.

A circular does so, as when a deadline is extended in mid-round, or a reading of the text that has changed. The old
judgement stays as it was known then; a new one follows.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import lazy

from applicants.lawdesk.circulars import law_in, reaches
from applicants.models import Application, Circular, GroupMember, Judgement, State
from applicants.notices import tell
from applicants.workflow import THE_SYSTEM, advance
from schemes.catalogue import Outcome, Reading, Scheme, Stage
from schemes.facts import FactError
from schemes.shown import digits, short_day
from schemes.units import day, jalali

CHUNK = 200


def _changes(changed: Sequence[tuple[str, date]]) -> str:
    return ", ".join(f"{digits(name)} ({short_day(on)})" for name, on in changed)


# In the digits and the calendar of whoever is told, and not of whoever tells.
in_digits, in_words = lazy(digits, str), lazy(_changes, str)


def recheck_refused(*, circular_id: int, seconds: float = 60) -> bool:
    """Open what an approved circular opens, looking at no more files after so many seconds; whether any are left.

    Each file is its own transaction, and done twice it moves nothing: a run that was killed is simply gone on with.
    """
    stop = time.monotonic() + seconds
    while (circular := _due().filter(pk=circular_id).first()) and time.monotonic() < stop:
        files = list(_refused(circular)[:CHUNK])
        for file in _eligible(files):
            citation = circular.citation
            _open(file, citation, kind="reopened", reason=in_digits(citation))
        if len(files) < CHUNK:
            _due().filter(pk=circular_id).update(rechecked_at=timezone.now())
        else:
            _due().filter(pk=circular_id).update(rechecked_to=files[-1].pk)
    return circular is not None


def reopen_reread(judgement: Judgement, readings: Iterable[Reading]) -> bool:
    """Open the file of a refusal that changed readings alone account for, and tell its owner; whether it was opened.

    Not while the law as circulars now have it refuses it too, nor by any judgement of it but the last.
    """
    file = Application.objects.refused().filter(pk=judgement.application_id).select_related("person__user").first()
    if file is None or file.judgements.latest("judged_at", "pk") != judgement or not [*_eligible([file])]:
        return False
    changed = [(each.id, each.changes[-1].on) for each in readings]
    cause = ", ".join(f"{name} {jalali(on)}" for name, on in changed)
    return bool(changed) and _open(file, cause, kind="reread", reason=in_words(changed))


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


def _open(file: Application, cause: str, **told: Any) -> bool:
    """Have the file judged anew, unless its person, member or workshop has another by now; whether it will be."""
    others = Application.objects.live().filter(scheme=file.scheme).exclude(pk=file.pk)
    members = GroupMember.objects.filter(application=file).values("national_code_index")
    elsewhere = GroupMember.objects.filter(application__in=others, national_code_index__in=members)
    try:
        with transaction.atomic():
            locked = Application.objects.select_for_update(of=("self",)).filter(pk=file.pk, state=State.INELIGIBLE)
            if not locked or elsewhere.exists():
                return False
            now: dict[str, Any] = {"check_due_at": timezone.now(), "check_lease_until": None}
            event = advance(file, "reopen", by=THE_SYSTEM, note=cause, **now)
            tell(application=file, once=f"reopen:{event.pk}", **told)
    except IntegrityError as error:
        if "one_live_file_a_workshop" not in str(error) and "one_live_application" not in str(error):
            raise
        return False
    return True
