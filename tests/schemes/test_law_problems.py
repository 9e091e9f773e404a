"""What is wrong with a law as written is found before anyone is judged by it."""

import pytest

from schemes.law import GRANT, Home, LawError, Parameter
from tests.schemes.small_law import ALL_MET, BEFORE, FIRST, SECOND, a_scheme, a_whole_scheme


def test_a_whole_law_has_no_problems() -> None:
    assert a_whole_scheme().problems() == []


def test_an_article_placed_nowhere_or_twice_or_wrongly_is_a_problem() -> None:
    scheme = a_whole_scheme()
    scheme.outline = (*scheme.outline, "تبصره ۱", "ماده ۳")
    scheme.accounts(
        ("ماده ۲", Home.REQUIREMENT, "دوباره."),
        ("تبصره ۱", Home.QUANTITY, "بی‌قاعده."),
        ("ماده ۹", Home.STEP, ""),
    )
    assert scheme.problems() == [
        "ماده ۳ is placed nowhere",
        "ماده ۲ is placed 2 times",
        "تبصره ۱ is placed as quantity but no clause cites it",
        "ماده ۹ is placed without a sentence",
        "ماده ۹ cites ماده ۹, which the document does not have",
    ]


def test_two_notes_of_one_name_are_a_problem() -> None:
    """house-H92: a note that a later document numbers anew is named by its article, or nobody could cite it."""
    scheme = a_whole_scheme()
    scheme.outline = (*scheme.outline, "تبصره ۱", "تبصره ۱")
    assert "تبصره ۱ names two places of the document" in scheme.problems()
    scheme.outline = (*scheme.outline[:-1], "ماده ۲ تبصره ۱")
    assert not [each for each in scheme.problems() if "two places" in each]


def test_an_article_with_a_condition_cannot_be_placed_as_without_effect() -> None:
    scheme = a_scheme()

    @scheme.requires("ماده ۱", stage=GRANT)
    def any_sum(asked: int, saved: int, is_group: bool, has_leader: bool) -> bool:
        """هر مبلغی."""
        return True

    scheme.accounts(("ماده ۱", Home.NO_EFFECT, "هیچ."), ("ماده ۲", Home.NO_EFFECT, "هیچ."))
    assert scheme.problems() == ["ماده ۱ is placed as no_effect but its clauses make it a requirement"]


def test_wrong_names_sentences_readings_and_citations_are_problems() -> None:
    scheme = a_whole_scheme()

    @scheme.requires("ماده ۷", stage=GRANT, reading="R99")
    def strange(nowhere: int) -> bool:
        return True

    assert scheme.problems() == [
        "strange cites ماده ۷, which the document does not have",
        "strange rests on R99, which is not in the register of readings",
        "strange has no sentence",
        "strange: nowhere is neither a fact, a parameter nor a definition",
    ]


def test_circular_definitions_are_a_problem_and_never_judged() -> None:
    scheme = a_whole_scheme()

    @scheme.defines("ماده ۲")
    def first(second: int) -> int:
        """یک."""
        return second

    @scheme.defines("ماده ۲", answer=True)
    def second(first: int) -> int:
        """دو."""
        return first

    assert scheme.problems() == [
        "first: circular definitions: first → second → first",
        "second: circular definitions: second → first → second",
    ]
    with pytest.raises(LawError, match="circular"):
        scheme.judge(ALL_MET, BEFORE)


def test_disordered_days_empty_parameters_and_values_outside_the_choices_are_problems() -> None:
    scheme = a_whole_scheme()
    scheme.parameters = {
        **scheme.parameters,
        "late": Parameter("ماده ۱", {SECOND: 1, FIRST: 2}, least=0, most=9),
        "empty": Parameter("ماده ۱", {}),
        "way": Parameter("ماده ۱", {FIRST: "c"}, choices={"a": "الف", "b": "ب"}),
    }
    assert scheme.problems() == [
        "late has its days in disorder",
        "empty has no value",
        "way has a value outside its choices",
    ]


