"""Which officer stands behind a signed-in user, and what such an officer may see."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from applicants.models import OWN_SCHEME, Officer, Role, User

# Administrators keep the accounts; they decide nothing and read no person's file.
READERS: frozenset[str] = frozenset({Role.EXPERT, Role.COMMITTEE, Role.MANAGER, Role.HEADQUARTERS, Role.AUDITOR})
# Who reads referrals and credit: an association hands its families over itself (الفقرة ٩).
MONEY_READERS = READERS | {Role.ASSOCIATION}
# These decide on files of one scheme and read those only; lists that mix the schemes are not theirs.
FILE_READERS = READERS | OWN_SCHEME.keys()


def officer_of(user: User | AnonymousUser) -> Officer | None:
    """The officer of a user; a superuser without one is an administrator, so that the first accounts can be made."""
    officer = getattr(user, "officer", None)
    if officer is None and user.is_superuser:
        return Officer(user=user, role=Role.ADMINISTRATOR)
    return officer


def sitting(user: User | AnonymousUser) -> Officer:
    """The officer on whose guarded page we are; PermissionDenied should the role be gone."""
    officer = officer_of(user)
    if officer is None:
        raise PermissionDenied
    return officer


def role_of(user: User | AnonymousUser) -> str:
    """The role of a user at the desk, "" for everybody else."""
    officer = officer_of(user)
    return officer.role if officer else ""
