"""What the document promises in numbers beside what was done: what was paid, and the part of it for wages."""

from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from applicants.way.measures import RIAL, Indicator, Scope
from schemes.catalogue import SCHEMES
from schemes.shown import digits
from schemes.units import today

SCHEME = "covid_relief"


def measures(scope: Scope) -> list[Indicator]:
    """What was paid, and the part of it that is for wages alone (K13)."""
    found = scope.payouts(SCHEME).aggregate(paid=Sum("amount", default=0), units=Count(scope.file, distinct=True))
    percent = _number("wage_percent")
    wages_title = _("از آن، %(percent)s درصد فقط برای دستمزد") % {"percent": digits(percent)}
    wages, article = found["paid"] * percent // 100, "میزان تسهیلات بند ۱"
    return [
        Indicator(article, _("واحدهایی که وام گرفته‌اند"), found["units"], _("واحد")),
        Indicator(article, _("پرداخت‌شده"), found["paid"], RIAL),
        Indicator(article, wages_title, wages, RIAL),
        Indicator(article, _("از آن، برای هزینه‌های دیگر"), found["paid"] - wages, RIAL),
    ]


def _number(name: str) -> Any:
    return SCHEMES[SCHEME].parameter(name, today())
