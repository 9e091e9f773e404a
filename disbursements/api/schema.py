"""What drf-spectacular cannot see by itself: who may call, the problems, the keys, and a description for engineers."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema

from disbursements.api.codes import CODES
from disbursements.api.problems import MEDIA_TYPE, TITLES

DESCRIPTION = """\
The contract between the microloan portal and a bank.

**Signing in.** `POST /oauth/token/` with `grant_type=client_credentials` and your client's id and secret (HTTP Basic).
Send the token as `Authorization: Bearer …`. Scopes: `referrals`, `payments`, `accounts`. You see only what is yours;
everything else answers 404.

**Once.** Every POST needs an `Idempotency-Key` of 1–255 printable ASCII characters. The same key with the same body (in
any order of its members) gets the stored answer with `Idempotent-Replayed: true`; with another body or path 422; while
the first call still runs 409. Effect and answer are committed together, so after a lost connection send the same call
again. A refusal changes nothing and is not stored: correct the call and send it again, with the same key or another.
A key is kept for ninety days; later it is a new one.
A `bank_reference` stands for one thing for ever: said again with the same content it gets that thing (200), with other
content 409 naming it.

**Strict.** Money is a JSON integer of the currency's smallest part, 1 to 10^15: rials (IRR), or halalas (SAR), a
hundred to the riyal. `currency` stands beside every sum that is answered; you never send it, since a loan has the
currency of its referral. `"1000"`, `1e3`, `1000.0` and `true` are refused. Days are `2026-11-22`. Duplicate or unknown
names, NUL, more than 20 layers and more than 64 KiB are refused. `…_jalali` are for reading only.

**Order of an Omid-2 loan.** Open account 762 (legal persons 763) for an invited national code; report its movements.
When the referral has come, report accounts 791 (instalments) and 700 (ordinary), then `accept`: it is refused with
`account_needed` or `block_short` while an account or the cash to be blocked is missing, so that nothing stops a payout
later. After the last tranche the deposit moves to account 700 by itself and the block stands there.

**Other schemes** open no account. A self-help group is graded first (`grade`), then accepted, without collateral or
guarantor; the loan is split by member. A COVID relief loan may have a grace and is paid in stages until
`terms.payout_until`. A productive family of the Herfa portfolio comes to you through its association, named in
`terms.through`; its loan is in riyals, its identity number a Saudi one, its instalments due by Gregorian months. Where
`terms` leave rate or months null, say yours with `accept`.

**Errors** are RFC 9457 problems; 400 means the call is badly written, 409 that it is well written and not possible now.

| code | status | meaning |
|---|---|---|
"""

# Which problems a call answers follows from what it is; its own refusals stand beside it in `docs`.
REFUSALS = "x-refusals"
_EVERY = ("not_authenticated", "no_bank", "insufficient_scope", "throttled", "internal")
_POST = (
    "invalid", "not_json", "not_utf8", "not_an_object", "duplicate_key", "not_a_number", "bad_character",
    "nested_too_deep", "body_too_large", "idempotency_key_missing", "idempotency_key_malformed",
    "idempotency_running", "unsupported_media_type", "idempotency_key_reused",
)  # fmt: skip
_QUERY = ("invalid", "bad_cursor", "bad_request")
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]{1,255}$"},
    "example": "5f0c7a52-payout-1",
}
_REPLAYED = {
    "description": "Present when the answer is the stored one.",
    "schema": {"type": "string", "enum": ["true"]},
}
_TEXT = {"type": "string"}
_HEADERS = {
    401: {"WWW-Authenticate": {"required": True, "schema": _TEXT}},
    429: {"Retry-After": {"description": "Seconds.", "required": True, "schema": _TEXT | {"pattern": "^[1-9][0-9]*$"}}},
}
_REQUEST_ID = {"X-Request-ID": {"description": "Yours, or one of ours.", "required": True, "schema": _TEXT}}
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457.",
    "required": ["type", "title", "status", "detail", "code", "errors", "request_id"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT | {"description": "A Persian sentence for people."},
        "code": {"type": "string", "enum": list(CODES)},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "properties": {"pointer": _TEXT, "code": _TEXT, "detail": _TEXT},
            },
        },
        "request_id": _TEXT,
        "existing": {"type": "object", "description": "What a number already stands for (reference_used)."},
    },
}


class BankTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # it registers its subclasses
    """Client credentials, with the scope that the view names."""

    target_class = "disbursements.api.access.BearerToken"
    name = "oauth2"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        scopes = {
            "referrals": "The inbox: read, accept, decline.",
            "payments": "Confirm payouts.",
            "accounts": "Report accounts and movements.",
        }
        return {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/oauth/token/", "scopes": scopes}}}

    def get_security_requirement(self, auto_schema: AutoSchema) -> dict[str, list[str]]:
        return {self.name: [getattr(auto_schema.view, "scope", "")]}


class TextFieldSchema(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # as above
    """A line of text with its own greatest length, without control characters; more than blanks unless it may be."""

    target_class = "disbursements.api.fields.TextField"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        letter = "[^" + ("\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f" if self.target.lines else "\\x00-\\x1f") + "\\x7f-\\x9f]*"
        pattern = f"^{letter}$" if self.target.blank else f"^(?=.*\\S){letter}$"
        return {"type": "string", "maxLength": self.target.most, "pattern": pattern}


def finish(result: dict[str, Any], **_told: Any) -> dict[str, Any]:
    """Postprocessing hook: description, the problems that every call may answer, and the key of every POST."""
    rows = (f"| `{code}` | {status} | {meaning} |" for code, (status, meaning) in CODES.items())
    result["info"]["description"] = DESCRIPTION + "\n".join(rows)
    result["components"]["schemas"]["Problem"] = _PROBLEM
    for methods in result["paths"].values():
        for method, operation in methods.items():
            _finish(operation, is_post=method == "post")
            if "requestBody" in operation:
                name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
                result["components"]["schemas"][name]["additionalProperties"] = False
    return result


def _finish(operation: dict[str, Any], *, is_post: bool) -> None:
    operation.pop("description", None)  # the summary says it
    answers = operation["responses"]
    for answer in answers.values():
        answer["headers"] = _REQUEST_ID | ({"Idempotent-Replayed": _REPLAYED} if is_post else {})
    codes = _codes(operation, is_post=is_post)
    for status in sorted({CODES[code][0] for code in codes}):
        answers[str(status)] = _problem(status, [code for code in CODES if code in codes and CODES[code][0] == status])
    if is_post:
        operation.setdefault("parameters", []).append(_KEY)


def _codes(operation: dict[str, Any], *, is_post: bool) -> set[str]:
    """Every code that this call may answer."""
    codes = {*_EVERY, *operation.pop(REFUSALS, ())}
    places = {each["in"] for each in operation.get("parameters", ())}
    if "path" in places:
        codes.add("not_found")
    if "application/json" in next(iter(operation["responses"].values()))["content"]:
        codes.add("not_acceptable")  # a file is sent whatever the client would accept
    if "query" in places:
        codes |= set(_QUERY)
    return codes | set(_POST if is_post else ())


def _problem(status: int, codes: list[str]) -> dict[str, Any]:
    own = {"properties": {"status": {"const": status}, "code": {"enum": codes}}}
    return {
        "description": f"{TITLES[status]}: {', '.join(codes)}",
        "headers": _REQUEST_ID | _HEADERS.get(status, {}),
        "content": {MEDIA_TYPE: {"schema": {"allOf": [{"$ref": "#/components/schemas/Problem"}, own]}}},
    }
