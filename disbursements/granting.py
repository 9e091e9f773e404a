"""The grant judged anew, before a bank is asked and before it lends: nothing that has turned is overlooked."""

from collections.abc import Set

from django.utils.translation import gettext as _

from applicants import services
from applicants.models import Application, Judgement
from applicants.workflow import Refused
from schemes.catalogue import GRANT, Outcome

# What the law wants to know and only the bank can say: with its money, and before that with its answer.
SAID_AT_PAYOUT = frozenset({"paid_on"})
SAID_BY_BANK = SAID_AT_PAYOUT | {"bank_grade_passed", "bank_accepted"}


def due(file: Application, *, but: Set[str]) -> Judgement:
    """The judgement of the grant as the file stands today, by which nothing is wanting but these facts.

    Raises Refused("not_met") with the articles that are not met, or that wait for anything else.
    """
    judgement = services.judge(application=file, stage=GRANT)
    unknown = services.findings_of(judgement, Outcome.UNKNOWN)
    waiting = [each for each in unknown if set(each["missing"]) - but]
    if open_ends := [*services.findings_of(judgement, Outcome.NOT_MET), *waiting]:
        said = " ".join(f"{each['article']}: {each['says']}" for each in open_ends)
        raise Refused("not_met", _("هنوز همه شرط‌های پرداخت برآورده نیست. %(articles)s") % {"articles": said})
    return judgement
