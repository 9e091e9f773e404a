"""What the document promises in numbers beside what was done: the projects financed, and what came of them."""

from typing import Any

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from applicants.models import Application, ProjectResult
from applicants.states import State
from applicants.way.measures import Indicator, Scope, Sense
from schemes.catalogue import SCHEMES
from schemes.units import today

SCHEME = "productive_families"


def measures(scope: Scope) -> list[Indicator]:
    """The projects financed, of which more than a hundred are expected (P6), and what came of them (P9)."""
    files = scope.of(Application.objects.filter(scheme=SCHEME, state=State.DISBURSED))
    expected = _number("expected_projects")
    came, goal = _results(scope), "الفقرة ١٠"
    return [
        Indicator("الفقرة ٧", _("طرح‌هایی که وام گرفته‌اند"), files.count(), _("پروژه"), expected, Sense.ABOVE),
        Indicator(goal, _("از آن‌ها، طرح‌هایی که نتیجه‌شان ثبت شده است"), came["known"], _("پروژه")),
        Indicator(goal, _("درآمد خانواده کمتر از پیش از وام نیست"), came["steady"], _("پروژه")),
        Indicator(goal, _("کیفیت بهتر شده است"), came["quality"], _("پروژه")),
        Indicator(goal, _("تقاضا بیشتر شده است"), came["demand"], _("پروژه")),
    ]


def _results(scope: Scope) -> dict[str, int]:
    """Of the projects looked at after the loan, how the newest look found each against its study."""
    newest = ProjectResult.objects.order_by("application", "-on").distinct("application").values("pk")
    rows = scope.of(ProjectResult.objects.filter(pk__in=newest), "application__province")
    better = ProjectResult.Change.BETTER
    counted: dict[str, int] = rows.aggregate(
        known=Count("pk"),
        steady=Count("pk", filter=Q(monthly_income__gte=F("application__study__monthly_income"))),
        quality=Count("pk", filter=Q(quality=better)),
        demand=Count("pk", filter=Q(demand=better)),
    )
    return counted


def _number(name: str) -> Any:
    return SCHEMES[SCHEME].parameter(name, today())
