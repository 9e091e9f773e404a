"""Which language a page is in: the account's for whoever is signed in, else the cookie's, else the browser's."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from applicants.models import User


class AccountLanguage:
    """Middleware behind the sign-in: a signed-in person reads and is written to in the language of the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie, and in the account of a signed-in person; then back to the same page."""
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User) and chosen in dict(settings.LANGUAGES):
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    return set_language(request)
