"""Every state and every step in the words of whoever reads them: the applicant on the tracking page, the officer."""

from typing import Any

import pytest
from django.utils import timezone

from applicants.models import Application, Event
from applicants.states import states
from tests.applicants.desk import at_desk, file_url
from tests.moves.pages import history, listed_for_applicant, read_by_applicant
from tests.moves.words import TAGS, read_of, told_of
from tests.moves.worlds import A_DAY, DAYS, World, standing
from tests.moves.written import STATES, WAYS, of_way, states_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BEGINS = dict.fromkeys(WAYS, "submitted")
OFFERED = {"deposit_months": 3, "long_repayment": False, "amount": 200_000_000, "repayment_months": 18}


def a_file_of(way: str, clock: Any) -> World:
    clock(DAYS.get(way, A_DAY))
    return standing(way, BEGINS[way])


def test_every_state_has_its_words() -> None:
    assert sorted(states()) == sorted(STATES)


@pytest.mark.parametrize("way", WAYS)
def test_the_applicant_reads_where_the_file_stands_and_who_has_it(way: str, clock: Any) -> None:
    """`tests-Q02`: name, next and holder of each state that a file of the way comes to."""
    world = a_file_of(way, clock)
    for state in states_of(way):
        world.move_to(state, **({"chosen_offer": OFFERED} if way == "omid2" else {}))
        label, then, holder = read_of(way, state)
        (colour,) = (colour for colour, states in TAGS.items() if state in states)
        assert read_by_applicant(world.file)[0] == (label, then, holder), state
        assert listed_for_applicant(world.file) == (colour, label, then), state


@pytest.mark.parametrize("way", WAYS)
def test_each_step_is_told_to_the_applicant_and_to_the_officer_in_their_words(way: str, clock: Any) -> None:
    world = a_file_of(way, clock)
    file = world.file
    verbs = list(dict.fromkeys(move.verb for move in of_way(way)))
    there = file.events.count()
    for number, verb in enumerate(verbs, start=1000):
        words = {"province": file.province, "number": number, "from_state": "draft", "to_state": "draft"}
        Event.objects.create(
            application=file, verb=verb, actor_role="system", digest=str(number), at=timezone.now(), **words
        )
    told = read_by_applicant(Application.objects.get(pk=file.pk))[1]
    assert told[there:] == [told_of(way, verb)[0] for verb in verbs]
    page = at_desk(world.desk).get(file_url(file)).content.decode()
    listed = history(page)
    assert listed[: len(verbs)] == [told_of(way, verb)[1] for verb in reversed(verbs)], "the newest stands first"
