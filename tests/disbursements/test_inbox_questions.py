"""A bank's questions to its inbox: a cursor, a moment or a state that is none is said to be none (tests-Q05)."""

from base64 import urlsafe_b64encode
from typing import Any

import pytest

from tests.disbursements.bank_side import Caller

pytestmark = pytest.mark.django_db


def problem(answer: Any) -> tuple[int, str, str]:
    said = answer.json()
    return answer.status_code, said["code"], said["detail"]


def test_a_cursor_is_a_place_in_time_with_its_zone(caller: Caller) -> None:
    for place in ("2026-01-01T00:00:00 1", "2026-01-01T00:00:00+00:00 -1", f"2026-01-01T00:00:00+00:00 {2**63}"):
        answer = caller.get("referrals/", cursor=urlsafe_b64encode(place.encode()).decode())
        assert problem(answer) == (400, "bad_cursor", "این cursor خواندنی نیست.")
    place = urlsafe_b64encode(f"2026-01-01T00:00:00+00:00 {2**63 - 1}".encode()).decode()
    assert caller.get("referrals/", cursor=place).status_code == 200


@pytest.mark.parametrize("moment", ["2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T25:00:00Z", "soon"])
def test_a_moment_that_never_was_is_said_to_be_none(caller: Caller, moment: str) -> None:
    answer = caller.get("referrals/", updated_after=moment)
    assert problem(answer)[:2] == (400, "invalid")
    sentence = "باید لحظه‌ای مانند 2026-11-22T08:30:00+03:30 باشد."
    assert answer.json()["errors"] == [{"pointer": "#/updated_after", "code": "invalid_parameter", "detail": sentence}]


def test_a_state_that_is_none_is_said_to_be_none(caller: Caller) -> None:
    answer = caller.get("referrals/", state="lost")
    assert answer.json()["errors"] == [
        {"pointer": "#/state", "code": "invalid_parameter", "detail": "چنین وضعیتی نیست."}
    ]
