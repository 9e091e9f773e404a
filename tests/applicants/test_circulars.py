"""Dated law: a circular is written by one and approved by another, holds in its window, and old judgements stay so."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from applicants.files.sheets import lines_of
from applicants.lawdesk.circulars import law_in, read_value, takes_circulars
from applicants.models import Circular, Role, State
from applicants.services import (
    approve_circular,
    invite,
    judge,
    judge_submitted,
    missing_of,
    offers_of,
    record_inquiry,
    replay,
    withdraw_circular,
)  # fmt: skip
from applicants.workflow import Refused
from schemes.catalogue import GRANT, SCHEMES, Outcome, plain
from schemes.units import day
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker
from tests.world import FARS, SEMNAN, TEHRAN, a_file, a_paper, a_share, an_officer

pytestmark = pytest.mark.django_db
MINIMUM = "minimum_contribution"


@pytest.fixture(autouse=True)
def _in_autumn(clock):
    clock("1405/08/30")


def refused(code, verb, **words):
    with pytest.raises(Refused) as caught:
        verb(**words)
    assert caught.value.code == code
    return str(caught.value)


def a_small_saver(province=SEMNAN, law_on="1405/03/01", state=State.SAVING):
    """Twenty million saved for half a year: below article 17's thirty."""
    file = a_file(state, province=province, law_on=day(law_on), plan_approved_on=day("1405/02/01"))
    facts = {
        "account_code": 762, "account_opened_on": "1405/02/01", "deposit_movements": [["1405/02/01", 20_000_000]],
    }  # fmt: skip
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    return file


def refusing(judgement):
    return [each["rule"] for each in judgement.verdict["findings"] if each["outcome"] == "not_met"]


# The window


def test_a_smaller_minimum_makes_small_savers_eligible_and_is_cited():
    """O41: end to end, from the letter to the offers."""
    file = a_small_saver()
    assert offers_of(file) == []
    circular = a_circular(MINIMUM, 20_000_000)
    assert [offer["amount"] for offer in offers_of(file) if offer["deposit_months"] == 6] == [22_000_000, 12_000_000]
    judgement = judge(application=file, stage=GRANT)
    assert judgement.amendments == [
        {"parameter": MINIMUM, "value": 20_000_000, "since": "1405/01/01", "until": None, "citation": circular.citation}
    ]
    assert circular.citation in " ".join(line.article for line in lines_of(judgement))


def test_old_judgements_stay_explained_as_known_then():
    file = a_small_saver(state=State.CHOSEN)
    old = judge(application=file, stage=GRANT)
    a_circular(MINIMUM, 20_000_000)
    new = judge(application=file, stage=GRANT)
    assert (old.amendments, len(new.amendments)) == ([], 1)
    assert replay(old).as_json() == old.verdict
    assert replay(new).as_json() == new.verdict
    assert "contribution_reaches_the_minimum" in refusing(old)
    assert "contribution_reaches_the_minimum" not in refusing(new)


def test_a_withdrawn_circular_judges_nobody_more_and_the_judged_stay_judged():
    file, circular = a_small_saver(), a_circular(MINIMUM, 20_000_000)
    by_it = judge(application=file, stage=GRANT)
    withdraw_circular(circular=circular, by=a_policy_maker())
    assert offers_of(file) == []
    assert replay(by_it).as_json() == by_it.verdict


@pytest.mark.parametrize(
    ("law_on", "inside"), [("1405/02/31", False), ("1405/03/01", True), ("1405/03/31", True), ("1405/04/01", False)]
)
def test_a_file_is_under_the_circulars_of_its_law_day_both_ends_included(law_on, inside):
    a_circular(MINIMUM, 20_000_000, since="1405/03/01", until="1405/03/31")
    assert bool(offers_of(a_small_saver(law_on=law_on))) is inside


def test_a_draft_is_in_force_for_nobody():
    a_draft(MINIMUM, 20_000_000)
    assert offers_of(a_small_saver()) == []


def test_a_circular_for_some_provinces_reaches_only_their_files():
    a_circular(MINIMUM, 20_000_000, provinces=[FARS, SEMNAN])
    assert offers_of(a_small_saver(SEMNAN))
    assert offers_of(a_small_saver(TEHRAN)) == []


