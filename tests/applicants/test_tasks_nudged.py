"""Which tasks nudge which others, and whom they ask: written-out numbers (tests-Q20, tests-Q05)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from applicants import services, tasks
from applicants.files import inquiries
from applicants.models import Application, Inquiry, Notice, State
from applicants.notices import sending, tell
from applicants.sms import memory
from schemes.units import today
from tests.applicants.circulars import a_circular
from tests.applicants.portal import a_full_form, read_url, signed_in
from tests.ours import ours
from tests.world import OFFER, a_file, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def nudged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """The nudges in their order: the task's name and what it is about."""
    seen: list[tuple[str, Any]] = []

    def watch(name: str) -> Callable[..., None]:
        return lambda *args: seen.append((name, *args))

    for name in (
        "judge_application", "send_notices", "ask_inquiries", "tell_offers_in", "recheck_refused", "sweep_judgements",
        "forget_codes", "run_simulation",
    ):  # fmt: skip
        monkeypatch.setattr(getattr(tasks, name), "delay_on_commit", watch(name))
    return seen


def test_every_night_only_files_that_go_to_a_bank_are_asked_again_and_each_province_is_told_once(nudged: Any) -> None:
    """One chosen, one draft, one paid file: one nudge."""
    chosen = a_file(State.CHOSEN)
    a_file(State.DRAFT)
    a_file(State.SAVING)
    a_file(State.DISBURSED, chosen_offer=OFFER, chosen_amount=1, plan_approved_on=today())
    tasks.tell_offers.run()
    assert [nudge for nudge in nudged if nudge[0] == "ask_inquiries"] == [("ask_inquiries", chosen.pk)]
    provinces = [province for name, province in nudged if name == "tell_offers_in"]
    assert (len(provinces), len(set(provinces))) == (31, 31)
    assert {"20", "23", "07"} < set(provinces)
    assert not [province for province in provinces if province.startswith("SA-")]


def test_the_task_asks_about_the_person_of_the_file_alone(monkeypatch: pytest.MonkeyPatch, nudged: Any) -> None:
    file, other = a_file(State.CHOSEN), a_file(State.CHOSEN)
    asked = []

    def ask(kind: str, person: Any) -> inquiries.Reply:
        asked.append((str(kind), person))
        return inquiries.Reply(inquiries.ReplyStatus.MATCHED, {"other_debt": 7} if kind == "debts" else {})

    monkeypatch.setattr(inquiries, "ask", ask)
    tasks.ask_inquiries.run(file.pk)
    assert asked == [("identity", file.person), ("debts", file.person)]
    said = ours(Inquiry).get(kind="debts")
    assert (said.person, said.facts, said.source) == (file.person, {"other_debt": 7}, "service")
    assert not other.person.inquiries.exists()


@pytest.mark.parametrize(("seconds", "state"), [(119, "sending"), (121, "doubtful")])
def test_a_message_whose_sender_fell_silent_is_in_doubt_after_two_minutes(seconds: int, state: str) -> None:
    memory.outbox.clear()
    notice = tell(application=a_file(), kind="in_review", once="x")
    silent = timezone.now() - timedelta(seconds=seconds)
    ours(Notice).update(state="sending", sending_at=silent)
    sending._settle(memory.Backend(), 100)
    notice.refresh_from_db()
    assert notice.state == state
    assert notice.failure == ("فرستنده در میانه کار ایستاد" if state == "doubtful" else "")


def test_at_most_so_many_silent_messages_are_settled_in_a_run_the_oldest_first() -> None:
    memory.outbox.clear()
    notices = [tell(application=a_file(), kind="in_review", once=f"{number}") for number in range(3)]
    for minutes, notice in zip((5, 9, 7), notices, strict=True):
        Notice.objects.filter(pk=notice.pk).update(
            state="sending", sending_at=timezone.now() - timedelta(minutes=minutes)
        )
    sending._settle(memory.Backend(), 2)
    assert [Notice.objects.get(pk=notice.pk).state for notice in notices] == ["sending", "doubtful", "doubtful"]


