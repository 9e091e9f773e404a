"""Every answer that the schema promises is given by somebody, and nobody is answered what it does not promise."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from applicants.models import Application, ProvinceShare
from disbursements import services, tasks
from disbursements.models import Account, Bank
from schemes.units import day, today
from tests.applicants.test_way_of_covid_relief import COVID, ready
from tests.applicants.test_way_of_self_help_group import (
    _a_target_county,  # noqa: F401  # the fixture of the group's county
    a_facilitator,
    working,
)
from tests.disbursements.bank_side import (
    Caller,
    a_bank,
    a_referral,
    acceptance,
    an_invited_file,
    payout,
)
from tests.disbursements.served import Call, Judged, calls, of, schema
from tests.ours import ours
from tests.ways import HERFA, a_bank_with_credit, a_family, accepted, paid, supplied
from tests.world import an_officer

pytestmark = pytest.mark.django_db

REFERRALS = "/api/v1/referrals/"
SCOPES = {"payments": "accounts", "referrals": "payments", "accounts": "referrals"}  # and one that does not do
BAD_BODIES = {
    "invalid": "{}", "not_json": "{", "not_utf8": b'{"a": "\xff"}', "not_an_object": "[]",
    "duplicate_key": '{"a": 1, "a": 1}', "not_a_number": '{"a": NaN}', "bad_character": '{"a": "\\u0000"}',
    "nested_too_deep": "[" * 21 + "]" * 21, "body_too_large": '{"a": "' + "x" * 70_000 + '"}',
}  # fmt: skip


def promised() -> Iterator[Call]:
    """What the schema says may be answered: every status of every call, and of a problem every code."""
    for path, methods in schema()["paths"].items():
        for method, operation in methods.items():
            for status, answer in operation["responses"].items():
                kind = answer["content"].get("application/problem+json")
                for code in kind["schema"]["allOf"][1]["properties"]["code"]["enum"] if kind else [""]:
                    yield method, path, status, code


def missing(answered: set[Call], codes: set[str]) -> list[Call]:
    """The promises that nobody kept, of these codes."""
    return sorted(call for call in promised() if call[3] in codes and call not in answered)


def later(days: int = 1) -> str:
    return (today() + timedelta(days=days)).isoformat()


def test_who_may_not_call_is_told_so_at_every_call(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    answered: set[Call] = set()
    stranger, whole = Judged(), Caller(bank)
    narrow = {scope: Caller(a_bank(), scope=scope) for scope in SCOPES}
    there = of("R1")
    for method, path, scope in calls():
        sent = {"data": "{}", "content_type": "application/json"} if method == "post" else {}
        getattr(stranger, method)(there[path], **sent)
        unfit = narrow[SCOPES[scope]]
        getattr(unfit.http, method)(there[path], headers=unfit.headers, **sent)
        getattr(whole.http, method)(there[path], headers=whole.headers | {"Accept": "text/html"}, **sent)
        getattr(whole.http, method)(there[path], headers=whole.headers | {"Idempotency-Key": "k"}, **sent)
    with monkeypatch.context() as busy:
        cache.clear()
        busy.setattr("disbursements.api.access.BankThrottle.THROTTLE_RATES", {"bank": "1/min"})
        assert whole.get("referrals/").status_code == 200
        for method, path, _scope in calls():
            sent = {"data": "{}", "content_type": "application/json"} if method == "post" else {}
            assert getattr(whole.http, method)(there[path], headers=whole.headers, **sent).status_code == 429
    with monkeypatch.context() as broken:
        broken.setattr("disbursements.api.access.BankThrottle.get_cache_key", lambda *_said: 1 / 0)
        for method, path, _scope in calls():
            sent = {"data": "{}", "content_type": "application/json"} if method == "post" else {}
            getattr(whole.http, method)(there[path], headers=whole.headers, **sent)
    Bank.objects.filter(pk=bank.pk).update(is_active=False)
    for method, path, _scope in calls():
        sent = {"data": "{}", "content_type": "application/json"} if method == "post" else {}
        getattr(whole.http, method)(there[path], headers=whole.headers, **sent)
    for http in (stranger, whole.http, *(each.http for each in narrow.values())):
        answered |= http.answered
    of_these = {
        "not_authenticated", "no_bank", "insufficient_scope", "not_found", "not_acceptable", "throttled", "internal",
    }  # fmt: skip
    assert missing(answered, of_these) == []


def test_a_body_or_a_key_that_cannot_be_read_is_told_so_at_every_call(bank: Bank, caller: Caller) -> None:
    referral = a_referral(bank)
    number = Account.objects.filter(bank=bank).first().number
    posts = [of(referral.code, number)[path] for method, path, _scope in calls() if method == "post"]
    other = connection.copy()
    for place in (path.removeprefix("/api/v1/") for path in posts):
        for code, body in BAD_BODIES.items():
            assert caller.post(place, body).json()["code"] == code, (place, code)
        assert caller.post(place, {}, None).json()["code"] == "idempotency_key_missing"
        assert caller.post(place, {}, " ").json()["code"] == "idempotency_key_malformed"
        form = caller.http.post(f"/api/v1/{place}", {"a": 1}, headers=caller.headers)
        assert form.json()["code"] == "unsupported_media_type"
        with other.cursor() as elsewhere:
            elsewhere.execute("SELECT pg_advisory_lock(hashtextextended(%s, 1))", [f"{bank.pk} held"])
            assert caller.post(place, {}, "held").json()["code"] == "idempotency_running"
            elsewhere.execute("SELECT pg_advisory_unlock_all()")
    other.close()
    caller.http.get(REFERRALS, {"state": "x"}, headers=caller.headers)
    caller.http.get(REFERRALS, {"cursor": "x"}, headers=caller.headers)
    caller.http.get(f"{REFERRALS}?" + "a=1&" * 1001, headers=caller.headers)
    of_these = {
        *BAD_BODIES, "idempotency_key_missing", "idempotency_key_malformed", "idempotency_running",
        "unsupported_media_type", "bad_cursor", "bad_request",
    }  # fmt: skip
    assert missing(caller.http.answered, of_these) == []


@pytest.fixture
def answered(bank: Bank, caller: Caller, clock: Any) -> set[Call]:
    """The whole way of a loan and each refusal on it, in every scheme that has one of its own."""
    for walk in (of_omid2, of_deposits):
        walk(bank, caller)
    seen = caller.http.answered | of_a_group() | of_families()
    clock("1399/04/15")
    return seen | of_covid_relief(clock)


def test_every_promise_is_kept_by_somebody(answered: set[Call]) -> None:
    """Beside what the two tests above have seen: the successes, the refusals of each verb, the key used twice."""
    general = {
        *BAD_BODIES, "not_authenticated", "no_bank", "insufficient_scope", "not_found", "not_acceptable", "throttled",
        "internal", "idempotency_key_missing", "idempotency_key_malformed", "idempotency_running",
        "unsupported_media_type", "bad_cursor", "bad_request",
    }  # fmt: skip
    assert missing(answered, {call[3] for call in promised()} - general) == []


def twice(caller: Caller, place: str, body: Any, status: int = 201) -> Any:
    """A call, the same under its key, and the key for something else."""
    first = caller.post(place, body, place)
    assert first.status_code == status, first.content
    assert caller.post(place, body, place)["Idempotent-Replayed"] == "true"
    assert caller.post(place, {"a": 1}, place).json()["code"] == "idempotency_key_reused"
    return first.json()


def refusals(caller: Caller, place: str, body: Any, *cases: tuple[str, dict[str, Any]]) -> None:
    for code, changes in cases:
        answer = caller.post(place, body | changes)
        assert answer.json().get("code") == code, (place, changes, answer.content)


def of_omid2(bank: Bank, caller: Caller) -> None:
    bare = a_referral(bank, accounts=False)
    refusals(caller, f"referrals/{bare.code}/accept/", acceptance(bare), ("account_needed", {}))
    twice(caller, f"referrals/{bare.code}/decline/", {"reason": "other"}, 200)
    refusals(caller, f"referrals/{bare.code}/decline/", {"reason": "other"}, ("wrong_state", {}))
    short = a_referral(bank)
    deposit = short.application.accounts.get(kind="762")
    taken = {"amount": 1 - deposit.balance, "on": today().isoformat(), "bank_reference": "OUT"}
    assert caller.post(f"accounts/{deposit.number}/movements/", taken).status_code == 201
    refusals(caller, f"referrals/{short.code}/accept/", acceptance(short), ("block_short", {}))
    referral = a_referral(bank)
    assert tasks.draw_letter(referral.pk)
    place, body = f"referrals/{referral.code}/", acceptance(referral)
    refusals(
        caller, f"{place}accept/", body,
        ("above_referral", {"principal": referral.amount + 1}), ("months_differ", {"months": 17}),
        ("terms_are_set", {"rate_percent": 5}), ("contract_day", {"contract_on": later()}),
    )  # fmt: skip
    terms = referral.terms
    type(referral).objects.filter(pk=referral.pk).update(terms=terms | {"months": None, "months_most": 12})
    refusals(caller, f"{place}accept/", body, ("months_above", {"months": 13}))
    type(referral).objects.filter(pk=referral.pk).update(terms=terms)
    graded = {"passed": True, "graded_on": today().isoformat()}
    refusals(caller, f"{place}grade/", graded, ("not_in_this_scheme", {}))
    refusals(caller, f"{place}payouts/", payout(1), ("wrong_state", {}))
    twice(caller, f"{place}accept/", body)
    other = a_referral(bank)
    again = acceptance(other, contract_number=body["contract_number"])
    refusals(caller, f"referrals/{other.code}/accept/", again, ("contract_number_used", {}))
    refusals(caller, f"{place}accept/", body | {"contract_number": "C"}, ("wrong_state", {}))
    tranche = payout(5)
    twice(caller, f"{place}payouts/", tranche)
    assert caller.post(f"{place}payouts/", tranche).status_code == 200
    refusals(
        caller, f"{place}payouts/", payout(5),
        ("reference_used", tranche | {"amount": 6}), ("above_principal", {"amount": referral.amount}),
        ("payout_day", {"paid_on": later()}),
    )  # fmt: skip
    paper = referral.application.documents.first()
    number = referral.application.accounts.get(kind="762").number
    places = of(referral.code, number, paper.pk)
    for method, path, _scope in calls():
        if method == "get":
            answer = caller.http.get(places[path], headers=caller.headers)
            assert (answer.status_code, bool(b"".join(answer))) == (200, True), path
    assert paid(caller, referral, referral.amount - 5).json()["state"] == "paid"
    later_money = {"amount": 1, "on": today().isoformat(), "bank_reference": "LATE"}
    refusals(caller, f"accounts/{number}/movements/", later_money, ("deposit_closed", {}))
    ordinary = referral.application.accounts.get(kind="700")
    out = later_money | {"amount": -ordinary.balance}
    refusals(caller, f"accounts/{ordinary.number}/movements/", out, ("cash_blocked", {}))


def of_deposits(bank: Bank, caller: Caller) -> None:
    file = an_invited_file()
    code = file.person.national_code
    opening = {"national_code": code, "number": "A-1", "kind": "762", "opened_on": today().isoformat()}
    refusals(
        caller, "accounts/", opening,
        ("wrong_account_kind", {"kind": "763"}), ("account_day", {"opened_on": later()}),
        ("no_invitation", {"national_code": "0499370899"}), ("no_file", {"national_code": "0499370899", "kind": "700"}),
    )  # fmt: skip
    twice(caller, "accounts/", opening)
    assert caller.post("accounts/", opening).status_code == 200
    ordinary = opening | {"kind": "700", "number": "A-2"}
    assert caller.post("accounts/", ordinary).status_code == 201
    refusals(
        caller, "accounts/", ordinary, ("account_kind_used", {"number": "A-3"}), ("reference_used", {"kind": "791"})
    )
    saved = {"amount": 10, "on": today().isoformat(), "bank_reference": "S-1"}
    twice(caller, "accounts/A-1/movements/", saved)
    assert caller.post("accounts/A-1/movements/", saved).status_code == 200
    refusals(
        caller, "accounts/A-1/movements/", saved | {"bank_reference": "S-2"},
        ("reference_used", {"bank_reference": "S-1", "amount": 9}), ("movement_day", {"on": later()}),
        ("balance_negative", {"amount": -11}), ("province_ceiling", {"amount": 10**14}),
    )  # fmt: skip
    whole = saved | {"amount": 10**15, "bank_reference": "S-3"}
    assert caller.post("accounts/A-2/movements/", whole).status_code == 201
    refusals(caller, "accounts/A-2/movements/", whole, ("balance_too_large", {"amount": 1, "bank_reference": "S-4"}))
    ours(ProvinceShare).filter(province=file.province).update(province="07")
    refusals(caller, "accounts/A-1/movements/", saved, ("no_share", {"bank_reference": "S-5"}))


def of_a_group() -> set[Call]:
    caller = Caller(a_bank_with_credit("self_help_group", source="national"))
    file = working(a_facilitator())
    referral = services.refer(application=file, bank=caller.bank, by=an_officer())
    grading = {"passed": True, "graded_on": today().isoformat()}
    place = f"referrals/{referral.code}/grade/"
    refusals(caller, place, grading, ("grade_day", {"graded_on": later()}))
    twice(caller, place, grading, 200)
    refusals(caller, place, grading, ("wrong_state", {}))
    assert accepted(caller, referral, months=24, rate_percent=4).status_code == 201
    caller.get(f"referrals/{referral.code}/")
    return caller.http.answered


def of_families() -> set[Call]:
    bank = a_bank_with_credit(HERFA, source="portfolio", currency="SAR", province="SA-05", year=today().year)
    caller, file = Caller(bank), a_family()
    by = Application.objects.get(pk=file.pk).events.latest("number").actor
    referral = services.refer(application=file, bank=bank, by=by)
    refusals(caller, f"referrals/{referral.code}/accept/", acceptance(referral, months=12), ("rate_missing", {}))
    supplied(file, by, association_member=False)
    assert accepted(caller, referral, months=12, rate_percent=3).json()["code"] == "not_met"
    caller.get(f"referrals/{referral.code}/")
    return caller.http.answered


def of_covid_relief(clock: Any) -> set[Call]:
    caller, file = Caller(a_bank_with_credit(COVID, source="national")), ready()
    supplied(file, bounced_cheques=[], non_current_debt=0)
    referral = services.refer(application=file, bank=caller.bank, by=an_officer())
    assert accepted(caller, referral, grace_months=24).json()["code"] == "grace_too_long"
    assert accepted(caller, referral, grace_months=3).status_code == 201
    caller.get(f"referrals/{referral.code}/")
    clock("1399/06/02")
    renewed = Caller(caller.bank)
    late = paid(renewed, referral, 1_000, paid_on=day("1399/06/01").isoformat())
    assert late.json()["code"] == "payout_too_late"
    return caller.http.answered | renewed.http.answered
