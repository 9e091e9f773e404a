"""What a verdict's values become in JSON, one of each type that a law may use."""

import json
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from schemes.law.verdict import plain
from schemes.law.words import Outcome


class Row(NamedTuple):
    months: int
    times: Decimal
    since: date


ROW = Row(3, Decimal("1.50"), date(2021, 5, 8))
AS_OBJECT = {"months": 3, "times": "1.50", "since": "1400/02/18"}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, None), (True, True), (7, 7), ("متن", "متن"), (Decimal("1.50"), "1.50"), (date(2021, 5, 8), "1400/02/18"),
        (Outcome.NOT_MET, "not_met"), (ROW, AS_OBJECT), ((ROW, 7), [AS_OBJECT, 7]), ((), []),
        (((date(2021, 5, 8), -5),), [["1400/02/18", -5]]), (frozenset({"a"}), ["a"]),
        ({3: ROW, Outcome.MET: Decimal(4), "plain": 5}, {"3": AS_OBJECT, "met": "4", "plain": 5}),
    ],
)  # fmt: skip
def test_each_type_is_said_in_jsons_own(value: Any, said: Any) -> None:
    """Exact decimals as text, days Jalali, named rows as objects; no type of ours is left over."""
    assert plain(value) == said
    assert json.loads(json.dumps(plain(value))) == said
    assert type(plain(value)) is type(said)
