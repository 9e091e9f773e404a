"""Who may not make a move finds no button for it, and is refused when the move is asked for all the same."""

from typing import Any

import pytest
from django.urls import reverse

from applicants.models import Role, User
from tests.applicants.desk import at_desk
from tests.moves.doors import OF_PEOPLE, new_group, world_for
from tests.moves.pages import offered_at_the_desk
from tests.moves.worlds import A_DAY, DAYS, standing
from tests.moves.written import MOVES, OFFICERS, WAYS, Move, of_way, states_of
from tests.world import QASSIM, SEMNAN, a_person, an_officer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PROVINCE = ["expert", "committee", "manager"]
SEE_ALL = [*PROVINCE, "deputy", "county_head", "headquarters", "auditor"]
HAND_OVER = [*PROVINCE, "association"]
SEEN_BY = {
    "omid2": SEE_ALL, "home_business": SEE_ALL, "covid_relief": [*SEE_ALL, "sector"],
    "self_help_group": [*SEE_ALL, "facilitator"], "productive_families": [*SEE_ALL, "association"],
}  # fmt: skip
# One move of each verb that people make, from each state where it begins; who makes it matters not here.
BY_PEOPLE = list({move[:3]: move for move in MOVES if move.verb in OF_PEOPLE and move.verb != "withdraw"}.values())
WITH_A_DESK = {way: sorted({move.source for move in of_way(way) if move.role in OFFICERS} - {"draft"}) for way in WAYS}
OFFERED = {"deposit_months": 3, "long_repayment": False, "amount": 200_000_000, "repayment_months": 18}


def an_officer_of(way: str, role: str) -> User:
    everywhere = role in ("headquarters", "auditor", "administrator")
    return an_officer(role, "" if everywhere else QASSIM if way == "productive_families" else SEMNAN)


def test_the_officers_are_all_there_are() -> None:
    assert sorted(map(str, Role)) == sorted(OFFICERS)


@pytest.mark.parametrize("way", WAYS)
def test_the_desk_offers_each_officer_what_is_written_down_and_nothing_more(way: str, clock: Any) -> None:
    """`tests-Q02`: in the states where somebody at the desk may do something."""
    clock(DAYS.get(way, A_DAY))
    worlds = {state: standing(way, state) for state in WITH_A_DESK[way]}
    for state, world in worlds.items():
        world.move_to(state, papers_confirmed_on=None)
    for role in OFFICERS:
        own_groups = [world.officer(role) for world in worlds.values()] if role == "facilitator" else []
        desks = list(map(at_desk, own_groups or [an_officer_of(way, role)]))
        for number, (state, world) in enumerate(worlds.items()):
            own = {move.verb for move in of_way(way) if (move.source, move.role) == (state, role)}
            expected = own if role in SEEN_BY[way] else None
            assert offered_at_the_desk(desks[number % len(desks)], world.file) == expected, (state, role)


@pytest.mark.parametrize("way", WAYS)
def test_in_every_other_state_the_desk_offers_nothing(way: str, clock: Any) -> None:
    clock(DAYS.get(way, A_DAY))
    world = standing(way, "submitted")
    desks = [at_desk(world.officer(role)) for role in SEEN_BY[way] if role not in ("expert", "auditor")]
    for state in states_of(way):
        if state == "draft" or state in WITH_A_DESK[way]:
            continue
        world.move_to(state, **({"chosen_offer": OFFERED} if way == "omid2" else {}))
        assert [offered_at_the_desk(desk, world.file) for desk in desks] == [set()] * len(desks), state


@pytest.mark.parametrize("move", BY_PEOPLE, ids=lambda move: "-".join(move[:3]))
def test_whoever_may_not_make_a_move_is_refused_and_nothing_moves(move: Move, clock: Any) -> None:
    """The request of each role that is not written down, sent as the one that may would send it."""
    clock(DAYS.get(move.way, A_DAY))
    may = {each.role for each in MOVES if each[:3] == move[:3]}
    world = world_for(move)
    file, before = world.file, world.file.events.count()
    strangers = {"a stranger": a_person().user}
    if "applicant" not in may:
        strangers["applicant"] = file.person.user
    strangers |= {role: world.officer(role) for role in OFFICERS if role not in may}
    for role, user in strangers.items():
        answer = OF_PEOPLE[move.verb](world, user)
        assert answer.status_code in (302, 403, 404), role
        file.refresh_from_db()
        assert (file.state, file.events.count()) == (move.source, before), role


@pytest.mark.parametrize("move", [move for move in MOVES if move.verb == "withdraw"], ids=str)
def test_nobody_gives_up_anothers_request(move: Move, clock: Any) -> None:
    clock(DAYS.get(move.way, A_DAY))
    world = standing(move.way, move.source)
    for user in (a_person().user, world.desk):
        assert OF_PEOPLE["withdraw"](world, user).status_code in (302, 404)
        world.file.refresh_from_db()
        assert world.file.state == move.source


@pytest.mark.parametrize("way", WAYS)
def test_what_the_bank_has_or_is_closed_cannot_be_given_up(way: str, clock: Any) -> None:
    clock(DAYS.get(way, A_DAY))
    world = standing(way, "submitted")
    open_in = {move.source for move in of_way(way) if move.verb == "withdraw"}
    for state in states_of(way):
        if state in open_in:
            continue
        world.move_to(state, **({"chosen_offer": OFFERED} if way == "omid2" else {}))
        before = world.file.events.count()
        OF_PEOPLE["withdraw"](world, world.file.person.user)
        world.file.refresh_from_db()
        assert (world.file.state, world.file.events.count()) == (state, before)


def test_only_a_facilitator_forms_a_group() -> None:
    for role in OFFICERS:
        if role != "facilitator":
            assert new_group(an_officer_of("self_help_group", role)).status_code == 403, role


def test_the_files_that_wait_for_a_bank_are_those_that_one_may_hand_over(clock: Any) -> None:
    """An expert of the families' region finds none of theirs in the list; the association does."""
    clock(A_DAY)
    world = standing("productive_families", "ready")
    url = reverse("admin:disbursements_referral_add")
    there = {role: world.file.code in at_desk(world.officer(role)).get(url).content.decode() for role in HAND_OVER}
    assert there == {"expert": False, "committee": False, "manager": False, "association": True}
