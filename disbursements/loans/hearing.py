"""The bank's own word, which some laws want before the loan: it is kept, and of a yes the grant is judged anew."""

from datetime import date

from django.utils.translation import override

from applicants import services
from applicants.lawdesk.circulars import law_of
from applicants.models import Inquiry
from disbursements import granting
from disbursements.models import Referral
from schemes.catalogue import GRANT
from schemes.shown import short_day
from schemes.units import today
from schemes.units.countries import country_of


def hear(referral: Referral, *, kind: str, name: str, said: bool, on: date) -> None:
    """Write down what the bank says of a file, in the words of the file's country.

    A bank's no is of that bank: the next day another may be asked.
    """
    file = referral.application
    with override(country_of(file.province).language.code):
        services.record_inquiry(
            person=file.person, application=file, kind=kind, source=Inquiry.Source.BANK, facts={name: said},
            source_note=f"{referral.bank}، {short_day(on)}", valid_until=None if said else today(),
        )  # fmt: skip


def hear_answer(referral: Referral, *, accepted: bool) -> None:
    """The bank's yes or no, written down where the law asks for it (الفقرة ٩), and the grant judged anew.

    Of a yes every condition must be met, whatever the scheme: what has turned since the referral stops the loan.
    """
    file = referral.application
    is_asked = "bank_accepted" in law_of(file).facts
    if is_asked:
        hear(referral, kind=Inquiry.Kind.ANSWER, name="bank_accepted", said=accepted, on=today())
    if accepted:
        granting.due(file, but=granting.SAID_AT_PAYOUT)
    elif is_asked:
        services.judge(application=file, stage=GRANT)
