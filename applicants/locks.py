"""Locks on what has no row yet: a number in a space of its own, held until the end of the transaction."""

from enum import IntEnum

from django.db import connection


class Space(IntEnum):
    """Who locks numbers by name; the same text in two spaces is two locks. A number here is never given again."""

    IDEMPOTENCY_KEY = 1  # of a bank's call
    MOBILE = 2  # to which a one-time code goes
    BANK_NUMBER = 3  # a reference, contract or account number of a bank


def hold(space: Space, name: str) -> None:
    """Wait until no other transaction holds the name, and hold it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [name, space])


def try_to_hold(space: Space, name: str) -> bool:
    """Hold the name if nobody does; do not wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))", [name, space])
        held: bool = cursor.fetchone()[0]
        return held
