"""JSON for the commands: one object, or one object a line, read as a stream by the strict reader.

The shape both `judge` and `schedule` use::

    values = one_object(read_document("facts.json"))      # a whole document that must be one object
    answer_lines("-", answer, self.stdout.write)          # or line by line: for number, values in read_lines("-")

What `schemes.units.strict_json` refuses is an `InputError` with one Persian sentence, the line's number in it.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from schemes.units.strict_json import StrictJSONError, read_object
from schemes.units.text import persian_digits

LONGEST = 1_000_000  # bytes in a document or a line


class InputError(Exception):
    """Input that cannot be answered, with one Persian sentence; commands print it and exit 2."""


def one_object(raw: bytes) -> dict[str, Any]:
    """Read one JSON object; InputError says what is wrong with it."""
    try:
        return read_object(raw, most_bytes=LONGEST)
    except StrictJSONError as error:
        raise InputError(str(error)) from error


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
