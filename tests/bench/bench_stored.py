"""Re-judging stored files: read, decide and write, beside the same rows copied out and in with no rule between.

Files lie in PostgreSQL as JSON facts, as the product keeps them. Both ways read the same text while it comes, and write
the same columns in the same manner; only one looks at the facts and judges them.
"""

import json
from array import array
from collections.abc import Iterator
from io import BytesIO, StringIO
from random import Random
from struct import pack
from time import perf_counter
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from schemes.catalogue import SCHEMES, plain
from schemes.law.many import judge_columns
from schemes.law.one.outcomes import FROM_THE_MILDEST
from schemes.units import day
from tests.bench import Measure
from tests.bench.stored_columns import StoredFiles
from tests.schemes.random_files import random_facts

FILES = 100_000
CASES = {"covid_relief": day("1399/05/20"), "omid2": day("1400/09/15")}
TABLES = """
    create temporary table stored (id bigint, facts jsonb);
    create temporary table judged (id bigint, outcome text);
"""
HEADER, TRAILER = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"  # of a binary COPY


def measures() -> Iterator[Measure]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for slug in CASES:
            expected = _store(slug, cursor)
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
    files = StoredFiles(scheme.facts)
    cursor.cursor.copy_expert("copy stored to stdout", files)
    chunks = judge_columns(scheme.edition(on), files.columns(), on)
    _copy_in(cursor, files.ids, np.concatenate([chunk.outcomes for chunk in chunks]))


def copy_only(cursor: Any) -> None:
    """The same reading and writing; the outcome is a constant."""
    files = Ids()
    cursor.cursor.copy_expert("copy stored to stdout", files)
    _copy_in(cursor, files.ids, np.full(len(files.ids), len(FROM_THE_MILDEST) - 1, np.uint8))


class Ids:
    """What a COPY of ids and facts writes to, of which only the ids are kept."""

    def __init__(self) -> None:
        self.ids = array("q")

    def write(self, row: bytes) -> None:
        """Take one row, as PostgreSQL sends it."""
        self.ids.append(int(row[: row.index(b"\t")]))


def _store(slug: str, cursor: Any) -> dict[int, str]:
    """Random files, and what each is judged one by one."""
    dice, scheme = Random(slug), SCHEMES[slug]
    files = [random_facts(scheme, dice) for _ in range(FILES)]
    text = "".join(f"{number}\t{json.dumps(plain(file))}\n" for number, file in enumerate(files))
    cursor.execute("truncate stored")
    cursor.cursor.copy_expert("copy stored from stdin", StringIO(text))
    return {number: scheme.judge(file, CASES[slug]).outcome for number, file in enumerate(files)}


def _copy_in(cursor: Any, ids: "array[int]", outcomes: NDArray[np.uint8]) -> None:
    """Rows of one outcome are of one size, so that a binary COPY of them is an array as it stands."""
    rows = []
    for code, outcome in enumerate(FROM_THE_MILDEST):
        those = np.array(ids)[outcomes == code]
        head = pack(">hi", 2, 8)  # so many fields, so many bytes in the first
        tail = pack(">i", len(outcome)) + outcome.encode()
        alike = np.empty(len(those), [("head", f"V{len(head)}"), ("id", ">i8"), ("tail", f"V{len(tail)}")])
        alike["head"], alike["id"], alike["tail"] = np.void(head), those, np.void(tail)
        rows.append(alike.tobytes())
    cursor.execute("truncate judged")
    cursor.cursor.copy_expert("copy judged from stdin (format binary)", BytesIO(b"".join([HEADER, *rows, TRAILER])))
