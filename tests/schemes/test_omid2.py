"""Omid-2, article by article: each can refuse, each edge stands where the directive puts it."""

from datetime import date
from typing import Any

import pytest

from schemes.catalogue import SCHEMES, Amendment, Outcome, Stage
from schemes.units import add_months, day, jalali
from tests.schemes.omid2_file import COMPLETE, finding, judge, refused_by

OMID2 = SCHEMES["omid2"]
LEGAL = {"person_kind": "legal", "account_code": 763, "borrower_named": True}


def test_a_file_that_has_all_is_met() -> None:
    verdict = judge()
    assert (verdict.outcome, verdict.missing) == (Outcome.MET, ())
    assert not verdict.having(Outcome.UNKNOWN)


# The edges of every article are in cases/omid2/*.yaml; here are those that need more than one file to be told.


@pytest.mark.parametrize("fact", COMPLETE)
def test_a_blank_is_unknown_named_and_never_refused(fact: str) -> None:
    """Whatever is not said, the answer waits for it and nobody is refused."""
    verdict = judge(**{fact: None})
    assert verdict.outcome is Outcome.UNKNOWN
    assert not verdict.having(Outcome.NOT_MET)
    assert fact in verdict.missing


def test_with_nothing_said_everything_is_unknown_but_the_day_of_the_directive() -> None:
    verdict = OMID2.judge({}, day("1400/12/01"))
    assert [each.rule for each in verdict.having(Outcome.MET)] == ["directive_is_in_force"]
    assert verdict.missing == tuple(OMID2.facts_needed())
    assert (verdict.quantities, verdict.offers) == ({}, ())


def test_every_fact_of_the_vocabulary_is_asked_by_the_law_at_some_stage() -> None:
    """The forms are made of these: what registration asks comes first (O2, O4, O23, O33, O36)."""
    assert set(OMID2.facts_needed(Stage.GRANT)) == set(OMID2.facts)
    assert OMID2.facts_needed(Stage.REGISTRATION) == [
        "person_kind", "borrower_named", "earlier_omid2_loans", "purpose", "requested_amount", "has_business_plan",
        "plan_pages",
    ]  # fmt: skip
    assert OMID2.facts_needed(Stage.APPROVAL)[7:] == ["plan_approved", "visit_reported"]


def test_only_what_is_due_is_judged_at_registration_and_approval() -> None:
    """O36, O37: the plan first, the committee and the visit before the invitation, the account after it."""
    applicant = {name: COMPLETE[name] for name in OMID2.facts_needed(Stage.REGISTRATION) if name in COMPLETE}
    facts = OMID2.read(applicant)
    on = day("1400/03/01")
    assert OMID2.judge(facts, on, Stage.REGISTRATION).outcome is Outcome.MET
    assert OMID2.judge(facts, on, Stage.APPROVAL).missing == ("plan_approved",)
    assert OMID2.judge({**facts, "plan_approved": True}, on, Stage.APPROVAL).outcome is Outcome.MET
    assert OMID2.judge({**facts, "purpose": "equipment"}, on, Stage.APPROVAL).missing == (
        "plan_approved",
        "visit_reported",
    )


def test_a_legal_person_names_a_natural_borrower_and_until_then_nothing_is_decided() -> None:
    """O4, O5 and R1: unknown, not refused, even when the company says it has named nobody yet."""
    assert judge(**LEGAL).outcome is Outcome.MET
    for said in (False, None):
        verdict = judge(**LEGAL | {"borrower_named": said})
        assert verdict.outcome is Outcome.UNKNOWN
        assert finding(verdict, "borrower_is_a_natural_person").missing
    assert finding(judge(), "borrower_is_a_natural_person").outcome is Outcome.NOT_CONCERNED


@pytest.mark.parametrize(
    ("kind", "code", "met"), [("natural", 763, False), ("legal", 762, False), ("legal", 763, True)]
)
def test_the_account_code_fits_the_person(kind: str, code: int, met: bool) -> None:
    """O6."""
    verdict = judge(**LEGAL | {"person_kind": kind, "account_code": code})
    assert finding(verdict, "account_code_fits_the_person").outcome is (Outcome.MET if met else Outcome.NOT_MET)


def test_the_clock_of_three_months_starts_on_the_later_day() -> None:
    """O20 and R2."""
    for plan, account in (("1400/02/20", "1400/03/01"), ("1400/03/01", "1400/02/20")):
        verdict = judge("1400/05/31", plan_received_on=plan, account_opened_on=account, deposit_months=3)
        assert verdict.quantities["earliest_grant_on"] == day("1400/06/01")
        assert "waiting_time_has_passed" in refused_by(verdict)
        verdict = judge("1400/06/01", plan_received_on=plan, account_opened_on=account, deposit_months=3)
        assert finding(verdict, "waiting_time_has_passed").outcome is Outcome.MET


