"""The addresses that browsers, phones and searchers ask every site for."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

# Nobody's file, desk or letter is for a searcher.
CLOSED = ("/admin/", "/api/", "/applications/", "/identity/", "/oauth/", "/papers/", "/sign-in/", "/verify/")
HOLDS = timedelta(days=180)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What a searcher may walk: the public pages and the law."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116); 404 while the operator has named nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (datetime.now(UTC) + HOLDS).strftime("%Y-%m-%dT00:00:00Z")
    address = f"{settings.PORTAL_URL}/.well-known/security.txt"
    lines = [f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {expires}", "Preferred-Languages: fa, ar, en"]
    return HttpResponse("\n".join([*lines, f"Canonical: {address}", ""]), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask without reading the page, which has the icon in itself."""
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone shows when the portal is put on its first screen."""
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in (180, 512)
    ]
    words = {"name": _("درگاه تسهیلات خرد"), "dir": "rtl", "lang": get_language()}
    looks = {"start_url": "/", "display": "browser", "background_color": "#f8f2e2", "theme_color": "#07393d"}
    return JsonResponse(words | looks | {"icons": icons}, content_type="application/manifest+json")
