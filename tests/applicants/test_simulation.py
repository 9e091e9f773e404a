"""A draft tried on the queue: every file once, whatever dies on the way, and nothing of the law changes by it."""

import pytest

from applicants.models import Judgement, Person, Role, State
from applicants.services import record_inquiry, run_simulation
from applicants.simulations import counting, running
from applicants.simulations.counting import Cell
from applicants.workflow import Refused
from schemes.units import day
from tests.applicants.circulars import CEILING, a_circular, a_draft, a_policy_maker, a_queue, a_simulation, run
from tests.ours import ours
from tests.world import FARS, SEMNAN, a_file, a_person, an_officer

pytestmark = [pytest.mark.django_db, pytest.mark.alone("a simulation counts the whole queue")]


@pytest.fixture(autouse=True)
def _in_autumn(clock):
    clock("1405/08/30")


def test_a_lower_ceiling_loses_those_who_ask_for_more_and_leaves_the_others_waiting():
    a_queue(2, amount=900_000_000)
    a_queue(3, amount=100_000_000)
    results = run(a_simulation(a_draft(CEILING, 500_000_000)))
    assert results["lose"] == (2, 1_800_000_000)
    assert results["wait"] == (3, 300_000_000)
    assert (results["before_unknown"], results["after_not_met"]) == ((5, 2_100_000_000), (2, 1_800_000_000))
    assert "gain" not in results


def test_a_higher_ceiling_gains_those_who_were_above_it():
    a_queue(2, amount=1_500_000_000)
    results = run(a_simulation(a_draft(CEILING, 2_000_000_000)))
    assert results["gain"] == (2, 3_000_000_000)
    assert results["before_not_met"] == results["after_unknown"] == (2, 3_000_000_000)


def test_the_loans_that_savers_could_choose_are_summed_with_and_without_the_draft():
    file = a_file(State.SAVING, law_on=day("1405/03/01"), plan_approved_on=day("1405/02/01"))
    facts = {
        "account_code": 762, "account_opened_on": "1405/02/01", "deposit_movements": [["1405/02/01", 500_000_000]],
    }  # fmt: skip
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    results = run(a_simulation(a_draft(CEILING, 400_000_000)))
    assert (results["before_offered"], results["after_offered"]) == ((1, 550_000_000), (1, 400_000_000))


def test_results_are_by_province_county_and_gender():
    a_queue(1, SEMNAN)
    man = a_person(FARS, gender=Person.Gender.MAN)
    a_file(person=man, answers={"requested_amount": 900_000_000}, law_on=day("1405/03/01"))
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    run(simulation)
    lost = Cell(1, 900_000_000)
    for part, keys in ((0, [FARS, SEMNAN]), (1, ["0701", "2001"]), (2, ["man", "woman"])):
        groups = counting.grouped_by(simulation.results, part)
        assert {key: cells["lose"] for key, cells in groups.items()} == dict.fromkeys(keys, lost)


def test_a_draft_for_one_province_moves_nobody_elsewhere():
    a_queue(1, SEMNAN)
    a_queue(1, FARS)
    simulation = a_simulation(a_draft(CEILING, 500_000_000, provinces=[FARS]))
    run(simulation)
    groups = counting.grouped_by(simulation.results, 0)
    assert ("lose" in groups[FARS], "lose" in groups[SEMNAN]) == (True, False)


def test_only_the_chosen_provinces_and_scheme_are_judged():
    a_queue(2, SEMNAN)
    a_queue(1, FARS)
    simulation = a_simulation(a_draft(CEILING, 1), provinces=[FARS])
    run(simulation)
    assert (simulation.total, simulation.done, list(counting.grouped_by(simulation.results, 0))) == (1, 1, [FARS])


