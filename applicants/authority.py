"""Rights: which officer stands behind a signed-in user, what such an officer sees, and what may be done by whom."""

from collections.abc import Iterable
from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from applicants.models import Application, Officer, User
from applicants.roles import DESK, Role
from applicants.states import State
from applicants.way import ways
from applicants.workflow import Actor, Refused, step_of

# Administrators keep the accounts; they decide nothing and read no person's file.
READERS: frozenset[str] = frozenset(
    {*DESK, Role.DEPUTY, Role.COUNTY_HEAD, Role.HEADQUARTERS, Role.AUDITOR}
)  # deputy and county head answer for what is done (Omid-2 م۳) and decide nothing
# Who reads referrals and credit: an association hands its families over itself (الفقرة ٩).
MONEY_READERS = READERS | {Role.ASSOCIATION}
# These decide on files of one scheme and read those only; lists that mix the schemes are not theirs.
FILE_READERS = READERS | {Role.SECTOR, Role.FACILITATOR, Role.ASSOCIATION}


def officer_of(user: User | AnonymousUser) -> Officer | None:
    """The officer of a user; a superuser without one is an administrator, so that the first accounts can be made."""
    officer = getattr(user, "officer", None)
    if officer is None and user.is_superuser:
        return Officer(user=user, role=Role.ADMINISTRATOR)
    return officer


def require_officer(user: User | AnonymousUser) -> Officer:
    """The officer on whose guarded page we are; PermissionDenied should the role be gone."""
    officer = officer_of(user)
    if officer is None:
        raise PermissionDenied
    return officer


def role_of(user: User | AnonymousUser) -> str:
    """The role of a user at the desk, "" for everybody else."""
    officer = officer_of(user)
    return officer.role if officer else ""


@cache
def scheme_of_role(role: str) -> str | None:
    """The one scheme that a role serves; None for those who serve them all."""
    return next((slug for slug, way in ways() if way.own_role == role), None)


def schemes_of(officer: Officer) -> tuple[str, ...] | None:
    """The schemes whose files are an officer's by role and body; None for all of them."""
    of_role, body = scheme_of_role(officer.role), officer.organisation
    of_body = tuple(body.schemes) if body and body.schemes else None
    if of_role is None:
        return of_body
    return (of_role,) if of_body is None or of_role in of_body else ()


def scope(officer: Officer, *, province: str = "", county: str = "", scheme: str = "") -> Q:
    """Which rows are an officer's, by the paths from a row to these columns of its file; "" where it has none."""
    within, schemes = Q(), schemes_of(officer)
    if province and officer.province:
        within &= Q(**{province: officer.province})
    if county and officer.county:
        within &= Q(**{county: officer.county})
    return within if schemes is None or not scheme else within & Q(**{f"{scheme}__in": schemes})


def files_seen_by(officer: Officer) -> QuerySet[Application]:
    """The files this officer may see: of the own place and schemes, or all; a draft is the applicant's own."""
    files = Application.objects.exclude(state=State.DRAFT)
    if officer.role == Role.FACILITATOR:
        files = files.filter(facilitator=officer.user)
    return files.filter(scope(officer, province="province", county="county", scheme="scheme"))


def may(*, by: User, verb: str, application: Application) -> Actor:
    """The officer as an actor who may take this step on this file; Refused where not, whatever its state."""
    return officer_for(application=application, by=by, roles=step_of(verb, application.scheme).roles)


def officer_for(*, application: Application, by: User, roles: Iterable[str] = DESK) -> Actor:
    """The officer as an actor on this file; refused when not an officer, or of another place, body or role."""
    officer = getattr(by, "officer", None)
    if officer is None or not by.is_active:
        raise Refused("not_an_officer", _("این کار را فقط کارشناس انجام می‌دهد."))
    if officer.province and officer.province != application.province:
        raise Refused("not_your_province", _("این پرونده از استان شما نیست."))
    if officer.county and officer.county != application.county:
        raise Refused("not_your_county", _("این پرونده از شهرستان شما نیست."))
    if officer.organisation and not officer.organisation.works_on(application.scheme):
        raise Refused("not_your_scheme", _("نهاد شما روی پرونده‌های این طرح کار نمی‌کند."))
    if officer.role not in roles:
        raise Refused("not_your_step", _("این کار با نقش شما انجام نمی‌شود."))
    return Actor.of(by)
