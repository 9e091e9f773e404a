"""What the records of productive families tell the law: the association's study of the project."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from applicants.models import Application, ProjectStudy
from applicants.ways.filed import Row
from schemes.shown import short_day

SCHEME = "productive_families"


def known_of_families(applications: Iterable[Application]) -> dict[int, list[Row]]:
    """The facts of the families among these files, by file, in one query; a project not studied yet is unknown."""
    files = [file.pk for file in applications if file.scheme == SCHEME]
    studies = ProjectStudy.objects.filter(application__in=files) if files else ()
    return {
        study.application_id: [("study_done", True, _("مطالعه طرح، {day}").format(day=short_day(study.studied_on)))]
        for study in studies
    }
