"""Going through many rows so that one that breaks holds up no other."""

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def done_of(items: Iterable[Item], do: Callable[[Item], object], *, seconds: float | None = None) -> list[Item]:
    """Do it for each, beginning none after so many seconds; return those for which it answered with something true.

    Errors are raised together at the end.
    """
    stop = None if seconds is None else time.monotonic() + seconds
    done: list[Item] = []
    errors: list[Exception] = []
    for item in items:
        if stop is not None and time.monotonic() > stop:
            break
        try:
            if do(item):
                done.append(item)
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("some of many", errors)
    return done
