"""The commands and the bank API read JSON by one reader: the same limits, the same answers (house-H29)."""

import io
import json
from pathlib import Path
from time import perf_counter

import pytest
from django.core.management import call_command
from django.utils.translation import override
from rest_framework.exceptions import ParseError

from disbursements.api.strict import StrictJSONParser
from schemes.management.lines import InputError
from schemes.units.strict_json import SENTENCES, read_object
from tests.disbursements.bank_side import Caller

# Neither door knows the name "x": what is read is refused for that, later and in other words.
REFUSED = {
    "nothing": (b" ", "not_json"),
    "half of it": (b'{"x": 1', "not_json"),
    "two of them": (b'{"x": 1} {"x": 1}', "not_json"),
    "a bare NUL": (b'{"x": "\x00"}', "not_json"),
    "two marks of byte order": (b'\xef\xbb\xbf\xef\xbb\xbf{"x": 1}', "not_json"),
    "UTF-16": ('{"x": 1}'.encode("utf-16"), "not_utf8"),
    "bad UTF-8": (b'{"x": "\xff"}', "not_utf8"),
    "a surrogate in UTF-8": (b'{"x": "\xed\xa0\x80"}', "not_utf8"),
    "a list": (b"[]", "not_an_object"),
    "a number": (b"1", "not_an_object"),
    "a name twice": (b'{"x": 1, "x": 1}', "duplicate_key"),
    "a name twice below": (b'{"x": [{"y": 1, "\\u0079": 2}]}', "duplicate_key"),
    "NaN": (b'{"x": NaN}', "not_a_number"),
    "-Infinity": (b'{"x": -Infinity}', "not_a_number"),
    "a number beyond all": (b'{"x": 1e400}', "not_a_number"),
    "a number next to nothing": (b'{"x": 1e-400000}', "not_a_number"),
    "nothing, far out": (b'{"x": 0e400000}', "not_a_number"),
    "an exponent beyond any exponent": (b'{"x": 1e99999999999999999999}', "not_a_number"),
    "65 digits": (b'{"x": ' + b"9" * 65 + b"}", "not_a_number"),
    "65 digits and a mark": (b'{"x": 1.' + b"9" * 64 + b"}", "not_a_number"),
    "5,000 digits": (b'{"x": ' + b"9" * 5000 + b"}", "not_a_number"),
    "NUL": (b'{"x": "\\u0000"}', "bad_character"),
    "NUL in a name": (b'{"\\u0000": 1}', "bad_character"),
    "half of a pair": (b'{"x": [{"y": "\\ud800"}]}', "bad_character"),
    "21 layers": (b'{"x":' * 21 + b"1" + b"}" * 21, "nested_too_deep"),
    "layers without an end": (b"[" * 60_000, "nested_too_deep"),
    "too much": (b'{"x": "' + b"x" * 1_100_000 + b'"}', "body_too_large"),
}
READ = {
    "a mark of byte order": b'\xef\xbb\xbf{"x": 1}',
    "an exponent": b'{"x": 1e3}',
    "the largest exponent": b'{"x": 1e64}',
    "the smallest exponent": b'{"x": 1e-64}',
    "64 digits": b'{"x": ' + b"9" * 64 + b"}",
    "20 layers": b'{"x":' * 20 + b"1" + b"}" * 20,
    "brackets within text": b'{"x": "' + b"[{" * 50 + b'\\""}',
    "a whole pair": b'{"x": "\\ud83d\\ude00"}',
}


def said_by_the_command(raw: bytes, tmp_path: Path) -> str:
    path = tmp_path / "facts.json"
    path.write_bytes(raw)
    with pytest.raises(InputError) as refused:
        call_command("judge", "omid2", "--facts", str(path), stdout=io.StringIO())
    return str(refused.value)


@pytest.mark.django_db
@pytest.mark.parametrize(("raw", "code"), REFUSED.values(), ids=REFUSED)
def test_both_doors_refuse_the_same_with_the_same_words(raw: bytes, code: str, caller: Caller, tmp_path: Path) -> None:
    answer = caller.post("accounts/", raw)
    assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (400, code, SENTENCES[code])
    assert said_by_the_command(raw, tmp_path) == SENTENCES[code]


@pytest.mark.django_db
@pytest.mark.parametrize("raw", READ.values(), ids=READ)
def test_both_doors_read_the_same(raw: bytes, caller: Caller, tmp_path: Path) -> None:
    answer = caller.post("accounts/", raw)
    assert answer.json()["code"] == "invalid"
    assert {"pointer": "#/x", "code": "unknown_field", "detail": "این نام شناخته نیست."} in answer.json()["errors"]
    assert said_by_the_command(raw, tmp_path) == "«x» نام هیچ داده‌ای از این طرح نیست."


def test_the_api_speaks_the_readers_language() -> None:
    with override("ar"), pytest.raises(ParseError) as refused:
        StrictJSONParser().parse(io.BytesIO(b"[]"))
    assert str(refused.value.detail) == "يجب أن يكون المدخل كائن JSON واحدًا."


def test_numbers_come_exactly_and_without_an_exponent() -> None:
    read = read_object(b'{"whole": -12, "decimal": 4.50, "exponent": 1.5e3, "small": 2e-3}', most_bytes=100)
    assert {name: repr(value) for name, value in read.items()} == {
        "whole": "-12", "decimal": "Decimal('4.50')", "exponent": "Decimal('1500')", "small": "Decimal('0.002')",
    }  # fmt: skip


@pytest.mark.parametrize("end", ["", "\\"])
def test_a_string_without_an_end_is_read_over_once(end: str) -> None:
    """Looked for anew at each of its quotes, 64 KiB of them held a worker for half a minute."""
    raw = ('{"' + '\\"' * 32_000 + end + "[" * 21).encode()
    began = perf_counter()
    with pytest.raises(ValueError, match="JSON"):
        read_object(raw, most_bytes=len(raw))
    assert perf_counter() - began < 1


def test_what_the_commands_wrote_they_can_read() -> None:
    said = {"نام": "مبلغ", "amount": 10**15, "rate": 4.5}
    assert read_object(json.dumps(said, ensure_ascii=False).encode(), most_bytes=1000) == said
