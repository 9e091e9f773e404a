"""Who may call: tokens, scopes, own things only; every refusal is a problem document."""

import pytest
from django.test import Client

from disbursements.models import Account, Bank, Referral
from schemes.units import today
from tests.disbursements.bank_side import Caller, a_bank, a_referral, acceptance
from tests.disbursements.served import calls, of
from tests.ours import ours

pytestmark = pytest.mark.django_db
PROBLEM = {"type", "title", "status", "detail", "code", "errors", "request_id"}


def test_without_a_token_nothing_is_told(client: Client) -> None:
    answer = client.get("/api/v1/referrals/")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/problem+json"
    assert set(answer.json()) == PROBLEM
    assert answer.json()["request_id"] == answer["X-Request-ID"]


def test_a_wrong_secret_is_answered_as_oauth_wants(caller: Caller) -> None:
    answer = caller.token("payments", secret="wrong")
    assert (answer.status_code, answer.json()) == (401, {"error": "invalid_client"})


def test_only_the_token_endpoint_of_oauth_is_there(caller: Caller) -> None:
    for path in ("/oauth/authorize/", "/oauth/revoke_token/", "/oauth/introspect/", "/oauth/applications/"):
        assert caller.http.get(path).status_code == 404


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer " + "x" * 5000, "bearer ü"])
def test_a_token_that_is_none_is_401(client: Client, token: str) -> None:
    assert client.get("/api/v1/referrals/", headers={"Authorization": token}).status_code == 401


def test_a_token_in_the_address_counts_for_nothing(caller: Caller) -> None:
    token = caller.headers["Authorization"].split()[1]
    assert Client().get("/api/v1/referrals/", {"access_token": token}).status_code == 401


def test_a_token_works_only_in_its_scope(bank: Bank) -> None:
    payer = Caller(bank, scope="payments")
    answer = payer.get("referrals/")
    assert (answer.status_code, answer.json()["code"]) == (403, "insufficient_scope")
    account = payer.post("accounts/", {})
    assert (account.status_code, account.json()["code"]) == (403, "insufficient_scope")


def test_a_bank_that_was_switched_off_is_refused(bank: Bank, caller: Caller) -> None:
    Bank.objects.filter(pk=bank.pk).update(is_active=False)
    assert caller.get("referrals/").json()["code"] == "no_bank"


def test_a_new_client_ends_the_old_one(bank: Bank, caller: Caller) -> None:
    newer = Caller(bank)
    assert caller.get("referrals/").status_code == 401
    assert newer.get("referrals/").status_code == 200


def test_another_banks_things_are_not_there(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    number = ours(Account).filter(kind="762").get().number
    other = Caller(a_bank())
    assert other.get("referrals/").json()["results"] == []
    paper = referral.application.documents.first()
    places = of(referral.code, number, paper.pk)
    asked = [(method, places[path]) for method, path, _scope in calls() if places[path] != path]
    assert len(asked) >= 9
    for method, place in asked:
        sent = {"data": acceptance(referral), "content_type": "application/json"} if method == "post" else {}
        answer = getattr(other.http, method)(place, headers=other.headers | {"Idempotency-Key": "k"}, **sent)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), place
    assert (ours(Referral).get().state, Account.objects.get(number=number).movements.count()) == ("sent", 1)


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v2/referrals/", "/api/v1/referrals/%00/", "/api/v1/x"])
def test_an_unknown_address_is_a_problem_too(caller: Caller, path: str) -> None:
    for answer in (caller.http.get(path), caller.http.post(path, {}, content_type="application/json")):
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
        assert set(answer.json()) == PROBLEM


def test_an_error_of_ours_says_nothing_of_itself(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_said: object) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr("disbursements.services.open_account", broken)
    body = {"national_code": "0499370899", "number": "1", "kind": "762", "opened_on": today().isoformat()}
    answer = caller.post("accounts/", body)
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "secret" not in answer.content.decode()


def test_the_callers_request_id_comes_back(caller: Caller) -> None:
    answer = caller.http.get("/api/v1/referrals/", headers=caller.headers | {"X-Request-ID": "call-000123"})
    assert answer["X-Request-ID"] == "call-000123"
    strange = caller.http.get("/api/v1/referrals/", headers=caller.headers | {"X-Request-ID": "<script>"})
    assert "<" not in strange["X-Request-ID"]


def test_too_many_calls_are_429_with_the_time_to_wait(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disbursements.api.access.BankThrottle.THROTTLE_RATES", {"bank": "2/min"})
    assert [caller.get("referrals/").status_code for _call in range(3)] == [200, 200, 429]
    last = caller.get("referrals/")
    assert (last.json()["code"], int(last["Retry-After"]) > 0) == ("throttled", True)


def test_calls_go_on_while_redis_is_away(caller: Caller, settings: object) -> None:
    dead = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": dead}
    assert caller.get("referrals/").status_code == 200
    assert Client().get("/verify/ABCD-ABCD-ABCD-ABCD/").status_code == 404


def test_the_inbox_pages_by_cursor(bank: Bank, caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disbursements.api.paging.PAGE", 2)
    codes = [a_referral(bank, accounts=False).code for _each in range(5)]
    seen, page = [], caller.get("referrals/").json()
    while True:
        seen += [row["code"] for row in page["results"]]
        if not page["next"]:
            break
        page = caller.http.get(page["next"], headers=caller.headers).json()
    assert seen == codes
    after = caller.get("referrals/", updated_after=page["results"][0]["updated_at"])
    assert after.json()["results"] == []
