"""Public pages about a referral: its letter for the owner and the officers, and the check that anybody may make."""

import re
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import RedisError

from applicants.authority import MONEY_READERS, files_seen_by, officer_of
from applicants.models import Application
from disbursements import tasks
from disbursements.models import OPEN, Referral
from disbursements.referrals import letters
from schemes.catalogue import SCHEMES
from schemes.units import normalise

CHECKS_A_MINUTE = 30
_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}")
# Letters that Crockford's alphabet leaves out because they are read as digits.
_MISREAD = str.maketrans("OIL", "011")


@never_cache
@require_safe
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """Confirm a letter to whoever holds it: number, sum, bank, day, masked name; an unknown code is said to be so."""
    if _too_often(request):
        return render(request, "429.html", status=429)
    asked = code or request.GET.get("code", "")
    referral = _by_code(asked)
    context = {
        "asked": asked[:40],
        "referral": referral,
        "valid": bool(referral and referral.state in OPEN),
        "masked": masked(str(referral.application.person)) if referral else "",
        "scheme": SCHEMES[referral.application.scheme] if referral else None,
    }
    return render(request, "disbursements/verify.html", context, status=404 if asked and not referral else 200)


@never_cache
@require_safe
def referral_letter(request: HttpRequest, code: str) -> HttpResponseBase:
    """The newest letter of a file, for its owner and the officers who may read the file; others find nothing."""
    referral = _readable(request, code)
    if referral is None:
        raise Http404
    if not referral.letter:  # not there yet: a program that waits for the PDF sees that from the status
        tasks.draw_letter.delay_on_commit(referral.pk)
        words = {"referral": referral, "waits": letters.why_none()}
        return render(request, "disbursements/letter_pending.html", words, status=404)
    name = f"{referral.code}.pdf"
    return FileResponse(referral.letter.open(), content_type="application/pdf", filename=name)


def masked(name: str) -> str:
    """The first letter of each word: enough to recognise, too little to find out."""
    return " ".join(f"{word[0]}***" for word in name.split())


def _by_code(asked: str) -> Referral | None:
    code = re.sub(r"[\s-]+", "", normalise(asked)).upper().translate(_MISREAD)
    grouped = "-".join(code[start : start + 4] for start in range(0, len(code), 4))
    if not _CODE.fullmatch(grouped):
        return None
    found = Referral.objects.select_related("bank", "application__person")
    return found.filter(verification_code=grouped).first()


def _readable(request: HttpRequest, code: str) -> Referral | None:
    if not request.user.is_authenticated or "\x00" in code:
        return None
    files: QuerySet[Application] = Application.objects.of(request.user)
    officer = officer_of(request.user)
    if officer and officer.role in MONEY_READERS and _is_verified(request.user):
        files = files_seen_by(officer)
    referrals = Referral.objects.filter(application__in=files.filter(code=code), state__in=OPEN)
    return referrals.order_by("-id").first()


def _is_verified(user: Any) -> bool:
    """Whether the second step of the sign-in is proven in this session."""
    return bool(user.is_verified())


def _too_often(request: HttpRequest) -> bool:
    """More than thirty checks a minute from one address; nobody is stopped while Redis is away."""
    key = f"verify:{_address(request)}"
    try:
        cache.add(key, 0, timeout=60)
        return cache.incr(key) > CHECKS_A_MINUTE
    except (RedisError, ValueError):  # ValueError: the key ended between the two calls
        return False


def _address(request: HttpRequest) -> str:
    """The client's address: as many steps behind as there are proxies of ours."""
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    if settings.TRUSTED_PROXIES and len(seen) >= settings.TRUSTED_PROXIES:
        return seen[-settings.TRUSTED_PROXIES].strip()[:45]
    return str(request.META["REMOTE_ADDR"])
