"""The outbox: a row with the change it tells of, sent at most once whatever dies in between."""

import re
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import override_settings
from django.urls import resolve
from django.utils import timezone

from applicants import notices
from applicants.models import Notice
from applicants.notices.sending import send_waiting
from applicants.sms import Backend, Delivery, SmsRefused
from applicants.sms.memory import outbox
from tests import world
from tests.ours import ours

pytestmark = pytest.mark.django_db
REFUSALS = {"ineligible", "rejected"}


class Dying(Backend):
    """Its process is killed after the message was marked and before or while the provider was called."""

    calls = 0

    def send(self, mobile: str, text: str, local_id: str) -> str:
        type(self).calls += 1
        raise KeyboardInterrupt


class Cut(Backend):
    """The connection broke: nobody knows whether the message went out."""

    calls = 0

    def send(self, mobile: str, text: str, local_id: str) -> str:
        type(self).calls += 1
        raise ConnectionResetError(f"POST https://sms.example/?key=secret&to={mobile}")


class Refusing(Backend):
    def send(self, mobile: str, text: str, local_id: str) -> str:
        raise SmsRefused("شماره در فهرست سیاه است")


class Telling(Dying):
    """Dies like `Dying`, but its provider can be asked afterwards."""

    def status(self, local_id: str) -> Delivery:
        return Delivery.SENT


class Mute(Dying):
    """Its provider can be asked, and does not answer."""

    def status(self, local_id: str) -> Delivery:
        raise TimeoutError


@pytest.fixture(autouse=True)
def _empty_outbox() -> Iterator[None]:
    outbox.clear()
    Dying.calls = Cut.calls = Telling.calls = Mute.calls = 0
    yield
    outbox.clear()


def by(backend: type) -> Any:
    return override_settings(SMS_BACKEND=f"{backend.__module__}.{backend.__name__}")


def a_notice(**words: Any) -> Notice:
    words = {"kind": "submitted", "once": "submitted-1"} | words
    return notices.tell(application=words.pop("application", None) or world.a_file(), **words)


def a_code(once: str = "code-1") -> Notice:
    return notices.tell(mobile="09121234567", kind="code", once=once, code="482915")


def fresh(notice: Notice) -> Notice:
    return Notice.objects.get(pk=notice.pk)


def past(notice: Notice, **moments: timedelta) -> None:
    Notice.objects.filter(pk=notice.pk).update(**{name: timezone.now() - ago for name, ago in moments.items()})


def test_a_notice_is_only_a_row_until_it_is_sent() -> None:
    assert a_notice().state == Notice.State.WAITING
    assert outbox == []


def test_a_notice_vanishes_with_the_change_it_tells_of() -> None:
    file = world.a_file()
    with transaction.atomic():
        a_notice(application=file)
        transaction.set_rollback(True)
    assert not ours(Notice).exists()


def test_the_same_once_is_one_notice() -> None:
    file = world.a_file()
    first, second = a_notice(application=file), a_notice(application=file, kind="in_review")
    assert first == second
    assert ours(Notice).count() == 1


def test_a_message_goes_to_the_files_person_with_code_and_link() -> None:
    file = world.a_file()
    notice = a_notice(application=file)
    assert send_waiting() == 1
    (message,) = outbox
    assert message.mobile == file.person.user.mobile
    assert message.local_id == str(notice.local_id)
    assert file.code in message.text
    assert fresh(notice).state == Notice.State.SENT
    assert fresh(notice).provider_id == "memory-1"
    assert fresh(notice).sent_at is not None


def test_the_link_in_a_message_is_the_files_page() -> None:
    file = world.a_file()
    link = re.search(r"http\S+", notices.text_of("submitted", file)).group()
    assert link.startswith(settings.PORTAL_URL)
    assert resolve(urlsplit(link).path).url_name == "application"


def test_number_and_text_are_sealed_in_the_database() -> None:
    notice = a_notice()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT mobile, text FROM applicants_notice WHERE id = %s", [notice.pk])
        mobile, text = cursor.fetchone()
    assert notice.mobile not in mobile
    assert notice.application.code not in text


@pytest.mark.parametrize("kind", sorted(notices.TEXTS))
def test_every_kind_has_a_whole_text(kind: str) -> None:
    words = {"article": "ماده ۱۷", "reason": "آورده کم است", "code": "1", "offers": "سه‌ماهه", "bank": "بانک نمونه"}
    text = notices.text_of(kind, world.a_file(code="T77"), amount=250_000_000, expires_on=date(2021, 5, 8), **words)
    assert "{" not in text
    assert "T77" in text or kind == "code"
    assert "ماده ۱۷" in text or kind not in REFUSALS


def test_days_are_jalali_and_sums_are_grouped() -> None:
    text = notices.text_of("invited", world.a_file(), amount=30_000_000, expires_on=date(2021, 5, 8))
    assert "۳۰٬۰۰۰٬۰۰۰ ریال" in text
    assert "۱۴۰۰/۰۲/۱۸" in text


