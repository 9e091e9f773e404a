"""What the API takes and what the schema says it takes are one: asked member by member, at each edge."""

from collections.abc import Iterator
from typing import Any

import pytest

from disbursements import services
from disbursements.models import Account, Bank
from schemes.units import today
from tests.disbursements.bank_side import Caller, a_referral
from tests.disbursements.served import errors, schema

pytestmark = pytest.mark.django_db

# A body of each call with every member it knows.
DAY = "2026-11-22"
WHOLE: dict[str, dict[str, Any]] = {
    "accept": {
        "contract_number": "C-1", "contract_on": DAY, "principal": 1, "months": 18, "branch_code": "2001",
        "rate_percent": 4, "grace_months": 0,
    },
    "decline": {"reason": "other", "note": "نشد"},
    "grade": {"passed": True, "graded_on": DAY, "note": "نشد"},
    "payouts": {"amount": 1, "paid_on": DAY, "bank_reference": "B-1"},
    "accounts": {
        "national_code": "0499370899", "number": "N-1", "kind": "700", "opened_on": DAY, "card_issued_on": DAY,
    },
    "movements": {"amount": -1, "on": DAY, "bank_reference": "B-2"},
}  # fmt: skip
NEEDED = {
    "accept": {"contract_number", "contract_on", "principal", "months", "branch_code"},
    "decline": {"reason"},
    "grade": {"passed", "graded_on"},
    "payouts": {"amount", "paid_on", "bank_reference"},
    "accounts": {"national_code", "number", "kind", "opened_on"},
    "movements": {"amount", "on", "bank_reference"},
}
OTHER_KINDS: list[Any] = [None, True, 5, 5.5, "", " ", "x", "5", "۵", "a\tb", "a\x07b", [], ["x"], {}, {"a": 1}]
DAYS = ["1899-12-31", "1900-01-01", "2200-12-31", "2201-01-01", "2026-02-30", "2026-2-3", "1405/09/01", "20261122"]


def body_of(verb: str) -> dict[str, Any]:
    """The schema of the call's body."""
    [path] = [path for path, methods in schema()["paths"].items() if path.endswith(f"{verb}/") and "post" in methods]
    return schema()["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]


def member(verb: str, name: str) -> dict[str, Any]:
    """The schema of one member, its reference followed."""
    whole = schema()["components"]["schemas"][body_of(verb)["$ref"].rsplit("/", 1)[-1]]
    found = whole["properties"][name]
    return schema()["components"]["schemas"][found["$ref"].rsplit("/", 1)[-1]] if "$ref" in found else found


def edges(wanted: dict[str, Any], good: Any) -> Iterator[Any]:
    """Values at each edge that the schema draws, on both sides."""
    for bound, beyond in (("minimum", -1), ("maximum", 1)):
        if bound in wanted:
            yield from (wanted[bound], wanted[bound] + beyond)
    if wanted["type"] in ("integer", "number"):
        yield from (0, -1, 2**63, 10**40)
    if "maxLength" in wanted:
        yield from ("x" * wanted["maxLength"], "x" * (wanted["maxLength"] + 1))
    if "enum" in wanted:
        yield from (*wanted["enum"], "portal", wanted["enum"][0] + " ", 762)
    if wanted.get("format") == "date":
        yield from DAYS
    if isinstance(good, str):
        yield from (f" {good}", f"{good}\n", f"portal:{good}", f"Portal:{good}", good + "/")


@pytest.fixture
def places(bank: Bank) -> dict[str, str]:
    """A referral that was answered and an account: a body that can be read has no effect here, or a refusal."""
    referral = services.decline(referral=a_referral(bank), reason="other")
    number = Account.objects.get(bank=bank, kind="762").number
    its = {verb: f"referrals/{referral.code}/{verb}/" for verb in ("accept", "decline", "grade", "payouts")}
    return its | {"accounts": "accounts/", "movements": f"accounts/{number}/movements/"}


def told(caller: Caller, place: str, body: dict[str, Any]) -> list[str]:
    """The members that the API finds wrong; none when it could read the body."""
    answer = caller.post(place, body)
    return [each["pointer"] for each in answer.json()["errors"]] if answer.status_code == 400 else []


def test_every_body_and_its_members_are_asked_below() -> None:
    posts = {path.split("/")[-2] for path, methods in schema()["paths"].items() if "post" in methods}
    assert posts == set(WHOLE)
    for verb, body in WHOLE.items():
        described = schema()["components"]["schemas"][body_of(verb)["$ref"].rsplit("/", 1)[-1]]
        assert set(described["properties"]) == set(body)


@pytest.mark.parametrize("verb", WHOLE)
def test_what_is_needed_is_named_and_nothing_else_is(caller: Caller, places: dict[str, str], verb: str) -> None:
    for name in WHOLE[verb]:
        left = {other: value for other, value in WHOLE[verb].items() if other != name}
        assert told(caller, places[verb], left) == ([f"#/{name}"] if name in NEEDED[verb] else []), name
        assert bool(errors(left, body_of(verb), closed=False)) == (name in NEEDED[verb]), name
    strange = WHOLE[verb] | {"ammount": 1}
    assert told(caller, places[verb], strange) == ["#/ammount"]
    assert errors(strange, body_of(verb), closed=False)


@pytest.mark.parametrize(("verb", "name"), [(verb, name) for verb, body in WHOLE.items() for name in body])
def test_a_member_is_taken_exactly_when_the_schema_says_so(
    caller: Caller, places: dict[str, str], verb: str, name: str
) -> None:
    good, wanted = WHOLE[verb][name], member(verb, name)
    for value in [good, *OTHER_KINDS, *edges(wanted, good)]:
        body = WHOLE[verb] | {name: value}
        wrong = errors(body, body_of(verb), closed=False)
        assert told(caller, places[verb], body) == ([f"#/{name}"] if wrong else []), (value, wrong)


def test_a_loan_has_at_least_one_month(caller: Caller, places: dict[str, str]) -> None:
    body = WHOLE["accept"] | {"contract_on": today().isoformat()}
    assert told(caller, places["accept"], body | {"months": 0}) == ["#/months"]
    assert told(caller, places["accept"], body | {"months": 1}) == []
