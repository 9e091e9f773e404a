"""Windows of intake: none overlaps another, the first one closes the days around it, both ends are open."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from applicants.models import Intake, Role, State
from applicants.services import agree, move_intake_end, must_be_open, plan_intake, start, submit
from applicants.workflow import Refused
from schemes.catalogue import SCHEMES
from schemes.units import day
from tests.applicants.circulars import a_policy_maker
from tests.world import FARS, SEMNAN, a_file, a_paper, a_person, an_officer

pytestmark = pytest.mark.django_db


def an_intake(opens="1405/03/01", closes="1405/03/31", province="", by=None, **fields):
    words = {"scheme": "omid2", "name": "دوره یکم"} | fields
    return plan_intake(
        opens_on=day(opens), closes_on=day(closes), province=province, by=by or a_policy_maker(), **words
    )


def refused(code, verb, *args, **words):
    with pytest.raises(Refused) as caught:
        verb(*args, **words)
    assert caught.value.code == code
    return str(caught.value)


def is_open(on, province=SEMNAN, scheme="omid2"):
    try:
        must_be_open(scheme=scheme, province=province, on=day(on))
    except Refused as refusal:
        return refusal.code != "closed"
    return True


def test_a_scheme_without_intakes_is_always_open():
    an_intake(scheme="covid_relief")
    assert is_open("1405/03/01")
    assert is_open("1399/01/01")


@pytest.mark.parametrize(
    ("on", "opened"), [("1405/02/31", False), ("1405/03/01", True), ("1405/03/31", True), ("1405/04/01", False)]
)
def test_an_intake_is_open_on_both_its_ends_and_closed_outside(on, opened):
    an_intake()
    assert is_open(on) is opened


def test_an_intake_of_one_province_closes_the_others():
    an_intake(province=FARS)
    assert is_open("1405/03/10", FARS)
    assert not is_open("1405/03/10", SEMNAN)


def test_who_comes_too_early_is_told_the_day_and_who_comes_too_late_that_it_is_over():
    an_intake()
    ask = {"scheme": "omid2", "province": SEMNAN}
    assert "۱۴۰۵/۰۳/۰۱" in refused("closed", must_be_open, **ask, on=day("1405/02/01"))
    assert "تمام شده" in refused("closed", must_be_open, **ask, on=day("1405/05/01"))


@pytest.mark.parametrize(
    ("first", "second"),
    [("", ""), ("", SEMNAN), (SEMNAN, ""), (SEMNAN, SEMNAN)],
    ids=["all", "all-one", "one-all", "one"],
)
def test_intakes_of_a_scheme_and_province_never_share_a_day(first, second):
    an_intake("1405/03/01", "1405/03/31", first)
    refused("intakes_do_not_overlap", an_intake, "1405/03/31", "1405/04/31", second)
    an_intake("1405/04/01", "1405/04/31", second)


def test_other_provinces_and_other_schemes_have_their_own_days():
    an_intake(province=SEMNAN)
    an_intake(province=FARS)
    an_intake(scheme="covid_relief")
    assert Intake.objects.count() == 3


def test_the_database_itself_keeps_intakes_apart():
    first = an_intake()
    words = {"scheme": "omid2", "name": "دیگر", "opened_by": first.opened_by, "province": FARS}
    with pytest.raises(IntegrityError, match="intakes_do_not_overlap"), transaction.atomic():
        Intake.objects.create(**words, opens_on=day("1405/03/31"), closes_on=day("1405/03/31"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Intake.objects.filter(pk=first.pk).delete()


def test_an_intake_runs_forward():
    refused("intake_runs_forward", an_intake, "1405/03/02", "1405/03/01")


def test_an_intake_can_be_extended_up_to_the_next_one():
    first = an_intake()
    an_intake("1405/05/01", "1405/05/31")
    by = a_policy_maker()
    assert move_intake_end(intake=first, closes_on=day("1405/04/31"), by=by).closes_on == day("1405/04/31")
    refused("intakes_do_not_overlap", move_intake_end, intake=first, closes_on=day("1405/05/01"), by=by)
    refused("intake_runs_forward", move_intake_end, intake=first, closes_on=day("1405/02/31"), by=by)


def test_only_those_who_make_policy_open_intakes_each_for_their_provinces():
    refused("not_your_step", an_intake, by=an_officer(Role.EXPERT))
    refused("not_your_province", an_intake, by=a_policy_maker(SEMNAN))
    refused("not_your_province", an_intake, province=FARS, by=a_policy_maker(SEMNAN))
    assert an_intake(province=SEMNAN, by=a_policy_maker(SEMNAN)).province == SEMNAN


def test_nobody_starts_outside_the_intake(clock):
    assert "omid2" in SCHEMES
    person = a_person()
    clock("1405/04/01")
    agree(person=person, scheme="omid2", address="127.0.0.1")
    intake = an_intake()
    refused("closed", start, person=person, scheme="omid2")
    move_intake_end(intake=intake, closes_on=day("1405/04/31"), by=a_policy_maker())
    assert start(person=person, scheme="omid2").state == State.DRAFT


COMPLETE = {
    "business_name": "خیاطی", "sector": "clothing", "business_text": "دوخت", "owner_manager": True, "staff_count": 0,
    "licensed": False, "intended_deposit": 100_000_000, "aim": "create", "skill_proof": "degree", "project_kind": "new",
}  # fmt: skip


def test_the_first_sending_needs_an_open_intake_and_a_returned_file_none(clock):
    clock("1405/04/01")
    an_intake()
    draft = a_file(State.DRAFT, answers=COMPLETE)
    a_paper(draft)
    refused("closed", submit, application=draft)
    returned = a_file(State.RETURNED, answers=COMPLETE, law_on=day("1405/03/30"))
    a_paper(returned)
    submit(application=returned)
    returned.refresh_from_db()
    assert returned.state == State.SUBMITTED
