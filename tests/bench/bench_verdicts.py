"""A single verdict with all findings cited: beside functions written by hand, and beside zen-engine.

All answer the same random files, half of them with blanks, and their answers are compared before anything is timed.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from schemes.catalogue import SCHEMES, Scheme
from schemes.units import day
from tests.bench import Measure, by_hand_covid, by_hand_omid2
from tests.bench.cases import for_zen
from tests.bench.rival import Rival
from tests.schemes.random_files import random_facts

FILES = 400
Judge = Callable[[dict[str, Any], date], Any]
BY_HAND: dict[str, tuple[str, date, Judge]] = {
    "covid_relief": ("covid", day("1399/05/20"), by_hand_covid.judge),
    "omid2": ("omid2", day("1400/09/15"), by_hand_omid2.judge),
}


def measures() -> Iterator[Measure]:
    for slug, (short, on, by_hand) in BY_HAND.items():
        scheme, dice = SCHEMES[slug], Random(slug)
        files = [random_facts(scheme, dice, dice.choice((0, 0.1))) for _ in range(FILES)]
        expected = [_answer(scheme.judge(file, on).as_json()) for file in files]
        for file, answer in zip(files, expected, strict=True):
            assert _answer(by_hand(file, on)) == answer, file
        work = _judging(scheme.judge, files, on)
        yield Measure(f"{slug}: single verdicts", work, "functions by hand", _judging(by_hand, files, on), FILES)
        zen = _zen(scheme, short, files, on, expected)
        yield Measure(f"{slug}: single verdicts", work, "zen-engine", zen, FILES)
        # It hands each file to threads of its own and waits for them: by the clock on the wall it is slower.
        yield Measure(f"{slug}: single verdicts by the wall", work, "zen-engine", zen, FILES, perf_counter)
        zen.end()


def _judging(judge: Judge, files: list[dict[str, Any]], on: date) -> Callable[[], object]:
    def judge_all() -> None:
        for file in files:
            judge(file, on)

    return judge_all


def _answer(verdict: dict[str, Any]) -> tuple[Any, ...]:
    """What must be the same: the verdict and every rule's outcome."""
    return verdict["outcome"], {each["rule"]: each["outcome"] for each in verdict["findings"]}


def _zen(scheme: Scheme, short: str, files: list[dict[str, Any]], on: date, expected: list[tuple[Any, ...]]) -> Rival:
    zen = Rival("zen", short)
    with TemporaryDirectory() as folder:
        given, answered = Path(folder) / "files.json", Path(folder) / "answers.json"
        given.write_text(json.dumps([for_zen(scheme, file, on) for file in files]), encoding="utf-8")
        zen.load(given)
        answers = json.loads(zen.write(answered).read_text(encoding="utf-8"))
    rules = [rule.name for rule in scheme.requirements]
    for file, answer, ours in zip(files, answers, expected, strict=True):
        assert (answer["outcome"], {rule: answer[rule]["outcome"] for rule in rules}) == ours, file
        for name, value in scheme.judge(file, on).quantities.items():
            if type(value) is int:
                assert answer.get(name) == value, (name, file)
    return zen
