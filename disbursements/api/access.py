"""Who calls: a token stands for a client, a client for one bank, and a bank sees only its own."""

from typing import Any, cast

from django.utils.translation import gettext as _
from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from redis import RedisError
from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from disbursements.models import Bank


class BankRequest(Request):
    """A call whose bank is known, once BankOnly has let it in."""

    bank: Bank


class BearerToken(OAuth2Authentication):  # type: ignore[misc]  # the toolkit has no types
    """The token in the Authorization header, and nowhere else; the body is not read to find out who calls."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        if not request.headers.get("Authorization", "").lower().startswith("bearer "):
            return None
        known: tuple[Any, Any] | None = super().authenticate(request._request)
        return known


class BankOnly(BasePermission):
    """A client of an active bank, whose token holds the view's `scope`; the bank is then `request.bank`."""

    def has_permission(self, request: Request, view: Any) -> bool:
        token: Any = request.auth
        if token is None:
            raise NotAuthenticated()
        client = token.application
        bank = Bank.objects.filter(client_id=client.client_id, is_active=True).first() if client else None
        if bank is None:
            raise PermissionDenied(_("این کارخواه از آن هیچ بانک فعالی نیست."), "no_bank")
        scope = getattr(view, "scope", "")
        if scope and not token.allow_scopes([scope]):
            raise PermissionDenied(_("این توکن دامنه %(scope)s را ندارد.") % {"scope": scope}, "insufficient_scope")
        cast("BankRequest", request).bank = bank
        return True


class BankThrottle(SimpleRateThrottle):
    """So many calls a minute for one bank. When Redis is away nobody is throttled: the work goes on."""

    scope = "bank"

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        bank = getattr(request, "bank", None)
        return self.cache_format % {"scope": self.scope, "ident": bank.pk} if bank else None

    def allow_request(self, request: Request, view: Any) -> bool:
        try:
            return super().allow_request(request, view)
        except RedisError:
            return True
