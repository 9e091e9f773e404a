"""What is known of a file, by the names the law reads, each with its source: answers, papers, steps and inquiries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from applicants.files.answers import answers_of, workshop_in, workshop_of
from applicants.models import Application, Document, Inquiry, InvitedEmployer, VisitReport
from applicants.states import having
from applicants.way import SourcedFact, way_of
from schemes.catalogue import SCHEMES
from schemes.shown import short_day
from schemes.units import TEHRAN, jalali

PAPERS: dict[str, str] = {
    Document.Kind.PLAN: "has_business_plan",
    Document.Kind.NEED_FORM: "has_need_form",
    Document.Kind.SKILL_PROOF: "has_skill_proof",
    Document.Kind.PROFORMA: "has_proforma",
}


class Known(NamedTuple):
    """Facts as JSON values by the law's names, and for each a short Persian word on where it comes from and when."""

    facts: dict[str, Any]
    sources: dict[str, str]


class Gathered(NamedTuple):
    """What other tables say of some files, by the file's key.

    Loans are the keys of their files, by scheme and person or workshop; `invited` says of a person's index whether the
    ministry's list has it, and is empty while there is no list.
    """

    papers: dict[int, list[Document]]
    visits: dict[int, VisitReport]
    inquiries: dict[int, list[Inquiry]]
    loans: dict[tuple[int | str, str], list[int]]
    invited: dict[str, bool]
    records: dict[int, list[SourcedFact]]


def owed_by_applicant(scheme: str) -> set[str]:
    """What the applicant owes the file: when one of these is missing, nobody else can complete it."""
    form = way_of(scheme).form
    return {*form.asked, *form.from_papers, "plan_received_on"}


def known_facts(application: Application, *, on: date) -> Known:
    """All that is known of the file on the day; what is not known is left out, for a blank is not a no."""
    return known_of([application], on=on)[application.pk]


def known_of(applications: Sequence[Application], *, on: date) -> dict[int, Known]:
    """`known_facts` of many files by their keys, in as many queries as for one."""
    gathered = _gather(applications, on)
    return {application.pk: _known(application, gathered, on) for application in applications}


def _known(application: Application, gathered: Gathered, on: date) -> Known:
    asked = SCHEMES[application.scheme].facts
    inquiries = gathered.inquiries[application.pk]
    scheme, unit = application.scheme, workshop_of(application)
    loans = {*gathered.loans[application.person_id, scheme], *gathered.loans[unit, scheme]}
    known = Known({}, {})
    for rows in (
        _answers(application),
        _papers(application, gathered.papers[application.pk]),
        _steps(application, gathered.visits.get(application.pk)),
        _invitation(application, gathered.invited),
        gathered.records.get(application.pk, ()),
        _inquiries(inquiries),
        _earlier_loans(scheme, len([file for file in loans if file != application.pk]), inquiries, on),
        _choice(application),
    ):
        for name, value, source in rows:
            if name in asked and value not in (None, ""):
                known.facts[name], known.sources[name] = value, source
    return known


def _gather(applications: Sequence[Application], on: date) -> Gathered:
    files, persons = [file.pk for file in applications], {file.person_id for file in applications}
    records = _records(applications)
    gathered = Gathered(defaultdict(list), {}, defaultdict(list), defaultdict(list), _invited(applications), records)
    papers = Document.objects.filter(application__in=files, kind__in=PAPERS, withdrawn_at__isnull=True)
    for paper in papers.order_by("uploaded_at", "id"):
        gathered.papers[paper.application_id].append(paper)
    gathered.visits.update({visit.application_id: visit for visit in VisitReport.objects.filter(application__in=files)})
    inquiries = _current(files, persons, on)
    for file in applications:
        about = [each for each in inquiries[file.person_id] if each.application_id in (None, file.pk)]
        gathered.inquiries[file.pk].extend(about)
    units = {workshop_of(file) for file in applications} - {""}
    theirs = Q(person__in=persons) | Q(answers__workshop_code__in=units)
    lent = Application.objects.filter(theirs, state__in=having("lent"))
    for pk, person, scheme, answers in lent.values_list("pk", "person_id", "scheme", "answers"):
        gathered.loans[person, scheme].append(pk)
        if unit := workshop_in(scheme, answers):
            gathered.loans[unit, scheme].append(pk)
    return gathered


def _records(applications: Sequence[Application]) -> dict[int, list[SourcedFact]]:
    """What the ways' own records tell, each asked once for all its files."""
    by_scheme = defaultdict(list)
    for file in applications:
        by_scheme[file.scheme].append(file)
    return {pk: rows for slug, files in by_scheme.items() for pk, rows in way_of(slug).records(files).items()}


