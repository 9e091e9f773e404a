"""Measures beside a yardstick of the same run: a machine's mood moves both, so the ratio is what may be quoted."""

from collections.abc import Callable
from typing import NamedTuple, Protocol


class Timed(Protocol):
    """What measures its own rounds."""

    def rate(self, seconds: float) -> float:
        """How often a second it does its work, over a round of so many seconds."""


class Measure(NamedTuple):
    """Something worth its time, and a plain piece of work to hold it against; both done `times` times in each call."""

    name: str
    work: Callable[[], object]
    yardstick_name: str
    yardstick: Callable[[], object] | Timed
    times: int = 1
