"""What the reading calls gather: the inbox's filter, and all that a bank may know of one referral."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from applicants.models import Document, Judgement
from disbursements.models import OPEN, Payout, Referral
from schemes.catalogue import GRANT, SCHEMES


def inbox_filter(request: Request) -> dict[str, Any]:
    """The query's `state` and `updated_after` as a filter. Raises ValidationError for values that are neither."""
    asked: dict[str, Any] = {}
    if state := request.query_params.get("state"):
        if state not in Referral.State.values:
            raise _invalid("state", _("چنین وضعیتی نیست."))
        asked["state"] = state
    if after := request.query_params.get("updated_after"):
        asked["updated_at__gt"] = _instant(after)
    return asked


def sheet_of(referral: Referral, request: Request) -> Referral:
    """The referral with its papers, decision sheet, accounts and loan; papers and sheet only while it is open."""
    related = ("bank", "credit_line", "application__person__user", "loan__cash_block__account")
    sheet: Any = Referral.objects.select_related(*related).get(pk=referral.pk)
    is_open = sheet.state in OPEN
    sheet.verify_url = settings.PORTAL_URL + reverse("verify", args=[sheet.verification_code])
    sheet.letter_url = _url(request, "bank_letter", sheet.code) if sheet.letter else None
    sheet.documents = _papers(sheet, request) if is_open else []
    sheet.decision_sheet = _decision(sheet) if is_open else None
    sheet.accounts = sheet.application.accounts.filter(bank=sheet.bank).select_related("application").order_by("kind")
    sheet.payouts = Payout.objects.filter(loan__referral=sheet).select_related("loan__referral").order_by("id")
    found: Referral = sheet
    return found


def _papers(referral: Referral, request: Request) -> list[Document]:
    papers = list(papers_of(referral))
    for paper in papers:
        paper.url = _url(request, "bank_document", referral.code, paper.pk)
    return papers


def papers_of(referral: Referral) -> Any:
    """The papers of the file which nobody has withdrawn."""
    return Document.objects.filter(application=referral.application_id, withdrawn_at__isnull=True).order_by("id")


def _decision(referral: Referral) -> Judgement | None:
    judged = Judgement.objects.filter(application=referral.application_id, stage=GRANT).order_by("-judged_at", "-id")
    sheet: Any = judged.first()
    if sheet:
        sheet.instrument = SCHEMES[referral.application.scheme].instrument.number
    decided: Judgement | None = sheet
    return decided


def _url(request: Request, name: str, *args: Any) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def _instant(text: str) -> datetime:
    """An ISO 8601 instant with its offset; a plus sign that a client forgot to encode has become a space."""
    try:
        value = parse_datetime(text) or parse_datetime(text.replace(" ", "+"))
    except ValueError:
        value = None
    if value is None or value.tzinfo is None:
        raise _invalid("updated_after", _("باید لحظه‌ای مانند 2026-11-22T08:30:00+03:30 باشد."))
    return value


def _invalid(name: str, sentence: str) -> ValidationError:
    return ValidationError({name: [ErrorDetail(sentence, "invalid_parameter")]})
