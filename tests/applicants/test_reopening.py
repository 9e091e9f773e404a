"""A circular that reaches back to files it finds refused: those it makes eligible are judged anew (K8)."""

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from applicants import tasks
from applicants.files import reopening
from applicants.models import Application, Circular, Event, Judgement, Notice, State
from applicants.services import judge_due, recheck_refused, rechecks_due, withdraw_circular
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker
from tests.applicants.desk import at_desk
from tests.applicants.portal import signed_in
from tests.applicants.test_way_of_covid_relief import COVID, UNIT
from tests.ours import ours
from tests.ways import sent
from tests.world import FARS, a_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ten_days_late(clock: Any) -> None:
    clock("1399/05/10")


def late(**answers: Any) -> Application:
    """A relief file sent after the last day of Tir, with a workshop of its own unless one is given."""
    number = ours(Application).count()
    file = sent(COVID, UNIT | {"workshop_code": f"{number:010}"} | answers)
    assert file.state == State.INELIGIBLE
    return file


def extended(**fields: Any) -> Circular:
    fields = {"scheme": COVID, "since": "1399/05/01", "citation": "نامه 12 روز 1399/05/09"} | fields
    return a_circular("registration_until", "1399/05/31", **fields)


def state_of(file: Application) -> str:
    file.refresh_from_db()
    return file.state


def reopened(*files: Application) -> list[str]:
    """The states after every circular was looked through and every due file judged."""
    for circular_id in rechecks_due():
        recheck_refused(circular_id=circular_id)
    judge_due()
    return [state_of(file) for file in files]


def test_a_deadline_extended_in_mid_round_opens_the_files_it_had_closed(capsys: Any) -> None:
    """K8: the old judgement stays as it was known then, a new one says yes, the applicant is told once."""
    file = late()
    extended()
    assert reopened(file) == ["at_sector"]
    old, new = file.judgements.order_by("pk")
    assert (old.outcome, old.amendments) == ("not_met", [])
    assert [row["citation"] for row in new.amendments] == ["نامه 12 روز 1399/05/09"]
    assert not [each for each in new.verdict["findings"] if each["outcome"] == "not_met"]
    (told,) = ours(Notice).filter(kind="reopened")
    assert "نامه ۱۲ روز ۱۳۹۹/۰۵/۰۹" in told.text
    assert reopened(file) == ["at_sector"]
    assert ours(Notice).filter(kind="reopened").count() == 1
    call_command("replay")
    assert ours(Judgement).count() == 2
    assert f"{Judgement.objects.count()} judgements, 0 differ" in capsys.readouterr().out
    call_command("invariants")


def test_what_is_refused_for_another_reason_stays_refused_in_peace() -> None:
    file = late(has_licence=False)
    extended()
    assert reopened(file) == [State.INELIGIBLE]
    assert file.judgements.count() == 1
    assert not ours(Notice).filter(kind="reopened").exists()


def test_only_files_in_its_window_and_province_are_reached(clock: Any) -> None:
    early = late()
    clock("1399/05/12")
    here, elsewhere = late(), late()
    Application.objects.filter(pk=elsewhere.pk).update(province=FARS)
    extended(since="1399/05/11", provinces=[here.province])
    clock("1399/05/20")
    assert reopened(early, here, elsewhere) == [State.INELIGIBLE, "at_sector", State.INELIGIBLE]


def test_who_has_another_file_by_now_keeps_that_one() -> None:
    """One live file a person (O-journey) and a workshop (K7, R25)."""
    first, second = late(), late(workshop_code="7777777777")
    a_file(person=first.person, scheme=COVID, answers=UNIT)
    a_file("at_sector", scheme=COVID, answers=UNIT | {"workshop_code": "7777777777"})
    extended()
    assert reopened(first, second) == [State.INELIGIBLE, State.INELIGIBLE]
    assert rechecks_due() == []


def test_a_draft_and_a_circular_taken_back_open_nothing() -> None:
    file = late()
    a_draft("registration_until", "1399/05/31", scheme=COVID, since="1399/05/01")
    withdraw_circular(circular=extended(), by=a_policy_maker())
    assert rechecks_due() == []
    assert reopened(file) == [State.INELIGIBLE]


def test_a_run_that_was_killed_is_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("applicants.files.reopening.CHUNK", 1)
    files = [late(), late(), late()]
    circular = extended()
    assert recheck_refused(circular_id=circular.pk, seconds=0)
    opening = reopening._open

    def killed(file: Application, cause: str, **told: Any) -> bool:
        if file.pk == files[1].pk:
            raise KeyboardInterrupt
        return opening(file, cause, **told)

    monkeypatch.setattr("applicants.files.reopening._open", killed)
    with pytest.raises(KeyboardInterrupt):
        recheck_refused(circular_id=circular.pk)
    assert [state_of(file) for file in files] == [State.SUBMITTED, State.INELIGIBLE, State.INELIGIBLE]
    monkeypatch.undo()
    assert not recheck_refused(circular_id=circular.pk)
    assert reopened(*files) == ["at_sector"] * 3
    assert ours(Event).filter(verb="reopen").count() == 3


def test_any_number_of_refused_files_is_looked_at_in_as_many_queries(django_assert_max_num_queries: Any) -> None:
    for _number in range(3):
        late(has_licence=False)
    circular = extended()
    with django_assert_max_num_queries(6):
        recheck_refused(circular_id=circular.pk)


def test_the_approval_at_the_desk_nudges_the_work(
    django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = late()
    draft = a_draft("registration_until", "1399/05/31", scheme=COVID, since="1399/05/01")
    nudged: list[int] = []
    monkeypatch.setattr(tasks.recheck_refused, "delay", nudged.append)
    with django_capture_on_commit_callbacks(execute=True):
        desk = at_desk(a_policy_maker())
        desk.post(reverse("admin:applicants_circular_act", args=[draft.pk, "approve_circular"]))
    assert nudged == [draft.pk]
    tasks.recheck_refused(draft.pk)
    judge_due()
    assert state_of(file) == "at_sector"


def test_the_applicant_reads_in_the_history_why_the_file_is_open_again() -> None:
    file = late()
    extended()
    reopened(file)
    page = signed_in(file.person.user).get(reverse("application", args=[file.code])).content.decode()
    assert "بخشنامه یا تفسیر تازه‌ای رسید؛ درخواست شما دوباره سنجیده می‌شود." in page
    assert "نامه ۱۲ روز ۱۳۹۹/۰۵/۰۹" in page