def test_a_number_says_how_far_a_circular_may_go() -> None:
    """house-H78: an age of 10^15 broke judging, since nobody had written down a bound for it elsewhere."""
    scheme = a_whole_scheme()
    scheme.parameters = {
        **scheme.parameters,
        "age": Parameter("ماده ۱", {FIRST: 18}, "سن", "سال"),
        "half": Parameter("ماده ۱", {FIRST: 18}, most=99),
        "empty_until_a_circular": Parameter("ماده ۱", {FIRST: None}),
        "small": Parameter("ماده ۱", {FIRST: 5, SECOND: 18}, least=0, most=9),
        "day": Parameter("ماده ۱", {FIRST: FIRST}),
    }
    assert scheme.problems() == [
        "age is a number without its least and most",
        "half is a number without its least and most",
        "empty_until_a_circular is a number without its least and most",
        "small has a value outside its bounds",
    ]


def test_a_rule_written_twice_for_one_day_and_a_fact_nobody_reads_are_problems() -> None:
    scheme = a_scheme()
    for _ in range(2):

        @scheme.requires("ماده ۱", stage=GRANT)
        def any_sum(asked: int, saved: int, is_group: bool) -> bool:
            """هر مبلغی."""
            return True

    scheme.accounts(("ماده ۱", Home.REQUIREMENT, "هیچ."), ("ماده ۲", Home.NO_EFFECT, "هیچ."))
    assert scheme.problems() == [
        "any_sum is written 2 times for the same day (the first)",
        "has_leader is a fact no clause reads",
    ]


@pytest.mark.parametrize("name", ["BAD", "LAW", "class", "None", "نام", "_hidden", "two words", "Asked", "x-y"])
def test_a_fact_that_cannot_be_written_as_a_name_is_a_problem(name: str) -> None:
    """house-H54: each was an error at the first judging, in silence before it."""
    scheme = a_whole_scheme()
    scheme.facts = {**scheme.facts, name: scheme.facts["asked"]}
    said = f"{name} cannot be written as a name: small letters, digits and _ it may have, and be no word of Python"
    assert said in scheme.problems()


def test_a_quantity_or_a_rule_of_an_impossible_name_is_a_problem_too() -> None:
    scheme = a_whole_scheme()

    @scheme.defines("ماده ۲")
    def BAD(asked: int) -> int:
        """بد."""
        return asked

    @scheme.requires("ماده ۲", stage=GRANT)
    def FOUND(asked: int) -> bool:
        """یافته."""
        return True

    assert [each.split()[0] for each in scheme.problems()] == ["BAD", "FOUND"]


def test_a_number_may_be_called_as_the_table_has_it_while_nothing_reads_it() -> None:
    scheme = a_scheme(**{"share_of_IR-20": Parameter("ماده ۱", {FIRST: 1}, least=0, most=9)})
    assert not [each for each in scheme.problems() if "IR-20" in each]


def test_a_number_of_an_impossible_name_is_a_problem_once_a_rule_reads_it() -> None:
    """house-H54: the written function takes its numbers by name; a rule may rest on one as its condition too."""
    numbers = {name: Parameter("ماده ۱", {FIRST: 1}, least=0, most=9) for name in ("BAD", "LAW", "class")}
    scheme = a_whole_scheme()
    scheme.parameters = {**scheme.parameters, **numbers}
    assert scheme.problems() == []

    @scheme.defines("ماده ۲")
    def worse(BAD: int, asked: int) -> int:
        """بدتر."""
        return asked * BAD

    @scheme.requires("ماده ۱", stage=GRANT)
    def lawful(LAW: int, asked: int) -> bool:
        """قانونی."""
        return asked > LAW

    @scheme.requires("ماده ۱", stage=GRANT, when="class")
    def classed(asked: int) -> bool:
        """رده‌دار."""
        return asked > 0

    assert [each.split()[0] for each in scheme.problems()] == ["BAD", "LAW", "class"]


def test_offers_is_a_word_of_the_verdict() -> None:
    """house-H54: a fact of that name became the verdict's offers."""
    scheme = a_whole_scheme()
    scheme.facts = {**scheme.facts, "offers": scheme.facts["asked"]}
    said = "offers is what a verdict shows apart: a quantity may be called so, a fact or a number may not"
    assert said in scheme.problems()
