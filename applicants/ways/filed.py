"""What the filing of an application by itself tells the law, scheme by scheme: when, by whom, through whom."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from applicants.models import Application
from schemes.units import TEHRAN, jalali

Row = tuple[str, Any, str]


def _omid2(application: Application) -> Iterator[Row]:
    yield "transfer_to", "none", _("انتقالی ثبت نشده است")


def _home_business(application: Application) -> Iterator[Row]:
    """A supporter takes the loan directly; a home worker's supporter is named with the answer (H14)."""
    answers = application.answers
    if application.submitted_at:
        yield "registered", True, _("ثبت در همین سامانه")
    if answers.get("role") == "supporter":
        yield "route", "direct", _("پشتیبان خود وام می‌گیرد")
    elif answers.get("supporter"):
        yield "supporter_named", True, _("پشتیبانی که متقاضی نام برده است")


def _covid_relief(application: Application) -> Iterator[Row]:
    """Registered on the day of the first sending, in Tehran (K8)."""
    if application.submitted_at:
        yield "registered_on", jalali(application.submitted_at.astimezone(TEHRAN).date()), _("ثبت در همین سامانه")


def _self_help_group(application: Application) -> Iterator[Row]:
    """Formed by a facilitator, who files for the group (G8)."""
    if application.facilitator_id:
        yield "facilitator_named", True, _("تسهیلگری که گروه را تشکیل داد")
        yield "requested_amount", application.requested_amount, _("جمع سهم اعضا")


def _productive_families(application: Application) -> Iterator[Row]:
    """The family's region is where it lives (الفقرة ١)."""
    yield "region", application.get_province_display(), _("نشانی خانواده")


FILED: Mapping[str, Callable[[Application], Iterator[Row]]] = {
    "omid2": _omid2,
    "home_business": _home_business,
    "covid_relief": _covid_relief,
    "self_help_group": _self_help_group,
    "productive_families": _productive_families,
}
