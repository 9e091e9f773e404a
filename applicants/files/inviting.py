"""Invitations, the account and its deposits, all against the province's ceiling (ماده ۲۲)."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from applicants.authority import may
from applicants.files.answers import answers_of
from applicants.files.sweeping import done_of
from applicants.lawdesk.circulars import law_of
from applicants.models import Application, Event, Invitation, ProvinceShare, User
from applicants.notices import tell
from applicants.roles import BANK
from applicants.workflow import THE_SYSTEM, Actor, Refused, advance
from schemes.shown import grouped
from schemes.units import today

LIVE = (Invitation.State.VALID, Invitation.State.USED)
LONGEST_DAYS = 180
ACCOUNT_PARAMETERS = {"natural": "natural_account_code", "legal": "legal_account_code"}


@transaction.atomic
def invite(*, application: Application, by: User, intended_deposit: int | None = None, days: int = 30) -> Invitation:
    """Invite to open the account and hold the intended deposit (rials) of the province's share for so many days."""
    actor = may(by=by, verb="invite", application=application)
    amount = _intended(application, intended_deposit)
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused("wrong_days", _("مهلت دعوت میان ۱ تا {days} روز است.").format(days=grouped(LONGEST_DAYS)))
    share = _share_of(application)
    event = advance(application, "invite", by=actor)
    invitation = Invitation.objects.create(
        application=application,
        share=share,
        intended_deposit=amount,
        reserved=amount,
        expires_on=today() + timedelta(days=days),
    )
    once = f"invite:{event.pk}"
    tell(application=application, kind="invited", once=once, amount=amount, expires_on=invitation.expires_on)
    _take(share, reserve=amount)
    return invitation


def _intended(application: Application, amount: int | None) -> int:
    """The deposit that the invitation speaks of, at least the law's minimum contribution (ماده ۱۷)."""
    amount = answers_of(application).get("intended_deposit") if amount is None else amount
    if not isinstance(amount, int) or isinstance(amount, bool):
        raise Refused("deposit_missing", _("مبلغ سپرده‌ای را که متقاضی در نظر دارد بنویسید."))
    least = law_of(application).parameter("minimum_contribution", application.law_on or today())
    if amount < least:
        text = _("سپرده باید دست‌کم {least} ریال باشد (ماده ۱۷).")
        raise Refused("below_minimum", text.format(least=grouped(least)))
    return amount


def expire_invitations(*, on: date) -> int:
    """End the invitations whose last day is before the day and give their reserve back; return how many.

    Of one whose account was opened only the part never deposited is given back.
    """
    ended = Invitation.objects.filter(state__in=LIVE, expires_on__lt=on).exclude(
        state=Invitation.State.USED, reserved=0
    )
    rows = list(ended.order_by("pk").values_list("pk", "application_id"))
    return len(done_of(rows, lambda row: _expire(*row, on)))


@transaction.atomic
def _expire(invitation_id: int, application_id: int, on: date) -> bool:
    application = Application.objects.select_for_update().get(pk=application_id)
    invitation = Invitation.objects.select_for_update().filter(pk=invitation_id, state__in=LIVE).first()
    if invitation is None or invitation.expires_on >= on:
        return False
    state = invitation.state
    if state == Invitation.State.VALID:
        event = advance(application, "expire_invitation", by=THE_SYSTEM)
        tell(application=application, kind="invitation_expired", once=f"expire:{event.pk}")
        state = Invitation.State.EXPIRED
    _give_back(invitation, state)
    return True


@transaction.atomic
def release_invitation(*, application: Application) -> None:
    """Give back what a file's invitation still holds; for a file that ends. Call it last: it touches the hot row."""
    invitation = Invitation.objects.select_for_update().filter(application=application, state__in=LIVE).first()
    if invitation:
        _give_back(invitation, Invitation.State.RELEASED)


def _give_back(invitation: Invitation, state: str) -> None:
    amount, invitation.reserved, invitation.state = invitation.reserved, 0, state
    invitation.save(update_fields=["reserved", "state"])
    if amount:
        ProvinceShare.objects.filter(pk=invitation.share_id).update(reserved=F("reserved") - amount)


@transaction.atomic
def open_account(*, application: Application, kind: str, opened_on: date, bank_name: str) -> Event:
    """A bank has opened the scheme's account: the invitation is used and the file saves (O6).

    The kind must be the one of the person: 762 for a natural, 763 for a legal person.
    """
    person_kind = answers_of(application).get("person_kind", "natural")
    law_on = application.law_on or today()
    proper = law_of(application).parameter(ACCOUNT_PARAMETERS[person_kind], law_on)
    if str(kind) != str(proper):
        text = _("کد حساب این متقاضی {code} است (ماده ۲).")
        raise Refused("wrong_account_kind", text.format(code=grouped(proper)))
    if opened_on > today():
        raise Refused("day_to_come", _("تاریخ افتتاح نمی‌تواند در آینده باشد."))
    event = advance(application, "open_account", by=Actor(BANK, name=bank_name))
    Invitation.objects.filter(application=application, state=Invitation.State.VALID).update(state=Invitation.State.USED)
    tell(application=application, kind="account_opened", once=f"open_account:{event.pk}")
    return event


@transaction.atomic
def absorb(*, application: Application, amount: int) -> None:
    """Count a movement of the account (± rials) in the province's share; call it last: it touches the hot row.

    A deposit uses what the invitation holds, then the free share; beyond it `Refused("province_ceiling")` (O45).
    """
    held = 0
    invitation = Invitation.objects.select_for_update().filter(application=application, state__in=LIVE).first()
    if invitation and amount > 0:
        held = min(amount, invitation.reserved)
        invitation.reserved -= held
        invitation.save(update_fields=["reserved"])
    _take(_share_of(application), reserve=-held, absorb=amount)


def _share_of(application: Application) -> ProvinceShare:
    share = ProvinceShare.objects.filter(scheme=application.scheme, province=application.province).first()
    if share is None:
        raise Refused("no_share", _("برای این استان سهمی تعیین نشده است (ماده ۲۲)."))
    return share


def _take(share: ProvinceShare, *, reserve: int, absorb: int = 0) -> None:
    """One conditional UPDATE, the last statement of its transaction: who comes too late takes nothing."""
    fits = ProvinceShare.objects.filter(pk=share.pk)
    if reserve + absorb > 0:
        fits = fits.filter(ceiling__gte=F("reserved") + F("absorbed") + reserve + absorb)
    if not fits.update(reserved=F("reserved") + reserve, absorbed=F("absorbed") + absorb):
        raise Refused("province_ceiling", _("از سقف جذب استان بیشتر می‌شود (ماده ۲۲)."))
