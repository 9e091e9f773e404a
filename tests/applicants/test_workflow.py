"""A file moves only by the table of steps, once for two who try at once, and every move is chained."""

import threading

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from applicants.models import Application, Event, EventChain, Role, State
from applicants.roles import DESK
from applicants.states import states
from applicants.way import way_of, ways
from applicants.workflow import THE_SYSTEM, Actor, Refused, advance, allowed
from schemes.catalogue import SCHEMES
from tests.ours import ours
from tests.world import SEMNAN, TEHRAN, a_file, an_officer

pytestmark = pytest.mark.django_db


STEPS = [pytest.param(slug, step, id=f"{slug}-{step.verb}") for slug, way in ways() for step in way.steps]


def test_every_state_but_the_first_and_expired_is_reached_by_a_step():
    reached = {step.target for _slug, way in ways() for step in way.steps}
    assert reached == states().keys() - {State.DRAFT, State.EXPIRED}


@pytest.mark.parametrize(("scheme", "step"), STEPS)
def test_each_step_leads_only_from_its_sources(scheme, step):
    for state in states().keys() - set(step.sources) - {State.DRAFT}:
        with pytest.raises(Refused) as refused, transaction.atomic():
            advance(a_file(state, scheme=scheme), step.verb, by=Actor(step.roles[0]))
        assert refused.value.code == "wrong_state"


@pytest.mark.parametrize(("scheme", "step"), STEPS)
def test_each_step_is_taken_only_by_its_roles(scheme, step):
    others = {"applicant", "system", "bank", *Role} - set(step.roles)
    for role in others:
        with pytest.raises(Refused) as refused:
            advance(a_file(step.sources[0], scheme=scheme), step.verb, by=Actor(role))
        assert refused.value.code == "not_your_step"


def test_the_steps_offered_are_those_of_the_state_and_the_role():
    assert {step.verb for step in allowed(a_file(State.IN_REVIEW), [Role.EXPERT])} == {
        "return_to_applicant",
        "report_visit",
    }
    assert {step.verb for step in allowed(a_file(State.CHOSEN), DESK)} == {"confirm_papers", "refer"}


@pytest.mark.parametrize("slug", SCHEMES)
def test_a_verb_of_another_way_is_none_of_this(slug):
    own = {step.verb for step in way_of(slug).steps}
    others = {step.verb: step for _slug, way in ways() for step in way.steps if step.verb not in own}
    for verb, step in others.items():
        with pytest.raises(Refused) as refused:
            advance(a_file(State.SUBMITTED, scheme=slug), verb, by=Actor(step.roles[0]))
        assert refused.value.code == "not_in_this_scheme"


def test_a_move_writes_an_event_that_says_who_and_why():
    file, officer = a_file(State.IN_REVIEW), an_officer(Role.EXPERT)
    event = advance(file, "return_to_applicant", by=Actor.of(officer), reason="other", note="عکس")
    assert file.state == State.RETURNED
    assert (event.from_state, event.to_state, event.actor, event.actor_role) == (
        State.IN_REVIEW,
        State.RETURNED,
        officer,
        Role.EXPERT,
    )
    assert (event.reason, event.note) == ("other", "عکس")


def test_a_move_whose_event_cannot_be_written_does_not_happen():
    file = a_file(State.IN_REVIEW)
    with pytest.raises(DatabaseError), transaction.atomic():
        advance(file, "return_to_applicant", by=Actor(Role.EXPERT), reason="ر" * 41)
    file.refresh_from_db()
    assert file.state == State.IN_REVIEW


def test_events_are_numbered_and_chained_in_each_province():
    before = EventChain.objects.get(province=SEMNAN)
    for province in (SEMNAN, TEHRAN, SEMNAN):
        advance(a_file(State.SUBMITTED, province=province), "pass_check", by=THE_SYSTEM)
    semnans = list(ours(Event).filter(province=SEMNAN).order_by("number"))
    assert [event.number for event in semnans] == [before.number + 1, before.number + 2]
    assert (semnans[0].previous, semnans[1].previous) == (before.digest, semnans[0].digest)
    assert EventChain.objects.get(province=SEMNAN).digest == semnans[1].digest
    first = ours(Event).get(province=TEHRAN)
    assert (first.number, first.previous) == (1, "")


@pytest.mark.parametrize("statement", ["UPDATE applicants_event SET note = 'x'", "DELETE FROM applicants_event"])
def test_events_are_never_changed_or_deleted(statement):
    advance(a_file(State.SUBMITTED), "pass_check", by=THE_SYSTEM)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_move_at_once_one_moves_and_the_chain_is_whole():
    file, files = a_file(State.IN_REVIEW), [a_file(State.SUBMITTED) for _ in range(8)]
    before = EventChain.objects.get(province=SEMNAN).number
    start, refusals = threading.Barrier(8), []

    def move(own):
        start.wait()
        try:
            advance(own, "pass_check", by=THE_SYSTEM)
            advance(Application.objects.get(pk=file.pk), "approve", by=Actor(Role.MANAGER), plan_approved_on=own.law_on)
        except Refused as refused:
            refusals.append(refused.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=move, args=(own,)) for own in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refusals == ["wrong_state"] * 7
    assert list(ours(Event).order_by("number").values_list("number", flat=True)) == list(range(before + 1, before + 10))
    call_command("verify_audit", verbosity=0)