def test_of_two_circulars_of_one_day_the_one_approved_later_holds():
    a_circular(MINIMUM, 25_000_000)
    a_circular(MINIMUM, 20_000_000)
    assert law_in("omid2", SEMNAN).parameter(MINIMUM, day("1405/03/01")) == 20_000_000


def test_an_invitation_asks_the_minimum_of_the_circular():
    a_share()
    file, by = a_file(State.APPROVED, law_on=day("1405/03/01")), an_officer(Role.EXPERT)
    refused("below_minimum", invite, application=file, by=by, intended_deposit=20_000_000)
    a_circular(MINIMUM, 20_000_000)
    assert invite(application=file, by=by, intended_deposit=20_000_000).reserved == 20_000_000


def test_a_longer_plan_is_taken_where_a_circular_allows_it():
    def judged(province):
        file = a_file(State.SUBMITTED, check_due_at=timezone.now(), province=province)
        a_paper(file, pages=5)
        judgement = judge_submitted(application_id=file.pk)
        file.refresh_from_db()
        return judgement.outcome, file.state

    a_circular("most_plan_pages", 5, provinces=[FARS])
    assert judged(FARS) == ("met", State.IN_REVIEW)
    assert judged(SEMNAN) == ("not_met", State.INELIGIBLE)


def test_a_deadline_extended_in_mid_round_is_one_circular():
    """K8: registration until the end of Tir 1399 becomes the end of Shahrivar, from the letter's day on."""
    facts = SCHEMES["covid_relief"].read({"registered_on": "1399/06/15"})

    def in_time(law_on):
        verdict = law_in("covid_relief", SEMNAN).judge(facts, day(law_on))
        return {each.rule: each.outcome for each in verdict.findings}["registered_in_time"]

    assert in_time("1399/06/15") is Outcome.NOT_MET
    a_circular("registration_until", "1399/06/31", scheme="covid_relief", since="1399/05/10")
    assert in_time("1399/06/15") is Outcome.MET
    assert in_time("1399/05/09") is Outcome.NOT_MET


# Two people


def test_nobody_approves_what_they_wrote():
    writer = a_policy_maker()
    said = refused("four_eyes", approve_circular, circular=a_draft(by=writer), by=writer)
    assert "همکار دیگری" in said


def test_the_database_keeps_four_eyes_too():
    draft = a_draft()
    bent = {"state": "approved", "approved_by": draft.drafted_by, "approved_at": timezone.now()}
    with pytest.raises(IntegrityError, match="four_eyes_on_a_circular"), transaction.atomic():
        Circular.objects.filter(pk=draft.pk).update(**bent)
    with pytest.raises(DatabaseError), transaction.atomic():
        Circular.objects.filter(pk=draft.pk).update(drafted_by=a_policy_maker())
    with pytest.raises(IntegrityError), transaction.atomic():
        Circular.objects.filter(pk=draft.pk).update(state="approved")


def test_nothing_begins_as_approved():
    draft = a_draft()
    words = {name: getattr(draft, name) for name in ("scheme", "parameter", "value", "citation", "since", "drafted_by")}
    with pytest.raises(DatabaseError), transaction.atomic():
        Circular.objects.create(**words, state="approved", approved_by=a_policy_maker(), approved_at=timezone.now())


@pytest.mark.parametrize(
    "change",
    [
        {"value": 1}, {"parameter": "ceiling"}, {"citation": "دیگر"}, {"since": day("1400/01/01")},
        {"until": day("1410/01/01")}, {"provinces": [SEMNAN]}, {"state": "draft"}, {"approved_at": None},
    ],
)  # fmt: skip
def test_an_approved_circular_is_never_edited(change):
    circular = a_circular()
    with pytest.raises(DatabaseError), transaction.atomic():
        Circular.objects.filter(pk=circular.pk).update(**change)


def test_a_circular_is_never_deleted():
    with pytest.raises(DatabaseError), transaction.atomic():
        Circular.objects.filter(pk=a_circular().pk).delete()


