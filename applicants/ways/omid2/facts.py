"""What the filing of an Omid-2 application tells the law, by itself: when, by whom, through whom."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from applicants.models import Application
from applicants.way import SourcedFact


def filed(application: Application) -> Iterator[SourcedFact]:
    """The right to the loan is nobody else's yet (م۱۰)."""
    yield "transfer_to", "none", _("انتقالی ثبت نشده است")
