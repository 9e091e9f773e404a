"""Replaying: what was judged is judged again by the same facts and circulars; where it differs the cause is named."""

from typing import Any, NamedTuple

from applicants.files.judging import replay
from applicants.models import Judgement
from schemes.catalogue import SCHEMES, Outcome, Reading
from schemes.facts import FactError
from schemes.units import TEHRAN


class Difference(NamedTuple):
    """What a judgement would now be, in a few words; `readings` have changed since and account for all of it."""

    words: str
    readings: tuple[Reading, ...] = ()
    opens: bool = False  # a refusal then, and by the same facts none now


def difference_of(judgement: Judgement) -> Difference | None:
    """How the answer differs; None when it is the same. A sentence may be put better later, and nothing differs."""
    try:
        now = replay(judgement).as_json()
    except FactError as error:
        return Difference(f"cannot be judged any more: {error}")
    then = judgement.verdict
    now, then = {**now, "findings": _unworded(now)}, {**then, "findings": _unworded(then)}
    words = _in_words(then, now)
    opens = then["outcome"] == Outcome.NOT_MET != now["outcome"]
    return Difference(words, _causes(judgement, then, now), opens) if words else None


def _causes(judgement: Judgement, then: dict[str, Any], now: dict[str, Any]) -> tuple[Reading, ...]:
    """The readings changed since, if one of them stands behind each finding, quantity and offer that differs."""
    scheme, made_on = SCHEMES[judgement.application.scheme], judgement.judged_at.astimezone(TEHRAN).date()
    since = {each.id for each in scheme.readings.values() if any(made_on < change.on for change in each.changes)}
    behind, causes = scheme.readings_behind(), set[str]()
    for name in _differing(then, now):
        # What it rests on today, and what it rested on then, should the rule be gone.
        rested = {each["reading"] for each in then["findings"] if each["rule"] == name}
        found = since & {*behind.get(name, ()), *rested}
        if not found:
            return ()
        causes |= found
    return tuple(reading for name, reading in scheme.readings.items() if name in causes)


def _differing(then: dict[str, Any], now: dict[str, Any]) -> set[str]:
    """The names of what differs: rules, quantities, and the offers as one."""
    sides = [{**{each["rule"]: each for each in side["findings"]}, "offers": side["offers"]} for side in (then, now)]
    quantities = [side["quantities"] for side in (then, now)]
    return {name for one, other in (sides, quantities) for name in {**one, **other} if one.get(name) != other.get(name)}


def _in_words(then: dict[str, Any], now: dict[str, Any]) -> str:
    if now["outcome"] != then["outcome"]:
        return f"{then['outcome']} → {now['outcome']}"
    return ", ".join(name for name in {**then, **now} if then.get(name) != now.get(name))


def _unworded(verdict: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings without their sentences."""
    return [{name: value for name, value in each.items() if name != "says"} for each in verdict["findings"]]
