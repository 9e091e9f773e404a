"""Re-judging stored files: read, decide and write, beside the same rows copied out and in with no rule between.

Files lie in PostgreSQL as JSON facts. Both ways write the same columns; only one has judged them.
"""

import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import chain
from random import Random
from time import perf_counter
from typing import Any

from django.db import connection

from schemes.catalogue import SCHEMES, plain
from schemes.law.bulk import OUTCOMES
from schemes.many import judge_columns
from schemes.units import day
from tests.bench import Measure
from tests.bench.stored_columns import stored_columns
from tests.schemes.random_files import random_facts

FILES = 20_000
CASES = {"covid_relief": day("1399/05/20"), "omid2": day("1400/09/15")}
TABLES = """
    create temporary table stored (id bigint, facts jsonb);
    create temporary table judged (id bigint, outcome text);
"""
ENDS = [f"\t{outcome}\n".encode() for outcome in OUTCOMES]


def measures() -> Iterator[Measure]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for slug in CASES:
            dice, scheme = Random(slug), SCHEMES[slug]
            files = [random_facts(scheme, dice) for _ in range(FILES)]
            expected = {number: scheme.judge(file, CASES[slug]).outcome for number, file in enumerate(files)}
            text = "".join(f"{number}\t{json.dumps(plain(file))}\n" for number, file in enumerate(files))
            cursor.execute("truncate stored")
            cursor.cursor.copy_expert("copy stored from stdin", StringIO(text))
            rejudge(slug, cursor)
            cursor.execute("select id, outcome from judged")
            assert dict(cursor.fetchall()) == expected
            yield Measure(
                f"{slug}: {FILES:,} stored files re-judged",
                lambda slug=slug: rejudge(slug, cursor),
                "COPY out and COPY in",
                lambda: copy_only(cursor),
                FILES,
                perf_counter,
            )


def rejudge(slug: str, cursor: Any) -> None:
    """Read all files, judge them in columns, write their outcomes."""
    scheme, on = SCHEMES[slug], CASES[slug]
    ids, columns = stored_columns(scheme.facts, cursor)
    chunks = judge_columns(scheme.edition(on), columns, on)
    outcomes = chain.from_iterable(chunk.outcomes.tolist() for chunk in chunks)
    _copy_in(cursor, [b"%d%b" % (key, ENDS[outcome]) for key, outcome in zip(ids.tolist(), outcomes, strict=True)])


def copy_only(cursor: Any) -> None:
    """The same reading and writing; the outcome is a constant."""
    _copy_in(cursor, [line.split(b"\t", 1)[0] + ENDS[0] for line in _copied_out(cursor)])


def _copied_out(cursor: Any) -> list[bytes]:
    out = BytesIO()
    cursor.cursor.copy_expert("copy stored to stdout", out)
    return out.getvalue().splitlines()


def _copy_in(cursor: Any, lines: list[bytes]) -> None:
    cursor.execute("truncate judged")
    cursor.cursor.copy_expert("copy judged from stdin", BytesIO(b"".join(lines)))
