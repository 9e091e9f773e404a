"""The lawyer's page of a scheme: our rules article by article, on screen and as PDF, from the objects that judge."""

import re
from functools import lru_cache
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from schemes import printing
from schemes.catalogue import SCHEMES
from schemes.circulars import Circulars, Source
from schemes.reader.lawbook import lawbook
from schemes.units import jalali, today

# The token of a form is masked anew in every answer, and is no change of the page.
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
DRAWN = 16  # pages kept: five schemes in the interface's languages, and a few of before the last circular
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
def page(request: HttpRequest, slug: str, signed: Source) -> HttpResponseBase:
    """The whole law of a scheme, with every circular about it."""
    circulars = _about(slug, signed)
    book = lawbook(slug, circulars)
    words = {"scheme": book.scheme, "book": book, "law": _law(slug, get_language(), circulars)}
    response = render(request, "schemes/law.html", words)
    secret = request.META.get("CSRF_COOKIE", "").encode()
    etag = _etag(_TOKEN.sub(b"", response.content) + secret)
    return _unless_known(request, etag, response)


@require_safe
def as_pdf(request: HttpRequest, slug: str, signed: Source) -> HttpResponseBase:
    """The same as PDF; a machine that cannot print says so and shows the way back to the page."""
    circulars = _about(slug, signed)
    try:
        etag, content = _pdf(slug, get_language(), circulars)
    except printing.PrintingUnavailable:
        return render(request, "schemes/printing_unavailable.html", {"scheme": SCHEMES[slug]}, status=503)
    name = f"{slug}-{jalali(today()).replace('/', '-')}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-cache"}
    response = HttpResponse(content, content_type="application/pdf", headers=headers)
    return _unless_known(request, etag, response)


def _about(slug: str, signed: Source) -> Circulars:
    """What has been signed about a scheme that we know."""
    if slug not in SCHEMES:
        raise Http404
    return tuple(each for each in signed() if each.scheme == slug)


@lru_cache(maxsize=DRAWN)
def _law(slug: str, _language: str | None, circulars: Circulars) -> SafeString:
    """The articles in one of the interface's languages, drawn anew only when something has been signed."""
    return render_to_string("schemes/law_articles.html", {"book": lawbook(slug, circulars)})


@lru_cache(maxsize=DRAWN)
def _pdf(slug: str, language: str | None, circulars: Circulars) -> tuple[str, bytes]:
    """The PDF, kept likewise, with a mark made of what it says: drawing it again gives other bytes."""
    book = lawbook(slug, circulars)
    words = {"book": book, "scheme": book.scheme, "law": _law(slug, language, circulars)}
    text = render_to_string("schemes/law_print.html", words)
    return _etag(text.encode()), printing.pdf(text, style=PRINT_STYLE)


def _etag(content: bytes) -> str:
    return f'W/"{sha256(content).hexdigest()[:32]}"'


def _unless_known(request: HttpRequest, etag: str, response: HttpResponse) -> HttpResponseBase:
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
