"""Circulars by two people: one writes down what a signed letter says, another puts it in force."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants.lawdesk.circulars import leaves_no_instalment, must_be_bearable, read_value
from applicants.lawdesk.sharing import settle_share
from applicants.models import Circular, Officer, Role, User
from applicants.workflow import Refused
from schemes.catalogue import SCHEMES, Scheme, plain
from schemes.circulars import SHARE
from schemes.units import today
from schemes.units.places import AREAS, areas_of

POLICY_MAKERS = (Role.MANAGER, Role.HEADQUARTERS)
LONGEST_CITATION = 120


def policy_maker(*, by: User, provinces: Iterable[str]) -> Officer:
    """The officer who may speak for these provinces (none named: for all); refused to everybody else."""
    officer: Officer | None = getattr(by, "officer", None)
    if officer is None or not by.is_active or officer.role not in POLICY_MAKERS:
        raise Refused("not_your_step", _("این کار با نقش شما انجام نمی‌شود."))
    if officer.province and list(provinces) != [officer.province]:
        raise Refused("not_your_province", _("مدیر استان فقط برای استان خود بخشنامه می‌نویسد و تأیید می‌کند."))
    return officer


@transaction.atomic
def draft_circular(
    *,
    scheme: str,
    parameter: str,
    value: Any,
    citation: str,
    since: date,
    until: date | None = None,
    provinces: Iterable[str] = (),
    by: User,
) -> Circular:
    """Write down what a signed letter changes; `value` is JSON of the parameter's own kind. In force for nobody yet.

    Its window is of the files' law days and may begin in the past: what was judged before stays as it was judged.
    """
    named = sorted(set(provinces))
    policy_maker(by=by, provinces=named)
    law = known_scheme(scheme)
    must_be_areas_of(law, named)
    if parameter.startswith(SHARE):
        named = _its_own(parameter, named)
    if not citation.strip() or len(citation.strip()) > LONGEST_CITATION:
        raise Refused("citation_missing", _("شماره و تاریخ نامه را کوتاه بنویسید."))
    if until and until < since:
        raise Refused("wrong_window", _("روز پایان پیش از روز آغاز است."))
    try:
        read = plain(read_value(law, parameter, value))
        must_be_bearable(law, parameter, read)
    except ValueError as error:
        raise Refused("wrong_value", str(error)) from error
    circular = Circular.objects.create(
        scheme=scheme, parameter=parameter, value=read, citation=citation.strip(), since=since, until=until,
        provinces=named, drafted_by=by,
    )  # fmt: skip
    _must_leave_an_instalment(circular)
    return circular


@transaction.atomic
def approve_circular(*, circular: Circular, by: User) -> Circular:
    """Put a draft in force; refused to the one who wrote it, and for a share of article 22 that cannot be kept."""
    row = Circular.objects.select_for_update().get(pk=circular.pk)
    policy_maker(by=by, provinces=row.provinces)
    if row.state != Circular.State.DRAFT:
        raise Refused("wrong_state", _("این بخشنامه دیگر پیش‌نویس نیست."))
    if row.drafted_by_id == by.pk:
        raise Refused("four_eyes", _("شما این بخشنامه را نوشته‌اید؛ همکار دیگری باید آن را تأیید کند."))
    row.state, row.approved_by, row.approved_at = Circular.State.APPROVED, by, timezone.now()
    row.save(update_fields=["state", "approved_by", "approved_at"])
    _settle(row)
    _must_leave_an_instalment(row)
    return row


@transaction.atomic
def withdraw_circular(*, circular: Circular, by: User) -> Circular:
    """Take a circular back: from now on nobody is judged by it. Its writer alone takes back no approved one."""
    row = Circular.objects.select_for_update().get(pk=circular.pk)
    policy_maker(by=by, provinces=row.provinces)
    was_approved = row.state == Circular.State.APPROVED
    if row.state == Circular.State.WITHDRAWN:
        raise Refused("wrong_state", _("این بخشنامه پیش‌تر پس گرفته شده است."))
    if was_approved and row.drafted_by_id == by.pk:
        raise Refused("four_eyes", _("شما این بخشنامه را نوشته‌اید؛ پس گرفتن آن با همکار دیگری است."))
    row.state, row.withdrawn_by, row.withdrawn_at = Circular.State.WITHDRAWN, by, timezone.now()
    row.save(update_fields=["state", "withdrawn_by", "withdrawn_at"])
    if was_approved:
        _settle(row)
        _must_leave_an_instalment(row)
    return row


def _its_own(share: str, named: list[str]) -> list[str]:
    """The province whose share it is; Refused when another is named."""
    own = [code for code, area in AREAS.items() if share == f"{SHARE}{area.iso}"]
    if named and named != own:
        raise Refused("wrong_province", _("سهم هر استان فقط برای همان استان تغییر می‌کند."))
    return own


def _settle(circular: Circular) -> None:
    if circular.parameter.startswith(SHARE):
        settle_share(circular=circular, on=today())


def _must_leave_an_instalment(circular: Circular) -> None:
    """Refused "no_instalment", and undone, when a grace would last as long as the loan: no file could be judged."""
    if leaves_no_instalment(circular):
        raise Refused("no_instalment", _("تنفس به اندازه مدت وام می‌شود و قسطی نمی‌ماند."))


def must_be_areas_of(scheme: Scheme, provinces: Iterable[str]) -> None:
    """Refused "wrong_province" for a place that is none, or where the scheme is not lent."""
    areas = areas_of(scheme.country)
    if strange := [province for province in provinces if province not in areas]:
        raise Refused("wrong_province", _("استانی با این کد در این طرح نیست: {code}").format(code=strange[0]))


def known_scheme(slug: str) -> Scheme:
    """The scheme of this slug; Refused when there is none."""
    if slug not in SCHEMES:
        raise Refused("wrong_scheme", _("طرحی با این نام نیست."))
    return SCHEMES[slug]
