"""A self-help group at the bank: graded as a group, lent to without collateral, the loan split by member."""

from datetime import timedelta
from typing import Any

import pytest

from applicants.models import Application, State
from applicants.ways.self_help_group.forming import record_passbook
from disbursements import services
from disbursements.figures.invariants import INVARIANTS
from disbursements.models import CreditLine, MemberShare, Referral
from disbursements.referrals import letters
from disbursements.referrals.terms_in_words import in_plain_words
from schemes.units import today
from tests.applicants.portal import refused
from tests.applicants.test_way_of_self_help_group import (
    BOOK,
    COUNTY,
    GROUP,
    SHARE,
    _a_target_county,  # noqa: F401  # the fixture of the group's county
    a_facilitator,
    formed,
    working,
)
from tests.disbursements.bank_side import Caller, a_bank
from tests.ours import ours
from tests.ways import a_bank_with_credit, accepted, paid, read_all_pages
from tests.world import an_officer

pytestmark = pytest.mark.django_db

SUM = 12 * SHARE


@pytest.fixture
def caller() -> Caller:
    return Caller(a_bank_with_credit(GROUP, source="national"))


def referred(caller: Caller, **figures: Any) -> Referral:
    return services.refer(application=working(a_facilitator(), **figures), bank=caller.bank, by=an_officer())


def graded(caller: Caller, referral: Referral, *, passed: Any = True, **changes: Any) -> Any:
    body = {"passed": passed, "graded_on": today().isoformat()} | changes
    return caller.post(f"referrals/{referral.code}/grade/", body)


def test_a_group_is_graded_then_lent_to_and_every_member_has_her_part(caller: Caller) -> None:
    """G1, G2, G10: the bank judges the group, lends on that alone, and the parts sum to the loan."""
    referral = referred(caller)
    assert accepted(caller, referral, months=24, rate_percent=4).json()["code"] == "wrong_state", "grading comes first"
    answer = graded(caller, referral)
    assert answer.status_code == 200, answer.content
    file = ours(Application).get()
    assert file.state == State.GRADED
    judged = file.judgements.latest("pk")
    assert (judged.outcome, judged.verdict["quantities"]["grade"]) == ("met", 5)
    answer = accepted(caller, referral, months=24, rate_percent=4)
    assert answer.status_code == 201, answer.content
    shares = answer.json()["loan"]["member_shares"]
    assert [share["amount"] for share in shares] == [SHARE] * 12
    assert paid(caller, referral, SUM).json()["state"] == "paid"
    file.refresh_from_db()
    assert file.state == State.DISBURSED
    read_all_pages(file)
    assert not [each.number for each in INVARIANTS if each.breaches()]


def test_neither_collateral_nor_guarantor_is_asked(caller: Caller) -> None:
    """G3."""
    referral = referred(caller)
    terms = caller.get(f"referrals/{referral.code}/").json()["terms"]
    assert (terms["collateral_total"], terms["guarantors"], terms["blocked_cash"], terms["note_ceiling"]) == (
        0,
        0,
        None,
        None,
    )
    assert dict(in_plain_words(referral).security)["وثیقه و ضامن"].startswith("هیچ")
    assert letters.draw(referral).startswith(b"%PDF")


def test_a_smaller_loan_is_split_in_proportion_to_the_rial(caller: Caller) -> None:
    """G10: the last member takes what rounding leaves."""
    referral = referred(caller)
    graded(caller, referral)
    assert accepted(caller, referral, months=24, rate_percent=4, principal=SUM - 5).status_code == 201
    parts = list(ours(MemberShare).order_by("id").values_list("amount", flat=True))
    assert sum(parts) == SUM - 5
    assert set(parts[:-1]) == {SHARE - 1}
    assert ours(CreditLine).get().reserved == SUM - 5
    assert not [each.number for each in INVARIANTS if each.breaches()]


def test_a_group_that_the_bank_does_not_pass_returns_and_may_be_referred_again(clock: Any) -> None:
    """G10."""
    clock("1405/09/01")
    caller = Caller(a_bank_with_credit(GROUP, source="national"))
    referral = referred(caller)
    answer = graded(caller, referral, passed=False, note="جلسه‌ها نامنظم است")
    assert (answer.status_code, answer.json()["state"]) == (200, "declined")
    file = ours(Application).get()
    assert (file.state, ours(CreditLine).get().reserved) == (State.READY, 0)
    assert graded(caller, referral).json()["code"] == "wrong_state"
    assert refused(services.refer, application=file, bank=caller.bank, by=an_officer()).code == "not_met"
    clock("1405/09/02")
    assert services.refer(application=file, bank=caller.bank, by=an_officer()).state == "sent"


def test_a_group_is_graded_once(caller: Caller) -> None:
    referral = referred(caller)
    graded(caller, referral)
    assert graded(caller, referral).json()["code"] == "wrong_state"
    late = graded(caller, referral, graded_on=(today() + timedelta(days=1)).isoformat())
    assert late.status_code == 409


@pytest.mark.parametrize("passed", ["true", 1, None])
def test_a_grade_is_true_or_false_and_nothing_else(caller: Caller, passed: Any) -> None:
    assert graded(caller, referred(caller), passed=passed).status_code == 400


def test_another_bank_grades_nothing(caller: Caller) -> None:
    referral = referred(caller)
    assert graded(Caller(a_bank()), referral).status_code == 404


@pytest.mark.parametrize("figures", [{"months_active": 5}])
def test_a_group_with_less_than_six_months_is_not_referred(caller: Caller, figures: dict[str, Any]) -> None:
    """R30."""
    file = working(by := a_facilitator(), **figures)
    assert refused(services.refer, application=file, bank=caller.bank, by=an_officer()).code == "not_met"
    record_passbook(application=file, by=by, **BOOK)
    assert services.refer(application=file, bank=caller.bank, by=an_officer()).amount == SUM


def test_a_group_without_training_or_passbook_goes_to_no_bank(caller: Caller) -> None:
    """G9, G10."""
    file = formed(a_facilitator(), county=COUNTY)
    assert refused(services.refer, application=file, bank=caller.bank, by=an_officer()).code == "wrong_state"


def test_only_groups_are_graded(caller: Caller) -> None:
    Application.objects.filter(pk=(referral := referred(caller)).application_id).update(scheme="home_business")
    assert graded(caller, referral).json()["code"] == "not_in_this_scheme"
