"""Personal numbers at rest: sealed, bound to their place, found by a keyed index, and sealed again with a new key."""

import base64
import io
from typing import Any

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from applicants import privacy
from applicants.models import User
from tests.ours import ours

PLACE = "applicants.Person.national_code"
CODE = "0499370899"
NEW_KEYS = {"k2": b"2" * 32, "k1": b"1" * 32}


@pytest.fixture(autouse=True)
def _first_key(settings: Any) -> None:
    settings.FIELD_KEYS, settings.FIELD_KEY_CURRENT = {"k1": b"1" * 32}, "k1"


@pytest.fixture
def sealed_mobiles(db: None) -> list[User]:
    return [person(number) for number in range(5)]


def person(number: int) -> User:
    mobile = f"0912000000{number}"
    return User.objects.create(username=f"p{number}", mobile=mobile, mobile_index=privacy.blind_index("mobile", mobile))


def stored_mobiles() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT mobile FROM {User._meta.db_table} WHERE mobile IS NOT NULL ORDER BY id")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def rotate(*typed: str) -> str:
    out = io.StringIO()
    call_command("rotate_keys", *typed, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_a_sealed_value_opens_in_its_place_and_tells_its_key() -> None:
    sealed = privacy.encrypt(CODE, place=PLACE)
    assert sealed.startswith("k1:")
    assert CODE not in sealed
    assert privacy.decrypt(sealed, place=PLACE) == CODE


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert privacy.encrypt(CODE, place=PLACE) != privacy.encrypt(CODE, place=PLACE)


def test_a_sealed_value_moved_to_another_field_does_not_open() -> None:
    with pytest.raises(privacy.Unreadable):
        privacy.decrypt(privacy.encrypt(CODE, place=PLACE), place="applicants.User.mobile")


def test_every_altered_byte_is_noticed() -> None:
    key_id, _, text = privacy.encrypt(CODE, place=PLACE).partition(":")
    sealed = base64.urlsafe_b64decode(text)
    for place in range(len(sealed)):
        altered = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(privacy.Unreadable):
            privacy.decrypt(f"{key_id}:{base64.urlsafe_b64encode(altered).decode()}", place=PLACE)


@pytest.mark.parametrize("stored", ["", "k1", "k1:", "k1:%%%", "k9:AAAA", CODE, "k1:AAAA", "k1:سلام"])
def test_text_that_was_never_sealed_does_not_open(stored: str) -> None:
    with pytest.raises(privacy.Unreadable):
        privacy.decrypt(stored, place=PLACE)


def test_the_name_of_the_key_cannot_be_changed_even_for_the_same_key(settings: Any) -> None:
    sealed = privacy.encrypt(CODE, place=PLACE)
    settings.FIELD_KEYS = {"k1": b"1" * 32, "k2": b"1" * 32}
    with pytest.raises(privacy.Unreadable):
        privacy.decrypt(sealed.replace("k1:", "k2:"), place=PLACE)


def test_the_blind_index_depends_on_the_kind_the_value_and_the_key(settings: Any) -> None:
    index = privacy.blind_index("national_code", CODE)
    assert index == privacy.blind_index("national_code", CODE)
    assert len(index) == 64
    assert index != privacy.blind_index("mobile", CODE)
    settings.INDEX_KEY = b"another key, just as long as it must be"
    assert index != privacy.blind_index("national_code", CODE)


def test_without_keys_nothing_is_stored_in_the_clear(settings: Any) -> None:
    settings.INDEX_KEY, settings.FIELD_KEYS, settings.FIELD_KEY_CURRENT = b"", {}, ""
    with pytest.raises(ImproperlyConfigured):
        privacy.blind_index("national_code", CODE)
    with pytest.raises(ImproperlyConfigured):
        privacy.encrypt(CODE, place=PLACE)


@pytest.mark.parametrize(("value", "shown"), [(CODE, "049*****99"), ("123456789", "*********"), ("", "")])
def test_a_mask_shows_enough_to_recognise_and_no_more(value: str, shown: str) -> None:
    assert privacy.mask(value) == shown


@pytest.mark.alone("what is sealed is turned and broken for all")
def test_the_database_holds_sealed_text_and_python_sees_the_plain_one(sealed_mobiles: list[User]) -> None:
    assert all(text.startswith("k1:") for text in stored_mobiles())
    assert User.objects.get(username="p3").mobile == "09120000003"
    assert list(User.objects.filter(username="p3").values_list("mobile", flat=True)) == ["09120000003"]


@pytest.mark.parametrize("question", ["mobile", "mobile__in", "mobile__icontains", "mobile__startswith"])
def test_an_encrypted_column_can_only_be_asked_whether_it_is_null(question: str) -> None:
    with pytest.raises(FieldError):
        ours(User).filter(**{question: "09120000003"})
    assert ours(User).filter(mobile__isnull=True).query


@pytest.mark.alone("every sealed mobile is read")
def test_no_value_stays_no_value(db: None) -> None:
    User.objects.create(username="nobody", mobile=None)
    assert User.objects.get(username="nobody").mobile is None
    assert stored_mobiles() == []


@pytest.mark.alone("what is sealed is turned and broken for all")
def test_a_row_altered_behind_our_back_does_not_open(sealed_mobiles: list[User]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {User._meta.db_table} SET mobile = 'k1:AAAA' WHERE username = 'p3'")  # noqa: S608
    with pytest.raises(privacy.Unreadable):
        User.objects.get(username="p3")


@pytest.mark.alone("what is sealed is turned and broken for all")
def test_rotation_seals_every_value_with_the_new_key_and_then_has_nothing_to_do(
    sealed_mobiles: list[User], settings: Any
) -> None:
    settings.FIELD_KEYS, settings.FIELD_KEY_CURRENT = NEW_KEYS, "k2"
    assert "applicants.User.mobile: 5 re-encrypted, 0 unreadable" in rotate("--batch-size=2")
    assert all(text.startswith("k2:") for text in stored_mobiles())
    assert "applicants.User.mobile: 0 re-encrypted" in rotate()
    settings.FIELD_KEYS = {"k2": NEW_KEYS["k2"]}
    assert [user.mobile for user in ours(User).order_by("id")] == [user.mobile for user in sealed_mobiles]


@pytest.mark.alone("what is sealed is turned and broken for all")
def test_rotation_goes_on_where_it_was_stopped(sealed_mobiles: list[User], settings: Any) -> None:
    settings.FIELD_KEYS, settings.FIELD_KEY_CURRENT = NEW_KEYS, "k2"
    sealed_mobiles[0].save()
    sealed_mobiles[1].save()
    before = stored_mobiles()
    assert "applicants.User.mobile: 3 re-encrypted" in rotate()
    assert stored_mobiles()[:2] == before[:2]


@pytest.mark.alone("what is sealed is turned and broken for all")
def test_rotation_leaves_what_does_not_open_names_it_and_fails(sealed_mobiles: list[User], settings: Any) -> None:
    settings.FIELD_KEYS, settings.FIELD_KEY_CURRENT = {"k2": NEW_KEYS["k2"]}, "k2"
    User.objects.filter(username="p0").update(mobile="09120000000")
    before = stored_mobiles()
    errors = io.StringIO()
    with pytest.raises(CommandError, match="4 values"):
        call_command("rotate_keys", "--batch-size=2", stdout=io.StringIO(), stderr=errors)
    assert errors.getvalue().count("does not open") == 4
    assert stored_mobiles() == before
