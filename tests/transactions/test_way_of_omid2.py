"""Omid-2 from the telephone number to the paid loan, each verb by its door and in no transaction but its own."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from applicants import tasks
from applicants.models import Application, Document, Notice, Role, State, User
from disbursements.models import Bank, Loan
from disbursements.tasks import draw_letter
from tests.applicants.desk import at_desk, cancel_url
from tests.applicants.portal import ANSWERS, pdf, read_url, signed_in, upload
from tests.disbursements.bank_side import Caller, a_line, acceptance, payout
from tests.transactions.atomics import missed, watched, whole
from tests.transactions.doors import CHAIN, NOTICE, begun, calls, done, gives, refers, sends
from tests.transactions.entered import ENTERED
from tests.ways import sign_in_anew
from tests.world import an_officer, national_code

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MOBILE = "09121112233"
IDENTITY = {
    "first_name": "زهرا", "last_name": "کاظمی", "national_code": national_code(4242), "birth_on_0": "12",
    "birth_on_1": "4", "birth_on_2": "1365", "gender": "woman", "county": "2001",
}  # fmt: skip
VISIT = {"visited_on_0": "1", "visited_on_1": "3", "visited_on_2": "1405", "condition": "half_active", "text": "دیدم"}
SEEN = {"source_note": "نامه بانک مرکزی ۱۲۳"}


def test_omid2_from_the_telephone_to_the_paid_loan(clock: Any) -> None:
    """tests-Q01; what each verb does is all done, or nothing of it when its last write fails."""
    clock("1405/03/01")
    with watched() as seen:
        whole("applicants_provinceshare", lambda: call_command("reference_data", stdout=io.StringIO()), nth=2)
        browser = _signs_in()
        file = _files(browser)
        desk = at_desk(an_officer(Role.COMMITTEE))
        _decides(desk, browser, file)
        caller = _a_new_caller()
        _saves(caller, file)
        clock("1405/07/01")
        sign_in_anew(caller)
        _is_paid(caller, file)
    assert not missed(seen, ENTERED["omid2"])


def _signs_in() -> Client:
    browser = Client()
    answer = whole(NOTICE, lambda: browser.post(reverse("sign_in"), {"mobile": MOBILE}))
    assert answer["Location"] == reverse("sign_in_code")
    words = Notice.objects.get(kind="code").text.split()
    (code,) = (word for word in words if len(word) == 6 and word.isdecimal())
    assert "کد درست نیست" in browser.post(reverse("sign_in_code"), {"code": "000000"}).content.decode()
    assert browser.post(reverse("sign_in_code"), {"code": code}).status_code == 302
    url = reverse("identity_in", args=["20"])
    assert whole("applicants_user", lambda: browser.post(url, IDENTITY))["Location"] == reverse("my_applications")
    assert User.objects.by_mobile(MOBILE).full_name == "زهرا کاظمی"
    return browser


def _files(browser: Client) -> Application:
    file = begun(browser, "omid2", ANSWERS)
    gives(browser, file, "plan", "plan")
    gives(browser, file, "plan", "plan", last_row=2)
    for kind in ("need_form", "skill_proof", "proforma", "proforma"):
        gives(browser, file, "papers", kind)
    spare = file.documents.filter(kind="proforma").latest("pk")
    url = reverse("withdraw_document", args=[file.code, spare.pk])
    whole("applicants_document", lambda: browser.post(url))
    kept = Document.objects.filter(application=file, withdrawn_at=None).order_by("pk").values_list("kind", flat=True)
    assert list(kept) == ["plan", "need_form", "skill_proof", "proforma"]
    sends(browser, file)
    tasks.judge_application(file.pk)
    tasks.send_notices()
    file.refresh_from_db()
    assert (file.state, Notice.objects.get(kind="in_review").state) == (State.IN_REVIEW, "sent")
    return file


def _decides(desk: Client, browser: Client, file: Application) -> None:
    assert done(desk, file, "return_to_applicant", reason="other", note="فاکتور روشن نیست").state == State.RETURNED
    assert "فاکتور روشن نیست" in browser.get(reverse("application", args=[file.code])).content.decode()
    sends(browser, file)
    tasks.sweep_judgements()
    done(desk, file, "report_visit", last=CHAIN, **VISIT)
    assert file.visit_report.text == "دیدم"
    proof = upload(pdf(1), "نامه.pdf")
    words = SEEN | {"fact": "other_debt", "value": "0", "proof": proof}
    done(desk, file, "supply_fact", last="applicants_inquiry", **words)
    done(desk, file, "supply_fact", last="applicants_inquiry", nth=2, **SEEN, fact="good_record", value="بله")
    assert done(desk, file, "approve").state == State.APPROVED
    done(desk, file, "invite", last="applicants_provinceshare", intended_deposit="۳۰ میلیون تومان")
    invitation = file.invitations.get()
    assert (file.state, invitation.reserved, invitation.share.reserved) == (State.INVITED, 300_000_000, 300_000_000)


def _a_new_caller() -> Caller:
    """The bank's client, made at the desk of an administrator; the one it had before stays until the new one is."""
    bank = Bank.objects.create(code="bank", name="بانک")
    caller = Caller(bank)
    keeper = at_desk(an_officer(Role.ADMINISTRATOR, ""))
    url = reverse("admin:disbursements_bank_client", args=[bank.pk])
    said = whole("disbursements_bank", lambda: keeper.post(url)).context
    caller.client_id, caller.secret = said["client_id"], said["secret"]
    sign_in_anew(caller)
    return caller


def _saves(caller: Caller, file: Application) -> None:
    account = {"number": "762-1", "kind": "762", "opened_on": "2026-05-22"}
    calls(caller, "accounts/", account | {"national_code": file.person.national_code})
    money = {"amount": 300_000_000, "on": "2026-05-22", "bank_reference": "D1"}
    assert calls(caller, "accounts/762-1/movements/", money)["balance"] == 300_000_000
    file.refresh_from_db()
    assert file.state == State.SAVING


def _is_paid(caller: Caller, file: Application) -> None:
    browser, desk = signed_in(file.person.user), at_desk(an_officer(Role.COMMITTEE))
    url = read_url(file, "choose_offer", "3")
    assert whole(NOTICE, lambda: browser.post(url)).status_code == 302
    done(desk, file, "confirm_papers", last=CHAIN)
    a_line(caller.bank)
    taken_back = refers(desk, file, caller.bank)
    url = cancel_url(taken_back)
    whole("disbursements_creditline", lambda: desk.post(url, {"reason": "اشتباه"}))
    referral = refers(desk, file, caller.bank)
    assert draw_letter(referral.pk)
    for kind in ("791", "700"):
        account = {"number": f"{kind}-1", "kind": kind, "opened_on": "2026-09-23"}
        calls(caller, "accounts/", account | {"national_code": file.person.national_code})
    referral.refresh_from_db()
    calls(caller, f"referrals/{referral.code}/accept/", acceptance(referral))
    answer = calls(caller, f"referrals/{referral.code}/payouts/", payout(referral.amount))
    assert (answer["state"], Loan.objects.get().paid_out) == ("paid", referral.amount)
    page = browser.get(reverse("application", args=[file.code])).content.decode()
    assert "وام به شما پرداخت شد." in page
