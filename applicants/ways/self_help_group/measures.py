"""The document's numbers beside what was done: groups, members, savings, and whom the loans reach."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext as _

from applicants.models import Application, GroupMember, Passbook, TargetCounty
from applicants.states import State, having
from applicants.way.measures import PERCENT, PERSON, RIAL, Indicator, Scope, Sense, percent
from schemes.catalogue import SCHEMES
from schemes.units import today

SCHEME = "self_help_group"


def measures(scope: Scope) -> list[Indicator]:
    """Groups and their members, the growth of their savings, and whom the loans reach (G5)."""
    people = _members(scope)
    allotted = scope.of(TargetCounty.objects).aggregate(groups=Sum("groups_allotted"))["groups"]
    women, poor = percent(people["women"], people["members"]), percent(people["poor"], people["members"])
    mostly = _number("low_income_above_percent")
    return [
        Indicator(
            "سازوکار اجرایی بند ۱", _("گروه‌های تشکیل‌شده، از سهم شهرستان‌ها"), people["groups"], _("گروه"), allotted
        ),
        Indicator("اهداف بند ۱", _("اعضای گروه‌ها"), people["members"], PERSON),
        Indicator("کلیات بند ۱", _("سهم زنان از اعضا"), women, PERCENT),
        Indicator("گروه هدف", _("سهم کم‌درآمدها از اعضا"), poor, PERCENT, mostly, Sense.ABOVE),
        Indicator("اهداف بند ۲", _("رشد پس‌انداز گروه‌ها از نخستین دفترچه"), _savings_growth(scope), RIAL),
        Indicator("اهداف بند ۳", _("اعضای کم‌درآمدی که گروهشان وام گرفته است"), people["lent"], PERSON),
    ]


def _members(scope: Scope) -> dict[str, int]:
    lent = Exists(scope.payouts(SCHEME).filter(**{scope.file: OuterRef("application")}))
    members = scope.of(GroupMember.objects, "application__province")
    standing = members.filter(application__scheme=SCHEME).exclude(
        application__state__in=[State.DRAFT, *having("ended")]
    )
    counted: dict[str, int] = standing.annotate(is_lent_to=lent).aggregate(
        groups=Count("application", distinct=True),
        members=Count("id"),
        women=Count("id", filter=Q(is_woman=True)),
        poor=Count("id", filter=Q(is_low_income=True)),
        lent=Count("id", filter=Q(is_low_income=True, is_lent_to=True)),
    )
    return counted


def _savings_growth(scope: Scope) -> int:
    """The newest passbooks' savings less the first ones', in rials."""
    books = Passbook.objects.filter(application=OuterRef("pk")).values("savings_total")
    groups = scope.of(Application.objects.filter(scheme=SCHEME).exclude(state__in=having("ended")))
    found: dict[str, int] = groups.annotate(
        first=Subquery(books.order_by("on", "id")[:1]), newest=Subquery(books.order_by("-on", "-id")[:1])
    ).aggregate(growth=Sum("newest", default=0) - Sum("first", default=0))
    return found["growth"]


def _number(name: str) -> Any:
    return SCHEMES[SCHEME].parameter(name, today())
