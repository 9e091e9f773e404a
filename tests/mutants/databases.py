"""The databases of a run: one that is migrated once, and of it a new copy for each run of the tests."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql

from tests.mutants.fault import Fault

PRISTINE = "mutants_pristine"


def address(name: str) -> str:
    """DATABASE_URL of another database of the same server."""
    here = urlsplit(os.environ["DATABASE_URL"])
    return here._replace(path=f"/{name}").geturl()


def asked(name: str, *statements: sql.Composable | str, rows: bool = False) -> list[tuple]:
    """Runs statements in a database, each on its own, and gives the rows of the last."""
    connection = psycopg2.connect(address(name).replace("postgres://", "postgresql://", 1))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall() if rows else []
    finally:
        connection.close()


def make_pristine(tree: Path) -> None:
    """Migrates the template database from nothing, unless it has been made by the same migrations before."""
    name, mark = sql.Identifier(PRISTINE), mark_of_the_migrations(tree)
    known = sql.SQL("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = {}")
    if asked("postgres", known.format(sql.Literal(PRISTINE)), rows=True) == [(mark,)]:
        return
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name)
    asked("postgres", drop, sql.SQL("CREATE DATABASE {}").format(name))
    environment = {**os.environ, "DATABASE_URL": address(PRISTINE), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=tree, env={**environment, "PYTHONPATH": str(tree)}, check=True)
    asked("postgres", sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(mark)))


def mark_of_the_migrations(tree: Path) -> str:
    files = [*sorted(tree.glob("*/migrations/*.py")), tree / "requirements.txt"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def renew(name: str, fault: str = "") -> None:
    """Makes a database anew from the template, with a fault put into it if there is one."""
    mine, template = sql.Identifier(name), sql.Identifier(PRISTINE)
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(mine)
    asked("postgres", drop, sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(mine, template))
    if fault:
        asked(name, fault)


# Constraints, unique indexes that are no constraint, triggers; foreign and primary keys are Django's own.
NAMED = """
SELECT c.relname, k.conname, format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, k.conname)
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype IN ('c', 'u', 'x')
UNION ALL
SELECT c.relname, i.relname, format('DROP INDEX %I', i.relname)
  FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
 WHERE x.indisunique AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)
UNION ALL
SELECT c.relname, t.tgname, format('DROP TRIGGER %I ON %I', t.tgname, c.relname)
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
ORDER BY 1, 2
"""
OURS = ("applicants_", "disbursements_", "schemes_")
GIVEN_BY_DJANGO = ("_check", "_pkey")


def faults() -> list[Fault]:
    """One fault for each constraint, unique index and trigger of our tables."""
    found = asked(PRISTINE, NAMED, rows=True)
    return [
        Fault("database", f"{table.split('_')[0]}/models", 0, sql=statement, text=name, table=table)
        for table, name, statement in found
        if table.startswith(OURS) and not name.endswith(GIVEN_BY_DJANGO)
    ]
