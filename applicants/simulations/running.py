"""Trying drafts on the real queue: the live files are judged with and without them, chunk by chunk, each file once."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants.files.answers import WrongType
from applicants.files.facts import Known, known_of
from applicants.lawdesk.amending import POLICY_MAKERS
from applicants.lawdesk.circulars import AmendmentValues, amendment_of, amendments_from, written
from applicants.models import Application, Circular, Simulation, State, User
from applicants.simulations import counting
from applicants.simulations.counting import LawResult
from applicants.states import having
from applicants.workflow import Refused
from schemes.catalogue import GRANT, SCHEMES, Amendment, Scheme
from schemes.facts import FactError
from schemes.law.many import Column, Edition, column, judge_columns
from schemes.units import today
from schemes.units.choosing import greater
from schemes.version import code_version

CHUNK = 2_000
STALLED = timedelta(seconds=30)
MOST_DRAFTS = 10
# A draft of the applicant is not in the queue yet, and a contract stands whatever the law becomes.


@transaction.atomic
def simulate(
    *, scheme: str, circulars: Iterable[Circular], provinces: Iterable[str] = (), whole_queue: bool = True, by: User
) -> Simulation:
    """Begin to judge the live files of a scheme with and without these drafts; `run_simulation` does the work.

    No province named: all. `whole_queue` asks what if the drafts held for every file; else their windows count.
    """
    named, drafts = sorted(set(provinces)), list(circulars)
    _may_simulate(by, named)
    if not 0 < len(drafts) <= MOST_DRAFTS or any(draft.scheme != scheme for draft in drafts):
        raise Refused("no_draft", _("یک یا چند پیش‌نویس از همین طرح را برگزینید."))
    if any(draft.state != Circular.State.DRAFT for draft in drafts):
        raise Refused("not_a_draft", _("فقط پیش‌نویس آزموده می‌شود؛ بخشنامه تأییدشده خود برقرار است."))
    approved = Circular.objects.filter(scheme=scheme, state=Circular.State.APPROVED).order_by("approved_at", "id")
    queue = _queue(scheme, named)
    simulation = Simulation.objects.create(
        scheme=scheme, drafts=_kept(drafts), baseline=_kept(approved), provinces=named, whole_queue=whole_queue,
        on=today(), last_file=queue.order_by("pk").values_list("pk", flat=True).last() or 0, total=queue.count(),
        code_version=code_version(), started_by=by,
    )  # fmt: skip
    simulation.circulars.set(drafts)
    return simulation


def run_simulation(*, simulation_id: int, seconds: float = 60) -> bool:
    """Judge chunk after chunk, beginning none after so many seconds; whether there is more to do.

    A chunk, its counts and the cursor are one transaction under the row's lock. Killed in the midst of one, nothing
    of it is counted and the next run begins with it; two at once take turns, and each file is counted once.
    """
    stop = time.monotonic() + seconds
    while (moved := _chunk(simulation_id)) and time.monotonic() < stop:
        pass
    return moved


def simulations_due() -> list[int]:
    """The running ones that have not moved for a while: their worker is gone or was never nudged."""
    running = Simulation.objects.filter(state=Simulation.State.RUNNING, moved_at__lt=timezone.now() - STALLED)
    return list(running.order_by("moved_at").values_list("pk", flat=True))


def _may_simulate(by: User, provinces: list[str]) -> None:
    officer = getattr(by, "officer", None)
    if officer is None or not by.is_active or officer.role not in POLICY_MAKERS:
        raise Refused("not_your_step", _("این کار با نقش شما انجام نمی‌شود."))
    if officer.province and provinces != [officer.province]:
        raise Refused("not_your_province", _("مدیر استان فقط پرونده‌های استان خود را می‌آزماید."))


def _kept(circulars: Iterable[Circular]) -> list[AmendmentValues]:
    rows = []
    for circular in circulars:
        (row,) = written([amendment_of(circular)])
        rows.append(row | {"circular": circular.pk, "provinces": circular.provinces})
    return rows


def _queue(scheme: str, provinces: list[str]) -> QuerySet[Application]:
    """The files that stand before the law: sent, without a contract, not ended or ended by the law alone."""
    files = Application.objects.live().exclude(state__in=(State.DRAFT, *having("lent"))) | Application.objects.refused()
    files = files.filter(scheme=scheme)
    return files.filter(province__in=provinces) if provinces else files


@transaction.atomic
def _chunk(simulation_id: int) -> bool:
    """Count the next files; False when none is left, or another worker is at it."""
    rows = Simulation.objects.select_for_update(skip_locked=True)
    simulation = rows.filter(pk=simulation_id, state=Simulation.State.RUNNING).first()
    if simulation is None:
        return False
    left = _queue(simulation.scheme, simulation.provinces).filter(
        pk__gt=simulation.cursor, pk__lte=simulation.last_file
    )
    files = list(left.select_related("person").order_by("pk")[:CHUNK])
    _count(simulation, files)
    if len(files) < CHUNK:
        simulation.state, simulation.finished_at = Simulation.State.DONE, timezone.now()
        simulation.cursor = simulation.last_file
    else:
        simulation.cursor = files[-1].pk
    simulation.save(update_fields=["cursor", "done", "results", "state", "finished_at", "moved_at"])
    return simulation.state == Simulation.State.RUNNING


def _count(simulation: Simulation, files: list[Application]) -> None:
    """Add these files to the results."""
    known = _readable(files, simulation.on)
    laws: dict[str, tuple[Scheme, Scheme]] = {}
    batches: dict[tuple[int, int], Batch] = {}
    for file in files:
        if file.province not in laws:
            laws[file.province] = _laws(simulation, file.province)
        facts = _facts(laws[file.province][0], known.get(file.pk))
        if facts is None:
            counting.add(simulation.results, _place(file), {"unread": (1, _amount(file))})
            continue
        before, after = (law.edition(file.law_on or simulation.on, GRANT) for law in laws[file.province])
        batches.setdefault((id(before), id(after)), Batch(before, after, [], [])).add(file, facts)
    for batch in batches.values():
        for file, old, new in batch.judged(simulation.on):
            counting.count(simulation.results, place=_place(file), rials=_amount(file), before=old, after=new)
    simulation.done += len(files)


def _readable(files: list[Application], on: date) -> dict[int, Known]:
    """What is known of each file; one whose stored answers are of another type is left out, and stops no other."""
    try:
        return known_of(files, on=on)
    except WrongType:
        if len(files) == 1:
            return {}
        return {pk: known for file in files for pk, known in _readable([file], on).items()}


def _facts(law: Scheme, known: Known | None) -> dict[str, Any] | None:
    """The facts as the law reads them; None where it cannot."""
    try:
        return law.read(known.facts) if known else None
    except FactError:
        return None


class Batch(NamedTuple):
    """Files that stand before the same two laws, and what is known of them: they are judged together."""

    before: Edition
    after: Edition
    files: list[Application]
    facts: list[dict[str, Any]]

    def add(self, file: Application, facts: dict[str, Any]) -> None:
        """One file more."""
        self.files.append(file)
        self.facts.append(facts)

    def judged(self, on: date) -> Iterator[tuple[Application, LawResult, LawResult]]:
        """Each file with what both laws say of it on the day."""
        columns = {name: column([facts.get(name) for facts in self.facts]) for name in self.before.facts}
        answers = (_answers(edition, columns, on) for edition in (self.before, self.after))
        return zip(self.files, *answers, strict=True)


def _answers(edition: Edition, columns: dict[str, Column], on: date) -> Iterator[LawResult]:
    for chunk in judge_columns(edition, columns, on):
        yield from map(LawResult, map(chunk.outcome, range(len(chunk))), chunk.of_offers(_largest))


def _largest(offers: tuple[Any, ...]) -> int | None:
    """The largest loan among the offers; None where there is none."""
    return reduce(greater, [offer.amount for offer in offers]) if offers else None


def _place(file: Application) -> str:
    return f"{file.province}/{file.county}/{file.person.gender}"


def _amount(file: Application) -> int:
    return file.chosen_amount or file.requested_amount or 0


def _laws(simulation: Simulation, province: str) -> tuple[Scheme, Scheme]:
    """The law of a province as it is, and as the drafts would have it."""
    scheme = SCHEMES[simulation.scheme]
    baseline, drafts = _of(scheme, simulation.baseline, province), _of(scheme, simulation.drafts, province)
    if simulation.whole_queue:
        drafts = tuple(replace(draft, since=date.min, until=None) for draft in drafts)
    changed = {draft.parameter for draft in drafts} if simulation.whole_queue else set()
    kept = tuple(each for each in baseline if each.parameter not in changed)
    return scheme.under(baseline), scheme.under((*kept, *drafts))


def _of(scheme: Scheme, rows: list[AmendmentValues], province: str) -> tuple[Amendment, ...]:
    return amendments_from(scheme, (row for row in rows if not row["provinces"] or province in row["provinces"]))
