"""Productive families, paragraph by paragraph: the association's families, their lines in order, money in halalas."""

import pytest

from schemes.catalogue import SCHEMES, Outcome, Stage
from schemes.facts import FactError
from schemes.units import day
from tests.schemes.case_files import book, circular, judge, refused_by

FAMILIES = SCHEMES["productive_families"]
FILE = book("productive_families")["file"]
ON = day("1405/09/01")


def test_the_account_follows_the_ten_paragraphs_of_the_announcement() -> None:
    assert [entry.article for entry in FAMILIES.account()] == list(FAMILIES.outline)
    assert len(FAMILIES.outline) == 10


@pytest.mark.parametrize("fact", FILE)
def test_a_blank_is_unknown_named_and_never_refused(fact: str) -> None:
    verdict = judge("productive_families", **{fact: None})
    assert (verdict.outcome, verdict.having(Outcome.NOT_MET)) == (Outcome.UNKNOWN, ())
    assert verdict.missing == (fact,)


def test_with_nothing_said_everything_is_unknown_and_the_forms_ask_every_fact() -> None:
    verdict = FAMILIES.judge({}, ON)
    assert {each.outcome for each in verdict.findings} == {Outcome.UNKNOWN}
    assert set(verdict.missing) == set(FAMILIES.facts) == set(FILE)
    assert set(FAMILIES.facts) - set(FAMILIES.facts_needed(Stage.APPROVAL)) == {"bank_accepted"}


def test_money_carries_its_currency_before_anything_is_said() -> None:
    """P10 and R31: Saudi riyals, in halalas."""
    assert FAMILIES.judge({}, ON).quantities == {"currency": "SAR"}
    assert FAMILIES.facts["requested_amount"].unit == "هللة"
    with pytest.raises(FactError, match=r"requested_amount.*هللة"):
        FAMILIES.read({"requested_amount": "20000"})


@pytest.mark.parametrize(
    ("line", "rank"), [("food", 1), ("wool_heritage", 2), ("ceramics", 3), ("glass", 4), ("other", None)]
)
def test_lines_come_in_the_order_of_the_announcement(line: str, rank: int | None) -> None:
    """P2: food first."""
    verdict = judge("productive_families", project_line=line)
    assert verdict.quantities["line_rank"] == rank
    assert verdict.outcome is (Outcome.MET if rank else Outcome.NOT_MET)


@pytest.mark.parametrize("region", ["qassim", "Qassim", "SA-05", "منطقة القصيم", " القصيم ", "القصیم"])
def test_the_region_is_known_by_any_of_its_names(region: str) -> None:
    """P1."""
    assert judge("productive_families", region=region).outcome is Outcome.MET


def test_the_portfolio_may_set_a_ceiling_and_widen_its_lines() -> None:
    """P3 and R31: terms are settings; until then a project is financed by what it needs."""
    ceiling = circular("project_ceiling", 2_000_000, "1405/09/01")
    assert FAMILIES.parameter("project_ceiling", ON) is None
    assert judge("productive_families", amendments=ceiling).outcome is Outcome.MET
    assert refused_by(judge("productive_families", amendments=ceiling, requested_amount=2_000_001)) == [
        "amount_fits_the_project"
    ]
    wider = circular("project_lines", ("food", "other"), "1405/09/01")
    assert judge("productive_families", amendments=wider, project_line="other").outcome is Outcome.MET


def test_what_families_read_is_arabic() -> None:
    """P10: titles, questions, labels and numbers too, not only the rules."""
    shown = [FAMILIES.title, FAMILIES.instrument.title, *FAMILIES.outline]
    shown += [text for fact in FAMILIES.facts.values() for text in (fact.label, fact.hint, *fact.choices.values())]
    shown += [text for number in FAMILIES.parameters.values() for text in (number.title, number.unit)]
    shown += [label for codes in FAMILIES.codes.values() for label in codes.labels.values()]
    assert not [text for text in shown if set(text) & set("یکپچژگ۰۱۲۳۴۵۶۷۸۹")]
