"""How long a state usually takes is said from what happened, and not at all from too little."""

from datetime import datetime, timedelta

import pytest

from applicants.files.waiting import usual_days
from applicants.models import State
from applicants.workflow import THE_SYSTEM, Actor, advance
from schemes.units import TEHRAN, jalali
from tests.world import a_file

pytestmark = pytest.mark.django_db


def stayed_in_review(clock, stays):
    """One file for each stay, in days: it came into review at the end of Mordad and then went back."""
    for days in stays:
        file = a_file(State.SUBMITTED)
        clock("1405/05/31")
        advance(file, "pass_check", by=THE_SYSTEM)
        on = datetime.now(TEHRAN) + timedelta(days=days)
        clock(_jalali(on), hour=on.hour)
        advance(file, "report_visit", by=Actor("expert"))
        advance(file, "return_to_applicant", by=Actor("expert"))


def _jalali(moment):
    return jalali(moment.date())


def test_the_median_of_ten_stays_is_told(clock):
    stayed_in_review(clock, [1, 2, 3, 4, 5, 5, 6, 7, 8, 40])
    clock("1405/08/30")
    assert usual_days("omid2", State.IN_REVIEW) == 5


def test_nine_stays_tell_nothing(clock):
    stayed_in_review(clock, [3] * 9)
    clock("1405/08/30")
    assert usual_days("omid2", State.IN_REVIEW) is None
    assert usual_days("omid2", State.SAVING) is None


def test_what_is_older_than_half_a_year_tells_nothing(clock):
    """A stay that ended 180 days ago still tells; a minute later it does not."""
    stayed_in_review(clock, [3] * 10)
    clock("1405/12/02", minute=0)
    assert usual_days("omid2", State.IN_REVIEW) == 3
    clock("1405/12/02", minute=1)
    assert usual_days("omid2", State.IN_REVIEW) is None


def test_another_schemes_files_tell_nothing(clock):
    stayed_in_review(clock, [3] * 10)
    clock("1405/08/30")
    assert usual_days("another", State.IN_REVIEW) is None
