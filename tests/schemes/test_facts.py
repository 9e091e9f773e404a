"""Facts are read strictly: what is not surely what it claims is refused with one sentence naming it."""

from datetime import date

import pytest

from schemes.catalogue import SCHEMES
from schemes.facts import FactError

OMID2 = SCHEMES["omid2"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("requested_amount", -1),
        ("requested_amount", 10**15 + 1),
        ("requested_amount", 1.0),
        ("requested_amount", True),
        ("requested_amount", "1000"),
        ("plan_pages", -1),
        ("plan_pages", False),
        ("plan_pages", 10**9),
        ("good_record", 1),
        ("good_record", "true"),
        ("person_kind", "robot"),
        ("person_kind", ["natural"]),
        ("person_kind", {}),
        ("account_code", "762"),
        ("account_code", 700),
        ("deposit_months", True),
        ("deposit_months", 4),
        ("purpose", 7),
        ("purpose", ""),
        ("purpose", "x" * 101),
        ("purpose", "a\nb"),
        ("account_opened_on", "1400/12/30"),
        ("account_opened_on", "1400/13/01"),
        ("account_opened_on", "2021-05-08"),
        ("account_opened_on", 14000301),
        ("deposit_movements", {}),
        ("deposit_movements", [["1400/03/01"]]),
        ("deposit_movements", [["1400/03/01", 1.5]]),
        ("deposit_movements", [["1400/03/01", True]]),
        ("deposit_movements", [["1400/03/32", 1]]),
        ("deposit_movements", [["1400/03/01", 10**15 + 1]]),
        ("deposit_movements", "1400/03/01"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(FactError, match=name):
        OMID2.read({name: value})


def test_an_unknown_name_is_refused_and_shown_safely() -> None:
    with pytest.raises(FactError, match="x" * 60) as refusal:
        OMID2.read({"x" * 5000 + "\n\ud800": 1})
    assert len(str(refusal.value)) < 120
    with pytest.raises(FactError, match="ceiling"):
        OMID2.read({"ceiling": 10**12})


@pytest.mark.parametrize("given", [[], None, "facts", 3])
def test_facts_are_an_object(given: object) -> None:
    with pytest.raises(FactError):
        OMID2.read(given)  # type: ignore[arg-type]


def test_days_are_read_in_any_digits_and_null_is_not_said() -> None:
    day = date(2021, 5, 22)
    assert OMID2.read({"account_opened_on": "۱۴۰۰/۰۳/۰۱", "plan_received_on": None}) == {"account_opened_on": day}
    assert OMID2.read({"deposit_movements": [["1400/3/1", 5], ["1400-03-01", -5]]}) == {
        "deposit_movements": ((day, 5), (day, -5))
    }


def test_a_sum_may_be_zero_or_the_greatest() -> None:
    assert OMID2.read({"requested_amount": 0})["requested_amount"] == 0
    assert OMID2.read({"requested_amount": 10**15})["requested_amount"] == 10**15


def test_every_fact_has_a_question_and_a_choice_has_labels() -> None:
    for fact in OMID2.facts.values():
        assert fact.label.endswith("؟")
        assert bool(fact.choices) == (fact.kind == "choice")
        assert all(fact.choices.values())
