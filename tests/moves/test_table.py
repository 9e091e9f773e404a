"""The table of steps is what is written down, way by way: no move less, none more, by nobody else."""

import pytest

from applicants.models import Application
from applicants.way import way_of
from applicants.workflow import Refused, allowed, step_of
from schemes.catalogue import SCHEMES
from tests.moves.written import ACTORS, STATES, VERBS, WAYS, Move, of_way


def test_the_ways_are_those_of_the_schemes_that_take_applications() -> None:
    assert set(SCHEMES) == set(WAYS)


@pytest.mark.parametrize("way", WAYS)
def test_a_way_has_the_moves_written_down_and_no_other(way: str) -> None:
    """`tests-Q02`: verb, from, to and who."""
    there = {
        Move(way, step.verb, str(source), str(step.target), str(role))
        for step in way_of(way).steps
        for source in step.sources
        for role in step.roles
    }
    written = set(of_way(way))
    assert (written - there, there - written) == (set(), set()), "missing, and one too many"


@pytest.mark.parametrize("way", WAYS)
def test_what_one_may_do_with_a_file_is_what_is_written_down_for_its_state(way: str) -> None:
    """Every state and every actor, those who may do nothing too."""
    for state in STATES:
        for role in ACTORS:
            open_to = {(step.verb, step.target) for step in allowed(Application(scheme=way, state=state), [role])}
            written = {(move.verb, move.target) for move in of_way(way) if (move.source, move.role) == (state, role)}
            assert open_to == written, (state, role)


@pytest.mark.parametrize("way", WAYS)
def test_a_verb_of_another_way_is_refused(way: str) -> None:
    own = {move.verb for move in of_way(way)}
    for verb in VERBS:
        if verb in own:
            assert step_of(verb, way).target in {move.target for move in of_way(way) if move.verb == verb}
            continue
        with pytest.raises(Refused) as refused:
            step_of(verb, way)
        assert (refused.value.code, str(refused.value)) == ("not_in_this_scheme", "این کار در راه این طرح نیست.")


def test_a_province_works_its_files_and_the_association_those_of_its_families() -> None:
    desks = {way: tuple(map(str, way_of(way).desk)) for way in WAYS}
    province = ("expert", "committee", "manager")
    assert desks.pop("productive_families") == ("association",)
    assert desks == dict.fromkeys(["omid2", "home_business", "covid_relief", "self_help_group"], province)
