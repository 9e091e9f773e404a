"""What a facilitator does for a self-help group: forms it, records training, meetings and the passbook."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants import notices
from applicants.authority import may
from applicants.files.filing import new_code
from applicants.lawdesk.opening import must_be_open
from applicants.models import Application, GroupMember, Passbook, Person, Role, Training, User
from applicants.people.registering import register_person
from applicants.privacy import blind_index
from applicants.workflow import Actor, Refused, advance, step_of
from schemes.units import today

SCHEME = "self_help_group"


class Member(NamedTuple):
    """A member as the facilitator lists her; `share` is her part of the loan in rials."""

    name: str
    national_code: str
    is_woman: bool
    is_low_income: bool
    share: int


@transaction.atomic
def form_group(
    *, by: User, mobile: str, representative: Mapping[str, Any], county: str, name: str, members: Iterable[Member]
) -> Application:
    """Form a group on behalf of its members and make its check due; the representative is told by SMS (G8).

    Refused "not_your_step" to all but facilitators, "not_your_county" outside the county of one who has one,
    "already_open" and "member_elsewhere" for people of another group.
    """
    actor, province = _facilitator(by, county)
    must_be_open(scheme=SCHEME, province=province, on=today())
    rows = list(members)
    if not name.strip() or not rows:
        raise Refused("group_incomplete", _("نام گروه و اعضای آن را بنویسید."))
    person = _representative(mobile, {**representative, "province": province, "county": county})
    _nobody_elsewhere(person, rows)
    file = Application.objects.create(
        code=new_code(), scheme=SCHEME, person=person, province=province, county=county, facilitator=by,
        legal_name=name.strip(), requested_amount=sum(row.share for row in rows),
    )  # fmt: skip
    _write(file, rows)
    now = timezone.now()
    event = advance(file, "form_group", by=actor, submitted_at=now, law_on=today(), check_due_at=now)
    notices.tell(application=file, kind="submitted", once=f"submitted:{file.pk}:{event.number}")
    return file


def _facilitator(by: User, county: str) -> tuple[Actor, str]:
    officer = getattr(by, "officer", None)
    if officer is None or not by.is_active or officer.role != Role.FACILITATOR:
        raise Refused("not_your_step", _("گروه را تسهیلگر تشکیل می‌دهد."))
    if officer.county not in ("", county):
        raise Refused("not_your_county", _("این شهرستان از شما نیست."))
    return Actor.of(by), officer.province


def _representative(mobile: str, words: Mapping[str, Any]) -> Person:
    """The person behind the mobile, written down when new; a number or code that belongs to another is refused."""
    user = User.objects.by_mobile(mobile) or User.objects.create_applicant(mobile)
    person = Person.objects.filter(user=user).first()
    if person is None:
        return register_person(user=user, **words)
    if person.national_code != words["national_code"]:
        raise Refused("taken", _("این شماره همراه از شخص دیگری است."))
    return person


def _nobody_elsewhere(person: Person, rows: list[Member]) -> None:
    open_groups = Application.objects.live().filter(scheme=SCHEME)
    if open_groups.filter(person=person).exists():
        raise Refused("already_open", _("نماینده گروه، گروه باز دیگری دارد."))
    indexes = [blind_index("national_code", row.national_code) for row in rows]
    if GroupMember.objects.filter(application__in=open_groups, national_code_index__in=indexes).exists():
        raise Refused("member_elsewhere", _("یکی از اعضا در گروه باز دیگری است."))


def _write(file: Application, rows: list[Member]) -> None:
    members = [
        GroupMember(
            application=file, national_code_index=blind_index("national_code", row.national_code), **row._asdict()
        )
        for row in rows
    ]
    try:
        with transaction.atomic():
            GroupMember.objects.bulk_create(members)
    except IntegrityError:
        raise Refused("member_twice", _("یک عضو دو بار نوشته شده است، یا سهم کسی صفر است.")) from None


@transaction.atomic
def record_training(
    *, application: Application, by: User, title: str, held_on: date, members: Iterable[int]
) -> Training:
    """Record a course and who was there, by ids (G9); Refused "not_your_group", "day_to_come", "nobody"."""
    actor, file = _own_group(application, by, "record_training")
    there = list(GroupMember.objects.filter(application=file, pk__in=list(members)))
    if not there or not title.strip():
        raise Refused("nobody", _("موضوع آموزش و حاضران را بنویسید."))
    if held_on > today():
        raise Refused("day_to_come", _("روز آموزش نمی‌تواند در آینده باشد."))
    training = Training.objects.create(application=file, title=title.strip(), held_on=held_on, recorded_by=by)
    training.members.set(there)
    advance(application, "record_training", by=actor, note=title.strip())
    return training


@transaction.atomic
def record_passbook(*, application: Application, by: User, **figures: Any) -> Passbook:
    """Record how the group stands today: meetings, savings and loans among members, by the names of the law (R30)."""
    actor, file = _own_group(application, by, "record_passbook")
    try:
        with transaction.atomic():
            book = Passbook.objects.create(application=file, on=today(), recorded_by=by, **figures)
    except IntegrityError:
        raise Refused("passbook_impossible", _("رقم‌های دفترچه با هم جور نیست.")) from None
    advance(application, "record_passbook", by=actor)
    return book


def _own_group(application: Application, by: User, verb: str) -> tuple[Actor, Application]:
    actor = may(by=by, verb=verb, application=application)
    file = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if file.facilitator_id != by.pk:
        raise Refused("not_your_group", _("این گروه را تسهیلگر دیگری تشکیل داده است."))
    if file.state not in step_of(verb, file.scheme).sources:
        raise Refused("wrong_state", _("این کار در وضعیت کنونی پرونده ممکن نیست."))
    return actor, file
