"""`python -m tests.house.written.forward`: the data of 027647a in the tables of its day, brought to those of today.

Runs in an empty database of its own (DATABASE_URL) and prints what the product then reads there, as JSON.
"""

import json
from contextlib import suppress
from io import StringIO
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg2 import sql

from tests.house.written import written

THEN = [("applicants", "0005_reopening"), ("disbursements", "0003_another_country"), ("oauth2_provider", None)]
FILL = "INSERT INTO {there} SELECT * FROM json_populate_recordset(NULL::{there}, %s)"
NEXT = "SELECT setval(pg_get_serial_sequence({name}, 'id'), (SELECT max(id) FROM {there}))"


def to_its_day() -> None:
    """The tables of 027647a."""
    executor = MigrationExecutor(connection)
    last = dict(executor.loader.graph.leaf_nodes())
    executor.migrate([(app, name or last[app]) for app, name in THEN])


@transaction.atomic
def fill(rows: dict[str, Any]) -> None:
    """Put the rows there as they were: neither triggers nor foreign keys are asked."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = 'replica'")
        for table, found in rows.items():
            names = {"there": sql.Identifier(table), "name": sql.Literal(table)}
            cursor.execute(sql.SQL(FILL).format(**names), [json.dumps(found)])
            if "id" in found[0]:
                cursor.execute(sql.SQL(NEXT).format(**names))


def said_by(command: str) -> str:
    """What a command tells, whether it was content or not."""
    out = StringIO()
    with suppress(SystemExit):
        call_command(command, stdout=out)
    return out.getvalue()


def read() -> dict[str, Any]:
    """Every row of ours, its sealed columns opened, and what the product's own checks say of them."""
    models = [model for app in ("applicants", "disbursements") for model in apps.get_app_config(app).get_models(True)]
    officers = apps.get_model("applicants", "Officer")._base_manager
    return {
        "read": {model._meta.db_table: len(list(model._base_manager.all())) for model in models},
        "placeless": officers.filter(organisation=None).count(),
        **{command: said_by(command) for command in ("replay", "verify_audit", "invariants")},
    }


if __name__ == "__main__":
    django.setup()
    to_its_day()
    fill(written()["rows"])
    call_command("migrate", verbosity=0)
    print(json.dumps(read()))
