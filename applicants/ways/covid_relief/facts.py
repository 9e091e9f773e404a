"""What the filing of a COVID application tells the law, by itself: when, by whom, through whom."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.way import SourcedFact
from schemes.units import TEHRAN, jalali


def filed(application: Application) -> Iterator[SourcedFact]:
    """Registered on the day of the first sending, in Tehran (K8)."""
    if application.submitted_at:
        yield "registered_on", jalali(application.submitted_at.astimezone(TEHRAN).date()), _("ثبت در همین سامانه")
