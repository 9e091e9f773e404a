"""A million random loans, each laid out and summed to the rial: what the suite does with three thousand."""

from collections.abc import Iterator
from random import Random

from tests.bench import Measure
from tests.schemes.test_loans import random_loan, ties

LOANS = 1_000_000


def measures() -> Iterator[Measure]:
    dice = Random(1)
    for _ in range(LOANS):
        assert ties(random_loan(dice))
    print(f"{LOANS:,} random loans tie to the rial")
    yield from ()
