"""house-H53: one table of outcomes, of which the written function, the findings kept and the columns are made."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from schemes import law
from schemes.facts import Fact, Kind, vocabulary
from schemes.law import GRANT, Parameter, Scheme
from schemes.law.many import judge_columns
from schemes.law.one import outcomes
from schemes.law.one.outcomes import Case
from schemes.law.verdict import Finding, Verdict
from tests.schemes.small_law import AFTER, FIRST, a_scheme

BLANK = "blank"
# What the condition is, what the fact is, what the fact behind the quantity is, what the rule then answers.
WHENS, VALUES, BEHIND, ANSWERS = ("none", BLANK, False, True), (BLANK, 7), (BLANK, 5), (True, False, None)


def expected(when: Any, value: Any, behind: Any, answer: Any) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    """The truth table in words of its own: the outcome, what is shown, what is missing."""
    read = {"concerned": when, "fact": value, "quantity": behind}
    known = {name: said for name, said in read.items() if said not in (BLANK, "none")}
    if when is False:
        return "not_concerned", {"concerned": False}, ()
    if BLANK in read.values():
        facts = {"concerned": when, "fact": value, "behind": behind}
        return "unknown", known, tuple(name for name, said in facts.items() if said == BLANK)
    if answer is None:
        return "unknown", known, ("concerned", "fact") if when is True else ("fact",)
    return "met" if answer else "not_met", known, ()


def a_law(kind: Kind, *, conditional: bool) -> Scheme:
    """One rule on a fact and a quantity; of counts it finds its finding ready, of sums it is written out."""
    scheme = a_scheme(("ماده ۱",))
    scheme.facts = vocabulary(
        Fact("concerned", Kind.YES_NO, ""), Fact("fact", kind, ""), Fact("behind", kind, ""), Fact("answer", kind, "")
    )

    @scheme.defines("ماده ۱")
    def quantity(behind: int) -> int:
        """کمیت."""
        return behind

    def rule(fact: int, quantity: int) -> bool | None:
        """شرط."""
        return SAID[fact + quantity - 12]

    scheme.requires("ماده ۱", stage=GRANT, when="concerned" if conditional else None)(rule)
    return scheme


SAID: dict[int, bool | None] = {}


def cases(conditional: bool) -> Iterator[tuple[Any, Any, Any, Any]]:
    return product(WHENS[1:] if conditional else WHENS[:1], VALUES, BEHIND, ANSWERS)


def said(when: Any, value: Any, behind: Any) -> dict[str, Any]:
    given = {"concerned": when, "fact": value, "behind": behind}
    return {name: each for name, each in given.items() if each not in (BLANK, "none")}


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.MONEY], ids=["ready", "written out"])
@pytest.mark.parametrize("conditional", [False, True])
def test_one_file_is_answered_by_the_table(kind: Kind, conditional: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for when, value, behind, answer in cases(conditional):
        monkeypatch.setitem(SAID, 0, answer)
        verdict = a_law(kind, conditional=conditional).judge(said(when, value, behind), AFTER)
        (found,) = verdict.findings
        assert (found.outcome, found.because, found.missing) == expected(when, value, behind, answer)
        assert verdict.outcome == ("met" if found.outcome == "not_concerned" else found.outcome)


@pytest.mark.parametrize("many", [2, 40], ids=["looked up", "in lots"])
@pytest.mark.parametrize("conditional", [False, True])
def test_columns_are_answered_by_the_same_table(many: int, conditional: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few different sums are a choice, and looked up; many are asked in lots, of which one answers."""
    scheme = a_law(Kind.MONEY, conditional=conditional)
    for answer in ANSWERS:
        monkeypatch.setitem(SAID, 0, answer)
        rows = [row[:3] for row in cases(conditional) if row[3] is answer]
        files = [said(*row) for row in rows] * many
        # The others differ in their sums, and go another way.
        for number, file in enumerate(files):
            if {"fact", "behind"} <= file.keys() and many > 2:
                file["fact"], file["behind"] = 7 + number, 5 - number
        columns = {name: [file.get(name) for file in files] for name in ("concerned", "fact", "behind")}
        (chunk,) = judge_columns(scheme.edition(AFTER), columns, AFTER)
        found = [chunk.finding_outcomes(row)["rule"] for row in range(len(files))]
        assert found == [expected(*row, answer)[0] for row in rows] * many


@pytest.mark.parametrize(("least", "outcome"), [(0, "not_concerned"), (1, "met")])
def test_a_condition_may_be_a_number_of_the_law(least: int, outcome: str) -> None:
    """It is known on every day; the engine had failed at the first judging, since it has no blank."""
    scheme = a_scheme(least=Parameter("ماده ۱", {FIRST: least}, least=0, most=9))

    @scheme.requires("ماده ۱", stage=GRANT, when="least")
    def enough(asked: int, least: int) -> bool:
        """به اندازه است."""
        return asked >= least

    assert [found.outcome for found in scheme.judge({"asked": 5}, AFTER).findings] == [outcome]
    (chunk,) = judge_columns(scheme.edition(AFTER), {"asked": list(range(5, 50))}, AFTER)
    assert {*map(chunk.outcome, range(45))} == {"met"}
    assert {chunk.finding_outcomes(row)["enough"] for row in range(45)} == {outcome}


def test_every_case_stands_in_the_table_once_and_the_last_holds_for_what_is_left() -> None:
    assert [answer.case for answer in outcomes.TABLE] == list(Case)
    assert outcomes.TABLE[-1].case is Case.NO


def test_no_other_place_of_the_engine_says_what_a_case_means() -> None:
    """A second table would have to name the outcomes; the words themselves, and what is shown of them, stand apart."""
    root = Path(law.__file__).parent
    engine = [path for path in root.rglob("*.py") if path.name not in ("words.py", "__init__.py", "outcomes.py")]
    assert len(engine) > 12
    named = re.compile(r"\b(NOT_MET|UNKNOWN|NOT_CONCERNED)\b|[\"'](not_met|unknown|not_concerned)[\"']")
    assert [path.name for path in engine if named.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("kind", [Finding, Verdict])
def test_a_field_that_the_writer_does_not_fill_is_named(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """house-H55: rows of the written function are made by the names of their fields, in one place."""
    monkeypatch.setattr(kind, "_fields", (*kind._fields, "since"))
    with pytest.raises(KeyError, match="since"):
        a_law(Kind.MONEY, conditional=True).edition(AFTER)


@pytest.mark.parametrize("annotation", [bool, "bool"])
def test_a_quantity_that_says_yes_or_no_has_few_values_also_where_annotations_are_text(annotation: Any) -> None:
    """house-H56: with postponed annotations every rule on such a quantity was written out, and slow in silence."""
    scheme = a_scheme()

    def is_large(asked: int) -> bool:
        """بزرگ است."""
        return asked > 50

    is_large.__annotations__["return"] = annotation
    scheme.defines("ماده ۱")(is_large)

    @scheme.requires("ماده ۱", stage=GRANT)
    def is_not_large(is_large: bool) -> bool:
        """بزرگ نیست."""
        return not is_large

    assert "READY_is_not_large" in scheme.edition(AFTER).source
