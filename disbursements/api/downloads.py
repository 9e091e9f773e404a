"""Files that a bank may fetch: the letter and the papers of its own open referrals."""

from typing import Any

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request

from disbursements.api.reading import papers_of
from disbursements.api.views import BankView
from disbursements.models import OPEN


class AnyAccept(BaseContentNegotiation):
    """A file is what it is, whatever the client says it would accept; a problem is always JSON."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class Download(BankView):
    scope = "referrals"
    content_negotiation_class = AnyAccept

    def send(self, file: FieldFile, media_type: str, name: str) -> FileResponse:
        """The stored file as an attachment, so that no browser takes it for a page of ours."""
        answer = FileResponse(file.open(), as_attachment=True, filename=name, content_type=media_type)
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


class Letter(Download):
    def get(self, request: Request, code: str) -> FileResponse:
        referral = self.referral(code)
        if not referral.letter:
            raise Http404
        return self.send(referral.letter, "application/pdf", f"{referral.code}.pdf")


class DocumentOfReferral(Download):
    def get(self, request: Request, code: str, number: int) -> FileResponse:
        referral = self.referral(code)
        if referral.state not in OPEN:
            raise Http404
        paper = get_object_or_404(papers_of(referral), pk=number)
        return self.send(paper.file, paper.media_type, paper.name)
