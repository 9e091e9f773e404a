"""`replay` and `verify_audit`: what was judged and done can be checked long after, and tampering is named."""

from io import StringIO

import pgtrigger
import pytest
from django.core.management import CommandError, call_command

from applicants.models import Event, EventChain, Judgement, State
from applicants.services import judge, record_inquiry, replay
from applicants.workflow import THE_SYSTEM, advance
from schemes.catalogue import GRANT, REGISTRATION
from schemes.units import day
from tests.ours import ours
from tests.world import SEMNAN, TEHRAN, a_file, a_paper

pytestmark = [pytest.mark.django_db, pytest.mark.alone("all that was judged or done is counted, and broken on purpose")]


def run(command, *arguments):
    """The exit code and what was printed."""
    out = StringIO()
    try:
        call_command(command, *arguments, stdout=out)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


def a_judged_file(stage=GRANT):
    file = a_file(State.CHOSEN)
    a_paper(file)
    facts = {
        "account_code": 762,
        "account_opened_on": "1405/01/15",
        "deposit_movements": [["1405/01/15", 300_000_000], ["1405/03/02", -50_000_000]],
    }
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    return judge(application=file, stage=stage, on=day("1405/08/30"))


@pytest.mark.parametrize("stage", [REGISTRATION, GRANT])
def test_a_judgement_replayed_gives_the_same_answer(stage):
    judgement = Judgement.objects.get(pk=a_judged_file(stage).pk)
    assert replay(judgement).as_json() == judgement.verdict


def test_a_judgement_is_replayed_by_the_day_it_was_made_for_and_not_by_today(clock):
    judgement = a_judged_file()
    clock("1410/01/01")
    assert run("replay") == (0, "1 judgements, 0 differ\n")
    assert replay(judgement).on == day("1405/08/30")


def test_a_judgement_that_would_come_out_otherwise_is_named_with_exit_1():
    judgement = a_judged_file()
    with pgtrigger.ignore("applicants.Judgement:append_only"):
        Judgement.objects.filter(pk=judgement.pk).update(verdict={**judgement.verdict, "outcome": "met"})
    code, printed = run("replay")
    assert code == 1
    assert printed.startswith(f"{judgement.pk} {judgement.application.code} grant")
    assert "met → " in printed


@pytest.mark.parametrize(("part", "exit_code"), [("says", 0), ("article", 1), ("because", 1), ("outcome", 1)])
def test_a_sentence_put_better_is_no_other_answer(part, exit_code):
    judgement = a_judged_file()
    judgement.verdict["findings"][0][part] = "دیگر"
    with pgtrigger.ignore("applicants.Judgement:append_only"):
        judgement.save()
    assert run("replay")[0] == exit_code


def test_a_judgement_whose_facts_no_longer_read_is_named_too():
    judgement = a_judged_file()
    with pgtrigger.ignore("applicants.Judgement:append_only"):
        Judgement.objects.filter(pk=judgement.pk).update(facts={"of_no_law": 1})
    code, printed = run("replay")
    assert code == 1
    assert "cannot be judged any more" in printed


def test_replay_can_begin_at_a_day(clock):
    clock("1405/08/29", hour=23, minute=59)
    a_judged_file()
    clock("1405/08/30", hour=0, minute=1)
    a_judged_file()
    assert run("replay", "--since", "1405/08/30") == (0, "1 judgements, 0 differ\n")
    with pytest.raises(CommandError):
        run("replay", "--since", "1405/13/01")


def three_events():
    for province in (SEMNAN, SEMNAN, SEMNAN, TEHRAN):
        advance(a_file(State.SUBMITTED, province=province), "pass_check", by=THE_SYSTEM)
    return ours(Event).filter(province=SEMNAN).order_by("number")


def test_whole_chains_are_said_to_be_whole():
    three_events()
    code, printed = run("verify_audit")
    assert code == 0
    assert printed == f"{SEMNAN}: 3 events, whole\n{TEHRAN}: 1 events, whole\n2 chains, 0 broken\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"note": "چیز دیگر"}, "broken at 2: it was changed"),
        ({"actor_role": "manager"}, "broken at 2: it was changed"),
        ({"previous": "0" * 64}, "broken at 2: it does not follow the event before"),
        ({"number": 9}, "broken at 2: the event is missing"),
    ],
)
def test_a_changed_event_is_named_by_its_number(change, said):
    events = three_events()
    with pgtrigger.ignore("applicants.Event:append_only"):
        Event.objects.filter(pk=events[1].pk).update(**change)
    code, printed = run("verify_audit")
    assert code == 1
    assert f"{SEMNAN}: {said}" in printed


@pytest.mark.parametrize(
    ("number", "said"), [(1, "broken at 1: the event is missing"), (3, "broken at 3: the chain's end is missing")]
)
def test_a_deleted_event_is_missed_even_at_the_end(number, said):
    three_events()
    with pgtrigger.ignore("applicants.Event:append_only"):
        Event.objects.filter(province=SEMNAN, number=number).delete()
    code, printed = run("verify_audit")
    assert code == 1
    assert f"{SEMNAN}: {said}" in printed


def test_a_chain_whose_head_is_gone_is_broken():
    three_events()
    EventChain.objects.filter(province=SEMNAN).delete()
    assert run("verify_audit")[0] == 1
