"""Judging many files at once beside openfisca-core, which judges whole arrays too.

Files are complete, since it has no blank, and small enough for the 32 bits it stores; the answers of all files are
compared before anything is timed. Both start from arrays. Two kinds of sums: whole millions, as people ask for, and
any rial, where hardly two files ask for the same.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemes.catalogue import SCHEMES, Outcome, Scheme
from schemes.facts import Kind
from schemes.law.many.bulk import Chunk, judge_columns
from schemes.law.many.columns import Column, column
from schemes.law.one.edition import Edition
from schemes.law.one.outcomes import FROM_THE_MILDEST
from schemes.units import day
from tests.bench import Measure
from tests.bench.cases import for_openfisca
from tests.bench.rival import Rival
from tests.schemes.random_files import MILLION, random_facts

# So many random files, and how often the lot is laid end to end.
CASES = {"covid_relief": ("covid", day("1399/05/20"), 100_000, 5), "omid2": ("omid2", day("1400/09/15"), 50_000, 2)}
ARRAYS = {Kind.YES_NO: np.bool_, Kind.COUNT: np.int64, Kind.MONEY: np.int64, Kind.DAY: "datetime64[D]"}
MORE_THERE = {"contribution"}  # there of a period that has not passed too
SUMS = {"sums in whole millions": MILLION, "sums of any rial": 1}


def measures() -> Iterator[Measure]:
    for slug, (short, on, count, times) in CASES.items():
        scheme, edition, dice = SCHEMES[slug], SCHEMES[slug].edition(on), Random(slug)
        files = [random_facts(scheme, dice, 0) for _ in range(count)]
        ours = {name: _column(scheme, name, [file[name] for file in files] * times) for name in scheme.facts}
        arrays = {name: np.tile(each, times) for name, each in for_openfisca(scheme, files, on).items()}
        for kind, rials in SUMS.items():
            asked = np.random.default_rng(7).integers(0, 1_500 * MILLION // rials, count * times) * rials
            columns = ours | {"requested_amount": column(asked)}
            rival = _openfisca(short, arrays | {"requested_amount": asked.astype(np.int32)}, edition, columns, on)
            yield Measure(
                f"{slug}: {len(asked):,} files in columns, {kind}",
                lambda columns=columns, edition=edition, on=on: judge_all(edition, columns, on),
                "openfisca-core",
                rival,
                len(asked),
            )
            rival.end()


def judge_all(edition: Edition, columns: Mapping[str, Column], on: date) -> int:
    """Judge every file, keeping no answer longer than its chunk."""
    return sum(len(chunk) for chunk in judge_columns(edition, columns, on))


def _openfisca(
    short: str, arrays: dict[str, NDArray[Any]], edition: Edition, columns: dict[str, Column], on: date
) -> Rival:
    """Openfisca with these files, its answers compared with ours."""
    rival = Rival("openfisca", short)
    with TemporaryDirectory() as folder:
        np.savez(Path(folder) / "files.npz", **arrays)
        rival.load(Path(folder) / "files.npz")
        theirs = dict(np.load(rival.write(Path(folder) / "answers.npz")))
    begin = 0
    for chunk in judge_columns(edition, columns, on):
        rows = slice(begin, begin + len(chunk))
        _compare(chunk, {name: answers[rows] for name, answers in theirs.items()})
        begin = rows.stop
    assert begin == len(theirs["met"])
    return rival


def _column(scheme: Scheme, name: str, values: list[Any]) -> Column:
    """The column, by way of an array where the kind of fact has one."""
    kind = scheme.facts[name].kind
    return column(np.array(values, ARRAYS[kind]) if kind in ARRAYS else values)


def _compare(ours: Chunk, theirs: Mapping[str, NDArray[Any]]) -> None:
    """Every rule and every sum of every file; not concerned is as good as met there."""
    good = [FROM_THE_MILDEST.index(Outcome.MET), FROM_THE_MILDEST.index(Outcome.NOT_CONCERNED)]
    for rule, answers in ours.findings.items():
        assert (np.isin(answers, good) == theirs[rule]).all(), rule
    assert (np.isin(ours.outcomes, good) == theirs["met"]).all()
    sums = {name: answers for name, answers in ours.columns.items() if name in theirs and name not in MORE_THERE}
    for row in range(len(ours)):
        for name, answers in sums.items():
            assert theirs[name][row] == answers.at(row), (name, row)
        for offer in ours.offers(row):
            months, long = offer.deposit_months, int(offer.long_repayment)
            assert theirs[f"offer_{months}_{long}"][row] == offer.amount
            assert theirs[f"other_{months}_{long}"][row] == offer.other_collateral
            assert theirs[f"shortfall_{months}"][row] == offer.block_shortfall
