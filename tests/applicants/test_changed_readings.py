"""house-H58, R56: where a reading has changed, replay names it; what it alone had refused is judged anew, and told."""

from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from applicants.models import Application, Notice
from applicants.services import judge_due
from schemes.catalogue import SCHEMES
from schemes.readings import Change
from schemes.units import day
from tests.applicants.test_reopening import late, state_of
from tests.applicants.test_way_of_covid_relief import COVID
from tests.ours import ours

pytestmark = [pytest.mark.django_db, pytest.mark.alone("all that was judged is counted")]
RULE, READING = "registered_in_time", "R24"


@pytest.fixture(autouse=True)
def _ten_days_late(clock: Any) -> None:
    clock("1399/05/10")


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The law as another reading has it: who registers late is not refused; `on` is the day of the change."""
    law = SCHEMES[COVID]

    def change(on: str | None) -> None:
        rules = [replace(each, function=lambda *read: True) if each.name == RULE else each for each in law.requirements]
        monkeypatch.setattr(law, "requirements", rules)
        if on is not None:
            reading = law.readings[READING]._replace(changes=(Change(day(on), "چنان خوانده می‌شد."),))
            monkeypatch.setitem(law.readings, READING, reading)
        vars(law).pop("_edition", None)  # what was compiled of the law as it was

    yield change
    monkeypatch.undo()
    vars(law).pop("_edition", None)


def replayed(*words: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("replay", *words, stdout=out)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue()
    return 0, out.getvalue()


def test_replay_names_the_reading_that_changed(changed: Any) -> None:
    late()
    changed("1399/06/01")
    code, printed = replayed()
    assert code == 0
    assert "not_met → " in printed
    assert "(R24 changed on 1399/06/01)" in printed
    assert printed.endswith("1 judgements, 0 differ, 1 by a changed reading\n")


@pytest.mark.parametrize("on", [None, "1399/05/10"], ids=["no change was written", "judged by the new one already"])
def test_a_difference_without_such_a_cause_is_a_fault(changed: Any, on: str | None) -> None:
    late()
    changed(on)
    code, printed = replayed("--reopen")
    assert code == 1
    assert "R24" not in printed
    assert printed.endswith("1 judgements, 1 differ, 0 reopened\n")


def test_a_reading_behind_something_else_explains_nothing(changed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    late()
    changed(None)
    reading = SCHEMES[COVID].readings["R23"]
    monkeypatch.setitem(SCHEMES[COVID].readings, "R23", reading._replace(changes=(Change(day("1399/06/01"), ""),)))
    assert replayed()[0] == 1


def test_who_was_refused_by_the_old_reading_alone_is_judged_anew_and_told_once(changed: Any) -> None:
    file, other = late(), late(has_licence=False)
    changed("1399/06/01")
    assert replayed("--reopen")[1].endswith("2 judgements, 0 differ, 2 by a changed reading, 1 reopened\n")
    judge_due()
    assert [state_of(file), state_of(other)] == ["at_sector", "ineligible"]
    (told,) = ours(Notice).filter(kind="reread")
    assert "R۲۴ (۱۳۹۹/۰۶/۰۱)" in told.text
    assert file.events.get(verb="reopen").note == "R24 1399/06/01"
    assert replayed("--reopen")[1].endswith("3 judgements, 0 differ, 2 by a changed reading, 0 reopened\n")
    assert ours(Notice).filter(kind="reread").count() == 1
    assert Application.objects.get(pk=other.pk).judgements.count() == 1


def test_without_being_asked_nothing_is_opened(changed: Any) -> None:
    file = late()
    changed("1399/06/01")
    replayed()
    assert state_of(file) == "ineligible"
