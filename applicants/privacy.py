"""Personal numbers at rest: encrypted with a named key, and found again through a keyed blind index.

A value is stored as «k1:…»: the key's name, then a random nonce and AES-GCM's ciphertext in URL-safe base64. The
model and field are sealed in with it, so text moved to another column does not open. Keys live in settings
(`FIELD_KEYS`, `FIELD_KEY_CURRENT`, `INDEX_KEY`), never in the database.
"""

import base64
import binascii
import hashlib
import hmac
import os
from typing import Any, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models

NONCE_BYTES = 12  # random for every value; safe for some 2^32 values a key
INDEX_KEY_BYTES = 32
SHOWN_FIRST, SHOWN_LAST = 3, 2


class Unreadable(Exception):
    """Stored text that does not open: altered, moved from another field, or sealed with a key we no longer hold."""


def encrypt(value: str, *, place: str) -> str:
    """Seal a value for one place, «app.Model.field», with the current key."""
    key_id = current_key()
    nonce = os.urandom(NONCE_BYTES)
    sealed = nonce + AESGCM(settings.FIELD_KEYS[key_id]).encrypt(nonce, value.encode(), _bound(key_id, place))
    return f"{key_id}:{base64.urlsafe_b64encode(sealed).decode()}"


def decrypt(stored: str, *, place: str) -> str:
    """Open what `encrypt` sealed for the same place; Unreadable when it does not open."""
    key_id, separator, text = stored.partition(":")
    if not separator or key_id not in settings.FIELD_KEYS:
        raise Unreadable(f"{place}: no such key")
    try:
        sealed = base64.b64decode(text, altchars=b"-_", validate=True)
        key = AESGCM(settings.FIELD_KEYS[key_id])
        return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(key_id, place)).decode()
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise Unreadable(f"{place}: does not open") from error


def blind_index(kind: str, value: str) -> str:
    """Return 64 hex digits that are equal for equal values of a kind and tell nothing without the key."""
    if len(settings.INDEX_KEY) < INDEX_KEY_BYTES:
        raise ImproperlyConfigured(
            "INDEX_KEY must be at least 32 bytes: an unkeyed hash of a national code is guessed."
        )
    return hmac.new(settings.INDEX_KEY, f"{kind}\x00{value}".encode(), hashlib.sha256).hexdigest()


def mask(value: str) -> str:
    """Show enough of a number to recognise it and no more: «049*****99»; a short one is hidden whole."""
    hidden = len(value) - SHOWN_FIRST - SHOWN_LAST
    if hidden < SHOWN_FIRST + SHOWN_LAST:
        return "*" * len(value)
    return value[:SHOWN_FIRST] + "*" * hidden + value[-SHOWN_LAST:]


def current_key() -> str:
    """Return the name of the key that new values are sealed with; ImproperlyConfigured without one."""
    if settings.FIELD_KEY_CURRENT not in settings.FIELD_KEYS:
        raise ImproperlyConfigured("FIELD_KEYS holds no current key: personal numbers cannot be stored.")
    return settings.FIELD_KEY_CURRENT


Sets = TypeVar("Sets")
Gets = TypeVar("Gets")


class EncryptedField(models.TextField[Sets, Gets]):
    """Text that is plain in Python and sealed in the database; it can be asked only whether it is null.

    To look a value up or keep it unique, store `blind_index(kind, value)` in a column beside it. A value is sealed for
    «app.Model.field»; give `place` that old name when the model or field is renamed, or its column copied.
    """

    description = "Encrypted text"

    def __init__(self, *args: Any, place: str = "", **kwargs: Any) -> None:
        self._given_place = place
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """Name the place in migrations when one was given."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "place": self._given_place} if self._given_place else kwargs

    @property
    def place(self) -> str:
        """Return the place a value is sealed for."""
        return self._given_place or f"{self.model._meta.label}.{self.name}"

    def get_prep_value(self, value: Any) -> str | None:
        """Seal a value on its way to the database; blank stays blank."""
        return encrypt(str(value), place=self.place) if value else None if value is None else ""

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> str | None:
        """Open a value on its way from the database."""
        return decrypt(value, place=self.place) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse every question but isnull: a fresh nonce makes each sealed text different."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.place} is encrypted and can be asked only isnull; look its blind index up.")
        return super().get_lookup(lookup_name)


def _bound(key_id: str, place: str) -> bytes:
    return f"{key_id}\x00{place}".encode()