def _current(files: Iterable[int], persons: Iterable[int], on: date) -> dict[int, list[Inquiry]]:
    """Answers about these persons or files which hold on the day, by person, the youngest last."""
    by_person: dict[int, list[Inquiry]] = defaultdict(list)
    found = Inquiry.objects.filter(
        Q(application__in=files) | Q(application=None),
        Q(valid_until__isnull=True) | Q(valid_until__gte=on),
        person__in=persons,
        superseded_at__isnull=True,
    )
    for inquiry in found.order_by("asked_at", "id"):
        by_person[inquiry.person_id].append(inquiry)
    return by_person


def _invited(applications: Iterable[Application]) -> dict[str, bool]:
    """Of each person whom the list speaks of, whether they are on it; nothing while no list was imported."""
    persons = {file.person for file in applications if way_of(file.scheme).invites}
    if not persons or not InvitedEmployer.objects.exists():
        return {}
    sought = {index for person in persons for index in (person.national_code_index, person.user.mobile_index)}
    there = set(InvitedEmployer.objects.filter(index__in=sought).values_list("index", flat=True))
    indexes = [(person.national_code_index, person.user.mobile_index) for person in persons]
    return {own: bool({own, mobile} & there) for own, mobile in indexes}


def _invitation(application: Application, invited: Mapping[str, bool]) -> Iterator[SourcedFact]:
    if invited:
        yield "invited", invited.get(application.person.national_code_index), _("فهرست دعوت وزارتخانه")


def _answers(application: Application) -> Iterator[SourcedFact]:
    source = _dated(_("پاسخ متقاضی"), application.submitted_at)
    # Nothing that the form does not ask this applicant reaches the law, however it came among the answers.
    answers = answers_of(application)
    for name in way_of(application.scheme).form.concerning(answers):
        yield name, answers.get(name), source
    for name, value, text in way_of(application.scheme).filed(application):
        yield name, value, _dated(text, application.submitted_at)


def _papers(application: Application, papers: Iterable[Document]) -> Iterator[SourcedFact]:
    for paper in papers:
        source = _dated(paper.get_kind_display(), paper.uploaded_at)
        yield PAPERS[paper.kind], True, source
        if paper.kind == Document.Kind.PLAN:
            yield "plan_pages", paper.pages, source
            if application.submitted_at:
                sent = _dated(_("ارسال پرونده"), application.submitted_at)
                yield "plan_received_on", jalali(application.submitted_at.astimezone(TEHRAN).date()), sent


def _steps(application: Application, report: VisitReport | None) -> Iterator[SourcedFact]:
    """What officers have done on the file; before they have, it is unknown and not untrue."""
    if application.plan_approved_on:
        approval = way_of(application.scheme).approval
        if approval.fact:
            yield approval.fact, True, _dated(approval.source, application.plan_approved_on)
    if report:
        yield "visit_reported", True, _dated(_("گزارش بازدید"), report.visited_on)
    if application.papers_confirmed_on:
        yield "branch_confirmed", True, _dated(_("تأیید مدارک در شعبه"), application.papers_confirmed_on)


def _inquiries(inquiries: Iterable[Inquiry]) -> Iterator[SourcedFact]:
    for inquiry in inquiries:
        for name, value in inquiry.facts.items():
            yield name, value, _source_of(inquiry)


def _earlier_loans(scheme: str, ours: int, inquiries: Iterable[Inquiry], on: date) -> Iterator[SourcedFact]:
    """Our own count, which nobody's word can lower; an inquiry may know of loans given elsewhere."""
    name = way_of(scheme).earlier_loans
    told = max((inquiry.facts.get(name) or 0 for inquiry in inquiries), default=0)
    if name and told <= ours:
        yield name, ours, _dated(_("پرونده‌های همین سامانه"), on)


def _choice(application: Application) -> Iterator[SourcedFact]:
    offer = application.chosen_offer
    if offer:
        source = _("الگوی انتخاب‌شده")
        yield "deposit_months", offer["deposit_months"], source
        yield "long_repayment", offer["long_repayment"], source
        yield "requested_amount", application.chosen_amount, source


def _source_of(inquiry: Inquiry) -> str:
    said = inquiry.get_source_display()
    return _dated(f"{said}: {inquiry.source_note}" if inquiry.source_note else said, inquiry.asked_at)


def _dated(text: object, when: date | datetime | None) -> str:
    if when is None:
        return str(text)
    on = when.astimezone(TEHRAN).date() if isinstance(when, datetime) else when
    return f"{text}، {short_day(on)}"
