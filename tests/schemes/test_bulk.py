"""Judging columns answers exactly as judging one by one, in every scheme, with blanks, rounding and law of any size."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

import numpy as np
import pytest

from schemes.catalogue import SCHEMES, Amendment, LawError, Outcome
from schemes.law.many.bulk import Chunk, judge_columns
from schemes.law.one.edition import Edition
from schemes.units import day
from tests.schemes.random_files import MILLION, random_facts
from tests.schemes.small_law import AFTER, a_whole_scheme

ON = day("1400/06/15")
CIRCULARS = [
    ("omid2", "contribution_measure", "first_months"),
    ("omid2", "contribution_measure", "lowest_balance"),
    ("omid2", "block_measure", "principal"),
    ("covid_relief", "schedule_method", "qard_simple"),
    ("covid_relief", "grace_months", 3),
    ("covid_relief", "closed_unit_measure", "per_unit"),
    ("covid_relief", "waived", ("tax_inquiry",)),
]


@pytest.mark.slow
@pytest.mark.parametrize("slug", SCHEMES)
def test_twenty_thousand_random_files_are_judged_alike_in_columns_and_one_by_one(slug: str) -> None:
    assert_alike(slug, Random(slug), 10_000)
    assert_alike(slug, Random(slug), 10_000, rials=1)


@pytest.mark.parametrize(("slug", "parameter", "value"), CIRCULARS)
def test_files_are_judged_alike_under_a_circular(slug: str, parameter: str, value: Any) -> None:
    assert_alike(slug, Random(parameter), 1_000, circulars=(Amendment(parameter, value, date.min),), rials=1)


def test_deposits_as_large_as_money_goes_are_judged_alike() -> None:
    """O19: what leaves 64 bits on the way stays exact, also where the last few rows are asked one by one."""
    opened, sums = day("1399/10/20"), (10**15, 740_740_741, 999_999_999_999_999, 1)
    files = [
        {
            "account_opened_on": opened,
            "deposit_movements": ((opened, sums[number % 4] + number),),
            "requested_amount": 100 * MILLION,
            "deposit_months": (3, 6, 9)[number % 3],
            "long_repayment": number % 2 == 0,
        }
        for number in range(24)
    ]
    assert_same(SCHEMES["omid2"].edition(ON), files)


def assert_alike(
    slug: str, dice: Random, count: int, circulars: tuple[Amendment, ...] = (), rials: int = MILLION
) -> None:
    """So many random files answer the same both ways: verdict, every finding, every quantity, every offer."""
    scheme = SCHEMES[slug]
    files = [random_facts(scheme, dice, dice.choice((0, 0.02, 0.2)), rials) for _ in range(count)]
    assert_same(scheme.edition(ON, amendments=circulars), files)


def assert_same(edition: Edition, files: list[dict[str, Any]]) -> None:
    columns = {name: [file.get(name) for file in files] for name in edition.facts}
    for file, (chunk, row) in zip(files, rows_of(judge_columns(edition, columns, ON, size=7_000)), strict=True):
        verdict = edition.judge(file, ON)
        assert chunk.outcome(row) is verdict.outcome
        assert chunk.finding_outcomes(row) == {finding.rule: finding.outcome for finding in verdict.findings}
        assert repr(chunk.quantities(row)) == repr(verdict.quantities)
        assert repr(chunk.offers(row)) == repr(verdict.offers)


def rows_of(chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, int]]:
    for chunk in chunks:
        yield from ((chunk, row) for row in range(len(chunk)))


def outcomes(edition: Edition, columns: Mapping[str, Any], **how: Any) -> list[Outcome]:
    return [chunk.outcome(row) for chunk, row in rows_of(judge_columns(edition, columns, AFTER, **how))]


def test_arrays_masked_where_blank_answer_as_lists_do() -> None:
    edition, dice = a_whole_scheme().edition(AFTER), Random(1)
    files = [random_facts(a_whole_scheme(), dice, 0.3) for _ in range(500)]
    lists = {name: [file.get(name) for file in files] for name in edition.facts}
    arrays = {
        name: np.ma.array([value or 0 for value in said], dtype, mask=[value is None for value in said])
        for name, said in lists.items()
        for dtype in [bool if name in ("is_group", "has_leader") else np.int64]
    }
    expected = [edition.judge(file, AFTER) for file in files]
    assert outcomes(edition, lists) == outcomes(edition, arrays, size=64) == [each.outcome for each in expected]
    answers = rows_of(judge_columns(edition, arrays, AFTER, size=64))
    assert [chunk.quantities(row) for chunk, row in answers] == [each.quantities for each in expected]


def test_a_chunk_is_judged_when_it_is_asked_for_and_not_before() -> None:
    chunks = judge_columns(a_whole_scheme().edition(AFTER), {"asked": np.arange(1_000)}, AFTER, size=10)
    assert len(next(chunks)) == 10
    assert [len(chunk) for chunk in chunks] == [10] * 99


def test_sums_beyond_64_bits_stay_exact() -> None:
    edition, saved = a_whole_scheme().edition(AFTER), [2**63 - 1, -(2**63) + 1, 2**80, None] * 10
    (chunk,) = judge_columns(edition, {"saved": saved}, AFTER)
    assert [chunk.quantities(row).get("room") for row in range(4)] == [201 - 2**63, 199 + 2**63, 200 - 2**80, None]


def test_true_and_one_stay_apart() -> None:
    covid = SCHEMES["covid_relief"]
    (chunk,) = judge_columns(covid.edition(ON), {"non_current_debt": [True, 1, 1, True, None]}, ON)
    assert chunk.finding_outcomes(4)["non_current_debt_does_not_hinder"] is Outcome.UNKNOWN
    assert chunk.finding_outcomes(0)["non_current_debt_does_not_hinder"] is Outcome.MET


def test_a_fact_no_column_gives_is_blank_and_a_strange_or_uneven_column_is_refused() -> None:
    edition = a_whole_scheme().edition(AFTER)
    assert outcomes(edition, {"asked": [1]}) == [edition.judge({"asked": 1}, AFTER).outcome]
    assert outcomes(edition, {}) == []
    with pytest.raises(LawError):
        outcomes(edition, {"asekd": [1]})
    with pytest.raises(LawError):
        outcomes(edition, {"asked": [1], "saved": [1, 2]})
