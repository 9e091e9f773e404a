"""Beside its finished text a message keeps its kind and the words it was filled with, sealed (house-H50)."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from applicants.models import Notice
from applicants.notices import said_again, tell, words_of
from applicants.notices.sending import send_waiting
from tests.ours import ours
from tests.world import a_file

pytestmark = pytest.mark.django_db

MOBILE = "09121112233"


def in_the_database(notice: Notice) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM applicants_notice WHERE id = %s", [notice.pk])
        return cursor.fetchone()[0]


def invited() -> Notice:
    notice = tell(application=a_file(), kind="invited", once="i", amount=50_000_000, expires_on=date(2026, 12, 21))
    return Notice.objects.get(pk=notice.pk)


def test_a_message_keeps_its_words_with_their_kinds() -> None:
    """house-H50: a sum is a number and a day a day, so that they can be counted, and said in another language."""
    notice = invited()
    assert words_of(notice) == {"amount": 50_000_000, "expires_on": date(2026, 12, 21)}
    assert said_again(notice) == notice.text
    assert "۱۴۰۵/۰۹/۳۰" in notice.text
    with override("ar"):
        said = said_again(notice)
    assert said != notice.text
    assert notice.application is not None
    assert notice.application.code in said


def test_the_words_are_sealed_in_the_database() -> None:
    """house-H50: nothing of them can be read without the key."""
    kept = in_the_database(
        tell(application=a_file(), kind="rejected", once="r", article="ماده ۱۹", reason="بدهی دارید")
    )
    assert kept is not None
    assert kept.startswith(f"{settings.FIELD_KEY_CURRENT}:")
    assert "بدهی" not in kept
    assert "reason" not in kept


def test_a_code_is_forgotten_with_its_text_once_it_was_sent() -> None:
    """house-H50"""
    notice = tell(mobile=MOBILE, kind="code", once="c", code="123456")
    assert words_of(notice) == {"code": "123456"}
    send_waiting()
    notice.refresh_from_db()
    assert (notice.state, notice.text, in_the_database(notice)) == ("sent", "", None)


def test_a_code_that_came_too_late_is_forgotten_too() -> None:
    """house-H50"""
    notice = tell(mobile=MOBILE, kind="code", once="c", code="123456")
    ours(Notice).filter(pk=notice.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    send_waiting()
    assert in_the_database(notice) is None


def test_a_message_of_before_is_said_as_it_was_sent() -> None:
    """house-H50"""
    notice = invited()
    Notice.objects.filter(pk=notice.pk).update(words=None)
    notice.refresh_from_db()
    with override("ar"):
        assert (words_of(notice), said_again(notice)) == ({}, notice.text)
