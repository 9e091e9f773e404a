"""Measures beside a yardstick of the same run: a machine's mood moves both, so the ratio is what may be quoted."""

from collections.abc import Callable
from time import process_time
from typing import NamedTuple, Protocol


class Timed(Protocol):
    """What measures its own rounds."""

    def rate(self, seconds: float, clock: Callable[[], float]) -> float:
        """How often a second it does its work, over a round of so many seconds by this clock."""


class Measure(NamedTuple):
    """Something worth its time, and a plain piece of work to hold it against; both done `times` times in each call.

    The processor's seconds are counted, which a busy machine stretches least; those on the wall where work is done or
    waited for outside the process that is measured.
    """

    name: str
    work: Callable[[], object]
    yardstick_name: str
    yardstick: Callable[[], object] | Timed
    times: int = 1
    clock: Callable[[], float] = process_time
