"""No step of a way begins where its files never come."""

import pytest

from applicants.way import way_of

WAYS = ("omid2", "home_business", "covid_relief", "self_help_group", "productive_families")


def states_on(way: str) -> set[str]:
    """Every state that a file of the way comes to from its draft."""
    reached, grown = set[str](), {"draft"}
    while grown - reached:
        reached |= grown
        grown = {step.target for step in way_of(way).steps if reached & set(step.sources)}
    return reached


@pytest.mark.parametrize("way", WAYS)
def test_every_step_of_a_way_begins_where_its_files_come(way: str) -> None:
    """`tests-Q02`: a move that can never happen is none of the way's."""
    never = [
        (step.verb, source) for step in way_of(way).steps for source in step.sources if source not in states_on(way)
    ]
    assert never == []


@pytest.mark.parametrize("way", WAYS)
def test_a_verb_stands_in_one_row_of_a_way(way: str) -> None:
    """A second row of the same verb would never be looked at."""
    verbs = [step.verb for step in way_of(way).steps]
    assert sorted(verbs) == sorted(set(verbs))