def test_its_writer_alone_takes_back_no_approved_circular():
    writer = a_policy_maker()
    circular = a_circular(by=writer)
    refused("four_eyes", withdraw_circular, circular=circular, by=writer)
    bent = {"state": "withdrawn", "withdrawn_by": writer, "withdrawn_at": timezone.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Circular.objects.filter(pk=circular.pk).update(**bent)
    assert withdraw_circular(circular=circular, by=circular.approved_by).state == "withdrawn"
    refused("wrong_state", withdraw_circular, circular=circular, by=circular.approved_by)
    refused("wrong_state", approve_circular, circular=circular, by=circular.approved_by)


def test_a_writer_may_take_back_an_unsigned_draft():
    writer = a_policy_maker()
    assert withdraw_circular(circular=a_draft(by=writer), by=writer).state == "withdrawn"


@pytest.mark.parametrize("role", [Role.EXPERT, Role.COMMITTEE])
def test_an_officer_of_another_role_neither_writes_nor_approves(role):
    refused("not_your_step", a_draft, by=an_officer(role))
    refused("not_your_step", approve_circular, circular=a_draft(), by=an_officer(role))


def test_a_provincial_manager_speaks_only_for_their_province():
    manager = a_policy_maker(SEMNAN)
    assert a_draft(by=manager, provinces=[SEMNAN]).provinces == [SEMNAN]
    for provinces in ([], [FARS], [FARS, SEMNAN]):
        refused("not_your_province", a_draft, by=manager, provinces=provinces)
        refused("not_your_province", approve_circular, circular=a_draft(provinces=provinces), by=manager)


# What may be written


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        (MINIMUM, "20000000"), (MINIMUM, 20_000_000.0), (MINIMUM, True), (MINIMUM, -1), (MINIMUM, None),
        (MINIMUM, 10**19), ("schedule_method", "mine"), ("schedule_method", 1), ("allowed_purposes", "creation"),
        ("allowed_purposes", ["gambling"]), ("in_force_from", "2021-05-08"), ("in_force_from", 20210508),
        ("patterns", [[3, 200, 18, 0]]), ("absorption_total", 1), ("absorption_ceiling_IR-20", "1"), ("of_no_law", 1),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_refused(parameter, value):
    refused("wrong_value", a_draft, parameter=parameter, value=value)


@pytest.mark.parametrize(
    ("scheme", "parameter", "value", "read"),
    [
        ("omid2", "schedule_method", "qard_simple", "qard_simple"),
        ("omid2", "allowed_purposes", ["creation", "creation"], ("creation",)),
        ("omid2", "in_force_from", "1400/03/01", day("1400/03/01")),
        ("home_business", "rate_percent", 4, 4),
        ("covid_relief", "waived", [], ()),
        ("covid_relief", "payout_until", "1399/06/31", day("1399/06/31")),
    ],
)
def test_a_value_is_read_by_the_kind_of_its_parameter(scheme, parameter, value, read):
    assert read_value(SCHEMES[scheme], parameter, value) == read
    circular = a_circular(parameter, value, scheme=scheme)
    assert law_in(scheme, SEMNAN).parameter(parameter, circular.since) == read


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_value_in_force_could_be_written_as_a_circular(scheme):
    law = SCHEMES[scheme]
    from_law = {name: law.parameters[name].on(day("1405/01/01")) for name in takes_circulars(law)}
    for name, value in from_law.items():
        if value is not None:
            circular = Circular(scheme=scheme, parameter=name, value=plain(value))
            assert read_value(law, name, circular.value) == value


def test_a_circular_names_its_letter_and_a_window_that_runs_forward():
    refused("citation_missing", a_draft, citation="  ")
    refused("wrong_window", a_draft, since="1405/02/01", until="1405/01/31")
    refused("wrong_province", a_draft, provinces=["99"])
    refused("wrong_scheme", a_draft, scheme="of_nobody")
    words = {"scheme": "omid2", "parameter": MINIMUM, "value": 1, "drafted_by": a_policy_maker()}
    for bent in ({"citation": ""}, {"citation": "نامه ۱", "until": day("1404/12/01")}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Circular.objects.create(**words, since=day("1405/01/01"), **bent)


def test_unknown_stays_unknown_under_a_circular():
    a_circular(MINIMUM, 20_000_000)
    assert "deposit_movements" in missing_of(judge(application=a_file(State.APPROVED), stage=GRANT))


def test_finding_the_circulars_is_one_query(queries):
    file = a_small_saver()
    a_circular(MINIMUM, 20_000_000)
    a_circular("waiting_months", 2)
    with queries() as seen:
        offers_of(file)
    assert sum("circular" in each["sql"] for each in seen) == 1
