"""What banks and workers do at once: each waits for the other's row before reading it, or leaves it (tests-Q08)."""

import pytest
from django.urls import reverse

from applicants import services as files
from applicants.models import (
    Notice,
    Role,
    State,
)
from disbursements import services as money
from disbursements.models import Account, Loan
from disbursements.tasks import draw_letter
from schemes.units import today
from tests.applicants.circulars import a_draft, a_queue, a_simulation
from tests.applicants.desk import at_desk
from tests.disbursements.bank_side import (
    Caller,
    a_bank,
    a_chosen_file,
    a_loan,
    a_referral,
    acceptance,
    an_account,
    an_invited_file,
)
from tests.transactions.locks import check, passes_by
from tests.world import a_file, an_officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_what_the_banks_and_the_desk_do_with_a_file_waits() -> None:
    bank, officer = a_bank(), an_officer()
    invited, chosen, sent_ = an_invited_file(), a_chosen_file(bank), a_referral(bank)
    loan = Loan.objects.get(referral=a_loan(bank, Caller(bank)))
    own = Account.objects.get(application=chosen, kind="762")
    deposit = Account.objects.get(application=sent_.application, kind="762")
    moved = {"amount": 1, "on": today(), "bank_reference": "D"}
    contract = acceptance(sent_) | {"contract_on": today()}
    tranche = {"amount": 1, "paid_on": today(), "bank_reference": "P"}
    line = sent_.credit_line
    keeper = at_desk(an_officer(Role.HEADQUARTERS, ""))
    change = reverse("admin:disbursements_creditline_change", args=[line.pk])
    check(
        (
            "disbursements/deposits/saving.py:_invited",
            invited,
            lambda: an_account(bank, invited, "762"),
        ),
        (
            "disbursements/deposits/saving.py:_known_to",
            chosen,
            lambda: an_account(bank, chosen, "791"),
        ),
        (
            "disbursements/deposits/saving.py:record_movement",
            chosen,
            lambda: money.record_movement(account=own, **moved),
        ),
        (
            "disbursements/deposits/saving.py:record_movement",
            own,
            lambda: money.record_movement(account=own, **moved),
        ),
        (
            "disbursements/referrals/referring.py:refer",
            chosen,
            lambda: money.refer(application=chosen, bank=bank, by=officer),
        ),
        (
            "disbursements/referrals/referring.py:cancel",
            sent_.application,
            lambda: money.cancel(referral=sent_, by=officer),
        ),
        (
            "disbursements/loans/contracting.py:locked",
            sent_.application,
            lambda: money.decline(referral=sent_, reason="other"),
        ),
        (
            "disbursements/loans/contracting.py:locked",
            sent_,
            lambda: money.decline(referral=sent_, reason="other"),
        ),
        (
            "disbursements/loans/contracting.py:accounts_for",
            deposit,
            lambda: money.accept(referral=sent_, **contract),
        ),
        (
            "disbursements/loans/payouts.py:pay_out",
            loan,
            lambda: money.pay_out(referral=loan.referral, **tranche),
        ),
        (
            "disbursements/desk/banks.py:clean_ceiling",
            line,
            lambda: keeper.post(change, {"ceiling": 10**10, "citation": "ابلاغ ۳"}),
        ),
    )


def test_workers_leave_to_each_other_what_one_has_begun() -> None:
    """Two letter workers, two senders, two judges, two simulations: the second goes on to something else at once."""
    referral = a_referral(a_bank(), accounts=False)
    assert passes_by(referral, lambda: draw_letter(referral.pk)) is False, "disbursements/tasks.py:draw_letter"
    Notice.objects.update(state="sent", sent_at=referral.created_at)
    files.send_code(mobile="09121112233", address=None)
    notice = Notice.objects.get(kind="code")
    assert passes_by(notice, files.send_waiting) == 0, "applicants/notices/sending.py:_claim"
    file = a_file(State.SUBMITTED, check_due_at=referral.created_at)
    judged = passes_by(file, lambda: files.judge_submitted(application_id=file.pk))
    assert judged is None, "applicants/files/judging.py:_lease"
    a_queue(1)
    simulation = a_simulation(a_draft("ceiling", 500_000_000))
    assert passes_by(simulation, lambda: files.run_simulation(simulation_id=simulation.pk)) is False, (
        "applicants/simulations/running.py:_chunk"
    )
    assert draw_letter(referral.pk)
    assert files.send_waiting() == 1
