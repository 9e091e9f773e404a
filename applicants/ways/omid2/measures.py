"""What the document promises in numbers beside what was done: the deposits absorbed, against the provinces' shares."""

from django.db.models import Sum
from django.utils.translation import gettext as _

from applicants.models import ProvinceShare
from applicants.way.measures import RIAL, Indicator, Scope, Sense

SCHEME = "omid2"


def measures(scope: Scope) -> list[Indicator]:
    """The deposits absorbed, against the shares of the provinces (O45)."""
    shares = scope.of(ProvinceShare.objects.filter(scheme=SCHEME))
    found = shares.aggregate(ceiling=Sum("ceiling"), absorbed=Sum("absorbed"))
    return [Indicator("ماده ۲۲", _("سپرده جذب‌شده"), found["absorbed"], RIAL, found["ceiling"], Sense.AT_MOST)]
