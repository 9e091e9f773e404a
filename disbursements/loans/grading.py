"""The bank's own judgement of a self-help group, before it lends without collateral or guarantor (G10)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from applicants import services
from applicants.models import Inquiry
from applicants.workflow import Refused, advance, step_of
from disbursements.loans.contracting import actor, decline, locked
from disbursements.loans.hearing import hear
from disbursements.models import Referral
from schemes.catalogue import GRANT
from schemes.units import today


@transaction.atomic
def grade(*, referral: Referral, passed: bool, graded_on: date, note: str = "") -> Referral:
    """Record whether the bank passes the group; of one that fails the referral is declined and the file returns.

    Refused "not_in_this_scheme" for other schemes, "wrong_state" when it was graded or answered, "grade_day".
    """
    referral = locked(referral)
    file = referral.application
    if referral.state != Referral.State.SENT or file.state not in step_of("grade", file.scheme).sources:
        raise Refused("wrong_state", _("این معرفی در انتظار اعتبارسنجی نیست."))
    if graded_on > today():
        raise Refused("grade_day", _("روز اعتبارسنجی نمی‌تواند در آینده باشد."))
    hear(referral, kind=Inquiry.Kind.GRADE, name="bank_grade_passed", said=passed, on=graded_on)
    services.judge(application=file, stage=GRANT)
    if not passed:
        return decline(referral=referral, reason=Referral.Decline.CREDIT_CHECK, note=note)
    advance(file, "grade", by=actor(referral), note=note)
    return referral
