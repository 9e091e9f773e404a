"""Every rule that the database keeps is breached past all doors, and refuses in its own name (tests-Q06).

That a row of the table breaches its rule and no other is shown too: without the rule the same deed is done.
"""

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.house.breaches import CONSTRAINTS, IMPLIED, TRIGGERS, Deed
from tests.house.full_world import a_full_world

pytestmark = pytest.mark.django_db

OURS = ("applicants", "disbursements", "microfinance", "schemes")
NAMED = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE contype IN ('c', 'u', 'x') AND connamespace = 'public'::regnamespace
    UNION
    SELECT indrelid::regclass::text, indexrelid::regclass::text FROM pg_index
    WHERE indisunique AND NOT indisprimary AND indrelid IN (SELECT oid FROM pg_class WHERE relkind IN ('r', 'p'))
"""
TRIGGERED = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal"


def in_the_catalogue(query: str) -> set[tuple[str, str]]:
    """Table and name of each rule on a table of ours, those between two models too."""
    ours = {model._meta.db_table for app in OURS for model in apps.get_app_config(app).get_models(True)}
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {(table, name) for table, name in cursor.fetchall() if table in ours}


def test_no_constraint_and_no_unique_index_is_without_its_breach() -> None:
    """Primary and foreign keys aside; those of other people's apps are theirs."""
    assert {name for _table, name in in_the_catalogue(NAMED)} == {name for name, _deed in CONSTRAINTS}


def test_no_trigger_is_without_its_breach() -> None:
    kept = {(table, name.removeprefix("pgtrigger_").rpartition("_")[0]) for table, name in in_the_catalogue(TRIGGERED)}
    assert kept == {(table, name) for table, name, _words, _deed in TRIGGERS}


def test_every_constraint_and_unique_index_refuses_its_breach_and_nothing_else_does() -> None:
    world, table_of = a_full_world(), {name: table for table, name in in_the_catalogue(NAMED)}
    wrong = []
    for number, (name, deed) in enumerate(CONSTRAINTS):
        try:
            with transaction.atomic():
                deed(world)
                _all_at_once()
            wrong.append(f"{number} {name}: not refused")
        except IntegrityError as error:
            cause: Any = error.__cause__
            if cause.diag.constraint_name != name:
                wrong.append(f"{number} {name}: refused as {cause}")
        if name not in IMPLIED and (said := _without(_dropped(table_of[name], name), deed, world)):
            wrong.append(f"{number} {name}: refused without it: {said}")
    assert not wrong, "\n".join(wrong)


def test_every_trigger_refuses_its_breach_in_its_words_and_nothing_else_does() -> None:
    world = a_full_world()
    full = {
        (table, name.removeprefix("pgtrigger_").rpartition("_")[0]): name for table, name in in_the_catalogue(TRIGGERED)
    }
    wrong = []
    for number, (table, name, words, deed) in enumerate(TRIGGERS):
        try:
            with transaction.atomic():
                deed(world)
            wrong.append(f"{number} {table} {name}: not refused")
        except DatabaseError as error:
            said = f"{words} from {table} table" if words.startswith("Cannot") else words
            if not str(error).startswith(f"pgtrigger: {said}"):
                wrong.append(f"{number} {table} {name}: refused as {error}")
        if said := _without(f'DROP TRIGGER "{full[table, name]}" ON {table}', deed, world):
            wrong.append(f"{number} {table} {name}: refused without it: {said}")
    assert not wrong, "\n".join(wrong)


def _all_at_once() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _dropped(table: str, name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_constraint WHERE conname = %s", [name])
        return f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' if cursor.fetchone() else f'DROP INDEX "{name}"'


class _Undone(Exception):
    pass


def _without(drop: str, deed: Deed, world: SimpleNamespace) -> str:
    """What still refuses the deed when a rule is dropped, which is then taken back; empty when nothing does."""
    _all_at_once()
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(drop)
            deed(world)
            raise _Undone
    except _Undone:
        return ""
    except DatabaseError as error:
        return str(error)
