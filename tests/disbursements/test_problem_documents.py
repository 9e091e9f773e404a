"""Every error of the API is a whole problem document: each status has its title, each call its id (tests-Q05)."""

import re
from typing import Any

import pytest
from django.core.cache import cache

from disbursements.models import Bank, Referral
from tests.disbursements.bank_side import Caller, a_referral, key, payout
from tests.ours import ours

pytestmark = pytest.mark.django_db
DOCUMENT = {"type", "title", "status", "detail", "code", "errors", "request_id"}


def said(answer: Any) -> tuple[int, str, str]:
    document = answer.json()
    assert document.keys() - {"existing"} == DOCUMENT
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    assert (document["status"], document["request_id"]) == (answer.status_code, answer["X-Request-ID"])
    assert document["type"].endswith(f"/api/docs/#{document['code']}")
    return answer.status_code, document["title"], document["code"]


def test_each_status_has_its_title_and_each_refusal_its_code(
    bank: Bank, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    referral = a_referral(bank)
    payouts, decline = f"referrals/{referral.code}/payouts/", f"referrals/{referral.code}/decline/"
    assert said(caller.post(payouts, {})) == (400, "Bad request", "invalid")
    assert said(caller.post(payouts, "{")) == (400, "Bad request", "not_json")
    assert said(caller.post(payouts, payout(1), None)) == (400, "Bad request", "idempotency_key_missing")
    assert said(caller.post(payouts, payout(1), "k" * 256)) == (400, "Bad request", "idempotency_key_malformed")
    assert said(caller.http.get("/api/v1/referrals/")) == (401, "Unauthorized", "not_authenticated")
    narrow = Caller(bank, scope="accounts")
    assert said(narrow.get("referrals/")) == (403, "Forbidden", "insufficient_scope")
    caller.headers = narrow.headers | {
        "Authorization": f"Bearer {narrow.token('referrals payments accounts').json()['access_token']}"
    }
    assert said(caller.get("referrals/R00000000/")) == (404, "Not found", "not_found")
    answer = caller.http.put(f"/api/v1/{payouts}", headers=caller.headers)
    assert said(answer) == (405, "Method not allowed", "method_not_allowed")
    answer = caller.http.get("/api/v1/referrals/", headers=caller.headers | {"Accept": "text/csv"})
    assert said(answer) == (406, "Not acceptable", "not_acceptable")
    assert said(caller.post(payouts, payout(1))) == (409, "Conflict", "wrong_state")
    answer = caller.http.post(f"/api/v1/{payouts}", {"amount": 1}, headers=caller.headers)
    assert said(answer) == (415, "Unsupported media type", "unsupported_media_type")
    one = key()
    assert caller.post(decline, {"reason": "other"}, one).status_code == 200
    answer = caller.post(decline, {"reason": "other", "note": "x"}, one)
    assert said(answer)[:2] == (422, "Unprocessable content")

    def broken(**_said: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr("disbursements.services.pay_out", broken)
    assert said(caller.post(payouts, payout(1))) == (500, "Internal error", "internal")
    monkeypatch.setattr("disbursements.api.access.BankThrottle.THROTTLE_RATES", {"bank": "1/min"})
    cache.clear()
    answers = [caller.get("referrals/") for _call in range(2)]
    assert said(answers[-1]) == (429, "Too many requests", "throttled")
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
    assert ours(Referral).get().state == "declined"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a" * 7, False),
        ("a" * 8, True),
        ("A.b_c-1234", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("with space", False),
        ("سلام-سلام", False),
        ("", False),
    ],
)
def test_a_sane_id_of_the_caller_is_kept_and_any_other_is_ours(caller: Caller, given: str, kept: bool) -> None:
    headers = caller.headers | {"X-Request-ID": given.encode().decode("latin-1")}
    answer = caller.http.get("/api/v1/referrals/nobody/", headers=headers)
    assert said(answer)[0] == 404
    seen = answer["X-Request-ID"]
    assert (seen == given) is kept
    assert kept or re.fullmatch("[0-9a-f]{32}", seen)


def test_a_full_page_is_the_last_one_and_one_row_more_begins_another(
    bank: Bank, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [a_referral(bank, accounts=False).code for _each in range(3)]
    monkeypatch.setattr("disbursements.api.paging.PAGE", 3)
    page = caller.get("referrals/").json()
    assert ([row["code"] for row in page["results"]], page["next"]) == (codes, None)
    monkeypatch.setattr("disbursements.api.paging.PAGE", 2)
    page = caller.get("referrals/").json()
    assert [row["code"] for row in page["results"]] == codes[:2]
    page = caller.http.get(page["next"], headers=caller.headers).json()
    assert ([row["code"] for row in page["results"]], page["next"]) == (codes[2:], None)
    ours(Referral).update(updated_at=Referral.objects.earliest("id").updated_at)  # of one moment
    page = caller.get("referrals/").json()
    assert [row["code"] for row in page["results"]] == codes[:2]
    page = caller.http.get(page["next"], headers=caller.headers).json()
    assert [row["code"] for row in page["results"]] == codes[2:]
