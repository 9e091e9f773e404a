"""Every move written down happens through its door, by everybody who may make it, and the applicant reads of it."""

from typing import Any

import pytest

from applicants.models import Application, TargetCounty
from tests.moves.doors import make, new_group, world_for
from tests.moves.pages import read_by_applicant
from tests.moves.words import read_of, told_of
from tests.moves.worlds import A_DAY, DAYS
from tests.moves.written import MOVES, Move
from tests.world import an_officer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TOO_LATE = ("find_ineligible", "reopen")
BEGUN_AT_THE_DESK = ("form_group",)


@pytest.fixture(autouse=True)
def _on_a_day(request: Any, clock: Any) -> None:
    """A day on which the law of the way lends; of the relief for a refusal a day after the registrations."""
    move = request.node.callspec.params["move"] if hasattr(request.node, "callspec") else MOVES[0]
    day = DAYS.get(move.way, A_DAY)
    clock("1399/05/10" if day != A_DAY and move.verb in TOO_LATE else day)


@pytest.mark.parametrize("move", [move for move in MOVES if move.verb not in BEGUN_AT_THE_DESK], ids=str)
def test_a_move_happens_through_its_door(move: Move) -> None:
    """`tests-Q02`."""
    world = world_for(move)
    file = world.file
    before = file.events.count()
    by = make(world, move)
    file.refresh_from_db()
    assert file.state == move.target
    event = file.events.order_by("number").last()
    assert file.events.count() == before + 1
    said = (event.verb, event.from_state, event.to_state, event.actor_role, event.actor)
    assert said == (move.verb, move.source, move.target, move.role, by)
    assert (event.actor_name == world.bank.name) == (move.role == "bank")
    state, history = read_by_applicant(file)
    assert (state, history[-1]) == (read_of(move.way, move.target), told_of(move.way, move.verb)[0])


def test_a_group_is_formed_at_the_desk_of_its_facilitator() -> None:
    """Its draft is gone before anybody sees it."""
    letters = {"behzisti_letter": "نامه ۱", "executor_approval": "نامه ۲", "banks_letter": "نامه ۳"}
    TargetCounty.objects.create(province="20", county="2001", groups_allotted=10, **letters)
    by = an_officer("facilitator")
    assert new_group(by).status_code == 302
    file = Application.objects.get()
    event = file.events.get()
    said = (event.verb, event.from_state, event.to_state, event.actor_role, event.actor)
    assert said == ("form_group", "draft", "submitted", "facilitator", by)
    assert read_by_applicant(file) == (read_of(file.scheme, "submitted"), [told_of(file.scheme, "form_group")[0]])