@pytest.mark.parametrize(("seconds", "state"), [(119, "waiting"), (121, "refused")])
def test_a_code_waits_two_minutes_to_be_sent(seconds: int, state: str) -> None:
    notice = tell(mobile="09121112233", kind="code", once="c", code="123456")
    ours(Notice).update(created_at=timezone.now() - timedelta(seconds=seconds))
    sending._drop_late_codes()
    notice.refresh_from_db()
    assert notice.state == state
    assert (notice.text == "", notice.failure) == (
        (True, "مهلت رمز پیش از ارسال گذشت") if state == "refused" else (False, "")
    )


def test_a_run_that_has_lasted_a_minute_begins_no_other_message(monkeypatch: pytest.MonkeyPatch) -> None:
    memory.outbox.clear()
    for number in range(3):
        tell(application=a_file(), kind="in_review", once=f"{number}")
    begun = iter([0.0, 59.0, 60.0, 60.1, 61.0])
    monkeypatch.setattr(sending.time, "monotonic", lambda: next(begun))
    assert services.send_waiting() == 2
    assert len(memory.outbox) == 2


def test_a_circular_with_more_files_than_a_minute_holds_is_gone_on_with(nudged: Any, monkeypatch: Any) -> None:
    circular = a_circular()
    left = iter([True, False])
    monkeypatch.setattr(services, "recheck_refused", lambda **_words: next(left))
    tasks.recheck_refused.run(circular.pk)
    assert nudged == [("recheck_refused", circular.pk), ("sweep_judgements",)]
    nudged.clear()
    tasks.recheck_refused.run(circular.pk)
    assert nudged == [("sweep_judgements",)]


def test_the_sweep_takes_up_each_circular_by_which_nobody_has_looked(nudged: Any) -> None:
    first, second = a_circular(), a_circular("ceiling", 900_000_000)
    tasks.sweep_rechecks.run()
    assert nudged == [("recheck_refused", first.pk), ("recheck_refused", second.pk)]
    services.recheck_refused(circular_id=first.pk)
    nudged.clear()
    tasks.sweep_rechecks.run()
    assert nudged == [("recheck_refused", second.pk)]


def test_codes_are_forgotten_in_batches_until_none_is_left(nudged: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    left = iter([1, 0])
    monkeypatch.setattr(services, "forget_codes", lambda: next(left))
    tasks.forget_codes.run()
    assert nudged == [("forget_codes",)]
    tasks.forget_codes.run()
    assert nudged == [("forget_codes",)]


def test_a_file_judged_by_a_task_has_its_message_sent_and_one_not_due_has_none(nudged: Any) -> None:
    file = a_file(State.SUBMITTED, check_due_at=timezone.now())
    tasks.judge_application.run(file.pk)
    assert nudged == [("send_notices",)]
    tasks.judge_application.run(file.pk)
    assert nudged == [("send_notices",)]


def test_the_doors_of_the_portal_nudge_what_they_cause(nudged: Any) -> None:
    """tests-Q25: sending, taking back and asking for a code each have their message sent at once."""
    file = a_full_form(a_person())
    browser = signed_in(file.person.user)
    browser.post(read_url(file, "application_check"))
    assert nudged == [("judge_application", file.pk), ("send_notices",)]
    nudged.clear()
    browser.post(read_url(file, "withdraw_application"))
    assert nudged == [("send_notices",)]
    nudged.clear()
    browser.post(read_url(file, "withdraw_application"))
    assert nudged == [], "the second time is refused"
    browser.post(reverse("sign_out"))
    browser.post(reverse("sign_in"), {"mobile": "09121112233"})
    assert nudged == [("send_notices",)]
    browser.post(reverse("sign_in"), {"mobile": "09121112233"})
    assert nudged == [("send_notices",)], "no code was written"
    assert ours(Application).get().state == State.WITHDRAWN
