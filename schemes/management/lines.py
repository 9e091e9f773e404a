"""Strict JSON for the commands: one object, or one object a line, read as a stream and never guessed at.

The shape both `judge` and `schedule` use::

    values = one_object(read_document("facts.json"))      # a whole document that must be one object
    answer_lines("-", answer, self.stdout.write)          # or line by line: for number, values in read_lines("-")

Anything a strict reader would not accept is an `InputError` with one Persian sentence, the line's number in it:
duplicate names, NaN and infinities, exponents, NUL, lone surrogates, bad UTF-8, deep nesting, over-long lines.
Whole numbers come as int, those with a decimal mark as Decimal: a caller that wants rials asks for `type(x) is int`.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO, NoReturn

from schemes.units.text import persian_digits

LONGEST = 1_000_000  # bytes in a document or a line
DEEPEST = 20  # brackets inside one another
MOST_DIGITS = 30

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_DECIMAL = re.compile(r"-?\d+\.\d+", re.ASCII)
_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")


class InputError(Exception):
    """Input that cannot be answered, with one Persian sentence; commands print it and exit 2."""


def one_object(text: str | bytes) -> dict[str, Any]:
    """Read one JSON object; InputError says what is wrong with it."""
    if len(text) > LONGEST:
        raise InputError("ورودی بیش از اندازه بزرگ است.")
    text = _decoded(text)
    _refuse_nesting(text)
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        raise InputError("ورودی JSON درست نیست.") from error
    if not isinstance(value, dict):
        raise InputError("ورودی باید یک شیء JSON باشد.")
    if "\\u" in text and not _is_sayable(value):
        raise InputError("نویسهٔ ناممکن در ورودی هست.")
    return value


def answer_lines(path: str, answer: Callable[[dict[str, Any]], dict[str, Any]], write: Callable[[str], Any]) -> None:
    """Answer a batch line by line, in order; stops at the first line that cannot be answered and names it."""
    for number, values in read_lines(path):
        try:
            write(as_line(answer(values)))
        except InputError as error:
            raise _at_line(number, error) from error


def read_lines(path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read one object a line from a file, or from standard input for «-», holding one line at a time."""
    if path == "-":
        yield from _objects(sys.stdin.buffer)
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115 (closed below; opening alone may fail here)
    except (OSError, ValueError) as error:
        raise InputError(f"پروندهٔ {path} خوانده نشد.") from error
    with stream:
        yield from _objects(stream)


def read_document(path: str) -> bytes:
    """Read a whole document from a file, or from standard input for «-», no further than the largest size allowed."""
    if path == "-":
        return sys.stdin.buffer.read(LONGEST + 1)
    try:
        with open(path, "rb") as stream:
            return stream.read(LONGEST + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"پروندهٔ {path} خوانده نشد.") from error


def as_line(answer: Any) -> str:
    """Write an answer as one line of JSON, Persian letters as they are."""
    return json.dumps(answer, ensure_ascii=False)


def _objects(stream: BinaryIO) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if not line.strip():
            continue
        try:
            values = one_object(line)
        except InputError as error:
            raise _at_line(number, error) from error
        yield number, values


def _at_line(number: int, error: InputError) -> InputError:
    return InputError(f"سطر {persian_digits(number)}: {error}")


def _decoded(text: str | bytes) -> str:
    try:
        return (text if isinstance(text, bytes) else text.encode()).decode("utf-8-sig")
    except UnicodeError as error:
        raise InputError("نویسه‌های ورودی UTF-8 درست نیست.") from error


def _refuse_nesting(text: str) -> None:
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", _STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            raise InputError("ورودی بیش از اندازه تودرتو است.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise InputError("نامی در ورودی دو بار آمده است.")
    return values


def _is_sayable(value: object) -> bool:
    if isinstance(value, str):
        return not _UNSAYABLE.search(value)
    if isinstance(value, dict):
        return all(_is_sayable(each) for each in (*value, *value.values()))
    return all(map(_is_sayable, value)) if isinstance(value, list) else True


def _refuse_constant(_text: str) -> NoReturn:
    raise InputError("NaN و بی‌نهایت عدد نیستند.")


def _decimal(text: str) -> Decimal:
    # An exponent is refused: 1e400000000 would fill the memory once made exact.
    if len(text) > MOST_DIGITS or not _DECIMAL.fullmatch(text):
        raise InputError("عدد باید ساده و بدون نما نوشته شود.")
    return Decimal(text)


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise InputError("عددی در ورودی بیش از اندازه بزرگ است.")
    return int(text)
