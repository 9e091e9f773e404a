"""Tasks work on rows, so they may run twice, in any order, or find nothing to do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applicants import tasks
from applicants.files.sweeping import done_of
from applicants.models import Invitation, Judgement, State
from applicants.services import invite
from tests.world import a_file, a_paper, a_share, an_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "task", [tasks.sweep_judgements, tasks.send_notices, tasks.expire_invitations, tasks.tell_offers]
)
def test_a_sweep_with_nothing_to_do_does_nothing(task):
    task.run()


def test_the_sweep_judges_what_no_door_has_nudged():
    file = a_file(State.SUBMITTED, check_due_at=timezone.now())
    a_paper(file)
    tasks.sweep_judgements.run()
    tasks.sweep_judgements.run()
    file.refresh_from_db()
    assert file.state == State.IN_REVIEW
    assert Judgement.objects.filter(application=file).count() == 1


def test_invitations_end_once():
    share, file = a_share(), a_file(State.APPROVED)
    invitation = invite(application=file, by=an_officer(), intended_deposit=30_000_000)
    Invitation.objects.filter(pk=invitation.pk).update(expires_on=invitation.expires_on - timedelta(days=31))
    tasks.expire_invitations.run()
    tasks.expire_invitations.run()
    share.refresh_from_db()
    file.refresh_from_db()
    assert (share.reserved, file.state) == (0, State.APPROVED)


def test_one_that_breaks_holds_up_no_other_and_is_not_silent():
    tried = []

    def do(number):
        tried.append(number)
        return 6 // number > 2

    with pytest.raises(ExceptionGroup):
        done_of([1, 0, 2, 3], do)
    assert tried == [1, 0, 2, 3]
    assert done_of([1, 2, 3], do) == [1, 2]
    assert done_of([1, 2, 3], do, seconds=-1) == []