@pytest.mark.parametrize("kind", sorted(REFUSALS))
def test_a_refusal_without_its_article_is_a_mistake(kind: str) -> None:
    with pytest.raises(ValueError, match="article"):
        a_notice(kind=kind)


def test_an_unknown_word_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="artcle"):
        a_notice(kind="rejected", article="ماده ۱۷", artcle="x")


def test_a_line_without_its_words_is_left_out() -> None:
    file = world.a_file()
    assert "کم است" not in notices.text_of("incomplete", file)
    assert "کم است: طرح" in notices.text_of("incomplete", file, missing="طرح")


def test_the_approval_says_that_the_fund_owes_nothing_yet() -> None:
    """O36: no commitment or cost for the Fund arises before the invitation."""
    assert "تعهد یا هزینه‌ای برای صندوق" in notices.text_of("approved", world.a_file())


def test_urgent_messages_go_first_and_the_rest_in_order() -> None:
    for number in range(3):
        a_notice(once=f"n{number}")
    a_code()
    send_waiting()
    assert "482915" in outbox[0].text
    assert [message.local_id for message in outbox[1:]] == [
        str(notice.local_id) for notice in ours(Notice).filter(kind="submitted").order_by("id")
    ]


def test_a_code_older_than_two_minutes_is_not_sent() -> None:
    young, old = a_code(), a_code("code-2")
    past(young, created_at=timedelta(seconds=110))
    past(old, created_at=timedelta(seconds=121))
    assert send_waiting() == 1
    assert len(outbox) == 1
    assert (fresh(young).state, fresh(old).state) == (Notice.State.SENT, Notice.State.REFUSED)


def test_the_text_of_a_code_is_wiped_when_it_is_sent() -> None:
    notice = a_code()
    send_waiting()
    assert fresh(notice).text == ""


def test_the_limit_holds_and_the_rest_waits() -> None:
    for number in range(3):
        a_notice(once=f"n{number}")
    assert send_waiting(limit=2) == 2
    assert send_waiting(limit=2) == 1


def test_a_refused_message_says_why_and_is_not_tried_again() -> None:
    notice = a_notice()
    with by(Refusing):
        assert send_waiting() == 0
        assert send_waiting() == 0
    assert fresh(notice).state == Notice.State.REFUSED
    assert fresh(notice).failure == "شماره در فهرست سیاه است"


def test_a_broken_connection_is_doubt_and_doubt_is_never_resent() -> None:
    notice = a_notice()
    with by(Cut):
        send_waiting()
        past(notice, sending_at=timedelta(minutes=4))
        send_waiting()
    send_waiting()
    assert (Cut.calls, outbox) == (1, [])
    assert fresh(notice).state == Notice.State.DOUBTFUL


def test_the_record_of_a_failure_keeps_no_number_and_no_key(caplog: pytest.LogCaptureFixture) -> None:
    notice = a_notice()
    with by(Cut):
        send_waiting()
    assert fresh(notice).failure == "ConnectionResetError"
    assert "secret" not in caplog.text
    assert notice.mobile not in caplog.text


@pytest.mark.parametrize(
    ("backend", "state"),
    [(Dying, Notice.State.DOUBTFUL), (Telling, Notice.State.SENT), (Mute, Notice.State.DOUBTFUL)],
)
def test_a_sender_killed_after_the_mark_is_settled_by_asking_never_by_resending(backend: type, state: str) -> None:
    notice = a_notice()
    with by(backend):
        with pytest.raises(KeyboardInterrupt):
            send_waiting()
        assert fresh(notice).state == Notice.State.SENDING
        send_waiting()
        assert fresh(notice).state == Notice.State.SENDING, "within the lease it may still be under way"
        past(notice, sending_at=timedelta(seconds=110))
        send_waiting()
        assert fresh(notice).state == Notice.State.SENDING, "nor ten seconds before its two minutes are over"
        past(notice, sending_at=timedelta(seconds=121))
        send_waiting()
    assert backend.calls == 1
    assert fresh(notice).state == state


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_message_once() -> None:
    file = world.a_file()
    for number in range(30):
        a_notice(application=file, once=f"n{number}")
    taken: list[int] = []

    def work() -> None:
        taken.append(send_waiting())
        connections["default"].close()

    senders = [threading.Thread(target=work) for _number in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sum(taken) == 30
    assert len({message.local_id for message in outbox}) == len(outbox) == 30


@pytest.mark.django_db(transaction=True)
def test_the_mark_is_committed_before_the_provider_is_called() -> None:
    notice = a_notice()
    with by(Dying), pytest.raises(KeyboardInterrupt):
        send_waiting()
    connections["default"].close()  # what a killed process leaves behind is what was committed
    assert fresh(notice).state == Notice.State.SENDING
