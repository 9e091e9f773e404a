"""A million random files with blanks, of all schemes, judged alike in columns and one by one; the suite: 100,000."""

from collections.abc import Iterator
from random import Random

from schemes.catalogue import SCHEMES
from tests.bench import Measure
from tests.schemes.test_bulk import assert_alike

EACH, PART = 200_000, 20_000


def measures() -> Iterator[Measure]:
    for slug in SCHEMES:
        dice = Random(f"{slug} again")
        for _ in range(EACH // PART):
            assert_alike(slug, dice, PART)
        print(f"{slug}: {EACH:,} files answer alike in columns and one by one")
    yield from ()
