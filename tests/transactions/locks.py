"""What the tests of row locks look with: a row held by another connection, and where a deed waits for it."""

import ast
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.db.models import Model
from psycopg2 import sql

FLOORS = ("applicants", "disbursements")


def locks() -> Counter[str]:
    """Every function of both floors that locks rows, by file and name, and how many kinds of row it locks."""
    found: Counter[str] = Counter()
    for floor in FLOORS:
        for path in sorted((settings.BASE_DIR / floor).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    calls = (each for each in ast.walk(node) if isinstance(each, ast.Attribute))
                    number = sum(each.attr == "select_for_update" for each in calls)
                    found |= Counter({f"{path.relative_to(settings.BASE_DIR)}:{node.name}": number})
    return +found


@contextmanager
def held(row: Model) -> Iterator[None]:
    """Another connection works on this row and has not committed."""
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            query = sql.SQL("SELECT 1 FROM {} WHERE {} = %s FOR NO KEY UPDATE")
            key = row._meta.pk
            assert key is not None
            cursor.execute(query.format(sql.Identifier(row._meta.db_table), sql.Identifier(key.column)), [row.pk])
        yield
    finally:
        other.rollback()
        other.close()


# A query is made in one function and asked in another.
ASKED_IN = {"accounts_for": "_must_have_accounts"}


def check(*rows: tuple[str, Any, Any]) -> None:
    """Each deed waits for the row in the function named, and to read it."""
    wrong = []
    for place, row, deed in rows:
        path, name = place.split(":")
        if (at := waits_at(row, deed)) != (f"{path}:{ASKED_IN.get(name, name)}", True):
            wrong.append((place, at))
    assert not wrong, wrong


def waits_at(row: Model, deed: Callable[[], Any]) -> tuple[str, bool]:
    """The function of ours in which a deed waits for the held row, and whether it waits to read it and not to write."""
    statements: list[str] = []

    def noting(execute: Any, query: str, *rest: Any) -> Any:
        statements.append(str(query))
        return execute(query, *rest)

    with held(row), _impatient(), connection.execute_wrapper(noting):
        try:
            deed()
        except OperationalError as error:
            return _place(error), _reads(statements)
        except ExceptionGroup as group:
            error = group.exceptions[0]
            assert isinstance(error, OperationalError)
            return _place(error), _reads(statements)
    return "nowhere", False


def passes_by(row: Model, deed: Callable[[], Any]) -> Any:
    """What a deed answers that leaves a held row to whoever holds it."""
    with held(row), _impatient():
        return deed()


def _reads(statements: list[str]) -> bool:
    asked = [each for each in statements if each.startswith(("SELECT", "UPDATE", "INSERT", "DELETE"))]
    return asked[-1].startswith("SELECT") and "UPDATE" in asked[-1]


def _place(error: BaseException) -> str:
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(frame.filename)]
    return f"{Path(ours[-1].filename).relative_to(settings.BASE_DIR)}:{ours[-1].name}"


def _is_ours(name: str) -> bool:
    return any(Path(name).is_relative_to(settings.BASE_DIR / floor) for floor in FLOORS)


@contextmanager
def _impatient() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '150ms'")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")
