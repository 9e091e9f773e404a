"""house-H48: what commit 027647a has written is still read, and what it has enqueued is still done.

Names kept by string would break it: places of ciphertexts, tasks, gateways, what old migrations import. Its rows are
brought from the tables of its day to those of today by every migration since, demo data in them.
"""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import psycopg2
import pytest
from django.db import connection
from django.utils.module_loading import import_string

from applicants.models import Person
from applicants.privacy import Unreadable, blind_index, decrypt
from microfinance.celery import app
from tests.house.test_arrows import HOUSE
from tests.house.written import written

SEALED = {
    ("applicants_application", "sheba"): "applicants.Application.sheba",
    ("applicants_user", "mobile"): "applicants.User.mobile",
    ("applicants_notice", "mobile"): "applicants.Notice.mobile",
    ("applicants_notice", "text"): "applicants.Notice.text",
    ("applicants_person", "national_code"): "applicants.Person.national_code",
    ("applicants_groupmember", "national_code"): "applicants.GroupMember.national_code",
}
# What an operator has in the environment of the day.
GATEWAYS = ("console", "file", "memory")


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return written()


@pytest.mark.parametrize(("column", "place"), SEALED.items())
def test_a_sealed_column_opens_under_the_name_of_then(told: Any, column: tuple[str, str], place: str) -> None:
    table, name = column
    stored = [row[name] for row in told["rows"][table] if row[name]]
    assert stored
    assert all(decrypt(text, place=place) for text in stored)
    with pytest.raises(Unreadable):
        decrypt(stored[0], place=f"{place}s")


def test_no_sealed_column_is_left_out() -> None:
    """A model or field that is renamed keeps its place (`EncryptedField`)."""
    sealed = {
        (field.model._meta.db_table, field.name): field.place
        for model in {Person, *Person._meta.apps.get_models()}
        for field in model._meta.local_fields
        if hasattr(field, "place")
    }
    assert SEALED.items() <= sealed.items()


def test_a_blind_index_of_then_is_found(told: Any) -> None:
    for row in told["rows"]["applicants_person"]:
        number = decrypt(row["national_code"], place="applicants.Person.national_code")
        assert row["national_code_index"] == blind_index(row["identity"], number)


def test_a_worker_of_today_takes_every_message_of_then(told: Any) -> None:
    """The task is known by its name and takes the arguments as they lay in the queue."""
    app.loader.import_default_modules()
    assert len({message["headers"]["task"] for message in told["messages"]}) == 16
    for message in told["messages"]:
        args, kwargs, _embedded = json.loads(base64.b64decode(message["body"]))
        app.tasks[message["headers"]["task"]].__header__(*args, **kwargs)


def test_beat_still_sweeps_all_that_it_swept(told: Any) -> None:
    today = {name: entry["task"] for name, entry in app.conf.beat_schedule.items()}
    assert told["schedule"].items() <= today.items()


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_an_sms_gateway_is_found_by_the_name_of_then(gateway: str) -> None:
    assert callable(import_string(f"applicants.sms.{gateway}.Backend").send)


@pytest.fixture
def empty(db: None) -> Iterator[str]:
    """The address of an empty database beside the tests' own."""
    there, name = connection.get_connection_params(), f"written_before_{os.getpid()}"
    there = {key: there[key] for key in ("user", "password", "host", "port") if there.get(key)}
    postgres = psycopg2.connect(**there, dbname="postgres")
    postgres.autocommit = True
    postgres.cursor().execute(f"CREATE DATABASE {name}")
    yield f"postgresql://{there['user']}@/{name}?host={there['host']}"
    postgres.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
    postgres.close()


@pytest.mark.whole
@pytest.mark.slow
def test_the_data_of_then_comes_through_every_migration_since(told: Any, empty: str) -> None:
    """Issue 16: a new migration from the state of then with demo data in it; `replay` is equal, each chain whole."""
    env = {**os.environ, "DATABASE_URL": empty, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.house.written.forward"], cwd=HOUSE, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    then = {table: len(rows) for table, rows in told["rows"].items() if not table.startswith("oauth2")}
    assert {table: found["read"].get(table) for table in then} == then
    assert found["placeless"] == 0
    assert found["replay"].endswith(f"{then['applicants_judgement']} judgements, 0 differ\n")
    assert found["verify_audit"].endswith("2 chains, 0 broken\n")
    assert "BROKEN" not in found["invariants"]
