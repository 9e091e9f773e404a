"""Ports to the services that know what we do not: identity and debts. Silence is never an answer, least of all a no."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

import httpx
from django.conf import settings

from applicants.models import Inquiry, Person
from schemes.units import MOST_RIALS, jalali
from schemes.units.countries import country_of


class ReplyStatus(StrEnum):
    """How a question ended; only the first two are answers."""

    MATCHED = "matched"
    NOT_MATCHED = "not_matched"
    UNAVAILABLE = "unavailable"
    NOT_CONFIGURED = "not_configured"


class Reply(NamedTuple):
    """What a service said, as facts by name; no facts when nothing was said."""

    heard: ReplyStatus
    facts: Mapping[str, Any]


def ask(kind: str, person: Person) -> Reply:
    """Ask the service of this kind about a person. Never raises for the service's faults: it is then unavailable."""
    url = settings.INQUIRY_URLS.get(kind)
    if not url or not country_of(person.province).has_registry:
        return Reply(ReplyStatus.NOT_CONFIGURED, {})
    question, read = _PORTS[kind]
    try:
        said = _post(url, question(person))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return Reply(ReplyStatus.UNAVAILABLE, {})
    return read(said) if isinstance(said, dict) else Reply(ReplyStatus.UNAVAILABLE, {})


def _post(url: str, question: Mapping[str, str]) -> Any:
    headers = {"Authorization": f"Bearer {settings.INQUIRY_TOKEN}"} if settings.INQUIRY_TOKEN else {}
    response = httpx.post(url, json=question, headers=headers, timeout=settings.INQUIRY_TIMEOUT_SECONDS)
    response.raise_for_status()
    if response.status_code != httpx.codes.OK:
        raise ValueError("the service answered with something else than an answer")
    return response.json()


def _identity_question(person: Person) -> dict[str, str]:
    return {"idCode": person.national_code, "birthDate": jalali(person.birth_on)}


def _read_identity(said: Mapping[str, Any]) -> Reply:
    """`{"idCode", "validation": true|false, …}`: does the birth date belong to the national code."""
    matched = said.get("validation")
    if not isinstance(matched, bool):
        return Reply(ReplyStatus.UNAVAILABLE, {})
    return Reply(ReplyStatus.MATCHED if matched else ReplyStatus.NOT_MATCHED, {"identity_matched": matched})


def _debts_question(person: Person) -> dict[str, str]:
    return {"nationalCode": person.national_code}


def _read_debts(said: Mapping[str, Any]) -> Reply:
    """`{"success": true, "data": {"otherDebt": rials, "goodRecord": true|false}}`; null data is a person not there."""
    data = said.get("data")
    if said.get("success") is not True or not isinstance(data, dict | None):
        return Reply(ReplyStatus.UNAVAILABLE, {})
    if data is None:
        return Reply(ReplyStatus.NOT_MATCHED, {})
    facts: dict[str, Any] = {}
    debt, record = data.get("otherDebt"), data.get("goodRecord")
    if isinstance(debt, int) and not isinstance(debt, bool) and 0 <= debt <= MOST_RIALS:
        facts["other_debt"] = debt
    if isinstance(record, bool):
        facts["good_record"] = record
    return Reply(ReplyStatus.MATCHED if facts else ReplyStatus.UNAVAILABLE, facts)


_Port = tuple[Callable[[Person], dict[str, str]], Callable[[Mapping[str, Any]], Reply]]
_PORTS: dict[str, _Port] = {
    Inquiry.Kind.IDENTITY: (_identity_question, _read_identity),
    Inquiry.Kind.DEBTS: (_debts_question, _read_debts),
}
