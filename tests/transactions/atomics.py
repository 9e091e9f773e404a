"""What the tests of transactions look with: which verbs open one, which were entered, and whether one is whole."""

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.transaction import Atomic
from psycopg2 import sql

FLOORS = ("applicants", "disbursements")


@cache
def verbs() -> dict[str, bool]:
    """Every function of both floors that opens a transaction, by file and name; whether all of it is one."""
    found: dict[str, bool] = {}
    for floor in FLOORS:
        for path in sorted((settings.BASE_DIR / floor).rglob("*.py")):
            place = path.relative_to(settings.BASE_DIR)
            found |= {f"{place}:{name}": whole for name, whole in _in_tree(ast.parse(path.read_text(encoding="utf-8")))}
    return found


def _in_tree(tree: ast.AST, inside: str = "") -> Iterator[tuple[str, bool]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from _in_tree(node, f"{inside}{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            whole = any(map(_is_atomic, node.decorator_list))
            blocks = (item.context_expr for each in ast.walk(node) if isinstance(each, ast.With) for item in each.items)
            if whole or any(map(_is_atomic, blocks)):
                yield f"{inside}{node.name}", whole


def _is_atomic(node: ast.expr) -> bool:
    return ast.unparse(node).startswith("transaction.atomic")


@contextmanager
def watched() -> Iterator[set[str]]:
    """The verbs entered in the meantime, by file and name; a whole one counts only where it opens the transaction."""
    seen: set[str] = set()
    enter, known = Atomic.__enter__, verbs()

    def noting(self: Atomic) -> None:
        frame = sys._getframe(1)
        code = frame.f_locals["func"].__code__ if frame.f_code.co_name == "inner" else frame.f_code
        path = Path(code.co_filename)
        if path.is_relative_to(settings.BASE_DIR):
            name = f"{path.relative_to(settings.BASE_DIR)}:{code.co_qualname}"  # type: ignore[attr-defined]  # 3.11 has it
            if name in known and (not connection.in_atomic_block or not known[name]):
                seen.add(name)
        enter(self)

    Atomic.__enter__ = noting  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        Atomic.__enter__ = enter  # type: ignore[method-assign]


def missed(seen: set[str], names: str) -> set[str]:
    """Which of these verbs were not entered."""
    return set(names.split()) - seen


def whole(last: str, deed: Callable[[], Any], nth: int = 1) -> Any:
    """Do a deed twice: first its nth write into the table `last` fails and nothing of the deed may be left; then truly.

    `last` is the table written last, so that all the rest of the deed has been written before.
    """
    before = written()
    with _failing(last, nth), suppress(DatabaseError, ExceptionGroup):
        deed()
    left = {table for table, rows in written().items() if rows != before[table]}
    assert not left, f"half-written: {left}"
    answer = deed()
    assert written()[last] != before[last], f"nothing is written into {last}"
    return answer


def written() -> dict[str, str]:
    """Every row of both floors and of the banks' clients, as one digest a table."""
    tables = [
        model._meta.db_table
        for floor in (*FLOORS, "oauth2_provider")
        for model in apps.get_app_config(floor).get_models(True)
    ]
    digest = sql.SQL("SELECT {}, md5(string_agg(r::text, ';' ORDER BY r::text)) FROM {} r")
    digests = sql.SQL(" UNION ALL ").join(digest.format(sql.Literal(each), sql.Identifier(each)) for each in tables)
    with connection.cursor() as cursor:
        cursor.execute(digests)
        return dict(cursor.fetchall())


@contextmanager
def _failing(table: str, nth: int) -> Iterator[None]:
    """From the nth row on nothing can be written into the table; a temporary function dies with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY SEQUENCE written_rows")
        cursor.execute(
            "CREATE FUNCTION pg_temp.stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF nextval('pg_temp.written_rows') >= {nth} THEN RAISE 'stopped by a test'; END IF; "
            "RETURN COALESCE(NEW, OLD); END $$"
        )
        cursor.execute(
            f"CREATE TRIGGER stopped_by_a_test BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION pg_temp.stop()"
        )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER stopped_by_a_test ON {table}")
            cursor.execute("DROP FUNCTION pg_temp.stop()")
            cursor.execute("DROP SEQUENCE written_rows")
