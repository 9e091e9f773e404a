"""The windows in which a scheme takes applications: planned, moved, and asked of whoever applies."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from applicants.lawdesk.amending import known_scheme, must_be_areas_of, policy_maker
from applicants.lawdesk.circulars import law_in, law_of
from applicants.models import Application, Intake, User
from applicants.workflow import Refused
from schemes.catalogue import Scheme
from schemes.shown import short_day
from schemes.units import today


@transaction.atomic
def plan_intake(*, scheme: str, name: str, opens_on: date, closes_on: date, province: str = "", by: User) -> Intake:
    """Open a window of applications, both days included; from its first intake on a scheme is closed outside them."""
    named = [province] if province else []
    policy_maker(by=by, provinces=named)
    must_be_areas_of(known_scheme(scheme), named)
    if not name.strip():
        raise Refused("name_missing", _("نام دوره را بنویسید."))
    words = {"name": name.strip(), "opens_on": opens_on, "closes_on": closes_on}
    with _told_by_the_constraints():
        return Intake.objects.create(scheme=scheme, province=province, opened_by=by, **words)


@transaction.atomic
def move_intake_end(*, intake: Intake, closes_on: date, by: User) -> Intake:
    """Extend a window or close it earlier; what was sent in time stays in time."""
    row = Intake.objects.select_for_update().get(pk=intake.pk)
    policy_maker(by=by, provinces=[row.province] if row.province else [])
    row.closes_on = closes_on
    with _told_by_the_constraints():
        row.save(update_fields=["closes_on"])
    return row


def must_be_open(*, scheme: str, province: str, on: date) -> None:
    """Refused "closed" on a day outside every intake of the scheme; a scheme without intakes is always open."""
    intakes = Intake.objects.filter(Q(province="") | Q(province=province), scheme=scheme)
    if (
        intakes.filter(opens_on__lte=on, closes_on__gte=on).exists()
        or not Intake.objects.filter(scheme=scheme).exists()
    ):
        return
    coming = intakes.filter(opens_on__gt=on).order_by("opens_on").first()
    if coming is None:
        raise Refused("closed", _("مهلت ثبت‌نام این طرح در استان شما تمام شده است."))
    words = {"name": coming.name, "day": short_day(coming.opens_on)}
    raise Refused("closed", _("ثبت‌نام این طرح در استان شما هنوز باز نیست؛ {name} از {day} است.").format(**words))


def last_day_of(scheme: str, province: str) -> date | None:
    """The last day of the scheme's own, by the document and its circulars; after it no new file can come to a loan."""
    return _last_day(law_in(scheme, province), today(), "registration_until", "payouts_until")


def last_day_of_payout(application: Application) -> date | None:
    """The last day on which a bank may pay this file; None where its law sets none."""
    return _last_day(law_of(application), application.law_on or today(), "payout_until", "payouts_until")


def _last_day(law: Scheme, on: date, *names: str) -> date | None:
    return next((law.parameter(name, on) for name in names if name in law.parameters), None)


@contextmanager
def _told_by_the_constraints() -> Iterator[None]:
    """What the database forbids of a window, said to the officer in the constraint's own words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        cause: Any = error.__cause__
        broken = cause.diag.constraint_name
        for constraint in Intake._meta.constraints:
            if constraint.name == broken:
                raise Refused(broken, constraint.violation_error_message) from error
        raise
