"""Verbs that a door enters inside another verb: each alone is one transaction too (tests-Q01)."""

import pytest

from applicants import services as applicants
from applicants.lawdesk import sharing
from applicants.models import Role, State
from applicants.workflow import THE_SYSTEM, advance
from disbursements import services
from disbursements.models import Account, Loan
from schemes.units import today
from tests.applicants.circulars import a_circular
from tests.applicants.portal import pdf
from tests.applicants.test_way_of_self_help_group import working
from tests.disbursements.bank_side import CHOSEN, a_bank, a_referral, an_invited_file
from tests.transactions.atomics import missed, watched, whole
from tests.transactions.doors import CHAIN, NOTICE, a_target_county
from tests.transactions.entered import ENTERED
from tests.ways import a_bank_with_credit
from tests.world import SEMNAN, a_file, a_share, an_officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SHARES, LINES = "applicants_provinceshare", "disbursements_creditline"
SEMNANS = "absorption_ceiling_IR-20"


def test_verbs_of_the_files_alone() -> None:
    with watched() as seen:
        officer, file = an_officer(Role.COMMITTEE), a_file(State.SUBMITTED)
        whole(CHAIN, lambda: advance(file, "pass_check", by=THE_SYSTEM))
        whole("applicants_document", lambda: applicants.add_proof(application=file, by=officer, data=pdf(1), name="n"))
        fact = {"name": "other_debt", "value": 0, "source_note": "نامه ۱"}
        whole("applicants_inquiry", lambda: applicants.supply_fact(application=file, by=officer, **fact))
        fact |= {"name": "good_record", "value": True}
        whole("applicants_inquiry", lambda: applicants.supply_fact(application=file, by=officer, **fact), nth=2)
        told = {"application": None, "kind": "loans", "facts": {"earlier_omid2_loans": 0}, "source": "bank"}
        whole("applicants_inquiry", lambda: applicants.record_inquiry(person=file.person, **told))
        # The second time the earlier answer is superseded first.
        whole("applicants_inquiry", lambda: applicants.record_inquiry(person=file.person, **told), nth=2)
        invited = an_invited_file(deposit=300)
        words = {"kind": "762", "opened_on": today(), "bank_name": "بانک"}
        whole(NOTICE, lambda: applicants.open_account(application=invited, **words))
        whole(SHARES, lambda: applicants.absorb(application=invited, amount=100))
        assert (invited.invitations.get().reserved, a_share().reserved, a_share().absorbed) == (200, 200, 100)
        whole(SHARES, lambda: applicants.release_invitation(application=invited))
        assert (invited.invitations.get().state, a_share().reserved) == ("released", 0)
        circular = a_circular(SEMNANS, 5_000_000_000, provinces=[SEMNAN])
        type(a_share()).objects.update(ceiling=6_000_000_000)
        settle = sharing.settle_share
        whole(SHARES, lambda: settle(circular=circular, on=today()))
        assert a_share().ceiling == 5_000_000_000
    assert not missed(seen, ENTERED["applicants alone"])


def test_verbs_of_the_banks_alone() -> None:
    with watched() as seen:
        bank = a_bank()
        file = an_invited_file()
        account = {"national_code": file.person.national_code, "number": "1", "kind": "762", "opened_on": today()}
        whole("applicants_inquiry", lambda: services.open_account(bank=bank, **account))
        own = Account.objects.get()
        money = {"amount": 300_000_000, "on": today(), "bank_reference": "D1"}
        whole(SHARES, lambda: services.record_movement(account=own, **money))
        declined, accepted = a_referral(bank), a_referral(bank)
        whole(LINES, lambda: services.decline(referral=declined, reason="other"))
        contract = {"contract_number": "C1", "contract_on": today(), "months": 18, "branch_code": "1"}
        whole(LINES, lambda: services.accept(referral=accepted, principal=CHOSEN - 1, **contract))
        tranche = {"amount": CHOSEN - 1, "paid_on": today(), "bank_reference": "P1"}
        whole(LINES, lambda: services.pay_out(referral=accepted, **tranche))
        assert Loan.objects.get().paid_out == CHOSEN - 1
    assert not missed(seen, ENTERED["disbursements alone"].replace("disbursements/loans/grading.py:grade", ""))


@pytest.mark.parametrize(("passed", "last"), [(True, CHAIN), (False, LINES)])
def test_a_grade_alone(passed: bool, last: str) -> None:
    a_target_county()
    bank = a_bank_with_credit("self_help_group", source="national")
    referral = services.refer(application=working(an_officer(Role.FACILITATOR)), bank=bank, by=an_officer())
    with watched() as seen:
        whole(last, lambda: services.grade(referral=referral, passed=passed, graded_on=today()))
    assert not missed(seen, "disbursements/loans/grading.py:grade")
