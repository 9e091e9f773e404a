"""What officers decide and supply; each only in their own province, and never a figure that the system computes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from applicants.authority import may, officer_for
from applicants.files.inquiring import record_inquiry, refuse_computed, supplied_of
from applicants.files.judging import findings_of, judge, missing_of
from applicants.models import Application, Document, Event, Inquiry, ProjectStudy, State, User, VisitReport
from applicants.notices import tell
from applicants.way import way_of
from applicants.way.reasons import RETURN
from applicants.workflow import Refused, advance, next_of, rejections, step_of
from schemes.catalogue import APPROVAL, SCHEMES, Outcome
from schemes.facts import FactError
from schemes.units import today
from schemes.units.countries import country_of

VISIT_CONDITIONS = {code for code, _label in VisitReport._meta.get_field("condition").flatchoices}
PAPERS_TO_CONFIRM = (Document.Kind.NEED_FORM, Document.Kind.SKILL_PROOF, Document.Kind.PROFORMA)


@transaction.atomic
def approve(*, application: Application, by: User, reason: str = "", note: str = "") -> Event:
    """Approve in the name of whoever decides in this scheme; refused where the law says no or still has to be told."""
    step = step_of("approve", application.scheme)
    actor = may(by=by, verb="approve", application=application)
    file = _locked(application, *step.sources)
    _refuse_unconfirmed_identity(file)
    file.plan_approved_on = today()
    _must_be_approvable(file)
    changes: dict[str, Any] = {"plan_approved_on": file.plan_approved_on}
    offers = way_of(file.scheme).offers
    if not offers:
        changes["chosen_amount"] = file.requested_amount
    event = advance(application, "approve", by=actor, reason=reason, note=note, **changes)
    once = f"approve:{event.pk}"
    if offers:
        tell(application=application, kind="approved", once=once)
    else:
        tell(application=application, kind="confirmed", once=once, next=next_of(file.scheme, step.target)[0])
    return event


def _must_be_approvable(file: Application) -> None:
    """The law of Omid-2 learns much only after the approval; all that the other schemes ask by then must be known."""
    judgement = judge(application=file, stage=APPROVAL)
    if against := findings_of(judgement, Outcome.NOT_MET):
        raise Refused("not_met", _("این شرط‌ها برقرار نیست. {said}").format(said=_said(against)))
    if "visit_reported" in missing_of(judgement):
        raise Refused("visit_missing", _("این طرح گزارش بازدید می‌خواهد (ماده ۲۰)؛ نخست آن را ثبت کنید."))
    unknown = findings_of(judgement, Outcome.UNKNOWN)
    if unknown and not way_of(file.scheme).offers:
        raise Refused("unknown", _("این شرط‌ها هنوز معلوم نیست. {said}").format(said=_said(unknown)))
    if ProjectStudy.objects.filter(application=file, is_feasible=False).exists():
        raise Refused("not_feasible", _("مطالعه جمعیت این طرح را شدنی ندانسته است (الفقرة ٧)."))


def _said(findings: Iterable[Mapping[str, Any]]) -> str:
    return " ".join(_("{article}: {says}").format_map(finding) for finding in findings)


def _refuse_unconfirmed_identity(application: Application) -> None:
    """The registry's no stops an approval until an officer, with a source, has said otherwise.

    Where no registry can be asked, as about a Saudi number, an officer says it in the first place (R31).
    """
    said = application.person.inquiries.filter(
        Q(application=application) | Q(application=None), kind=Inquiry.Kind.IDENTITY, superseded_at__isnull=True
    )
    newest = said.order_by("asked_at", "id").last()
    matched = newest.facts.get("identity_matched") if newest else None
    if matched is False:
        raise Refused("identity_not_matched", _("این هویت تأیید نشد؛ نخست آن را روشن کنید."))
    if matched is None and not country_of(application.person.province).has_registry:
        sentence = _("سامانه‌ای برای پرسیدن هویت سعودی وصل نیست؛ نخست خودتان هویت را با منبع آن ثبت کنید.")
        raise Refused("identity_unconfirmed", sentence)


@transaction.atomic
def reject(*, application: Application, by: User, reason: str = "", note: str = "") -> Event:
    """Reject for one of the coded reasons, each of which rests on an article; `note` adds the officer's own words."""
    actor = may(by=by, verb="reject", application=application)
    why = rejections(application.scheme).get(reason)
    if why is None:
        raise Refused("reason_missing", _("دلیل رد و ماده آن را انتخاب کنید."))
    event = advance(application, "reject", by=actor, reason=reason, note=note)
    said = format_lazy("{} {}", why.sentence, note) if note.strip() else why.sentence
    once = f"reject:{event.pk}"
    tell(application=application, kind="rejected", once=once, article=why.article, reason=said)
    return event


