"""Judging columns answers exactly as judging one by one, in every scheme, with blanks, rounding and law of any size."""

from random import Random

import numpy as np
import pytest

from schemes.catalogue import SCHEMES, LawError, Outcome
from schemes.law.bulk import judge_columns
from schemes.law.formulas import Formula
from schemes.units import day
from tests.schemes.random_files import random_facts
from tests.schemes.small_law import AFTER, a_whole_scheme

ON = day("1400/06/15")


@pytest.mark.parametrize("slug", SCHEMES)
def test_twenty_thousand_random_files_are_judged_alike_in_columns_and_one_by_one(slug: str) -> None:
    assert_alike(slug, Random(slug), 20_000)


def assert_alike(slug: str, dice: Random, count: int) -> None:
    """So many random files answer the same both ways: verdict, every finding, every quantity, every offer."""
    scheme = SCHEMES[slug]
    files = [random_facts(scheme, dice, dice.choice((0, 0.02, 0.2))) for _ in range(count)]
    edition = scheme.edition(ON)
    judged = judge_columns(edition, {name: [file.get(name) for file in files] for name in scheme.facts}, ON, size=7_000)
    for row, file in enumerate(files):
        verdict = edition.judge(file, ON)
        assert judged.outcome(row) is verdict.outcome
        assert judged.finding_outcomes(row) == {finding.rule: finding.outcome for finding in verdict.findings}
        assert repr(judged.quantities(row)) == repr(verdict.quantities)
        assert judged.offers(row) == verdict.offers


def test_arrays_masked_where_blank_answer_as_lists_do() -> None:
    edition, dice = a_whole_scheme().edition(AFTER), Random(1)
    files = [random_facts(a_whole_scheme(), dice, 0.3) for _ in range(500)]
    lists = {name: [file.get(name) for file in files] for name in edition.facts}
    arrays = {
        name: np.ma.array([value or 0 for value in said], dtype, mask=[value is None for value in said])
        for name, said in lists.items()
        for dtype in [bool if name in ("is_group", "has_leader") else np.int64]
    }
    from_lists, from_arrays = judge_columns(edition, lists, AFTER), judge_columns(edition, arrays, AFTER, size=64)
    assert (from_lists.outcomes() == from_arrays.outcomes()).all()
    assert [from_lists.quantities(row) for row in range(500)] == [from_arrays.quantities(row) for row in range(500)]


def test_sums_beyond_64_bits_stay_exact() -> None:
    edition = a_whole_scheme().edition(AFTER)
    judged = judge_columns(edition, {"saved": [2**63 - 1, -(2**63) + 1, 2**80, None]}, AFTER)
    assert [judged.quantities(row).get("room") for row in range(4)] == [201 - 2**63, 199 + 2**63, 200 - 2**80, None]


def test_true_and_one_stay_apart() -> None:
    covid = SCHEMES["covid_relief"]
    judged = judge_columns(covid.edition(ON), {"non_current_debt": [True, 1, 1, True, None]}, ON)
    assert judged.finding_outcomes(4)["non_current_debt_does_not_hinder"] is Outcome.UNKNOWN
    assert judged.finding_outcomes(0)["non_current_debt_does_not_hinder"] is Outcome.MET


def test_a_fact_no_column_gives_is_blank_and_a_strange_or_uneven_column_is_refused() -> None:
    edition = a_whole_scheme().edition(AFTER)
    assert judge_columns(edition, {"asked": [1]}, AFTER).outcome(0) is edition.judge({"asked": 1}, AFTER).outcome
    assert len(judge_columns(edition, {}, AFTER).outcomes()) == 0
    with pytest.raises(LawError):
        judge_columns(edition, {"asekd": [1]}, AFTER)
    with pytest.raises(LawError):
        judge_columns(edition, {"asked": [1], "saved": [1, 2]}, AFTER)


def test_only_plain_arithmetic_is_run_on_whole_columns() -> None:
    def share(amount: int, percent: int) -> int:
        """A share."""
        return amount * percent // 100

    def guarded(amount: int) -> int | None:
        return amount if amount else None

    def divided(amount: int, by: int) -> int:
        return amount // by

    def between(amount: int, least: int, most: int) -> bool:
        return least <= amount <= most

    assert Formula.of(share)
    assert [Formula.of(rule) for rule in (guarded, divided, between)] == [None] * 3
