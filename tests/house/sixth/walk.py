"""The sixth scheme from the first page to the paid loan, by the doors of the product; run in a copy of the house."""

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from applicants.models import Application, Document, State
from disbursements import tasks
from disbursements.models import Referral
from disbursements.referrals import letters
from tests.applicants.desk import at_desk, deed_url, queue_url, refer_url
from tests.applicants.portal import pdf, signed_in, upload
from tests.disbursements.bank_side import Caller
from tests.reading import said_by
from tests.ways import a_bank_with_credit, accepted, paid, walk_the_form
from tests.world import a_person, an_officer

pytestmark = pytest.mark.django_db
SLUG, SUM = "orchards", 40_000_000


def test_the_product_starts_with_it_and_its_law_is_whole() -> None:
    call_command("check")


def test_from_the_form_to_the_paid_loan(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(letters, "pdf", lambda text, **_style: drawn.append(text) or b"%PDF")
    person = a_person()
    browser = signed_in(person.user)
    assert "وام باغچه" in browser.get(reverse("schemes")).content.decode()
    file = walk_the_form(SLUG, {"trees": 5, "requested_amount": SUM}, person)
    assert file.state == "in_garden"
    tracking = reverse("application", args=[file.code])
    assert "باغبان باغچه را می‌بیند" in browser.get(tracking).content.decode()
    browser.post(reverse("set_language"), {"language": "ar"})
    with override("ar"):
        assert "البستاني يرى البستان" in browser.get(tracking).content.decode()
    page = reverse("application_step", args=[file.code, "papers"])
    assert browser.post(page, {"kind": "proforma", "proforma-file": upload(pdf(1))}).status_code == 302
    assert file.documents.get().kind == Document.Kind.PROFORMA

    desk = at_desk(an_officer())
    assert file.code in desk.get(queue_url(state="in_garden")).content.decode()
    assert desk.post(deed_url(file, "approve"), {"note": ""}).status_code == 302
    file.refresh_from_db()
    assert (file.state, file.chosen_amount) == (State.READY, SUM)

    bank = a_bank_with_credit(SLUG)
    assert desk.post(refer_url(file), {"bank": bank.pk}).status_code == 302
    referral = Referral.objects.get(application=file)
    assert tasks.draw_letter(referral.pk)
    letter = said_by(drawn[0], "body")
    assert "وام باغچه" in letter
    assert "۱۲ ماه، کارمزد ۲ درصد" in letter

    caller = Caller(bank)
    answer = accepted(caller, referral)
    assert answer.status_code == 201, answer.content
    assert paid(caller, referral, SUM).status_code == 201
    file.refresh_from_db()
    assert file.state == State.DISBURSED
    assert "باغچه‌هایی که وام گرفته‌اند" in desk.get(reverse("admin:indicators")).content.decode()


@pytest.mark.parametrize(("trees", "state"), [(3, "in_garden"), (2, "ineligible")])
def test_its_own_article_decides(trees: int, state: str) -> None:
    file = walk_the_form(SLUG, {"trees": trees, "requested_amount": SUM})
    assert file.state == state
    if state == "ineligible":
        page: Any = signed_in(file.person.user).get(reverse("judgement", args=[file.code]))
        assert "ماده ۲" in page.content.decode()


def test_it_may_be_rejected_for_a_reason_of_its_own() -> None:
    file = walk_the_form(SLUG, {"trees": 5, "requested_amount": SUM})
    assert at_desk(an_officer()).post(deed_url(file, "reject"), {"reason": "no_garden"}).status_code == 302
    assert Application.objects.get(pk=file.pk).state == State.REJECTED
