"""The COVID relief at the bank: the guarantee that may be asked, grace, the order of steps, payout in stages."""

from datetime import timedelta
from typing import Any

import pytest

from applicants import services as applicants
from applicants.models import Application, Notice, State
from disbursements import services
from disbursements.figures.invariants import INVARIANTS
from disbursements.models import CreditLine, Loan, Referral
from disbursements.referrals import letters
from disbursements.referrals.terms_in_words import in_plain_words
from schemes.units import day, persian_grouped, today
from tests.applicants.portal import pdf, refused, signed_in
from tests.applicants.test_way_of_covid_relief import COVID, approved, at_sector, ready
from tests.disbursements.bank_side import Caller
from tests.ours import ours
from tests.ways import a_bank_with_credit, accepted, paid, read_all_pages, sign_in_anew, supplied
from tests.world import an_officer

pytestmark = pytest.mark.django_db

SUM = 480_000_000
CLEAN: dict[str, Any] = {"bounced_cheques": [], "non_current_debt": 0}


@pytest.fixture(autouse=True)
def _in_the_summer_of_1399(clock: Any) -> None:
    clock("1399/04/15")


@pytest.fixture
def caller() -> Caller:
    return Caller(a_bank_with_credit(COVID, source="national"))


def referred(caller: Caller, **answers: Any) -> Referral:
    file = ready(**answers)
    supplied(file, **CLEAN)
    return services.refer(application=file, bank=caller.bank, by=an_officer())


def test_from_the_complete_papers_to_the_last_stage(caller: Caller, clock: Any) -> None:
    """K9, K11, K24, K25, K26: the bank reviews, contracts and pays in stages; 24 instalments from Mehr 1399 at 12 %."""
    referral = referred(caller)
    clock("1399/05/01")
    sign_in_anew(caller)
    answer = accepted(caller, referral, contract_on=today().isoformat())
    assert answer.status_code == 201, answer.content
    loan = answer.json()["loan"]
    assert (loan["method"], len(loan["instalments"]), loan["instalments"][0]["due_on"]) == (
        "annuity",
        24,
        day("1399/08/01").isoformat(),
    )
    first = paid(caller, referral, 300_000_000)
    assert first.status_code == 201, first.content
    file = ours(Application).get()
    assert file.state == State.DISBURSING
    assert not [each.number for each in INVARIANTS if each.breaches()]
    read_all_pages(file)
    assert "مرحله" in signed_in(file.person.user).get(f"/applications/{file.code}/").content.decode()
    paid(caller, referral, 100_000_000)
    assert paid(caller, referral, 80_000_001).json()["code"] == "above_principal"
    assert paid(caller, referral, 80_000_000).json()["state"] == "paid"
    file.refresh_from_db()
    assert file.state == State.DISBURSED
    stages = list(
        file.events.filter(verb__in=["pay_stage", "disburse"]).order_by("number").values_list("verb", flat=True)
    )
    assert stages == ["pay_stage", "pay_stage", "disburse"]
    whole = list(file.events.order_by("number").values_list("verb", "at"))
    way = ["submit", "pass_check", "approve", "complete_papers", "refer", "contract", *stages]
    assert [verb for verb, _at in whole] == way
    assert sorted(at for _verb, at in whole) == [at for _verb, at in whole], "each step has its time, in order"
    assert whole[0][1].date() < whole[-1][1].date()
    assert (ours(CreditLine).get().reserved, ours(CreditLine).get().paid) == (0, SUM)
    assert Notice.objects.filter(application=file, kind="disbursed").count() == 1
    assert not [each.number for each in INVARIANTS if each.breaches()]


@pytest.mark.parametrize(
    ("amount", "workers", "band", "guarantors"),
    [
        (160_000_000, 5, 1, 0),
        (480_000_000, 5, 2, 1),
        (480_000_001, 6, 3, 2),
        (1_600_000_001, 20, 4, 3),
        (2_000_000_001, 20, 5, 0),
    ],
)
def test_the_referral_says_what_may_be_asked_and_no_more(
    caller: Caller, amount: int, workers: int, band: int, guarantors: int
) -> None:
    """K15, K16, K17, K18, K19, K20."""
    file = at_sector(requested_amount=amount)
    supplied(file, insured_workers=workers, on_unemployment_insurance=0, **CLEAN)
    file = _to_ready(file)
    referral = services.refer(application=file, bank=caller.bank, by=an_officer())
    terms = caller.get(f"referrals/{referral.code}/").json()["terms"]
    assert (terms["guarantee_band"], terms["guarantors"]) == (band, guarantors)
    ceiling = (amount + terms["profit_total"]) * 3 // 2
    assert terms["note_ceiling"] == (None if band == 5 else ceiling)
    assert terms["security"] == ("guarantee_fund_or_customary" if band == 5 else "note_or_cheque")


