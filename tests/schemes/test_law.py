"""The engine of the law, shown on a small law of its own."""

from datetime import date

import pytest

from schemes.catalogue import SCHEMES
from schemes.law import APPROVAL, GRANT, REGISTRATION, Amendment, LawError, Outcome, Scheme, Stage
from schemes.units import day
from tests.schemes.small_law import AFTER, ALL_MET, BEFORE, FIRST, SECOND, a_scheme, a_whole_scheme


def outcomes(scheme: Scheme, on: date = BEFORE, **facts: object) -> dict[str, str]:
    return {finding.rule: finding.outcome.value for finding in scheme.judge(facts, on).findings}


def test_a_rule_stays_a_plain_function() -> None:
    scheme = a_scheme()

    @scheme.requires("ماده ۱", stage=GRANT)
    def small(asked: int) -> bool:
        """کوچک است."""
        return asked < 5

    assert small(4)
    assert not small(5)


def test_findings_come_in_the_order_of_the_document_with_sentence_reasons_and_reading() -> None:
    verdict = a_whole_scheme().judge(ALL_MET, BEFORE)
    assert verdict.outcome is Outcome.MET
    assert [finding.rule for finding in verdict.findings] == ["within_ceiling", "group_is_led", "fits"]
    assert verdict.as_json()["findings"][1] == {
        "article": "ماده ۱",
        "rule": "group_is_led",
        "says": "گروه سرگروه دارد.",
        "outcome": "met",
        "because": {"is_group": True, "has_leader": True},
        "reading": "R1",
    }
    assert verdict.findings[2].because == {"asked": 40, "room": 50}
    assert verdict.quantities == {"room": 50}


def test_the_worst_answer_is_the_verdict() -> None:
    scheme = a_whole_scheme()
    assert scheme.judge({**ALL_MET, "saved": 61}, BEFORE).outcome is Outcome.NOT_MET
    assert scheme.judge({**ALL_MET, "saved": 61, "has_leader": None}, BEFORE).outcome is Outcome.NOT_MET
    assert scheme.judge({**ALL_MET, "has_leader": None}, BEFORE).outcome is Outcome.UNKNOWN


def test_a_missing_fact_is_named_through_every_quantity_that_waits_for_it() -> None:
    verdict = a_whole_scheme().judge({"asked": 40, "is_group": False}, BEFORE)
    assert outcomes(a_whole_scheme(), asked=40, is_group=False) == {
        "within_ceiling": "met", "group_is_led": "not_concerned", "fits": "unknown",
    }  # fmt: skip
    assert verdict.missing == ("saved",)
    assert verdict.findings[2].because == {"asked": 40}
    assert verdict.quantities == {}


def test_a_fact_that_is_none_is_not_said() -> None:
    assert outcomes(a_whole_scheme(), asked=None)["within_ceiling"] == "unknown"


def test_a_rule_whose_condition_is_unknown_is_unknown_and_names_it() -> None:
    (finding,) = (each for each in a_whole_scheme().judge({}, BEFORE).findings if each.rule == "group_is_led")
    assert (finding.outcome, finding.missing) == (Outcome.UNKNOWN, ("is_group", "has_leader"))


def test_what_concerns_nobody_is_not_concerned_whatever_else_is_unknown() -> None:
    scheme = a_whole_scheme()

    @scheme.defines("ماده ۲")
    def is_led_and_asks(has_leader: bool, asked: int) -> bool:
        """سرگروه دارد و چیزی خواسته است."""
        return has_leader and asked > 0

    @scheme.requires("ماده ۲", stage=GRANT, when="is_group")
    def group_asks(is_led_and_asks: bool) -> bool:
        """گروه چیزی خواسته است."""
        return is_led_and_asks

    assert outcomes(scheme, is_group=False)["group_asks"] == "not_concerned"
    assert outcomes(scheme, is_group=False, has_leader=True, asked=0)["group_asks"] == "not_concerned"
    (finding,) = (each for each in scheme.judge({"is_group": True}, BEFORE).findings if each.rule == "group_asks")
    assert (finding.because, finding.missing) == ({"is_group": True}, ("has_leader", "asked"))


def test_a_rule_of_few_values_answers_alike_however_many_it_has_met() -> None:
    scheme = SCHEMES["omid2"]
    for number in range(2_000):
        for purpose, outcome in ((f"{number}", "not_met"), ("creation", "met")):
            found = scheme.judge({"purpose": purpose}, day("1400/06/01")).findings
            (finding,) = (each for each in found if each.rule == "purpose_is_allowed")
            assert (finding.outcome, finding.because["purpose"]) == (outcome, purpose)


