"""The bank's own word, which the law of some schemes wants before the loan: it is kept and the grant judged anew."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from applicants import services
from applicants.lawdesk.circulars import law_of
from applicants.models import Inquiry, Judgement
from applicants.workflow import Refused
from disbursements.models import Referral
from schemes.catalogue import GRANT, Outcome
from schemes.shown import short_day
from schemes.units import today
from schemes.units.countries import country_of


def hear(referral: Referral, *, kind: str, name: str, said: bool, on: date) -> Judgement:
    """Write down what the bank says of a file, and judge the grant with it, in the words of the file's country.

    A bank's no is of that bank: the next day another may be asked.
    """
    file = referral.application
    with override(country_of(file.province).language.code):
        services.record_inquiry(
            person=file.person, application=file, kind=kind, source=Inquiry.Source.BANK, facts={name: said},
            source_note=f"{referral.bank}، {short_day(on)}", valid_until=None if said else today(),
        )  # fmt: skip
        return services.judge(application=file, stage=GRANT)


def hear_answer(referral: Referral, *, accepted: bool) -> None:
    """The bank's yes or no where the law asks for it (الفقرة ٩); of a yes every condition of the grant must be met."""
    if "bank_accepted" not in law_of(referral.application).facts:
        return
    kind = Inquiry.Kind.ANSWER
    judgement = hear(referral, kind=kind, name="bank_accepted", said=accepted, on=today())
    if accepted and judgement.outcome != Outcome.MET:
        raise Refused("not_met", _("همه شرط‌های پرداخت برآورده نیست."))
