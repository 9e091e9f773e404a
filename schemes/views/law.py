"""The lawyer's page of a scheme: our rules article by article, on screen and as PDF, from the objects that judge."""

import re
from functools import cache
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from schemes import printing
from schemes.catalogue import SCHEMES
from schemes.lawbook import lawbook
from schemes.units import jalali, today

# The token of a form is masked anew in every answer, and is no change of the page.
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
PRINT_STYLE = """
@page { margin: 20mm 18mm 22mm; }
html { font-size: 10pt; line-height: 1.75; }
h2 { font-size: 11.5pt; margin-block: 5mm 1mm; border-block-start: .5pt solid #b9b09b; padding-block-start: 2mm; }
h3 { font-size: 10pt; margin-block: 2mm 0; color: #526062; }
p, ul { margin-block: 0 1.5mm; }
.caption, .tag { font-weight: 400; color: #526062; }
.small, .quiet { font-size: 9pt; color: #526062; }
dl { margin-block: 0 2mm; }
.summary > div { display: flex; gap: 4mm; }
dt { font-weight: 700; flex: 0 0 34mm; }
dd { margin: 0 0 1mm; flex: 1; }
table { font-size: 9pt; }
th, td { padding: .8mm 2mm; }
"""


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The whole law of a scheme."""
    book = lawbook(_known(slug))
    response = render(
        request, "schemes/law.html", {"scheme": book.scheme, "book": book, "law": _law(slug, get_language())}
    )
    secret = request.META.get("CSRF_COOKIE", "").encode()
    etag = _etag(_TOKEN.sub(b"", response.content) + secret)
    return _unless_known(request, etag, response)


@require_safe
def as_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The same as PDF."""
    etag, content = _pdf(_known(slug))
    name = f"{slug}-{jalali(today()).replace('/', '-')}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "public, max-age=3600"}
    response = HttpResponse(content, content_type="application/pdf", headers=headers)
    return _unless_known(request, etag, response)


def _known(slug: str) -> str:
    if slug not in SCHEMES:
        raise Http404
    return slug


@cache
def _law(slug: str, _language: str | None) -> SafeString:
    """The articles in one of the interface's languages, drawn once a process."""
    return mark_safe(render_to_string("schemes/law_articles.html", {"book": lawbook(slug)}))  # noqa: S308 (escaped there)


@cache
def _pdf(slug: str) -> tuple[str, bytes]:
    """The PDF, drawn once a process, with a mark made of what it says: drawing it again gives other bytes."""
    with override("fa"):
        book = lawbook(slug)
        text = render_to_string(
            "schemes/law_print.html", {"book": book, "scheme": book.scheme, "law": _law(slug, "fa")}
        )
    return _etag(text.encode()), printing.pdf(text, style=PRINT_STYLE)


def _etag(content: bytes) -> str:
    return f'W/"{sha256(content).hexdigest()[:32]}"'


def _unless_known(request: HttpRequest, etag: str, response: HttpResponse) -> HttpResponseBase:
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
