"""The papers themselves, which only their owner and the officers who see the file may read."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import never_cache

from applicants.authority import FILE_READERS, files_seen_by, officer_of
from applicants.files.papers import ENDINGS
from applicants.models import Document, User


@never_cache
def document(request: HttpRequest, pk: int) -> FileResponse:
    """The paper itself, to its owner and to officers who may read the file; to anybody else it does not exist."""
    paper = Document.objects.select_related("application__person").filter(pk=pk).first()
    if paper is None or not request.user.is_authenticated or not _may_read(request.user, paper):
        raise Http404
    response = FileResponse(paper.file.open("rb"), content_type=paper.media_type, filename=_file_name(paper))
    # Shown on its own, it may load nothing and run nothing, whatever is in it.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _may_read(user: User, paper: Document) -> bool:
    if not user.is_staff:
        return paper.application.person.user_id == user.pk and paper.withdrawn_at is None
    officer = officer_of(user)
    if officer is None or officer.role not in FILE_READERS or not user.is_verified():  # type: ignore[attr-defined]  # django-otp adds it
        return False
    return files_seen_by(officer).filter(pk=paper.application_id).exists()


def _file_name(paper: Document) -> str:
    return f"{paper.application.code}-{paper.kind}-{paper.pk}.{ENDINGS.get(paper.media_type, 'bin')}"