def _to_ready(file: Application) -> Application:
    applicants.approve(application=file, by=an_officer("sector"))
    for kind in ("bank_form", "guarantee"):
        applicants.add_document(application=file, kind=kind, data=pdf(1), name="سند.pdf", by=file.person.user)
    applicants.complete_papers(application=file, by=file.person.user)
    file.refresh_from_db()
    return file


def test_no_step_of_the_guide_is_leapt_over(caller: Caller) -> None:
    """K26: neither before the sector agency nor before the bank papers is a file referred."""
    for file in (at_sector(workshop_code="6666666666"), approved()):
        assert refused(services.refer, application=file, bank=caller.bank, by=an_officer()).code == "wrong_state"


def test_cheques_of_the_window_are_waived_and_those_outside_count(caller: Caller) -> None:
    """K12: unknown cheques and debts wait; waived ones do not hinder; one outside the window does."""
    file = ready()
    assert refused(services.refer, application=file, bank=caller.bank, by=an_officer()).code == "not_met"
    supplied(file, non_current_debt=10**9, bounced_cheques=["1399/01/20", "1399/04/01"])
    assert refused(services.refer, application=file, bank=caller.bank, by=an_officer()).code == "not_met"
    supplied(file, bounced_cheques=["1399/01/20", "1399/03/31"])
    assert services.refer(application=file, bank=caller.bank, by=an_officer()).amount == SUM


def test_a_grace_is_the_banks_to_give_within_the_24_months(caller: Caller) -> None:
    """K11, R22: 24 - g instalments, the simple profit of the grace added to what is repaid."""
    referral = referred(caller)
    assert accepted(caller, referral, grace_months=24).json()["code"] == "grace_too_long"
    answer = accepted(caller, referral, grace_months=3)
    assert answer.status_code == 201, answer.content
    loan, rows = ours(Loan).get(), answer.json()["loan"]["instalments"]
    assert (len(rows), loan.grace_profit) == (21, SUM * 12 * 3 // 1200)
    assert sum(row["principal"] for row in rows) == SUM + loan.grace_profit
    assert rows[0]["due_on"] == day("1399/11/01").isoformat()
    assert not [each.number for each in INVARIANTS if each.breaches()]


def test_rate_and_tenor_are_the_guides(caller: Caller) -> None:
    """K9, K11."""
    referral = referred(caller)
    assert accepted(caller, referral, rate_percent=18).json()["code"] == "terms_are_set"
    assert accepted(caller, referral, months=36).json()["code"] == "months_differ"


def test_the_last_day_of_payout_is_the_last_of_mordad(caller: Caller, clock: Any) -> None:
    """K10: paid on the day, not the day after; and after it nothing is referred."""
    referral = referred(caller)
    accepted(caller, referral)
    clock("1399/06/02")
    sign_in_anew(caller)
    late = paid(caller, referral, 1_000, paid_on=day("1399/06/01").isoformat())
    assert (late.status_code, late.json()["code"]) == (409, "payout_too_late")
    assert paid(caller, referral, 1_000, paid_on=day("1399/05/31").isoformat()).status_code == 201


def test_a_file_is_not_referred_when_it_can_no_longer_be_paid(caller: Caller, clock: Any) -> None:
    """K10."""
    file = ready()
    supplied(file, **CLEAN)
    clock("1399/06/01")
    assert refused(services.refer, application=file, bank=caller.bank, by=an_officer()).code == "not_met"
    assert ours(CreditLine).get().reserved == 0
    assert today() - timedelta(days=1) == day("1399/05/31")


def test_the_credit_institution_declines_and_the_file_is_ready_again(caller: Caller) -> None:
    """K25."""
    referral = referred(caller)
    assert caller.post(f"referrals/{referral.code}/decline/", {"reason": "credit_check"}).status_code == 200
    assert ours(Application).get().state == State.READY


def test_the_letter_names_the_band_and_the_part_for_wages(caller: Caller) -> None:
    """K13, K16, K20."""
    referral = referred(caller)
    said = in_plain_words(referral)
    assert dict(said.loan)["فقط برای دستمزد"].startswith(persian_grouped(336_000_000))
    assert dict(said.security)["بیشترین شمار ضامن"] == "۱"
    assert letters.draw(referral).startswith(b"%PDF")
