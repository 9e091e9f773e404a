"""Banks, credit lines and referrals as officers meet them in the admin, after the real sign-in."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants.models import BentAttempt, Role, State, User
from disbursements.models import Bank, CreditLine, Referral
from tests.applicants.desk import at_desk, cancel_url, refer_url
from tests.disbursements.bank_side import CHOSEN, a_bank, a_chosen_file, a_line, a_referral
from tests.ours import ours
from tests.world import SEMNAN, TEHRAN, an_officer

pytestmark = pytest.mark.django_db


def referral_url(referral: Referral, page: str = "change") -> str:
    return reverse(f"admin:disbursements_referral_{page}", args=[referral.pk])


@pytest.fixture
def officer() -> User:
    return an_officer(Role.EXPERT)


@pytest.fixture
def desk(officer: User) -> Client:
    return at_desk(officer)


def test_an_officer_refers_a_file_to_a_bank_with_room(
    bank: Bank, desk: Client, officer: User, django_capture_on_commit_callbacks: Any
) -> None:
    full = a_bank(name="بانک پر")
    a_line(bank)
    a_line(full, ceiling=CHOSEN - 1)
    file = a_chosen_file(bank)
    waiting = desk.get(reverse("admin:disbursements_referral_add")).content.decode()
    assert file.code in waiting
    page = desk.get(refer_url(file)).content.decode()
    assert bank.name in page
    assert "بانک پر" not in page, "a bank without room is not offered"
    with django_capture_on_commit_callbacks() as nudges:
        answer = desk.post(refer_url(file), {"bank": bank.pk})
    referral = ours(Referral).get()
    assert answer["Location"] == referral_url(referral)
    assert len(nudges) == 1, "the letter is nudged once the referral is committed"
    assert (referral.referred_by, referral.amount) == (officer, CHOSEN)
    file.refresh_from_db()
    assert file.state == State.REFERRED
    shown = desk.get(referral_url(referral)).content.decode()
    assert referral.code in shown
    assert referral.verification_code in shown


def test_what_stands_in_the_way_is_said_with_its_article(bank: Bank, desk: Client) -> None:
    a_line(bank)
    file = a_chosen_file(bank)
    file.documents.filter(kind="proforma").delete()
    page = desk.post(refer_url(file), {"bank": bank.pk}).content.decode()
    assert "ماده ۲۳" in page
    assert not ours(Referral).exists()


def test_without_a_line_with_room_the_page_says_whom_to_ask(bank: Bank, desk: Client) -> None:
    page = desk.get(refer_url(a_chosen_file(bank))).content.decode()
    assert "هیچ بانکی جا ندارد" in page


def test_a_file_of_another_province_is_not_there(bank: Bank, desk: Client) -> None:
    a_line(bank, province=TEHRAN)
    file = a_chosen_file(bank, province=TEHRAN)
    assert desk.get(refer_url(file)).status_code == 404
    assert desk.post(refer_url(file), {"bank": bank.pk}).status_code == 404
    referral = a_referral(a_bank(), accounts=False)
    stranger = at_desk(an_officer(Role.MANAGER, TEHRAN))
    for page in ("change", "letter"):
        assert stranger.get(referral_url(referral, page)).status_code == 404
    assert stranger.post(referral_url(referral, "cancel")).status_code == 404
    assert referral.code not in stranger.get(reverse("admin:disbursements_referral_changelist")).content.decode()


def test_an_officer_cancels_what_the_bank_has_not_answered(bank: Bank, desk: Client) -> None:
    referral = a_referral(bank, accounts=False)
    assert desk.get(referral_url(referral, "cancel")).status_code == 403
    desk.post(cancel_url(referral), {"reason": "بانک دیگر نزدیک‌تر است"})
    referral.refresh_from_db()
    assert (referral.state, referral.note) == ("cancelled", "بانک دیگر نزدیک‌تر است")
    assert ours(CreditLine).get().reserved == 0


@pytest.mark.parametrize("role", [Role.HEADQUARTERS, Role.AUDITOR])
def test_headquarters_and_auditors_read_and_do_not_refer(bank: Bank, role: Role) -> None:
    referral = a_referral(bank, accounts=False)
    watcher = at_desk(an_officer(role, ""))
    assert watcher.get(referral_url(referral)).status_code == 200
    assert watcher.get(reverse("admin:disbursements_referral_add")).status_code == 403
    assert watcher.post(referral_url(referral, "cancel")).status_code == 403


def test_an_administrator_sees_no_referral(bank: Bank) -> None:
    referral = a_referral(bank, accounts=False)
    keeper = at_desk(an_officer(Role.ADMINISTRATOR, ""))
    assert keeper.get(referral_url(referral)).status_code == 403
    assert keeper.get(reverse("admin:disbursements_referral_changelist")).status_code == 403


def test_a_figure_slipped_into_a_referral_is_refused_and_kept(bank: Bank, desk: Client) -> None:
    """O22."""
    a_line(bank)
    file = a_chosen_file(bank)
    assert desk.post(refer_url(file), {"bank": bank.pk, "amount": 10**9}).status_code == 403
    assert ours(BentAttempt).get().field == "amount"
    assert not ours(Referral).exists()
    referral = a_referral(a_bank(), accounts=False)
    assert desk.post(referral_url(referral), {"amount": 1}).status_code == 403


def line_form(bank: Bank, **changes: Any) -> dict[str, Any]:
    line = {"scheme": "omid2", "province": SEMNAN, "bank": bank.pk, "year": 1405, "source": "people"}
    return line | {"ceiling": 10**10, "citation": "ابلاغ ۲"} | changes


def test_headquarters_keeps_credit_lines_and_officers_read_their_own(bank: Bank, desk: Client) -> None:
    keeper = at_desk(an_officer(Role.HEADQUARTERS, ""))
    add = reverse("admin:disbursements_creditline_add")
    assert keeper.post(add, line_form(bank)).status_code == 302
    assert keeper.post(add, line_form(bank, province=TEHRAN)).status_code == 302
    assert desk.get(add).status_code == 403
    seen = desk.get(reverse("admin:disbursements_creditline_changelist")).context["cl"].result_list
    assert [line.province for line in seen if line in ours(CreditLine)] == [SEMNAN]
    assert {line.province for line in seen} == {SEMNAN}


@pytest.mark.parametrize("field", ["reserved", "paid"])
def test_reserved_and_paid_are_written_by_nobody(bank: Bank, field: str) -> None:
    """O22: the try is refused and kept."""
    line = a_line(bank)
    keeper = at_desk(an_officer(Role.ADMINISTRATOR, ""))
    change = reverse("admin:disbursements_creditline_change", args=[line.pk])
    assert keeper.post(change, {"ceiling": 1, "citation": "x", field: 5}).status_code == 403
    line.refresh_from_db()
    assert getattr(line, field) == 0
    assert ours(BentAttempt).get().field == field


def test_a_ceiling_never_falls_below_what_is_reserved(bank: Bank) -> None:
    referral = a_referral(bank, accounts=False)
    line = referral.credit_line
    keeper = at_desk(an_officer(Role.HEADQUARTERS, ""))
    change = reverse("admin:disbursements_creditline_change", args=[line.pk])
    assert keeper.post(change, {"ceiling": CHOSEN - 1, "citation": "ابلاغ ۳"}).status_code == 200
    assert keeper.post(change, {"ceiling": CHOSEN, "citation": "ابلاغ ۳"}).status_code == 302
    line.refresh_from_db()
    assert (line.ceiling, line.reserved, line.citation) == (CHOSEN, CHOSEN, "ابلاغ ۳")


def test_a_banks_client_is_made_once_shown_and_works(bank: Bank, client: Client, desk: Client) -> None:
    url = reverse("admin:disbursements_bank_client", args=[bank.pk])
    assert desk.post(url).status_code == 403
    keeper = at_desk(an_officer(Role.ADMINISTRATOR, ""))
    assert keeper.get(url).status_code == 403
    answer = keeper.post(url)
    assert "no-store" in answer["Cache-Control"]
    said = answer.context
    asked = {"grant_type": "client_credentials", "client_id": said["client_id"], "client_secret": said["secret"]}
    assert client.post("/oauth/token/", asked).status_code == 200
    assert said["secret"] not in keeper.get(reverse("admin:disbursements_bank_change", args=[bank.pk])).content.decode()


def test_the_list_of_referrals_costs_a_fixed_number_of_statements(bank: Bank, desk: Client, queries: Any) -> None:
    url = reverse("admin:disbursements_referral_changelist")
    a_referral(bank, accounts=False)
    with queries() as one:
        desk.get(url)
    for _more in range(3):
        a_referral(bank, accounts=False)
    with queries() as four:
        shown = desk.get(url).context["cl"].result_list
    assert set(ours(Referral)) < set(shown)
    assert ours(Referral).count() == 4
    assert len(one) == len(four)


def test_the_list_of_referrals_is_narrowed_to_a_span_of_days(bank: Bank, desk: Client, clock: Any) -> None:
    """house-H67"""
    clock("1405/01/31")
    a_referral(bank, accounts=False)
    clock("1405/02/01")
    latest, url = a_referral(bank, accounts=False), reverse("admin:disbursements_referral_changelist")
    shown = at_desk(an_officer(Role.EXPERT)).get(url, {"created_at__gte": "1405-02-01", "created_at__lt": "1405-03-01"})
    assert [row for row in shown.context["cl"].result_list if row.application.code[:3] != "STR"] == [latest]
