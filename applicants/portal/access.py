"""Who may see a page, and where a request comes from."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from applicants.models import Application, Person, User
from schemes.catalogue import SCHEMES, Scheme

View = Callable[..., HttpResponse]


def for_signed_in(view: View) -> View:
    """A page of a signed-in applicant: never kept by a cache; an officer is sent to the desk, where officers work."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.user.is_staff:
            return redirect("admin:index")
        return view(request, *args, **kwargs)

    return page


def for_persons(view: View) -> View:
    """A page of a signed-in applicant who has said who they are; the view gets the person as its second argument."""

    @for_signed_in
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = Person.objects.filter(user=user_of(request)).first()
        return view(request, person, *args, **kwargs) if person else redirect("identity")

    return page


def user_of(request: HttpRequest) -> User:
    """The signed-in user of a guarded page."""
    return cast(User, request.user)


def own_file(person: Person, code: str) -> Application:
    """The person's file of this code; another's does not exist (404)."""
    file = Application.objects.filter(person=person, code=code.upper()).first()
    if file is None:
        raise Http404
    file.person = person
    return file


def known_scheme(slug: str) -> Scheme:
    """The scheme of this slug if the portal takes applications for it, else 404; others are law and calculators."""
    if slug not in SCHEMES:
        raise Http404
    return SCHEMES[slug]


def address_of(request: HttpRequest) -> str | None:
    """The client's address as the first proxy we trust saw it; what a client writes in the header is not believed."""
    if settings.TRUSTED_PROXIES:
        seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        if len(seen) >= settings.TRUSTED_PROXIES:
            return seen[-settings.TRUSTED_PROXIES]
    return request.META.get("REMOTE_ADDR") or None
