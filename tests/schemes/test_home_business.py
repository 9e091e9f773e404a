"""Home businesses, paragraph by paragraph: who may borrow how much, by which road and until when."""

import pytest

from schemes.catalogue import SCHEMES, Outcome, Stage
from schemes.units import day, rials
from tests.schemes.case_files import book, circular, finding, judge, refused_by

HOME = SCHEMES["home_business"]
FILE = book("home_business")["file"]
ON = day("1404/10/01")
SUPPORTER = {"role": "supporter", "requested_amount": 50_000_000_000, "jobs_promised": 25}


def test_the_account_follows_the_eleven_paragraphs_of_the_news() -> None:
    assert [entry.article for entry in HOME.account()] == list(HOME.outline)
    assert len(HOME.outline) == 11


@pytest.mark.parametrize("fact", FILE)
def test_a_blank_is_unknown_named_and_never_refused(fact: str) -> None:
    verdict = judge("home_business", **{fact: None})
    assert (verdict.outcome, verdict.having(Outcome.NOT_MET)) == (Outcome.UNKNOWN, ())
    assert fact in verdict.missing


@pytest.mark.parametrize(
    ("changes", "fact"),
    [(SUPPORTER, "jobs_promised"), ({"route": "supporter", "supporter_named": True}, "supporter_named")],
)
def test_what_only_some_are_asked_is_unknown_when_they_leave_it_blank(changes: dict[str, object], fact: str) -> None:
    tied = circular("rials_per_job", 2_000_000_000, "1404/09/01")
    assert judge("home_business", amendments=tied, **changes).outcome is Outcome.MET
    verdict = judge("home_business", amendments=tied, **changes | {fact: None})
    assert (verdict.outcome, verdict.missing) == (Outcome.UNKNOWN, (fact,))


def test_with_nothing_said_only_the_days_are_known_and_the_forms_ask_every_fact() -> None:
    verdict = HOME.judge({}, ON)
    assert [each.rule for each in verdict.having(Outcome.MET)] == ["payouts_have_started", "payouts_still_run"]
    assert not verdict.having(Outcome.NOT_MET)
    assert set(verdict.missing) == set(HOME.facts)
    assert set(HOME.facts_needed()) - set(HOME.facts_needed(Stage.REGISTRATION)) == {"committee_approved"}


@pytest.mark.parametrize(("role", "spoken"), [("applicant", "۲۰۰ میلیون تومان"), ("supporter", "پنج میلیارد تومان")])
def test_the_ceiling_is_as_spoken_in_the_news(role: str, spoken: str) -> None:
    """H8, H9: toman in the news, rials in the law."""
    assert judge("home_business", role=role).quantities["ceiling"] == rials(spoken)


def test_the_ceiling_waits_for_the_role() -> None:
    assert "ceiling" not in judge("home_business", role=None).quantities


def test_the_two_budgets_are_apart_and_their_sum_is_as_printed() -> None:
    """H4 and R29: 2,400 and 1,160 make 3,560 billion rials."""
    assert HOME.parameter("provincial_budget", ON) == rials("۲۴۰ میلیارد تومان")
    assert HOME.parameter("national_budget", ON) == rials("۱۱۶ میلیارد تومان")
    assert HOME.parameter("budget", ON) == HOME.parameter("printed_budget", ON) == rials("۳۵۶ میلیارد تومان")
    assert list(HOME.codes["budget_source"].labels) == ["provincial", "national"]


def test_jobs_promised_bind_nobody_until_an_intake_says_so() -> None:
    """H9 and R28: 50 billion rials for 25 jobs, as another province has it, is a setting."""
    for jobs in (0, None):
        assert judge("home_business", **SUPPORTER | {"jobs_promised": jobs}).outcome is Outcome.MET
    tied = circular("rials_per_job", 2_000_000_000, "1404/09/01")
    assert judge("home_business", amendments=tied, **SUPPORTER).outcome is Outcome.MET
    fewer = judge("home_business", amendments=tied, **SUPPORTER | {"jobs_promised": 24})
    assert refused_by(fewer) == ["amount_within_promised_jobs"]
    assert finding(fewer, "amount_within_promised_jobs").reading == "R28"
    applicant = judge("home_business", amendments=tied)
    assert finding(applicant, "amount_within_promised_jobs").outcome is Outcome.NOT_CONCERNED


@pytest.mark.parametrize("field", ["carpet", "handicraft", "clothing", "digital", "culture", "services"])
def test_all_six_fields_are_financed(field: str) -> None:
    """H12."""
    assert judge("home_business", field=field).outcome is Outcome.MET


def test_an_intake_may_take_other_fields_too() -> None:
    """H12: the news says «mostly»; a circular widens the list."""
    wider = circular("fields", (*HOME.parameter("fields", ON), "other"), "1404/09/01")
    assert judge("home_business", field="other", amendments=wider).outcome is Outcome.MET


@pytest.mark.parametrize(("purpose", "steady"), [("stabilisation", True), ("creation", False), ("development", False)])
def test_whether_a_loan_serves_stability_is_known_for_the_deviation_report(purpose: str, steady: bool) -> None:
    """H10."""
    verdict = judge("home_business", purpose=purpose)
    assert (verdict.outcome, verdict.quantities["serves_stability"]) == (Outcome.MET, steady)


def test_an_intake_may_close_a_purpose_or_a_route() -> None:
    """H10, H14: both lists are dated settings."""
    steady = circular("purposes", ("stabilisation",), "1404/09/01")
    assert refused_by(judge("home_business", purpose="creation", amendments=steady)) == ["purpose_is_supported"]
    direct = circular("routes", ("direct",), "1404/09/01")
    by_supporter = {"route": "supporter", "supporter_named": True}
    assert refused_by(judge("home_business", amendments=direct, **by_supporter)) == ["route_is_open"]


@pytest.mark.parametrize("route", ["direct", "supporter"])
def test_a_supporter_names_no_supporter(route: str) -> None:
    """H13, H14."""
    verdict = judge("home_business", route=route, **SUPPORTER)
    assert verdict.outcome is Outcome.MET
    assert finding(verdict, "supporter_is_named").outcome is Outcome.NOT_CONCERNED


@pytest.mark.parametrize(("on", "carried"), [("1404/12/29", False), ("1405/01/01", True), ("1405/12/29", True)])
def test_what_is_paid_after_the_year_is_carried_over(on: str, carried: bool) -> None:
    """H15."""
    verdict = judge("home_business", on=on)
    assert (verdict.outcome, verdict.quantities["is_carried_over"]) == (Outcome.MET, carried)


def test_rate_tenor_and_collateral_are_empty_until_a_circular_sets_them() -> None:
    """R27: none is invented."""
    for name in ("rate_percent", "repayment_months", "collateral_percent"):
        assert HOME.parameter(name, ON) is None
        assert HOME.parameter(name, ON, circular(name, 4, "1404/09/01")) == 4
