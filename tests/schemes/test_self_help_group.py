"""Self-help groups, part by part: the group, its training, its grading, and that nothing is asked as security."""

import pytest

from schemes.catalogue import SCHEMES, Outcome, Stage
from schemes.facts import FactError
from schemes.units import day
from tests.schemes.case_files import book, circular, finding, judge, refused_by

GROUPS = SCHEMES["self_help_group"]
FILE = book("self_help_group")["file"]
ON = day("1404/06/01")


def test_the_account_follows_the_programme_from_its_title_to_its_last_lines() -> None:
    assert [entry.article for entry in GROUPS.account()] == list(GROUPS.outline)
    assert len(GROUPS.outline) == 1 + 2 + 1 + 3 + 6 + 1


@pytest.mark.parametrize("fact", FILE)
def test_a_blank_is_unknown_named_and_never_refused(fact: str) -> None:
    verdict = judge("self_help_group", **{fact: None})
    assert (verdict.outcome, verdict.having(Outcome.NOT_MET)) == (Outcome.UNKNOWN, ())
    assert fact in verdict.missing


def test_with_nothing_said_everything_is_unknown_and_the_forms_ask_every_fact() -> None:
    verdict = GROUPS.judge({}, ON)
    assert {each.outcome for each in verdict.findings} == {Outcome.UNKNOWN}
    assert set(verdict.missing) == set(GROUPS.facts) == set(FILE)
    assert set(GROUPS.facts_needed(Stage.APPROVAL)) - set(GROUPS.facts_needed(Stage.REGISTRATION)) == {
        "trained_members", "local_executor_approved",
    }  # fmt: skip


def test_neither_collateral_nor_guarantor_is_asked_whatever_is_said() -> None:
    """G3, G10: it is known before anything is said, and nothing about them is asked."""
    for verdict in (judge("self_help_group"), GROUPS.judge({}, ON)):
        assert (verdict.quantities["collateral_required"], verdict.quantities["guarantors"]) == (0, 0)
    assert not [name for name in GROUPS.facts if "guarant" in name or "collateral" in name]


@pytest.mark.parametrize(("women", "share"), [(15, 100), (10, 66), (0, 0)])
def test_the_share_of_women_is_known_so_that_they_may_come_first(women: int, share: int) -> None:
    """G1."""
    assert judge("self_help_group", women_members=women).quantities["women_percent"] == share


SIGNS = [
    {"meetings_held": 23},
    {"savings_total": 0},
    {"internal_repaid_on_time_percent": 99},
    {"books_kept": False},
]


@pytest.mark.parametrize("sign", SIGNS)
def test_each_missing_sign_of_work_takes_one_from_the_grade(sign: dict[str, object]) -> None:
    """G10 and R30: the sign is laid before the bank, whose word decides."""
    assert judge("self_help_group").quantities["grade"] == 5
    verdict = judge("self_help_group", **sign)
    assert (verdict.quantities["grade"], verdict.outcome) == (4, Outcome.MET)
    assert finding(verdict, "bank_has_passed_the_group").because == {"bank_grade_passed": True, "grade": 4}


def test_a_group_that_lends_nothing_has_nothing_repaid_on_time() -> None:
    """R30: two signs are lost together."""
    assert judge("self_help_group", internal_loans_total=0).quantities["grade"] == 3


def test_a_group_without_a_meeting_due_does_not_meet_regularly() -> None:
    assert judge("self_help_group", meetings_due=0, meetings_held=0).quantities["grade"] == 4


@pytest.mark.parametrize(
    ("setting", "value", "facts"),
    [
        ("least_members", 16, {}),
        ("most_members", 14, {}),
        ("low_income_above_percent", 80, {}),
        ("least_months", 7, {}),
        ("group_ceiling", 2_999_999_999, {}),
    ],
)
def test_every_number_of_practice_is_a_setting(setting: str, value: int, facts: dict[str, object]) -> None:
    """R30: a circular moves it, in force from its day and not before."""
    moved = circular(setting, value, "1404/05/01")
    assert judge("self_help_group", on="1404/04/31", amendments=moved, **facts).outcome is Outcome.MET
    assert len(refused_by(judge("self_help_group", amendments=moved, **facts))) == 1


def test_looser_settings_forgive_a_missed_meeting_a_late_payment_and_an_untrained_member() -> None:
    """R30."""
    loose = (
        *circular("regular_meetings_percent", 80, "1404/05/01"),
        *circular("on_time_percent", 90, "1404/05/01"),
        *circular("trained_percent", 80, "1404/05/01"),
    )
    verdict = judge(
        "self_help_group", amendments=loose, meetings_held=20, internal_repaid_on_time_percent=90, trained_members=12
    )
    assert (verdict.quantities["grade"], verdict.outcome) == (5, Outcome.MET)


def test_numbers_of_practice_say_that_they_are_not_in_the_document() -> None:
    """R30."""
    practice = {name for name, number in GROUPS.parameters.items() if "عرف، نه متن" in number.title}
    assert practice == {
        "least_members", "most_members", "trained_percent", "least_months", "regular_meetings_percent",
        "on_time_percent",
    }  # fmt: skip
    assert {GROUPS.parameters[name].reading for name in practice} == {"R30"}
    assert GROUPS.parameter("rate_percent", ON) is None


@pytest.mark.parametrize("percent", [101, -1, True, "100", 99.5])
def test_a_percent_is_a_whole_number_from_zero_to_a_hundred(percent: object) -> None:
    with pytest.raises(FactError, match="internal_repaid_on_time_percent"):
        GROUPS.read({"internal_repaid_on_time_percent": percent})
