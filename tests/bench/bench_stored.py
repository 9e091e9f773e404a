"""Re-judging stored files: read, decide and write, beside the same rows copied out and in with no rule between.

Files lie in PostgreSQL as JSON facts. Both ways write the same columns; only one has judged them.
"""

import json
from collections.abc import Iterator
from io import StringIO
from random import Random
from typing import Any

from django.db import connection

from schemes.catalogue import SCHEMES
from schemes.law import plain
from schemes.law.bulk import OUTCOMES, judge_columns
from schemes.units import day
from tests.bench import Measure
from tests.schemes.random_files import random_facts

FILES = 20_000
CASES = {"covid_relief": day("1399/05/20"), "omid2": day("1400/09/15")}
TABLES = """
    create temporary table stored (id bigint, facts jsonb);
    create temporary table judged (id bigint, outcome text);
"""
READ, WRITE = "copy stored to stdout", "copy judged from stdin"


def measures() -> Iterator[Measure]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for slug in CASES:
            dice, scheme = Random(slug), SCHEMES[slug]
            files = (plain(random_facts(scheme, dice)) for _ in range(FILES))
            text = "".join(f"{number}\t{json.dumps(file)}\n" for number, file in enumerate(files))
            cursor.execute("truncate stored")
            cursor.cursor.copy_expert("copy stored from stdin", StringIO(text))
            rejudge(slug, cursor)
            cursor.execute("select count(*) from judged")
            assert cursor.fetchone() == (FILES,)
            yield Measure(
                f"{slug}: {FILES:,} stored files re-judged",
                lambda slug=slug: rejudge(slug, cursor),
                "COPY out and COPY in",
                lambda: copy_only(cursor),
                FILES,
            )


def rejudge(slug: str, cursor: Any) -> None:
    """Read all files, judge them in columns, write their outcomes."""
    scheme, on = SCHEMES[slug], CASES[slug]
    rows = [line.split("\t", 1) for line in _copied_out(cursor)]
    files = [scheme.read(json.loads(facts)) for _, facts in rows]
    columns = {name: [file.get(name) for file in files] for name in scheme.facts}
    outcomes = judge_columns(scheme.edition(on), columns, on).outcomes().tolist()
    _copy_in(cursor, [f"{row[0]}\t{OUTCOMES[outcome]}\n" for row, outcome in zip(rows, outcomes, strict=True)])


def copy_only(cursor: Any) -> None:
    """The same reading and writing; the outcome is a constant."""
    _copy_in(cursor, [f"{line.split(chr(9), 1)[0]}\tunknown\n" for line in _copied_out(cursor)])


def _copied_out(cursor: Any) -> list[str]:
    out = StringIO()
    cursor.cursor.copy_expert(READ, out)
    return out.getvalue().splitlines()


def _copy_in(cursor: Any, lines: list[str]) -> None:
    cursor.execute("truncate judged")
    cursor.cursor.copy_expert(WRITE, StringIO("".join(lines)))
