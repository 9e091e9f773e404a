"""The API's description of itself: valid, whole, and true of what is answered."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admindocs.views import simplify_regex
from django.core.management import call_command
from django.test import Client

from disbursements.api import urls
from disbursements.api.codes import CODES
from disbursements.models import Bank
from tests.disbursements.bank_side import Caller, a_loan, a_referral, payout

SOURCES = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def schema() -> Any:
    return Client().get("/api/schema/").json()


def test_the_schema_is_valid_openapi_31_without_a_warning(tmp_path: Path) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", file=str(tmp_path / "schema.yml"))


def test_every_reference_leads_somewhere(schema: Any) -> None:
    assert schema["openapi"].startswith("3.1")
    for name in re.findall(r"#/components/schemas/(\w+)", json.dumps(schema)):
        assert name in schema["components"]["schemas"], name


def test_every_call_names_its_scope_and_its_problems(schema: Any) -> None:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            assert operation["security"][0]["oauth2"], path
            assert "application/problem+json" in operation["responses"]["401"]["content"]
            assert ("404" in operation["responses"]) == ("{" in path), path
            keys = [each for each in operation.get("parameters", ()) if each["name"] == "Idempotency-Key"]
            assert bool(keys) == (method == "post"), path
            if method == "post":
                body = operation["requestBody"]["content"]["application/json"]
                assert body["examples"], path


def test_the_calls_of_the_contract_are_there(schema: Any) -> None:
    calls = {(method, path.removeprefix("/api/v1/")) for path, ms in schema["paths"].items() for method in ms}
    assert calls >= {
        ("get", "referrals/"),
        ("get", "referrals/{code}/"),
        ("post", "referrals/{code}/accept/"),
        ("post", "referrals/{code}/decline/"),
        ("post", "referrals/{code}/payouts/"),
        ("post", "accounts/"),
        ("get", "accounts/{number}/"),
        ("post", "accounts/{number}/movements/"),
    }
    served = {
        (method, simplify_regex(str(each.pattern)).lstrip("/").replace("<", "{").replace(">", "}"))
        for each in urls.calls
        for method in ("get", "post", "put", "patch", "delete")
        if hasattr(each.callback.view_class, method)
    }
    assert {(method, f"v1/{path}") for method, path in calls} == served


def test_every_code_that_is_raised_is_in_the_list(schema: Any) -> None:
    """Those of the bank's verbs and of the API itself; officers' own refusals never reach a bank."""
    raised = set()
    for path in (SOURCES / "disbursements").rglob("*.py"):
        if path.parent.name not in {"desk", "api", "referrals"} and path.name != "credit.py":
            raised |= set(re.findall(r'Refused\(\s*"(\w+)"', path.read_text()))
    for path in (SOURCES / "disbursements" / "api").glob("*.py"):
        raised |= set(
            re.findall(
                r'(?:ParseError|Unprocessable|Refused|PermissionDenied)\((?:_\(.+\)|.+), "(\w+)"\)', path.read_text()
            )
        )
    reader = (SOURCES / "schemes" / "units" / "strict_json.py").read_text()
    raised |= set(re.findall(r'StrictJSONError\("(\w+)"', reader))
    assert {"above_principal", "duplicate_key", "no_bank", "cash_blocked"} <= raised
    assert raised <= CODES.keys()
    assert all(f"`{code}`" in schema["info"]["description"] for code in CODES)


def test_the_documentation_needs_nothing_from_outside_and_no_inline_script(client: Client) -> None:
    page = client.get("/api/docs/")
    text = page.content.decode()
    assert page.status_code == 200
    assert not re.findall(r"(?:src|href)=\"(?!/)", text)
    assert not re.findall(r"<script(?![^>]* src=)|<style|style=", text)
    assert "script-src 'self'" in page["Content-Security-Policy"]
    script = client.get(re.findall(r'src="(/api/docs/[^"]+)"', text)[0].replace("&amp;", "&"))
    assert script["Content-Type"].startswith("application/javascript")
    assert "/api/schema/" in script.content.decode()


def has(value: Any, wanted: Any, schema: Any) -> None:
    """Every property that the schema requires is in the value, and no other."""
    wanted = (wanted.get("$ref") and schema["components"]["schemas"][wanted["$ref"].rsplit("/", 1)[-1]]) or wanted
    wanted = wanted["oneOf"][0] if "oneOf" in wanted else wanted
    if isinstance(value, dict) and "properties" in wanted:
        assert set(value) == set(wanted["properties"])
        for name, part in value.items():
            has(part, wanted["properties"][name], schema)
    elif isinstance(value, list) and "items" in wanted:
        for part in value:
            has(part, wanted["items"], schema)


@pytest.mark.django_db
def test_answers_have_the_shape_that_is_promised(bank: Bank, caller: Caller, schema: Any) -> None:
    referral = a_loan(bank, caller)
    paid = caller.post(f"referrals/{referral.code}/payouts/", payout(5))
    answers = {
        ("get", "referrals/", "200"): caller.get("referrals/"),
        ("get", "referrals/{code}/", "200"): caller.get(f"referrals/{referral.code}/"),
        ("post", "referrals/{code}/payouts/", "201"): paid,
        ("get", "accounts/{number}/", "200"): caller.get(
            f"accounts/{a_referral(bank).application.accounts.first().number}/"
        ),
    }
    for (method, path, status), answer in answers.items():
        assert str(answer.status_code) == status
        promised = schema["paths"][f"/api/v1/{path}"][method]["responses"][status]["content"]["application/json"]
        has(answer.json(), promised["schema"], schema)
