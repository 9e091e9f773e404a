"""A bank's call takes effect once, however often it is sent: the effect and its answer are one transaction."""

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from applicants.locks import Space, try_to_hold
from applicants.workflow import Refused
from disbursements.api.problems import Unprocessable
from disbursements.models import Bank, IdempotentCall

HEADER = "Idempotency-Key"
_KEY = re.compile(r"[\x20-\x7e]{1,255}")


class IdempotentResponse(NamedTuple):
    """What the bank gets, as JSON text, and whether it is the stored answer of an earlier call."""

    status: int
    text: str
    replayed: bool


def key_of(request: Request) -> str:
    """The call's Idempotency-Key. Raises ParseError when it is missing or not 1–255 printable ASCII characters."""
    key = request.headers.get(HEADER)
    if key is None:
        raise ParseError(_("سرایند Idempotency-Key لازم است."), "idempotency_key_missing")
    if not key.strip() or not _KEY.fullmatch(key):
        raise ParseError(_("Idempotency-Key باید ۱ تا ۲۵۵ نویسه چاپی ASCII باشد."), "idempotency_key_malformed")
    return key


def fingerprint(request: Request) -> str:
    """What the call says, whatever the order and spacing of its JSON."""
    body = json.dumps(request.data, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{request.method}\n{request.path}\n{body}".encode()).hexdigest()


@transaction.atomic
def once(bank: Bank, key: str, call: str, perform: Callable[[], tuple[int, dict[str, Any]]]) -> IdempotentResponse:
    """Perform a call, or give the answer stored for its key.

    The key is locked until commit, and another call with it in the meantime is refused (409), not kept waiting. Only
    an effect is stored: an exception of `perform` undoes everything, and the next try with the key is judged anew.
    """
    if not _lock(bank, key):
        raise Refused("idempotency_running", _("همین درخواست در حال انجام است؛ اندکی بعد دوباره بفرستید."))
    earlier = IdempotentCall.objects.filter(bank=bank, key=key).first()
    if earlier is None:
        status, body = perform()
        text = JSONRenderer().render(body).decode()
        IdempotentCall.objects.create(bank=bank, key=key, fingerprint=call, status=status, body=text)
        return IdempotentResponse(status, text, replayed=False)
    if earlier.fingerprint != call:
        raise Unprocessable(_("این کلید برای درخواست دیگری به کار رفته است."), "idempotency_key_reused")
    return IdempotentResponse(earlier.status or 200, str(earlier.body), replayed=True)


def _lock(bank: Bank, key: str) -> bool:
    return try_to_hold(Space.IDEMPOTENCY_KEY, f"{bank.pk} {key}")
