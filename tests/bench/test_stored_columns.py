"""What the bench reads of stored files is what was stored."""

import json
from typing import Any

import pytest
from django.db import connection
from msgspec import ValidationError

from schemes.catalogue import SCHEMES
from schemes.law.one.in_force import BLANK
from tests.bench.stored_columns import StoredFiles

WORDS = 'نانوایی "سنگک" \\ تنور'


def stored(*files: dict[str, Any]) -> StoredFiles:
    """Files of Omid-2 as COPY gives them."""
    come = StoredFiles(SCHEMES["omid2"].facts)
    with connection.cursor() as cursor:
        cursor.execute("create temporary table stored (id bigint, facts jsonb) on commit drop")
        rows = [(number, json.dumps(file)) for number, file in enumerate(files)]
        cursor.executemany("insert into stored values (%s, %s)", rows)
        cursor.cursor.copy_expert("copy stored to stdout", come)
    return come


@pytest.mark.django_db
def test_words_come_through_copy_as_they_were_said() -> None:
    purposes = stored({"purpose": WORDS}, {}, {"purpose": "creation"}).columns()["purpose"]
    assert [purposes.at(row) for row in range(3)] == [WORDS, BLANK, "creation"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "file", [{"plan_pages": None}, {"plan_pages": -1}, {"plan_pages": "3"}, {"good_record": 1}, {"no_fact": 1}]
)
def test_what_the_law_would_not_read_is_refused(file: dict[str, Any]) -> None:
    files = stored(file)
    with pytest.raises(ValidationError):
        files.columns()
