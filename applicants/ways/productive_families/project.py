"""What the association does for a productive family: studies its project, holds workshops, follows what came of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from applicants.authority import files_seen_by, may
from applicants.files.inquiring import record_inquiry
from applicants.models import (
    Application,
    Inquiry,
    Officer,
    ProjectResult,
    ProjectStudy,
    Role,
    User,
    Workshop,
)  # fmt: skip
from applicants.states import having
from applicants.workflow import Actor, Refused, advance, step_of
from schemes.shown import money, short_day
from schemes.units import today
from schemes.units.countries import country_of


@transaction.atomic
def record_study(
    *, application: Application, by: User, studied_on: date, association_member: bool, **study: Any
) -> ProjectStudy:
    """Record the study of the project, and whether the family is one of the association's (الفقرات ٢، ٥، ٧، ٩).

    `study` is idea, cost, monthly_income (halalas), improves, windows and is_feasible. A project may be studied again
    until it is approved: the newest holds, what each said stays in the history. Refused "day_to_come", "impossible".
    """
    actor, file = _file_for(application, by, "record_study")
    _not_to_come(studied_on)
    row = ProjectStudy.objects.filter(application=file).first() or ProjectStudy(application=file)
    for name, value in {**study, "studied_on": studied_on, "recorded_by": by}.items():
        setattr(row, name, value)
    _keep(row)
    with override(country_of(file.province).language.code):  # whatever the officer reads, the file keeps its own
        source, note = _("مطالعه طرح، {day}").format(day=short_day(studied_on)), _in_words(row, file.currency)
    record_inquiry(
        person=file.person, application=file, kind=Inquiry.Kind.MEMBERSHIP, source=Inquiry.Source.OFFICER,
        facts={"association_member": association_member}, supplied_by=by, source_note=source,
    )  # fmt: skip
    advance(application, "record_study", by=actor, note=note)
    return row


def _in_words(study: ProjectStudy, currency: str) -> str:
    said = _("طرح شدنی است.") if study.is_feasible else _("طرح شدنی نیست.")
    sums = {"cost": money(study.cost, currency), "income": money(study.monthly_income, currency)}
    return said + " " + _("هزینه {cost}، درآمد ماهانه کنونی {income}.").format(**sums)


@transaction.atomic
def record_result(
    *, application: Application, by: User, on: date, monthly_income: int, quality: str, demand: str
) -> ProjectResult:
    """Record how a financed project stands on a day (الفقرة ١٠); as often as it is looked at, once a day.

    Refused "day_to_come", "before_the_loan", "already_recorded", "impossible".
    """
    actor, file = _file_for(application, by, "record_result")
    _not_to_come(on)
    if file.plan_approved_on and on < file.plan_approved_on:
        raise Refused("before_the_loan", _("نتیجه پیش از تأیید طرح نیست."))
    if ProjectResult.objects.filter(application=file, on=on).exists():
        raise Refused("already_recorded", _("نتیجه این روز ثبت شده است."))
    words = {"monthly_income": monthly_income, "quality": quality, "demand": demand}
    row = ProjectResult(application=file, on=on, recorded_by=by, **words)
    _keep(row)
    with override(country_of(file.province).language.code):
        note = money(monthly_income, file.currency)
    advance(application, "record_result", by=actor, note=note)
    return row


@transaction.atomic
def hold_workshop(*, by: User, ministry: str, title: str, held_on: date, families: Iterable[int]) -> Workshop:
    """Record a workshop on licences and the files whose families were there, by ids of the officer's own region (P4).

    Refused "not_your_step", "nobody", "not_your_province", "day_to_come", "impossible".
    """
    officer = getattr(by, "officer", None)
    if officer is None or not by.is_active or officer.role != Role.ASSOCIATION:
        raise Refused("not_your_step", _("کارگاه را جمعیت برگزار می‌کند."))
    _not_to_come(held_on)
    asked = set(families)
    there = list(families_of(officer).filter(pk__in=asked))
    if not there:
        raise Refused("nobody", _("خانواده‌های حاضر را انتخاب کنید."))
    if len(there) != len(asked):
        raise Refused("not_your_province", _("یکی از خانواده‌ها از منطقه شما نیست یا پرونده باز ندارد."))
    words = {"ministry": ministry, "title": title.strip(), "held_on": held_on}
    workshop = Workshop(province=officer.province, recorded_by=by, **words)
    _keep(workshop)
    workshop.families.set(there)
    return workshop


def families_of(officer: Officer) -> QuerySet[Application]:
    """The families an officer may see whose file was sent and has not ended."""
    return files_seen_by(officer).exclude(state__in=having("ended")).filter(submitted_at__isnull=False)


def _file_for(application: Application, by: User, verb: str) -> tuple[Actor, Application]:
    """The officer as an actor and the file, locked, where the step may be taken."""
    step = step_of(verb, application.scheme)
    actor = may(by=by, verb=verb, application=application)
    file = Application.objects.select_for_update(of=("self",)).select_related("person").get(pk=application.pk)
    if file.state not in step.sources:
        raise Refused("wrong_state", _("این کار در وضعیت کنونی پرونده ممکن نیست."))
    return actor, file


def _not_to_come(on: date) -> None:
    if on > today():
        raise Refused("day_to_come", _("این روز هنوز نیامده است."))


def _keep(row: Model) -> None:
    """Save what the model's own choices and constraints allow; Refused in their words."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused("impossible", error.messages[0]) from error
    row.save()