@transaction.atomic
def return_to_applicant(*, application: Application, by: User, reason: str = "", note: str = "") -> Event:
    """Give the file back to be completed, for a coded reason or in the officer's own words, or both."""
    actor = may(by=by, verb="return_to_applicant", application=application)
    if reason and reason not in RETURN:
        raise Refused("reason_missing", _("دلیل برگشت را انتخاب کنید."))
    if reason in ("", "other") and not note.strip():
        raise Refused("note_missing", _("بنویسید متقاضی چه چیزی را درست کند."))
    event = advance(application, "return_to_applicant", by=actor, reason=reason, note=note)
    said = RETURN[reason].sentence if reason not in ("", "other") else ""
    tell(application=application, kind="returned", once=f"return:{event.pk}", reason=said, note=note)
    return event


@transaction.atomic
def report_visit(*, application: Application, by: User, visited_on: date, condition: str, text: str) -> VisitReport:
    """File the visit report of ماده ۲۰; one for a file, before it is approved."""
    actor = officer_for(application=application, by=by)
    file = _locked(application, State.IN_REVIEW)
    if visited_on > today():
        raise Refused("day_to_come", _("تاریخ بازدید نمی‌تواند در آینده باشد."))
    if condition not in VISIT_CONDITIONS or not text.strip():
        raise Refused("report_incomplete", _("وضع واحد و شرح بازدید را بنویسید."))
    if VisitReport.objects.filter(application=file).exists():
        raise Refused("already_reported", _("گزارش بازدید این پرونده ثبت شده است."))
    report = VisitReport.objects.create(
        application=file, visited_on=visited_on, condition=condition, text=text, officer=by
    )
    advance(application, "report_visit", by=actor)
    return report


@transaction.atomic
def confirm_papers(*, application: Application, by: User) -> Event:
    """Confirm need form, skill papers and pro-forma in the branch's name (ماده ۲۳); each must be there."""
    actor = officer_for(application=application, by=by)
    file = _locked(application, State.CHOSEN)
    there = set(file.documents.filter(withdrawn_at__isnull=True).values_list("kind", flat=True))
    lacking = _("، ").join(str(kind.label) for kind in PAPERS_TO_CONFIRM if kind not in there)
    if lacking:
        raise Refused("papers_missing", _("این مدرک‌ها در پرونده نیست: {lacking}").format(lacking=lacking))
    return advance(application, "confirm_papers", by=actor, papers_confirmed_on=today())


def supply_fact(
    *,
    application: Application,
    by: User,
    name: str,
    value: Any,
    source_note: str,
    paper: Document | None = None,
    valid_until: date | None = None,
) -> Inquiry:
    """Write down an outside fact that an officer found out, with its source; a computed figure is refused and logged.

    Not one transaction on purpose: the trace of a refused try must outlive the refusal.
    """
    officer_for(application=application, by=by, roles=way_of(application.scheme).desk)
    refuse_computed(application=application, by=by, door="supply_fact", facts={name: value})
    if not source_note.strip():
        raise Refused("source_missing", _("منبع این اطلاع را بنویسید."))
    _refuse_a_wrong_value(application, name, value)
    return _merge_fact(application, by, name, value, source_note.strip(), paper, valid_until)


def _refuse_a_wrong_value(application: Application, name: str, value: Any) -> None:
    if name == "identity_matched":
        if not isinstance(value, bool):
            raise Refused("wrong_value", _("پاسخ هویت بله یا نه است."))
        return
    try:
        read = SCHEMES[application.scheme].read({name: value})
    except FactError as error:
        raise Refused("wrong_value", str(error)) from error
    if not read:
        raise Refused("wrong_value", _("مقدار را بنویسید."))


@transaction.atomic
def _merge_fact(
    application: Application,
    by: User,
    name: str,
    value: Any,
    source_note: str,
    paper: Document | None,
    valid_until: date | None,
) -> Inquiry:
    """One row of a kind is current: what was said before of the other facts of the kind is said again with it."""
    file = _locked(application)
    earlier = file.inquiries.filter(kind=supplied_of(file)[name], superseded_at__isnull=True).first()
    facts, note = {name: value}, source_note
    if earlier and set(earlier.facts) - {name}:
        facts = {**earlier.facts, **facts}
        note = note if note == earlier.source_note else f"{note}؛ {earlier.source_note}"
        paper = paper or earlier.paper
    return record_inquiry(
        person=file.person, application=file, kind=supplied_of(file)[name], facts=facts, source=Inquiry.Source.OFFICER,
        source_note=note[:200], supplied_by=by, paper=paper, valid_until=valid_until,
    )  # fmt: skip


def _locked(application: Application, *states: str) -> Application:
    """The row, locked and fresh; refused when it stands in none of the states, if any are named."""
    files = Application.objects.select_for_update(of=("self",)).select_related("person__user")
    file = files.get(pk=application.pk)
    if states and file.state not in states:
        raise Refused("wrong_state", _("این کار در وضعیت کنونی پرونده ممکن نیست."))
    return file
