"""`make bench`: runs `measures()` of each bench_*.py and prints rates and ratios; ARGS=word runs files so named."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import django

from tests.bench import Timed

ROUNDS = 7
SECONDS_A_ROUND = 0.2


def rate(work: Callable[[], object] | Timed, times: int, clock: Callable[[], float]) -> float:
    """How often a second the work is done, over one round."""
    if not callable(work):
        return work.rate(SECONDS_A_ROUND, clock)
    done, begun = 0, clock()
    while (passed := clock() - begun) < SECONDS_A_ROUND:
        work()
        done += times
    return done / passed


def main(wanted: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if wanted not in path.stem:
            continue
        for measure in import_module(f"tests.bench.{path.stem}").measures():
            # Taken in turns, and the best of each: what disturbs one disturbs the other.
            how = measure.times, measure.clock
            pairs = [(rate(measure.work, *how), rate(measure.yardstick, *how)) for _ in range(ROUNDS)]
            ours, plain = max(pair[0] for pair in pairs), max(pair[1] for pair in pairs)
            print(f"{measure.name}: {ours:,.0f}/s; {ours / plain:.2f} × {measure.yardstick_name} ({plain:,.0f}/s)")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
