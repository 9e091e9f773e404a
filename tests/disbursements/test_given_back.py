"""A bank gives a file back, or the officer takes it back: what each of them then reads, and the way to another bank."""

import pytest
from django.test import Client
from django.urls import reverse

from applicants.models import Application, Notice, Role
from disbursements import services
from disbursements.models import Bank
from schemes.units import today
from tests.applicants.desk import at_desk, file_url
from tests.applicants.portal import page_url, signed_in
from tests.disbursements.bank_side import Caller, a_referral
from tests.ways import HERFA, a_bank_with_credit, a_family, an_association
from tests.world import an_officer

pytestmark = pytest.mark.django_db
DECLINED = {"reason": "collateral", "note": "سند به نام دیگری است"}


@pytest.fixture
def desk() -> Client:
    return at_desk(an_officer(Role.EXPERT))


def read(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def tracking(file: Application) -> str:
    return read(signed_in(file.person.user), page_url(file, "application"))


def referring(desk: Client, file: Application) -> str:
    return read(desk, reverse("admin:disbursements_referral_add", query={"application": file.pk}))


def newest_sms(file: Application) -> str:
    return Notice.objects.filter(application=file).latest("pk").text


@pytest.fixture
def given_back(bank: Bank, caller: Caller) -> Application:
    referral = a_referral(bank)
    assert caller.post(f"referrals/{referral.code}/decline/", DECLINED).status_code == 200
    return referral.application


def test_the_applicant_reads_the_reason_on_the_page_and_in_the_message(given_back: Application) -> None:
    """K25 and its like: nobody is given back without being told why."""
    for text in (tracking(given_back), newest_sms(given_back)):
        assert "بانک پرونده را برگرداند؛ کارشناس بانک دیگری معرفی می‌کند." in text
        assert "وثیقه کافی نیست" in text
    assert "وثیقه کافی نیست؛ سند به نام دیگری است" in tracking(given_back)


def test_the_officer_reads_the_reason_in_words_and_who_had_the_file(
    given_back: Application, desk: Client, bank: Bank
) -> None:
    page = read(desk, file_url(given_back))
    assert "وثیقه کافی نیست؛ سند به نام دیگری است" in page
    assert "collateral" not in page
    again = referring(desk, given_back)
    assert "معرفی‌های پیشین" in again
    assert f"{bank}: نپذیرفته" in again
    assert "وثیقه کافی نیست؛ سند به نام دیگری است" in again


def test_another_reason_of_a_bank_is_not_taken_for_one_of_ours(bank: Bank, caller: Caller, desk: Client) -> None:
    referral = a_referral(bank)
    caller.post(f"referrals/{referral.code}/decline/", {"reason": "other", "note": "شعبه بسته شد"})
    assert "دلیل دیگر؛ شعبه بسته شد" in read(desk, file_url(referral.application))


def test_what_the_officer_takes_back_is_not_laid_upon_the_bank(bank: Bank, desk: Client) -> None:
    referral = a_referral(bank)
    file = referral.application
    assert "متقاضی آن را در صفحه پیگیری می‌خواند" in read(
        desk, reverse("admin:disbursements_referral_change", args=[referral.pk])
    )
    services.cancel(referral=referral, by=an_officer(), reason="به خواست متقاضی")
    for text in (tracking(file), newest_sms(file)):
        assert "پس گرفته شد" in text
        assert "برگرداند" not in text
    assert "به خواست متقاضی" in tracking(file)
    assert "لغو معرفی" in read(desk, file_url(file))


def test_a_family_is_told_that_the_association_follows_it_up() -> None:
    """P8: the association knows one bank; nobody refers a family to another."""
    file = a_family()
    line = {"currency": "SAR", "province": file.province, "year": today().year}
    bank = a_bank_with_credit(HERFA, "portfolio", **line)
    referral = services.refer(application=file, bank=bank, by=an_association())
    services.decline(referral=referral, reason="no_credit")
    assert "تتابعه الجمعية مع البنك" in newest_sms(file)
