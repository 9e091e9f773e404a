"""A condition of the grant that turned while the bank was thinking: the bank's yes makes no contract of it."""

from typing import Any

import pytest

from applicants.models import Application, Event, Inquiry, Judgement, Notice, Role, State, User
from applicants.services import withdraw_circular
from disbursements import services
from disbursements.models import Bank, CreditLine, Instalment, Loan, Referral
from schemes.units import today
from tests.applicants.circulars import a_circular, a_policy_maker
from tests.applicants.desk import at_desk, deed_url
from tests.disbursements.bank_side import DEPOSIT, Caller, a_bank, a_line, a_referral, acceptance
from tests.ours import ours
from tests.ways import HERFA, a_family, accepted
from tests.world import QASSIM, an_officer

pytestmark = pytest.mark.django_db
SAID = {"fact": "association_member", "source_note": "سجل الجمعية", "paper": ""}


@pytest.fixture
def association() -> User:
    return an_officer(Role.ASSOCIATION, QASSIM)


@pytest.fixture
def bank(db: None) -> Bank:
    bank = a_bank(name="بنك الجزيرة")
    year, ceiling = today().year, 100_000_000
    a_line(bank, ceiling, QASSIM, scheme=HERFA, source="portfolio", currency="SAR", year=year)
    return bank


@pytest.fixture
def referral(association: User, bank: Bank) -> Referral:
    return services.refer(application=a_family(), bank=bank, by=association)


def left_behind(referral: Referral) -> dict[str, Any]:
    """Everything that a yes would have touched."""
    return {
        "loans": ours(Loan).count(),
        "instalments": ours(Instalment).count(),
        "answers": list(ours(Inquiry).filter(kind="answer").values_list("facts")),
        "judgements": ours(Judgement).count(),
        "events": ours(Event).count(),
        "notices": list(ours(Notice).order_by("pk").values_list("kind", flat=True)),
        "line": ours(CreditLine).values_list("reserved", "paid").get(),
        "referral": ours(Referral).values_list("state", "updated_at").get(),
        "file": ours(Application).values_list("state", "updated_at").get(),
    }


def refused_without_a_trace(caller: Caller, referral: Referral) -> None:
    before = left_behind(referral)
    answer = accepted(caller, referral, months=24, rate_percent=3)
    assert (answer.status_code, answer.json()["code"]) == (409, "not_met")
    assert answer.json()["detail"].startswith("هنوز همه شرط‌های پرداخت برآورده نیست. الفقرة ")
    assert left_behind(referral) == before
    assert (before["file"][0], before["referral"][0], before["answers"]) == (State.REFERRED, "sent", [])


def test_a_yes_for_a_family_that_left_the_association_makes_no_contract(
    caller: Caller, referral: Referral, association: User
) -> None:
    """tests-Q14, O31: said anew by the association, the very same answer of the bank is taken."""
    desk = at_desk(association)
    url = deed_url(referral.application, "supply_fact")
    assert desk.post(url, SAID | {"value": "نه"}).status_code == 302
    refused_without_a_trace(caller, referral)
    url = deed_url(referral.application, "supply_fact")
    assert desk.post(url, SAID | {"value": "بله"}).status_code == 302
    assert accepted(caller, referral, months=24, rate_percent=3).status_code == 201
    assert ours(Inquiry).get(kind="answer").facts == {"bank_accepted": True}
    assert ours(Application).get().state == State.CONTRACTED


def test_a_yes_above_a_ceiling_that_came_later_makes_no_contract(caller: Caller, referral: Referral) -> None:
    """tests-Q14: the association's portfolio was given a ceiling by a letter that reaches the file's day."""
    a_circular("project_ceiling", referral.amount - 1, scheme=HERFA)
    refused_without_a_trace(caller, referral)


@pytest.mark.parametrize("parameter", ["ceiling", "minimum_contribution"])
def test_a_yes_to_a_saver_is_judged_anew_too(parameter: str) -> None:
    """house-H85: a law that asks no word of the bank is asked all the same; a letter came while it thought."""
    bank = a_bank()
    caller, saver = Caller(bank), a_referral(bank)
    value = saver.amount - 1 if parameter == "ceiling" else 10 * DEPOSIT
    letter = a_circular(parameter, value)
    refusal = caller.post(f"referrals/{saver.code}/accept/", acceptance(saver))
    assert (refusal.status_code, refusal.json()["code"]) == (409, "not_met")
    assert not ours(Loan).exists()
    withdraw_circular(circular=letter, by=a_policy_maker())
    assert caller.post(f"referrals/{saver.code}/accept/", acceptance(saver)).status_code == 201


def test_a_no_is_heard_whatever_has_turned(caller: Caller, referral: Referral, association: User) -> None:
    """Only a yes needs the conditions: a bank that declines is not held up by them."""
    url = deed_url(referral.application, "supply_fact")
    assert at_desk(association).post(url, SAID | {"value": "نه"}).status_code == 302
    answer = caller.post(f"referrals/{referral.code}/decline/", {"reason": "other", "note": "لا"})
    assert (answer.status_code, answer.json()["state"]) == (200, "declined")
    assert ours(Inquiry).get(kind="answer").facts == {"bank_accepted": False}
