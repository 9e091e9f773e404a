"""JSON read without guessing: what two programs could understand differently is refused."""

import json
import math
import re
from decimal import Decimal
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

MOST_BYTES = 64 * 1024
MOST_DEPTH = 20
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class StrictJSONParser(BaseParser):
    """One JSON object in UTF-8; decimal numbers come exactly, as Decimal.

    Refused with 400: duplicate keys, NaN and infinities (also by overflow, as 1e400), NUL, halves of surrogate pairs,
    nesting beyond 20, more than 64 KiB, invalid UTF-8, anything but an object.
    """

    media_type = "application/json"

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> dict[str, Any]:
        """Read the body. Raises ParseError with a code and a sentence."""
        raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ParseError(_("بدنه درخواست از ۶۴ کیلوبایت بزرگ‌تر است."), "body_too_large")
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            raise ParseError(_("بدنه درخواست UTF-8 نیست."), "not_utf8") from None
        if _depth(text) > MOST_DEPTH:
            raise ParseError(_("بدنه درخواست بیش از ۲۰ لایه دارد."), "nested_too_deep")
        return _object(text)


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_exact)
    except (ValueError, RecursionError) as reason:  # ValueError also of a number with thousands of digits
        raise ParseError(_("بدنه درخواست JSON نیست."), "not_json") from reason
    if not isinstance(value, dict):
        raise ParseError(_("بدنه درخواست باید یک شیء JSON باشد."), "not_an_object")
    _refuse_unprintable(value)
    return value


def _depth(text: str) -> int:
    """How deep brackets nest; counted before parsing, since a parser falls into the hole."""
    depth = deepest = 0
    for sign in _STRING.sub("", text):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ParseError(_("یک نام دو بار آمده است."), "duplicate_key")
    return read


def _no_constant(name: str) -> None:
    raise ParseError(_("%(name)s عدد نیست.") % {"name": name}, "not_a_number")


def _exact(text: str) -> Decimal:
    if not math.isfinite(float(text)):
        raise ParseError(_("عدد از اندازه بیرون است."), "not_a_number")
    return Decimal(text)


def _refuse_unprintable(value: Any) -> None:
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise ParseError(_("نوشته نویسه‌ای نادرست دارد."), "bad_character")
    elif isinstance(value, dict):
        for name, part in value.items():
            _refuse_unprintable(name)
            _refuse_unprintable(part)
    elif isinstance(value, list):
        for part in value:
            _refuse_unprintable(part)
