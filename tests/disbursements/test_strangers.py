"""The strangers beside each test: who they are, that they are sound, and that a hand laid on one of them is noticed."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from applicants import tasks as files
from applicants.models import Application, Inquiry, Notice, ProvinceShare, Role, State
from disbursements import tasks
from disbursements.figures.invariants import INVARIANTS
from disbursements.models import Account, CreditLine, Loan, Referral
from tests import strangers
from tests.applicants.desk import at_desk, queue_url
from tests.applicants.portal import signed_in
from tests.disbursements.bank_side import Caller, a_bank
from tests.ours import ours
from tests.world import QASSIM, SEMNAN, YAZD, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def forgive(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Called where a stranger was moved on purpose, or the guard would tell of it."""
    return lambda: monkeypatch.setattr(strangers, "moved", list)


def test_strangers_of_every_scheme_and_of_three_provinces_stand_in_the_world() -> None:
    """tests-Q03"""
    there = {(file.scheme, file.state, file.province) for file in Application.objects.all()}
    assert there == {
        ("omid2", "disbursed", YAZD), ("omid2", "contracted", YAZD), ("omid2", "referred", YAZD),
        ("omid2", "saving", YAZD), ("omid2", "invited", YAZD), ("omid2", "rejected", SEMNAN),
        ("home_business", "contracted", SEMNAN), ("home_business", "referred", SEMNAN),
        ("home_business", "in_review", SEMNAN), ("home_business", "draft", SEMNAN),
        ("home_business", "submitted", YAZD), ("covid_relief", "at_sector", YAZD),
        ("self_help_group", "training", YAZD), ("productive_families", "contracted", QASSIM),
    }  # fmt: skip
    assert not ours(Application).exists()


def test_strangers_break_no_invariant_and_replay_as_they_were_judged() -> None:
    assert [each.number for each in INVARIANTS if each.breaches()] == []
    said = StringIO()
    call_command("replay", stdout=said)
    call_command("verify_audit", stdout=said)
    assert " 0 differ" in said.getvalue()
    assert " 0 broken" in said.getvalue()


def test_no_sweep_reaches_a_stranger() -> None:
    """Judgements, offers, invitations, messages, letters: all that is theirs is done or far away."""
    before = Notice.objects.count()
    for sweep in (
        files.sweep_judgements, files.send_notices, files.expire_invitations, files.tell_offers, tasks.sweep_letters,
    ):  # fmt: skip
        sweep()
    for province in (SEMNAN, YAZD):
        files.tell_offers_in(province)
    assert Notice.objects.count() == before
    assert strangers.moved() == []


@pytest.mark.parametrize(
    "lay_hand",
    [
        lambda: Application.objects.filter(state=State.IN_REVIEW).update(state=State.RETURNED),
        lambda: Account.objects.filter(kind="700").update(balance=1),
        lambda: Referral.objects.update(note="دیده شد"),
        lambda: Loan.objects.update(paid_out=1),
        lambda: CreditLine.objects.update(ceiling=10**13),
        lambda: Notice.objects.update(failure="x"),
        lambda: Inquiry.objects.update(superseded_at="2026-01-01T00:00Z"),
        lambda: Notice.objects.create(
            application=Application.objects.first(), kind="x", once_key="x", local_id="0" * 32, mobile="0", text="x"
        ),
    ],
)
def test_whatever_moves_a_stranger_is_noticed(lay_hand: Callable[[], object], forgive: Callable[[], None]) -> None:
    lay_hand()
    assert strangers.moved() != []
    forgive()


def test_a_stranger_is_not_shown_to_anybody_but_the_officers_of_the_province(forgive: Callable[[], None]) -> None:
    """tests-Q03: a neighbour's file is on the desk of Semnan and on no other, and on no applicant's page."""
    waiting = Application.objects.get(scheme="home_business", state=State.IN_REVIEW)
    assert waiting.code in at_desk(an_officer(Role.COMMITTEE)).get(queue_url()).content.decode()
    assert waiting.code not in at_desk(an_officer(Role.COMMITTEE, YAZD)).get(queue_url()).content.decode()
    page = reverse("application", args=[waiting.code])
    with pytest.raises(AssertionError, match="a stranger is seen"):
        signed_in(waiting.person.user).get(page)
    assert Client().get(page).status_code == 302
    forgive()  # to sign in leaves its time with the account


def test_a_bank_sees_nothing_of_strangers_referrals_accounts_and_papers() -> None:
    """tests-Q03: a bank with no referral has an empty inbox, and every address of theirs is 404."""
    caller, theirs = Caller(a_bank()), Referral.objects.filter(application__scheme="omid2")
    assert caller.get("referrals/").json()["results"] == []
    account = Account.objects.filter(kind="762").first()
    paths = [f"accounts/{account.number}/"]
    for referral in theirs:
        paper = referral.application.documents.first()
        paths += [f"referrals/{referral.code}/{end}" for end in ("", "letter/", f"documents/{paper.pk}/")]
    assert len(paths) == 10
    assert {caller.get(path).status_code for path in paths} == {404}


def test_the_share_of_semnan_is_the_tests_own() -> None:
    assert list(ProvinceShare.objects.values_list("province", flat=True)) == [YAZD]
