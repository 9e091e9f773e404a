"""Invitations and deposits against the provinces' ceilings: never above the row, whoever runs at once (O44, O45)."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction
from django.db.models import Sum

from applicants.models import Event, Invitation, Notice, ProvinceShare, Role, State
from applicants.services import absorb, expire_invitations, invite, open_account, release_invitation, withdraw
from applicants.workflow import Refused
from schemes.units import today
from tests.ours import ours
from tests.world import FARS, SEMNAN, TEHRAN, a_file, a_share, an_officer

pytestmark = pytest.mark.django_db
SEMNANS = 18_450_000_000
MINIMUM = 30_000_000


def an_approved_file(**fields):
    return a_file(State.APPROVED, **fields)


def an_invited_file(amount=100_000_000, **fields):
    file = an_approved_file(**fields)
    invite(application=file, by=an_officer(province=file.province), intended_deposit=amount)
    return file


def a_saving_file(amount=100_000_000):
    file = an_invited_file(amount)
    open_account(application=file, kind="762", opened_on=today(), bank_name="بانک آزمون")
    return file


def code_of(verb, **given):
    with pytest.raises(Refused) as refused, transaction.atomic():
        verb(**given)
    return refused.value.code


def at_once(jobs):
    """Run each job in a thread with a connection of its own, all starting together; count who was refused."""
    start, refusals = threading.Barrier(len(jobs)), []

    def run(job):
        start.wait()
        try:
            job()
        except Refused as refused:
            refusals.append(refused.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


def test_an_invitation_holds_the_intended_deposit_and_tells_the_person():
    share, file = a_share(), an_approved_file(answers={"intended_deposit": 200_000_000})
    invitation = invite(application=file, by=an_officer(Role.EXPERT), days=10)
    share.refresh_from_db()
    assert file.state == State.INVITED
    assert share.reserved == invitation.reserved == 200_000_000
    assert invitation.expires_on == today() + timedelta(days=10)
    assert "۲۰۰٬۰۰۰٬۰۰۰" in Notice.objects.get(application=file).text


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"intended_deposit": MINIMUM - 1}, "below_minimum"),
        ({"intended_deposit": None}, "deposit_missing"),
        ({"intended_deposit": True}, "deposit_missing"),
        ({"intended_deposit": MINIMUM, "days": 0}, "wrong_days"),
        ({"intended_deposit": SEMNANS + 1}, "province_ceiling"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused_and_holds_nothing(given, code):
    """O34: one rial below the minimum is refused."""
    share, file = a_share(), an_approved_file()
    assert code_of(invite, application=file, by=an_officer(), **given) == code
    share.refresh_from_db()
    file.refresh_from_db()
    assert (share.reserved, file.state) == (0, State.APPROVED)
    assert not ours(Invitation).exists()
    assert not ours(Notice).exists()


def test_the_minimum_itself_is_enough():
    """O34."""
    a_share()
    invite(application=an_approved_file(), by=an_officer(), intended_deposit=MINIMUM)


def test_a_whole_share_can_be_promised_and_not_a_rial_more():
    """O45."""
    share = a_share(ceiling=SEMNANS)
    an_invited_file(SEMNANS - MINIMUM)
    given = {"application": an_approved_file(), "by": an_officer()}
    assert code_of(invite, **given, intended_deposit=MINIMUM + 1) == "province_ceiling"
    invite(**given, intended_deposit=MINIMUM)
    share.refresh_from_db()
    assert share.remaining == 0


def test_another_provinces_officer_cannot_invite():
    a_share()
    given = {"application": an_approved_file(), "by": an_officer(province=TEHRAN), "intended_deposit": MINIMUM}
    assert code_of(invite, **given) == "not_your_province"


def test_a_province_without_a_share_invites_nobody():
    file = an_approved_file(province=FARS)
    assert code_of(invite, application=file, by=an_officer(province=FARS), intended_deposit=MINIMUM) == "no_share"


def test_an_invitation_lasts_through_its_last_day_and_then_gives_back():
    share, file = a_share(), an_invited_file()
    last = ours(Invitation).get().expires_on
    assert expire_invitations(on=last) == 0
    assert expire_invitations(on=last + timedelta(days=1)) == 1
    assert expire_invitations(on=last + timedelta(days=1)) == 0
    share.refresh_from_db()
    file.refresh_from_db()
    assert (share.reserved, file.state) == (0, State.APPROVED)
    assert Notice.objects.filter(application=file, kind="invitation_expired").count() == 1
    invite(application=file, by=an_officer(), intended_deposit=MINIMUM)


def test_a_file_that_is_taken_back_gives_its_reserve_back():
    share, file = a_share(), an_invited_file()
    withdraw(application=file)
    share.refresh_from_db()
    assert share.reserved == 0
    assert ours(Invitation).get().state == Invitation.State.RELEASED
    release_invitation(application=file)
    share.refresh_from_db()
    assert share.reserved == 0


def test_the_account_uses_the_invitation_and_keeps_its_reserve_for_the_deposit():
    """O6, R8."""
    share, file = a_share(), a_saving_file()
    share.refresh_from_db()
    assert file.state == State.SAVING
    assert ours(Invitation).get().state == Invitation.State.USED
    assert (share.reserved, share.absorbed) == (100_000_000, 0)
    assert Event.objects.filter(application=file).last().actor_name == "بانک آزمون"


@pytest.mark.parametrize(
    ("person_kind", "kind"), [("natural", "763"), ("legal", "762"), ("natural", "700"), ("natural", "")]
)
def test_the_wrong_account_code_for_the_person_is_refused(person_kind, kind):
    """O6."""
    a_share()
    given = {
        "application": an_invited_file(answers={"person_kind": person_kind}),
        "opened_on": today(),
        "bank_name": "بانک",
    }
    assert code_of(open_account, **given, kind=kind) == "wrong_account_kind"


def test_an_account_is_opened_only_by_invitation_and_not_tomorrow():
    """O36: plan and invitation come before the account."""
    a_share()
    given = {"kind": "762", "bank_name": "بانک"}
    assert code_of(open_account, application=an_approved_file(), opened_on=today(), **given) == "wrong_state"
    to_come = today() + timedelta(days=1)
    assert code_of(open_account, application=an_invited_file(), opened_on=to_come, **given) == "day_to_come"


@pytest.mark.parametrize(
    ("movements", "reserved", "absorbed"),
    [
        ([40_000_000], 60_000_000, 40_000_000),
        ([100_000_000], 0, 100_000_000),
        ([130_000_000], 0, 130_000_000),
        ([60_000_000, 60_000_000], 0, 120_000_000),
        ([60_000_000, -20_000_000], 40_000_000, 40_000_000),
        ([60_000_000, -60_000_000, 10_000_000], 30_000_000, 10_000_000),
    ],
)
def test_deposits_use_the_reserve_first_and_then_the_free_share(movements, reserved, absorbed):
    """R8."""
    share, file = a_share(), a_saving_file()
    for amount in movements:
        absorb(application=file, amount=amount)
    share.refresh_from_db()
    assert (share.reserved, share.absorbed) == (reserved, absorbed)


def test_a_deposit_above_the_ceiling_is_refused_to_the_rial():
    """O45."""
    share, file = a_share(ceiling=150_000_000), a_saving_file()
    assert code_of(absorb, application=file, amount=150_000_001) == "province_ceiling"
    absorb(application=file, amount=150_000_000)
    share.refresh_from_db()
    assert share.remaining == 0


def test_money_can_be_taken_out_of_a_full_province():
    share, file = a_share(ceiling=100_000_000), a_saving_file()
    absorb(application=file, amount=100_000_000)
    absorb(application=file, amount=-30_000_000)
    share.refresh_from_db()
    assert share.remaining == 30_000_000


def test_what_was_never_deposited_is_given_back_when_the_invitations_time_ends():
    share, file = a_share(), a_saving_file()
    absorb(application=file, amount=40_000_000)
    assert expire_invitations(on=today() + timedelta(days=31)) == 1
    share.refresh_from_db()
    file.refresh_from_db()
    assert (share.reserved, share.absorbed, file.state) == (0, 40_000_000, State.SAVING)
    assert expire_invitations(on=today() + timedelta(days=31)) == 0


def test_the_database_itself_refuses_more_than_the_ceiling():
    """O45."""
    share = a_share()
    with pytest.raises(IntegrityError, match="share_is_never_exceeded"), transaction.atomic():
        ProvinceShare.objects.filter(pk=share.pk).update(reserved=SEMNANS + 1)


def test_the_shares_come_from_the_law_and_the_unallotted_rest_belongs_to_nobody():
    """O44, R7: 450,000,000 of the printed total is in no row."""
    for _twice in range(2):
        call_command("reference_data", verbosity=0)
    assert ProvinceShare.objects.count() == 31
    assert ProvinceShare.objects.aggregate(total=Sum("ceiling"))["total"] == 1_500_000_000_000 - 450_000_000
    assert ours(ProvinceShare).get(province=SEMNAN).ceiling == SEMNANS


def test_laying_the_shares_down_again_keeps_what_is_promised():
    call_command("reference_data", verbosity=0)
    an_invited_file()
    call_command("reference_data", verbosity=0)
    assert ours(ProvinceShare).get(province=SEMNAN).reserved == 100_000_000


@pytest.mark.django_db(transaction=True)
def test_thirty_two_at_once_never_exceed_semnans_share():
    """O45: eighteen invitations of a billion fit into 18,450,000,000; fourteen must be refused."""
    share, officer = a_share(ceiling=SEMNANS), an_officer()
    files = [an_approved_file() for _ in range(32)]
    refusals = at_once(
        [lambda file=file: invite(application=file, by=officer, intended_deposit=1_000_000_000) for file in files]
    )
    share.refresh_from_db()
    assert refusals == ["province_ceiling"] * 14
    assert share.reserved == 18_000_000_000
    assert ours(Invitation).aggregate(held=Sum("reserved"))["held"] == share.reserved
    assert ours(Event).filter(verb="invite").count() == 18


@pytest.mark.django_db(transaction=True)
def test_deposits_and_invitations_at_once_never_exceed_the_share():
    """O45, R8."""
    share, officer = a_share(ceiling=1_000_000_000), an_officer()
    savers = [a_saving_file(MINIMUM) for _ in range(8)]
    waiting = [an_approved_file() for _ in range(8)]
    jobs = [lambda file=file: absorb(application=file, amount=130_000_000) for file in savers]
    jobs += [lambda file=file: invite(application=file, by=officer, intended_deposit=100_000_000) for file in waiting]
    refusals = at_once(jobs)
    share.refresh_from_db()
    assert set(refusals) == {"province_ceiling"}
    assert 0 <= share.remaining < 100_000_000
    assert ours(Invitation).aggregate(held=Sum("reserved"))["held"] == share.reserved


@pytest.mark.django_db(transaction=True)
def test_one_file_invited_by_two_officers_at_once_is_invited_once():
    share, file = a_share(), an_approved_file()
    officers = [an_officer() for _ in range(4)]
    jobs = [
        lambda officer=officer: invite(
            application=type(file).objects.get(pk=file.pk), by=officer, intended_deposit=MINIMUM
        )
        for officer in officers
    ]
    assert at_once(jobs) == ["wrong_state"] * 3
    share.refresh_from_db()
    assert share.reserved == MINIMUM
