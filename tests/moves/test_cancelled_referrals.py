"""A referral taken back at the desk: the sum is free again, the bank has lost the file, and another bank lends it."""

from typing import Any

import pytest

from applicants.models import Notice
from disbursements.models import CreditLine, Referral
from tests.applicants.desk import at_desk, cancel_url, refer_url
from tests.disbursements import bank_side
from tests.disbursements.bank_side import Caller
from tests.moves.pages import read_by_applicant
from tests.moves.words import read_of, told_of
from tests.moves.worlds import A_DAY, CONTRACTS, DAYS, LOANS, a_bank_for, graded, standing
from tests.ways import accepted, paid

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BACK_IN = {"omid2": "chosen", "home_business": "ready", "covid_relief": "ready", "self_help_group": "ready",
           "productive_families": "ready"}  # fmt: skip
STANDING = [
    ("omid2", "referred"),
    ("home_business", "referred"),
    ("covid_relief", "referred"),
    ("self_help_group", "referred"),
    ("self_help_group", "graded"),
    ("productive_families", "referred"),
]


def held_on(referral: Referral) -> tuple[int, int]:
    """What the credit line of a referral holds, and what has been paid from it."""
    line = CreditLine.objects.get(pk=referral.credit_line_id)
    return line.reserved, line.paid


@pytest.mark.parametrize(("way", "state"), STANDING)
def test_what_is_taken_back_from_one_bank_is_lent_by_another(way: str, state: str, clock: Any) -> None:
    """`tests-Q15`: cancelled and referred anew at the desk, contracted and paid over the other bank's own calls."""
    clock(DAYS.get(way, A_DAY))
    world = standing(way, state)
    file, first = world.file, world.referral
    assert first
    assert held_on(first) == (LOANS[way], 0)
    desk = at_desk(world.desk)
    url = cancel_url(first)
    assert desk.post(url, {"reason": "بانک دیگر نزدیک‌تر است"}).status_code == 302
    file.refresh_from_db()
    first.refresh_from_db()
    assert (file.state, first.state, first.note) == (BACK_IN[way], "cancelled", "بانک دیگر نزدیک‌تر است")
    assert held_on(first) == (0, 0)
    stands, history = read_by_applicant(file)
    assert (stands, history[-1]) == (read_of(way, BACK_IN[way]), told_of(way, "cancel_referral")[0])
    assert Notice.objects.filter(application=file, kind="referral_cancelled", user=file.person.user).count() == 1
    _the_bank_has_lost_it(world.caller, first)

    other = Caller(a_bank_for(way))
    add = refer_url(file)
    assert desk.post(add, {"bank": other.bank.pk}).status_code == 302
    second = Referral.objects.get(application=file, bank=other.bank)
    assert (held_on(first), held_on(second)) == ((0, 0), (LOANS[way], 0))
    assert [row["code"] for row in other.get("referrals/", state="sent").json()["results"]] == [second.code]
    assert world.caller.get(f"referrals/{second.code}/").status_code == 404
    _the_bank_has_lost_it(world.caller, first)

    world.referral, world.caller = second, other
    if way == "omid2":
        for kind in ("791", "700"):
            bank_side.an_account(other.bank, file, kind)
    if way == "self_help_group":
        early = accepted(other, second, **CONTRACTS[way])
        assert (early.status_code, early.json()["code"]) == (409, "wrong_state"), "each bank grades for itself"
        assert graded(world).status_code == 200
    assert accepted(other, second, **CONTRACTS[way]).status_code == 201
    assert paid(other, second, LOANS[way]).status_code == 201
    file.refresh_from_db()
    assert (file.state, held_on(first), held_on(second)) == ("disbursed", (0, 0), (0, LOANS[way]))


def _the_bank_has_lost_it(caller: Caller, referral: Referral) -> None:
    """It stands in no inbox of open referrals, shows no paper of the file, and can be answered no more."""
    for state in ("sent", "accepted"):
        assert caller.get("referrals/", state=state).json()["results"] == []
    sheet = caller.get(f"referrals/{referral.code}/").json()
    assert (sheet["state"], sheet["documents"], sheet["decision_sheet"]) == ("cancelled", [], None)
    for answer in (
        caller.post(f"referrals/{referral.code}/accept/", bank_side.acceptance(referral, months=24, rate_percent=4)),
        caller.post(f"referrals/{referral.code}/decline/", {"reason": "collateral", "note": ""}),
    ):
        assert answer.status_code == 409, answer.content


@pytest.mark.parametrize("state", ["contracted", "disbursed"])
@pytest.mark.parametrize("way", BACK_IN)
def test_what_a_bank_has_contracted_is_not_taken_back(way: str, state: str, clock: Any) -> None:
    """The button is gone, and a request sent all the same moves nothing."""
    clock(DAYS.get(way, A_DAY))
    world = standing(way, state)
    assert world.referral
    held, desk = held_on(world.referral), at_desk(world.desk)
    url = cancel_url(world.referral)
    page = desk.post(url, {"reason": "دیر"}, follow=True).content.decode()
    assert "بانک به این معرفی پاسخ داده است و دیگر لغو نمی‌شود." in page
    assert url not in page
    world.file.refresh_from_db()
    assert (world.file.state, held_on(world.referral)) == (state, held)