def test_a_rule_may_say_that_what_it_read_does_not_decide() -> None:
    (finding,) = a_whole_scheme().judge({**ALL_MET, "has_leader": False}, BEFORE).having(Outcome.UNKNOWN)
    assert finding.missing == ("is_group", "has_leader")


def test_only_what_is_due_by_the_stage_is_judged_and_asked() -> None:
    scheme = a_whole_scheme()
    assert scheme.facts_needed(REGISTRATION) == ["asked"]
    assert scheme.facts_needed(APPROVAL) == ["asked", "is_group", "has_leader"]
    assert scheme.facts_needed(GRANT) == ["asked", "is_group", "has_leader", "saved"]
    judged = [[finding.rule for finding in scheme.judge({}, BEFORE, stage).findings] for stage in Stage]
    assert [len(rules) for rules in judged] == [1, 2, 3]


def test_a_parameter_changes_on_its_day_and_not_the_day_before() -> None:
    scheme = a_whole_scheme()
    assert scheme.parameter("ceiling", date(2021, 12, 31)) == 100
    assert scheme.parameter("ceiling", SECOND) == 200
    assert outcomes(scheme, date(2021, 12, 31), asked=101)["within_ceiling"] == "not_met"
    assert outcomes(scheme, SECOND, asked=101)["within_ceiling"] == "met"


def test_changed_logic_replaces_the_older_rule_from_its_day() -> None:
    scheme = a_whole_scheme()

    @scheme.requires("ماده ۱", stage=REGISTRATION, since=SECOND)
    def within_ceiling(asked: int, ceiling: int) -> bool:
        """مبلغ از سقف کمتر است."""
        return asked < ceiling

    assert outcomes(scheme, BEFORE, asked=100)["within_ceiling"] == "met"
    assert outcomes(scheme, AFTER, asked=200)["within_ceiling"] == "not_met"
    assert scheme.problems() == []


def test_a_circular_holds_in_its_window_only_and_is_cited_by_every_rule_it_reaches() -> None:
    scheme = a_whole_scheme()
    circular = Amendment("ceiling", 10, BEFORE, date(2021, 6, 30), "بخشنامه ۷")
    verdict = scheme.judge(ALL_MET, BEFORE, amendments=(circular,))
    cited = {finding.rule: finding.amendments for finding in verdict.findings}
    assert cited == {"within_ceiling": ("بخشنامه ۷",), "group_is_led": (), "fits": ("بخشنامه ۷",)}
    assert verdict.as_json()["findings"][0]["amendments"] == ["بخشنامه ۷"]
    for on, ceiling in {date(2021, 5, 31): 100, BEFORE: 10, date(2021, 6, 30): 10, date(2021, 7, 1): 100}.items():
        assert scheme.parameter("ceiling", on, (circular,)) == ceiling
    assert "amendments" not in scheme.judge(ALL_MET, BEFORE).as_json()["findings"][0]


def test_of_two_circulars_the_younger_holds_whatever_their_order() -> None:
    older, younger = Amendment("ceiling", 10, FIRST), Amendment("ceiling", 20, BEFORE)
    for both in ((older, younger), (younger, older)):
        assert a_whole_scheme().parameter("ceiling", AFTER, both) == 20


def test_a_circular_about_nothing_is_an_error() -> None:
    with pytest.raises(LawError, match="floor"):
        a_whole_scheme().judge({}, BEFORE, amendments=(Amendment("floor", 1, FIRST),))


@pytest.mark.parametrize("name", ["ceiling", "room", "on", "nothing"])
def test_nobody_can_pass_a_number_of_the_law_as_a_fact(name: str) -> None:
    with pytest.raises(LawError, match=name):
        a_whole_scheme().judge({name: 10**12}, BEFORE)


def test_the_same_law_is_compiled_once() -> None:
    scheme = a_whole_scheme()
    assert scheme.edition(FIRST) is scheme.edition(BEFORE)
    assert scheme.edition(BEFORE) is not scheme.edition(AFTER)


def test_an_error_inside_a_rule_is_a_bug_and_is_not_taken_for_a_missing_fact() -> None:
    scheme = a_whole_scheme()

    @scheme.requires("ماده ۱", stage=GRANT)
    def broken(asked: int) -> bool:
        """خراب است."""
        return bool({}["x"])

    with pytest.raises(KeyError):
        scheme.judge(ALL_MET, BEFORE)
