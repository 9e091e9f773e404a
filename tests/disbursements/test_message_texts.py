"""The SMS of a loan's way as its owner gets them, one after another: the right sum, bank, code, day and reason."""

from typing import Any

import pytest

from applicants import services as applicants
from applicants.models import Application, Notice, Role, User
from disbursements import services
from schemes.units import today
from tests.disbursements.bank_side import Caller, a_bank, a_line, a_saving_file, acceptance, an_account, payout
from tests.reading import compare
from tests.ways import HERFA, a_bank_with_credit, a_family
from tests.world import QASSIM, a_saudi, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_shahrivar(clock: Any) -> None:
    clock("1405/06/15")


def reads(file: Application, name: str) -> None:
    said = Notice.objects.filter(application=file).order_by("pk").values_list("kind", "text")
    told = "\n".join(f"[{kind}]\n{text}\n" for kind, text in said)
    checks = {f"check {number}": each.verification_code for number, each in enumerate(file.referrals.order_by("pk"), 1)}
    compare(told, f"disbursements/messages/{name}.txt", file=file.code, **checks)


def test_the_messages_of_a_saver_from_the_account_to_the_paid_loan() -> None:
    """Chosen, referred, taken back, refused by a bank, contracted, paid."""
    bank, by = a_bank(name="بانک رسالت"), an_officer()
    a_line(bank)
    file = a_saving_file(bank)
    assert applicants.tell_new_offers(province=file.province) == 1
    applicants.choose_offer(application=file, by=file.person.user, deposit_months=3, long_repayment=False)
    referral = services.refer(application=file, bank=bank, by=by)
    services.cancel(referral=referral, by=by, reason="بانک دیگر نزدیک‌تر است")
    referral = services.refer(application=file, bank=bank, by=by)
    services.decline(referral=referral, reason="collateral", note="وثیقه را نپذیرفتیم.")
    referral = services.refer(application=file, bank=bank, by=by)
    for kind in ("791", "700"):
        an_account(bank, file, kind)
    caller = Caller(bank)
    body = acceptance(referral, principal=240_000_000)
    assert caller.post(f"referrals/{referral.code}/accept/", body).status_code == 201
    assert caller.post(f"referrals/{referral.code}/payouts/", payout(240_000_000)).status_code == 201
    reads(file, "saver")


def test_the_messages_of_a_family_are_arabic_in_riyals_and_gregorian_days() -> None:
    """P10: from the filing to the paid loan."""
    family = a_saudi()
    User.objects.filter(pk=family.user_id).update(language="ar")
    family.user.refresh_from_db()
    file = a_family(family)
    words = {"source": "portfolio", "currency": "SAR", "province": QASSIM, "year": today().year, "citation": "اتفاق"}
    bank = a_bank_with_credit(HERFA, **words)
    referral = services.refer(application=file, bank=bank, by=an_officer(Role.ASSOCIATION, QASSIM))
    caller = Caller(bank)
    body = acceptance(referral, months=24, rate_percent=3)
    assert caller.post(f"referrals/{referral.code}/accept/", body).status_code == 201
    assert caller.post(f"referrals/{referral.code}/payouts/", payout(2_000_000)).status_code == 201
    reads(file, "family")
