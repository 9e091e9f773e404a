"""Every error of the API is an RFC 9457 problem, with a stable code for programs and a request id for the telephone."""

import logging
import re
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from applicants.workflow import Refused

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "Bad request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    409: "Conflict",
    415: "Unsupported media type",
    422: "Unprocessable content",
    429: "Too many requests",
    500: "Internal error",
}
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


class Unprocessable(exceptions.APIException):
    """A call that is well formed and cannot be meant: one key for two bodies."""

    status_code = 422


def request_id(request: HttpRequest) -> str:
    """The id of this call: the caller's own when it is a sane one, else ours; the same for the whole call."""
    bare: Any = getattr(request, "_request", request)
    if not hasattr(bare, "problem_id"):
        given = bare.headers.get("X-Request-ID", "")
        bare.problem_id = given if _GIVEN_ID.fullmatch(given) else uuid4().hex
    return str(bare.problem_id)


def handler(error: Exception, context: dict[str, Any]) -> Response:
    """The problem that answers an error of a view; what nobody expected is logged and says nothing of itself."""
    request = context["request"]
    if isinstance(error, Refused):
        return problem(request, 409, error.code, str(error), existing=getattr(error, "existing", None))
    if isinstance(error, exceptions.ValidationError):
        detail = _("بخشی از درخواست درست نیست.")
        return problem(request, 400, "invalid", detail, errors=list(_errors(error.detail)))
    if isinstance(error, exceptions.APIException):
        return _known(request, error)
    if isinstance(error, Http404):
        return problem(request, 404, "not_found", _("چنین چیزی نیست."))
    if isinstance(error, PermissionDenied):
        return problem(request, 403, "permission_denied", _("اجازه این کار را ندارید."))
    if isinstance(error, SuspiciousOperation):
        return problem(request, 400, "bad_request", _("درخواست خواندنی نیست."))
    log.error("request %s broke", request_id(request), exc_info=error)
    return problem(request, 500, "internal", _("خطایی در سامانه رخ داد؛ با همین کلید دوباره بفرستید."))


def problem(request: HttpRequest, status: int, code: str, detail: str, errors: Any = (), **extra: Any) -> Response:
    """A problem document; members of `extra` that are None are left out."""
    body: dict[str, Any] = {
        "type": f"{settings.PORTAL_URL}/api/docs/#{code}",
        "title": TITLES.get(status, "Error"),
        "status": status,
        "detail": detail,
        "code": code,
        "errors": list(errors),
        "request_id": request_id(request),
    }
    body |= {name: value for name, value in extra.items() if value is not None}
    return Response(body, status=status, headers={"X-Request-ID": body["request_id"]}, content_type=MEDIA_TYPE)


def _known(request: HttpRequest, error: exceptions.APIException) -> Response:
    codes = error.get_codes()
    code = codes if isinstance(codes, str) else error.default_code
    answer = problem(request, error.status_code, code, str(error.detail))
    if header := getattr(error, "auth_header", None):
        answer["WWW-Authenticate"] = header
    if wait := getattr(error, "wait", None):
        answer["Retry-After"] = str(int(wait) + 1)
    return answer


def _errors(detail: Any, pointer: str = "#") -> Any:
    """The leaves of a validation error, each with a JSON pointer to its place in the body."""
    if isinstance(detail, dict):
        for name, part in detail.items():
            yield from _errors(part, pointer if name == "non_field_errors" else f"{pointer}/{name}")
    elif isinstance(detail, list):
        for part in detail:
            yield from _errors(part, pointer)
    else:
        yield {"pointer": pointer, "code": detail.code, "detail": str(detail)}
