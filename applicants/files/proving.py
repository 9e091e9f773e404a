"""An officer's own paper: what shows where an outside fact was found."""

from django.db import transaction
from django.utils.translation import gettext as _

from applicants.authority import officer_for
from applicants.files import papers
from applicants.files.filing import MOST_PAPERS, keep
from applicants.models import Application, Document, User
from applicants.workflow import Refused


@transaction.atomic
def add_proof(*, application: Application, by: User, data: bytes, name: str) -> Document:
    """Keep an officer's paper in the file, judged by its content like an applicant's; Refused when not acceptable."""
    officer_for(application=application, by=by)
    paper = papers.examine(data)
    file = Application.objects.select_for_update().get(pk=application.pk)
    if file.documents.filter(withdrawn_at=None).count() >= MOST_PAPERS:
        raise Refused("too_many", _("مدرک‌های این پرونده زیاد شده است."))
    return keep(file, Document.Kind.PROOF, paper, name[:120] or str(Document.Kind.PROOF.label), by)
