"""What has no row yet is locked by its name: whoever comes second waits; the name in another space is another lock."""

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction

from applicants import services
from applicants.locks import Space, hold, try_to_hold
from applicants.privacy import blind_index
from disbursements.references import claim
from tests.disbursements.bank_side import a_bank

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def held_elsewhere(space: int, name: str) -> Iterator[None]:
    """Another connection holds the name; the number of the space is written out."""
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [name, space])
        yield
    finally:
        other.rollback()
        other.close()


def waits(deed: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '150ms'")
            deed()
    except OperationalError as error:
        return "lock timeout" in str(error)
    return False


def test_two_codes_for_one_phone_come_one_after_the_other() -> None:
    with held_elsewhere(2, blind_index("mobile", "09121112233")):
        assert waits(lambda: services.send_code(mobile="09121112233", address="127.0.0.1"))


@pytest.mark.parametrize("kind", ["reference", "contract", "account"])
def test_a_number_of_a_bank_is_looked_at_by_one_at_a_time(kind: str) -> None:
    bank = a_bank()
    with held_elsewhere(3, f"{bank.pk} {kind} 77"):
        assert waits(lambda: claim(bank, kind, "77"))
        with transaction.atomic():
            claim(bank, kind, "78")
            claim(a_bank(code="other"), kind, "77")


def test_the_same_name_in_another_space_is_another_lock() -> None:
    """house-H35"""
    with held_elsewhere(2, "77"), transaction.atomic():
        hold(Space.BANK_NUMBER, "77")
        assert try_to_hold(Space.IDEMPOTENCY_KEY, "77")
        assert not try_to_hold(Space.MOBILE, "77")


def test_nobody_locks_a_name_but_by_its_space() -> None:
    """house-H35"""
    calls = []
    for floor in ("applicants", "disbursements", "microfinance"):
        for path in (settings.BASE_DIR / floor).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and "pg_advisory" in str(node.value):
                    calls.append(str(path.relative_to(settings.BASE_DIR)))
    assert set(calls) <= {"applicants/locks.py"}