@pytest.mark.parametrize(
    ("state", "judged"),
    [
        (State.SUBMITTED, 1), (State.CHOSEN, 1), (State.DRAFT, 0), (State.INELIGIBLE, 1), (State.WITHDRAWN, 0),
        ("at_sector", 1), (State.CONTRACTED, 0), (State.DISBURSING, 0), (State.DISBURSED, 0),
    ],
)  # fmt: skip
def test_the_queue_is_what_still_stands_before_the_law(state, judged):
    a_file(state, plan_approved_on=day("1405/06/01"))
    assert a_simulation(a_draft()).total == judged


def test_a_refused_file_that_the_draft_would_open_gains_and_counts_once_a_person():
    """K8: what an extension in mid-round would open is seen before it is signed."""
    first = a_queue(1, amount=1_100_000_000, state=State.INELIGIBLE)[0]
    again = a_queue(1, amount=1_200_000_000, state=State.INELIGIBLE, person=first.person)[0]
    a_queue(1, amount=1_300_000_000, state=State.INELIGIBLE)
    simulation = a_simulation(a_draft(CEILING, 1_250_000_000))
    results = run(simulation)
    assert (simulation.total, results["before_not_met"][0]) == (2, 2)
    assert (results["gain"], results["after_not_met"][0]) == ((1, again.requested_amount), 1)


@pytest.mark.parametrize(("whole_queue", "lost"), [(True, 2), (False, 1)])
def test_a_draft_is_tried_on_every_file_or_only_inside_its_window(whole_queue, lost):
    a_queue(1, law_on=day("1405/03/01"))
    a_queue(1, law_on=day("1405/08/01"))
    draft = a_draft(CEILING, 500_000_000, since="1405/07/01")
    assert run(a_simulation(draft, whole_queue=whole_queue))["lose"][0] == lost


@pytest.mark.parametrize("whole_queue", [True, False])
def test_a_draft_is_measured_against_the_circulars_in_force(whole_queue):
    a_queue(1, amount=1_500_000_000)
    a_circular(CEILING, 2_000_000_000)
    results = run(a_simulation(a_draft(CEILING, 1_000_000_000, since="1405/02/01"), whole_queue=whole_queue))
    assert (results["before_unknown"][0], results["after_not_met"][0], results["lose"][0]) == (1, 1, 1)


def test_a_circular_approved_in_the_midst_changes_no_running_simulation(monkeypatch):
    monkeypatch.setattr(running, "CHUNK", 1)
    a_queue(3)
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    run_simulation(simulation_id=simulation.pk, seconds=0)
    a_circular(CEILING, 100_000_000)
    assert run(simulation)["lose"][0] == 3


def test_several_drafts_are_tried_together():
    a_queue(1)
    results = run(a_simulation(a_draft(CEILING, 500_000_000), a_draft("most_plan_pages", 1)))
    assert results["lose"][0] == 1


def test_trying_a_draft_judges_nobody():
    (file,) = a_queue(1)
    run(a_simulation(a_draft(CEILING, 1)))
    file.refresh_from_db()
    assert (file.state, ours(Judgement).count()) == (State.IN_REVIEW, 0)


@pytest.mark.parametrize("number", [1, 20])
def test_a_chunk_takes_the_same_queries_for_any_number_of_files(number, queries):
    a_queue(number)
    simulation = a_simulation(a_draft(CEILING, 500_000_000))
    with queries() as seen:
        run(simulation)
    assert len(seen) == 10, [each["sql"][:90] for each in seen]


# Who may


def test_only_drafts_of_the_scheme_are_tried_and_only_by_policy_makers():
    draft = a_draft()
    bent = [
        ("not_your_step", [draft], {"by": an_officer(Role.EXPERT)}),
        ("not_your_province", [draft], {"by": a_policy_maker(SEMNAN)}),
        ("no_draft", [], {}),
        ("not_a_draft", [a_circular()], {}),
        ("no_draft", [a_draft("grace_months", 1, scheme="covid_relief")], {}),
    ]
    for code, drafts, words in bent:
        with pytest.raises(Refused) as caught:
            a_simulation(*drafts, **words)
        assert caught.value.code == code
    assert a_simulation(draft, provinces=[SEMNAN], by=a_policy_maker(SEMNAN)).provinces == [SEMNAN]
