"""The schema that is served, as a judge of the answers: each must be what `/api/schema/` promises for its call."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

PROBLEM = "application/problem+json"
formats = FormatChecker(formats=())
Call = tuple[str, str, str, str]  # method, path, status, and the code of a problem


def _matches(_judge: Any, pattern: str, value: object, _schema: Any) -> Iterator[ValidationError]:
    """As ECMA-262 reads a pattern: its end is the end, and a digit is one of ten."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value, re.ASCII):
        yield ValidationError(f"{value!r} is not {pattern}")


Judge = validators.extend(Draft202012Validator, {"pattern": _matches})


@formats.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or date.fromisoformat(value).isoformat() == value


@formats.checks("date-time", raises=ValueError)
def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or ("T" in value and datetime.fromisoformat(value).tzinfo is not None)


@formats.checks("uri")
def _is_address(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).netloc)


@cache
def schema() -> Any:
    """As it is served."""
    return Client().get("/api/schema/").json()


@cache
def _closed() -> Any:
    """The schemas of what is answered, with no member beside those they name."""

    def close(part: Any) -> None:
        if isinstance(part, dict):
            if "properties" in part:
                part.setdefault("additionalProperties", False)
            part = list(part.values())
        for each in part if isinstance(part, list) else ():
            close(each)

    components = deepcopy(schema()["components"])
    close(components["schemas"])
    return components


def errors(value: Any, wanted: dict[str, Any], *, closed: bool = True) -> list[str]:
    """Where the value is not what is wanted; `closed` also refuses what the schema does not name."""
    components = _closed() if closed else schema()["components"]
    judge = Judge({"components": components, **wanted}, format_checker=formats)
    return [f"{each.json_path}: {each.message}" for each in judge.iter_errors(value)]


@cache
def _paths() -> list[tuple[str, re.Pattern[str]]]:
    return [(path, re.compile(_pattern(path, methods))) for path, methods in schema()["paths"].items()]


def _pattern(path: str, methods: dict[str, Any]) -> str:
    parameters = next(iter(methods.values())).get("parameters", ())
    for each in parameters:
        if each["in"] == "path":
            path = path.replace(f"{{{each['name']}}}", each["schema"]["pattern"].strip("^$"))
    return path


def operation_of(method: str, path: str) -> tuple[str, dict[str, Any]] | None:
    """The path as the schema writes it, and what it says of this call."""
    found = next((template for template, pattern in _paths() if pattern.fullmatch(path)), "")
    said = schema()["paths"].get(found, {}).get(method.lower())
    return (found, said) if said else None


def calls() -> list[tuple[str, str, str]]:
    """Every call of the schema: method, path and the scope it asks for."""
    return [
        (method, path, operation["security"][0]["oauth2"][0])
        for path, methods in schema()["paths"].items()
        for method, operation in methods.items()
    ]


def of(code: str, number: str = "N9", paper: int = 9) -> dict[str, str]:
    """The calls' addresses for one referral, one account and one paper."""
    document = "/api/v1/referrals/{code}/documents/{number}/"
    return {
        path: path.replace("{code}", code).replace("{number}", str(paper) if path == document else number)
        for path in schema()["paths"]
    }


def judged(method: str, path: str, answer: Any) -> Call | None:
    """Compare an answer with the promise; what is no call of the schema can only be a problem."""
    media = answer["Content-Type"].partition(";")[0]
    code = answer.json()["code"] if media == PROBLEM else ""
    found = operation_of(method, path)
    where = f"{method} {path}: {answer.status_code} {code}"
    if not found:
        assert answer.status_code >= 400, where
        assert (media, errors(answer.json(), {"$ref": "#/components/schemas/Problem"})) == (PROBLEM, []), where
        return None
    template, operation = found
    promised = operation["responses"].get(str(answer.status_code))
    assert promised, f"{where} is not in the schema"
    assert media in promised["content"], f"{where}: {media}"
    if media.endswith("json"):
        assert errors(answer.json(), promised["content"][media]["schema"]) == [], where
    for name, header in promised.get("headers", {}).items():
        assert name in answer or not header.get("required"), f"{where} has no {name}"
        assert name not in answer or not errors(answer[name], header["schema"]), f"{where}: {answer[name]}"
    assert "Idempotent-Replayed" not in answer or "Idempotent-Replayed" in promised["headers"], where
    return method.lower(), template, str(answer.status_code), code


class Judged(Client):
    """A client that lets no answer of the bank API pass which the schema does not promise; it keeps what it got."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.answered: set[Call] = set()

    def request(self, **request: Any) -> Any:
        answer = super().request(**request)
        path = unquote(request["PATH_INFO"])
        if path.startswith("/api/v1/"):
            call = judged(request["REQUEST_METHOD"], path, answer)
            self.answered |= {call} if call else set()
        return answer
