"""JSON read without guessing, for commands and the bank API alike: what two programs could read differently is refused.

One object in UTF-8, with or without the mark of byte order. Whole numbers come as int; those with a decimal mark or an
exponent come exactly, as Decimal, so that a caller who wants rials asks for `type(value) is int`.
"""

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from schemes.units.text import gettext_noop

MOST_LAYERS = 20  # brackets inside one another
MOST_DIGITS = 64  # of a number, before and after its decimal mark, an exponent written out

# A string without its end reaches to the end of the text: looked for anew at each quote, it would cost its square.
_STRING = re.compile(r'"(?:[^"\\]|\\.?)*"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_BAD_CHARACTER = re.compile("[\x00\ud800-\udfff]")


SENTENCES = {
    "body_too_large": gettext_noop("ورودی بیش از اندازه بزرگ است."),
    "not_utf8": gettext_noop("ورودی UTF-8 نیست."),
    "nested_too_deep": gettext_noop("ورودی بیش از ۲۰ لایه دارد."),
    "not_json": gettext_noop("ورودی JSON نیست."),
    "not_an_object": gettext_noop("ورودی باید یک شیء JSON باشد."),
    "duplicate_key": gettext_noop("یک نام دو بار آمده است."),
    "not_a_number": gettext_noop("عددی در ورودی هست که عدد نیست یا از اندازه بیرون است."),
    "bad_character": gettext_noop("نوشته نویسه‌ای نادرست دارد."),
}


class StrictJSONError(ValueError):
    """Input that the reader refuses: its code, and as its text one Persian sentence of SENTENCES."""

    def __init__(self, code: str) -> None:
        super().__init__(SENTENCES[code])
        self.code = code


def read_object(raw: bytes, *, most_bytes: int) -> dict[str, Any]:
    """Read one JSON object of at most so many bytes; StrictJSONError says what is wrong with it."""
    if len(raw) > most_bytes:
        raise StrictJSONError("body_too_large")
    text = _decoded(raw)
    _refuse_many_layers(text)
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_int=_whole, parse_float=_exact, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        raise StrictJSONError("not_json") from error
    if not isinstance(value, dict):
        raise StrictJSONError("not_an_object")
    if "\\u" in text:  # bare, such a character is no JSON or no UTF-8
        _refuse_bad_characters(value)
    return value


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")  # RFC 8259, 8.1: a reader may ignore the mark
    except UnicodeDecodeError as error:
        raise StrictJSONError("not_utf8") from error


def _refuse_many_layers(text: str) -> None:
    """Count layers before parsing, since a parser falls into the hole."""
    if text.count("[") + text.count("{") <= MOST_LAYERS:
        return
    layers = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        layers += 1 if bracket in "[{" else -1
        if layers > MOST_LAYERS:
            raise StrictJSONError("nested_too_deep")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise StrictJSONError("duplicate_key")
    return read


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise StrictJSONError("not_a_number")
    return int(text)


def _exact(text: str) -> Decimal:
    """The number itself, its exponent written out: a later reader's arithmetic cannot be blown up by one."""
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise StrictJSONError("not_a_number") from error
    if len(text) > MOST_DIGITS or abs(number.adjusted()) > MOST_DIGITS:
        raise StrictJSONError("not_a_number")
    return Decimal(f"{number:f}")


def _no_number(_text: str) -> NoReturn:
    raise StrictJSONError("not_a_number")


def _refuse_bad_characters(value: object) -> None:
    if isinstance(value, str) and _BAD_CHARACTER.search(value):
        raise StrictJSONError("bad_character")
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for part in value:
            _refuse_bad_characters(part)
