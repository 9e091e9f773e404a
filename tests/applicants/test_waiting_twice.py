"""How long a state takes is counted from each coming to the next leaving, of one file at a time."""

import pytest

from applicants.files.waiting import usual_days
from applicants.models import State
from applicants.roles import APPLICANT
from applicants.workflow import THE_SYSTEM, Actor, advance
from tests.world import a_file

pytestmark = pytest.mark.django_db


def test_who_comes_twice_is_counted_from_the_last_coming_and_time_elsewhere_is_not(clock):
    """tests-Q03: three days, a month with the applicant, seven days; a visit meanwhile is no leaving."""
    files = [a_file(State.SUBMITTED) for _file in range(5)]
    for day, verbs in (
        ("1405/05/01", ["pass_check"]), ("1405/05/02", ["report_visit"]), ("1405/05/04", ["return_to_applicant"]),
        ("1405/06/03", ["submit", "pass_check"]), ("1405/06/10", ["return_to_applicant"]),
    ):  # fmt: skip
        for hour, file in enumerate(files):
            clock(day, hour=8 + hour)
            for verb in verbs:
                advance(
                    file, verb, by={"pass_check": THE_SYSTEM, "submit": Actor(APPLICANT)}.get(verb, Actor("expert"))
                )
    clock("1405/06/20")
    assert usual_days("omid2", State.IN_REVIEW) == 5
    assert usual_days("omid2", State.RETURNED) is None, "only five have left it"


def test_who_was_there_from_the_beginning_tells_nothing(clock):
    clock("1405/05/01")
    files = [a_file(State.IN_REVIEW) for _file in range(10)]
    clock("1405/05/04")
    for file in files:
        advance(file, "return_to_applicant", by=Actor("expert"))
    assert usual_days("omid2", State.IN_REVIEW) is None
