"""Handing a file to a bank, and taking it back before the bank has answered."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants import notices
from applicants.authority import may
from applicants.models import Application, User
from applicants.workflow import Refused, advance, next_of, step_of
from disbursements import granting
from disbursements.banks import credit
from disbursements.models import Bank, CreditLine, Referral
from disbursements.referrals.terms import terms
from schemes.units import jalali, today

# Crockford's alphabet: no letter is taken for a digit when a code is read from paper.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@transaction.atomic
def refer(*, application: Application, bank: Bank, by: User, source: str = "") -> Referral:
    """Hand a file to a bank: the grant is judged, the sum held on the bank's credit line, the letter due.

    A `source` of money may be named; the sources never lend to each other, so a sum is held on one line whole (R29).
    Refused("not_met") names the articles; also "wrong_state", "not_your_province", "bank_not_active", "no_credit".
    """
    file = Application.objects.select_for_update().get(pk=application.pk)
    step = step_of("refer", file.scheme)
    actor = may(by=by, verb="refer", application=file)
    if file.state not in step.sources:
        raise Refused("wrong_state", _("این پرونده هنوز به معرفی به بانک نرسیده است."))
    if not bank.is_active:
        raise Refused("bank_not_active", _("این بانک اکنون معرفی نمی‌پذیرد."))
    asked = terms(file, file.chosen_amount or 0, granting.due(file, but=granting.SAID_BY_BANK).verdict["quantities"])
    _must_be_in_time(asked)
    amount, code, verification = file.chosen_amount or 0, _new_code(), _new_verification()
    advance(file, "refer", by=actor, note=f"{bank} · {code}")
    notices.tell(
        application=file, kind="referred", once=f"referred:{code}", bank=bank.name, amount=amount,
        verification=verification,
    )  # fmt: skip
    line = credit.reserve(application=file, bank=bank, amount=amount, on=today(), source=source)
    return Referral.objects.create(
        code=code, verification_code=verification, application=file, bank=bank, credit_line=line,
        currency=line.currency, amount=amount, terms=asked, referred_by=by,
    )  # fmt: skip


@transaction.atomic
def cancel(*, referral: Referral, by: User, reason: str = "") -> Referral:
    """Take a referral back while the bank has not answered; the held sum is free again."""
    file = Application.objects.select_for_update().get(pk=referral.application_id)
    actor = may(by=by, verb="cancel_referral", application=file)
    if not Referral.objects.filter(pk=referral.pk, state=Referral.State.SENT).update(
        state=Referral.State.CANCELLED, note=reason, updated_at=timezone.now()
    ):
        raise Refused("wrong_state", _("بانک به این معرفی پاسخ داده است و دیگر لغو نمی‌شود."))
    referral.refresh_from_db()
    event = advance(file, "cancel_referral", by=actor, note=reason)
    notices.tell(
        application=file, kind="referral_cancelled", once=f"cancel:{event.pk}",
        next=next_of(file.scheme, file.state)[0],
    )  # fmt: skip
    credit.release(referral.credit_line_id, referral.amount)
    return referral


def free_lines(application: Application) -> list[CreditLine]:
    """The lines on which the sum of a file finds room today, with their banks."""
    lines = credit.lines_for(application, today())
    return [line for line in lines if line.free >= (application.chosen_amount or 0)]


def _must_be_in_time(asked: Mapping[str, Any]) -> None:
    """No file goes to a bank after the last day on which the scheme pays (K10)."""
    if asked.get("payout_until", today().isoformat()) < today().isoformat():
        raise Refused("not_met", _("مهلت پرداخت این وام گذشته است (شرایط تسهیلات بند ۲)."))


def _new_code() -> str:
    return f"R{jalali(today())[2:4]}{secrets.randbelow(10**8):08}"


def _new_verification() -> str:
    """Eighty random bits, in four groups that can be read aloud."""
    letters = "".join(secrets.choice(_LETTERS) for _place in range(16))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))
