"""What the records of productive families tell the law: the association's study of the project."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from applicants.models import Application, ProjectStudy
from applicants.way import SourcedFact
from schemes.shown import short_day


def records(applications: Sequence[Application]) -> dict[int, list[SourcedFact]]:
    """The facts of the families among these files, by file, in one query; a project not studied yet is unknown."""
    studies = ProjectStudy.objects.filter(application__in=applications)
    return {
        study.application_id: [("study_done", True, _("مطالعه طرح، {day}").format(day=short_day(study.studied_on)))]
        for study in studies
    }


def filed(application: Application) -> Iterator[SourcedFact]:
    """The family's region is where it lives (الفقرة ١)."""
    yield "region", application.get_province_display(), _("نشانی خانواده")


def shown(file: Application) -> dict[str, Any]:
    """What the association has written down of the family's file, for the pages that show it."""
    return {
        "study": ProjectStudy.objects.filter(application=file).first(),
        "results": file.results.order_by("on"),
        "workshops": file.workshops.order_by("held_on", "id"),
    }
