"""What the API answers to a grade that cannot be, and to faults that are nobody's but the framework's (tests-Q05)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import DisallowedHost, PermissionDenied
from django.test import Client

from applicants.models import State
from disbursements import checks
from disbursements.models import Referral
from schemes.units import today
from tests.disbursements import test_way_of_self_help_group as groups
from tests.disbursements.bank_side import Caller, a_bank, a_loan, a_referral, payout
from tests.disbursements.test_way_of_self_help_group import graded, referred
from tests.ways import accepted

pytestmark = pytest.mark.django_db
_a_target_county, caller = groups._a_target_county, groups.caller


def problem(answer: Any) -> tuple[int, str, str]:
    said = answer.json()
    assert (answer["Content-Type"], said["status"]) == ("application/problem+json", answer.status_code)
    return answer.status_code, said["code"], said["detail"]


def test_a_group_is_not_graded_tomorrow_and_not_twice(caller: Caller) -> None:
    referral = referred(caller)
    tomorrow = (today() + timedelta(days=1)).isoformat()
    answer = graded(caller, referral, graded_on=tomorrow)
    assert problem(answer) == (409, "grade_day", "روز اعتبارسنجی نمی‌تواند در آینده باشد.")
    referral.refresh_from_db()
    assert (referral.state, referral.application.state) == ("sent", State.REFERRED)
    assert not referral.application.inquiries.filter(kind="grade").exists()
    answer = graded(caller, referral, note="خوب")
    assert (answer.status_code, answer.json()["state"]) == (200, "sent")
    again = graded(caller, referral)
    assert problem(again) == (409, "wrong_state", "این معرفی در انتظار اعتبارسنجی نیست.")
    said = referral.application.inquiries.get(kind="grade")
    assert (said.facts, said.source, said.valid_until) == ({"bank_grade_passed": True}, "bank", None)
    assert referral.application.events.latest("pk").note == "خوب"


def test_a_group_that_fails_is_declined_with_the_banks_note(caller: Caller) -> None:
    referral = referred(caller)
    answer = graded(caller, referral, passed=False, note="دفترها مرتب نیست")
    assert answer.json()["state"] == "declined"
    referral.refresh_from_db()
    assert (referral.decline_reason, referral.note) == ("credit_check", "دفترها مرتب نیست")
    assert referral.application.state == State.READY
    assert referral.application.inquiries.get(kind="grade").valid_until == today()


def test_a_contract_with_a_group_needs_a_rate_where_no_circular_says_one(caller: Caller) -> None:
    referral = referred(caller)
    graded(caller, referral)
    answer = accepted(caller, referral, months=24)
    sentence = "نرخ این طرح را بخشنامه نگفته است؛ بانک آن را در قرارداد می‌نویسد."
    assert problem(answer) == (409, "rate_missing", sentence)
    answer = accepted(caller, referral, months=24, rate_percent=4, grace_months=24)
    assert problem(answer)[:2] == (409, "terms_are_set")
    assert accepted(caller, referral, months=24, rate_percent=0).status_code == 201


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionDenied("secret"), (403, "permission_denied", "اجازه این کار را ندارید.")),
        (DisallowedHost("secret"), (400, "bad_request", "درخواست خواندنی نیست.")),
    ],
)
def test_what_the_framework_refuses_is_a_problem_too(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: tuple[int, str, str]
) -> None:
    bank = a_bank()
    caller = Caller(bank)
    path = f"referrals/{a_loan(bank, caller).code}/payouts/"

    def broken(**_said: object) -> None:
        raise error

    monkeypatch.setattr("disbursements.services.pay_out", broken)
    headers = caller.headers | {"Idempotency-Key": "once"}
    # Not by the caller, who holds answers against the schema: no bank is promised what no call of ours answers.
    answer = Client(raise_request_exception=False).post(
        f"/api/v1/{path}", payout(1), content_type="application/json", headers=headers
    )
    assert problem(answer) == said
    assert "secret" not in answer.content.decode()


def test_a_library_that_is_not_there_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "PACKAGES", {"libpango-1.0.so.0": "here", "libnobodyhas.so.9": "libnobody9"})
    (warning,) = checks.pango_is_there(None)
    assert (warning.id, warning.msg) == ("disbursements.W001", "Letters need Pango: apt-get install libnobody9")


def test_a_referral_of_one_scheme_is_graded_by_nobody() -> None:
    bank = a_bank()
    caller = Caller(bank)
    referral: Referral = a_referral(bank)
    answer = graded(caller, referral)
    assert problem(answer) == (409, "not_in_this_scheme", "این کار در راه این طرح نیست.")
