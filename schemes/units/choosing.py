"""The greater and the lesser of two, for one file as for many: what a rule says with these it says of columns too.

A column knows no single yes or no. Asked for one it raises Apart, which costs a single file nothing.
"""

from typing import Any, TypeVar

Sum = TypeVar("Sum", bound=Any)


class Apart(Exception):
    """A column was asked for one answer and its rows differ; `keys` is the same where they agree."""

    def __init__(self, keys: Any) -> None:
        self.keys = keys


def greater(one: Sum, other: Sum) -> Sum:
    """The greater of two sums or days; of columns row by row."""
    try:
        return one if one >= other else other
    except Apart as truth:
        chosen: Sum = truth.keys.choose(one, other)
        return chosen


def lesser(one: Sum, other: Sum) -> Sum:
    """The lesser of two sums or days; of columns row by row."""
    try:
        return one if one <= other else other
    except Apart as truth:
        chosen: Sum = truth.keys.choose(one, other)
        return chosen
