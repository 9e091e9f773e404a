"""The words of a scheme for somebody who has never heard of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brief:
    """For whom, how much, what is needed; {names} stand for numbers of the law, `until` names its last day.

    `has_calculator` says that its way has one.
    """

    gist: str
    lines: tuple[tuple[str, str], ...]
    until: str = ""
    has_calculator: bool = False