@pytest.mark.parametrize(
    ("opened", "ripe"),
    [
        ("1400/05/31", "1400/08/30"),
        ("1399/09/30", "1399/12/30"),
        ("1400/09/30", "1400/12/29"),
        ("1400/10/01", "1401/01/01"),
    ],
)
def test_months_end_where_the_month_ends(opened: str, ripe: str) -> None:
    """O20: three months from 31 Mordad end on 30 Aban; from 30 Azar on the last of Esfand, 30 only in a leap year."""
    changes: dict[str, Any] = {
        "plan_received_on": opened, "account_opened_on": opened, "deposit_movements": [[opened, 500_000_000]],
        "deposit_months": 3,
    }  # fmt: skip
    assert judge(ripe, **changes).outcome is (Outcome.MET if ripe >= "1400/02/18" else Outcome.NOT_MET)
    assert [offer.base for offer in judge(ripe, **changes).offers] == [500_000_000] * 2
    day_before = jalali(date.fromordinal(day(ripe).toordinal() - 1))
    assert judge(day_before, **changes).offers == ()
    assert "waiting_time_has_passed" in refused_by(judge(day_before, **changes))


@pytest.mark.parametrize("relative", ["none", "father", "mother", "spouse", "child"])
def test_rights_go_to_the_first_degree(relative: str) -> None:
    """O27 and R12."""
    assert judge(transfer_to=relative).outcome is Outcome.MET


@pytest.mark.parametrize("relative", ["sibling", "other"])
def test_rights_go_to_nobody_else(relative: str) -> None:
    """O27 and R12."""
    assert refused_by(judge(transfer_to=relative)) == ["transfer_stays_in_the_family"]


@pytest.mark.parametrize(
    ("purpose", "amount", "needed"),
    [
        ("creation", 300_000_000, False),
        ("creation", 300_000_001, True),
        ("renovation", 300_000_000, False),
        ("renovation", 300_000_001, True),
        ("development", 1, True),
        ("equipment", 1, True),
        ("working_capital", 1, True),
    ],
)
def test_a_visit_is_asked_by_purpose_or_by_amount(purpose: str, amount: int, needed: bool) -> None:
    """O37 and R13: exactly 300,000,000 is not above."""
    changes = {"purpose": purpose, "requested_amount": amount, "visit_reported": False}
    verdict = judge(**changes)
    assert verdict.quantities["needs_a_visit"] is needed
    assert refused_by(verdict) == (["visit_is_reported"] if needed else [])
    assert judge(**changes | {"visit_reported": True}).outcome is Outcome.MET


def test_loans_above_three_hundred_million_are_visited_periodically() -> None:
    """O16: exactly 300,000,000 is not in scope."""
    assert judge(requested_amount=300_000_000).quantities["is_supervised"] is False
    assert judge(requested_amount=300_000_001).quantities["is_supervised"] is True


def test_nothing_is_granted_before_the_directive_was_notified() -> None:
    """O48: the day of notification itself is in force."""
    assert "directive_is_in_force" in refused_by(judge("1400/02/17"))
    assert finding(judge("1400/02/18"), "directive_is_in_force").outcome is Outcome.MET


def test_the_instrument_is_recorded_as_on_its_cover() -> None:
    """O1, O48 and R9: both numbers, the three chapters, 25 articles and 8 notes."""
    paper = OMID2.instrument
    assert (paper.number, paper.other_number, paper.version) == ("۱۰۵-۳-۳۱۳۷", "۱۰۵-۳۳-۳۱۳۷", "۱")
    assert (paper.notified_on, len(paper.chapters)) == (day("1400/02/18"), 3)
    assert sum(" بند " not in line for line in OMID2.outline if line.startswith("ماده")) == 25
    assert sum(line.startswith("تبصره") for line in OMID2.outline) == 8


def test_coded_lists_that_decide_nothing_are_kept() -> None:
    """O2, O8, O10, O11, O12: aims, evidence of skill, kinds of project."""
    assert {name: len(codes.labels) for name, codes in OMID2.codes.items()} == {
        "aim": 4, "skill_proof": 3, "project_kind": 3,
    }  # fmt: skip


def test_numbers_of_the_directive_that_other_floors_use() -> None:
    """O18, O24, O35, O38, O40: fee, schedule, account codes."""
    on = day("1400/06/01")
    numbers = {"rate_percent": 4, "schedule_method": "qard", "special_account_code": 791, "ordinary_account_code": 700}
    assert {name: OMID2.parameter(name, on) for name in numbers} == numbers


def test_a_circular_changes_the_ceiling_for_its_days_and_is_cited() -> None:
    """O7, O47: nothing is edited; the signed letter is a dated value, and the finding names it."""
    circular = Amendment("ceiling", 200_000_000, day("1400/12/01"), day("1400/12/29"), "بخشنامه ۱۲")
    verdict = judge(amendments=(circular,))
    assert refused_by(verdict) == ["amount_within_the_chosen_offer", "amount_within_ceiling"]
    assert finding(verdict, "amount_within_ceiling").amendments == ("بخشنامه ۱۲",)
    assert max(offer.amount for offer in verdict.offers) == 200_000_000
    assert judge("1401/01/01", amendments=(circular,)).outcome is Outcome.MET


def test_a_blank_chosen_offer_leaves_the_offers_visible() -> None:
    """O26 and R14: amounts are shown at any time, whatever else is still open."""
    facts = {name: COMPLETE[name] for name in ("account_opened_on", "deposit_movements")}
    verdict = OMID2.judge(OMID2.read(facts), day("1400/12/01"), Stage.REGISTRATION)
    assert len(verdict.offers) == 6


def test_the_waiting_time_is_counted_in_jalali_months() -> None:
    """O20."""
    assert judge().quantities["earliest_grant_on"] == add_months(day("1400/03/01"), 3)
