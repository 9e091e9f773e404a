"""What the filing of a home-business application tells the law, by itself: when, by whom, through whom."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from applicants.files.answers import answers_of
from applicants.models import Application
from applicants.way import SourcedFact


def filed(application: Application) -> Iterator[SourcedFact]:
    """A supporter takes the loan directly; a home worker's supporter is named with the answer (H14)."""
    answers = answers_of(application)
    if application.submitted_at:
        yield "registered", True, _("ثبت در همین سامانه")
    if answers.get("role") == "supporter":
        yield "route", "direct", _("پشتیبان خود وام می‌گیرد")
    elif answers.get("supporter"):
        yield "supporter_named", True, _("پشتیبانی که متقاضی نام برده است")
