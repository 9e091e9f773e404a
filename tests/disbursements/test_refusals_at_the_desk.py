"""What an officer reads when the money side refuses, and pages that are not there (tests-Q05)."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from applicants.models import BentAttempt, Role, State
from disbursements import services
from disbursements.models import Bank, CreditLine, Referral
from tests.applicants.desk import at_desk, cancel_url, refer_url
from tests.disbursements.bank_side import CHOSEN, Caller, a_bank, a_chosen_file, a_line, a_loan, a_referral
from tests.ours import ours
from tests.world import an_officer

pytestmark = pytest.mark.django_db


def url(table: str, page: str, *args: object, **query: object) -> str:
    return reverse(f"admin:disbursements_{table}_{page}", args=args, query=query or None)


def read(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


@pytest.fixture
def desk() -> Client:
    return at_desk(an_officer(Role.EXPERT))


def test_what_the_bank_has_answered_is_not_taken_back(bank: Bank, caller: Caller, desk: Client) -> None:
    referral = a_loan(bank, caller)
    answer = desk.post(cancel_url(referral), {"reason": "دیر شد"}, follow=True)
    assert answer.redirect_chain == [(url("referral", "change", referral.pk), 302)]
    assert "بانک به این معرفی پاسخ داده است و دیگر لغو نمی‌شود." in read(answer)
    referral.refresh_from_db()
    assert (referral.state, referral.note, referral.application.state) == ("accepted", "", State.CONTRACTED)


def test_a_cancel_says_that_it_is_done_and_keeps_five_hundred_letters_of_its_reason(bank: Bank, desk: Client) -> None:
    referral = a_referral(bank, accounts=False)
    assert ours(CreditLine).get().reserved == CHOSEN
    answer = desk.post(cancel_url(referral), {"reason": "  " + "د" * 501 + "  "}, follow=True)
    assert "معرفی لغو شد؛ پرونده به میز استان برگشت." in read(answer)
    referral.refresh_from_db()
    assert (referral.state, referral.note, referral.application.state) == ("cancelled", "د" * 500, State.CHOSEN)
    assert ours(CreditLine).get().reserved == 0


def test_a_referral_is_written_over_by_no_form(bank: Bank, desk: Client) -> None:
    referral = a_referral(bank, accounts=False)
    assert desk.post(url("referral", "change", referral.pk), {}).status_code == 403
    assert desk.put(url("referral", "change", referral.pk)).status_code == 403
    assert not ours(BentAttempt).exists(), "nothing was bent"
    assert desk.post(url("referral", "change", referral.pk), {"amount": "1"}).status_code == 403
    attempt = ours(BentAttempt).get()
    assert (attempt.door, attempt.field, attempt.value) == ("admin:referral", "amount", "'1'")
    assert attempt.application == referral.application


def test_a_letter_at_the_desk_is_there_once_it_is_drawn(bank: Bank, desk: Client) -> None:
    referral = a_referral(bank, accounts=False)
    letter = url("referral", "letter", referral.pk)
    assert desk.get(letter).status_code == 404
    referral.letter.save("letter.pdf", ContentFile(b"%PDF-drawn"))
    answer = desk.get(letter)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == f'inline; filename="{referral.code}.pdf"'
    assert b"".join(answer.streaming_content) == b"%PDF-drawn"


@pytest.mark.parametrize("table", ["referral", "bank", "creditline"])
def test_a_row_that_is_not_there_is_404_and_no_row_has_the_admins_history(bank: Bank, table: str) -> None:
    referral = a_referral(bank, accounts=False)
    row = {"referral": referral.pk, "bank": bank.pk, "creditline": referral.credit_line_id}[table]
    desk = at_desk(an_officer(Role.HEADQUARTERS, ""))
    for page, there, missing in (("change", 200, 404), ("history", 404, 404), ("delete", 403, 403)):
        assert desk.get(url(table, page, row)).status_code == there, page
        assert desk.get(url(table, page, 999_999_999)).status_code == missing, page


def test_the_list_of_banks_says_which_has_a_client(bank: Bank) -> None:
    services.register_client(bank=bank)
    a_bank(name="بانک بی‌کارخواه")
    page = read(at_desk(an_officer(Role.HEADQUARTERS, "")).get(url("bank", "changelist")))
    rows = page.split("<tr")
    with_one, without = (next(row for row in rows if name in row) for name in (bank.name, "بانک بی‌کارخواه"))
    assert tuple(
        next(icon for icon in ("icon-yes", "icon-no") if icon in row.split("field-has_client")[1])
        for row in (with_one, without)
    ) == ("icon-yes", "icon-no")


def test_a_client_is_made_by_post_alone_and_only_by_whom_keeps_the_banks(bank: Bank, desk: Client) -> None:
    client = url("bank", "client", bank.pk)
    keeper = at_desk(an_officer(Role.ADMINISTRATOR, ""))
    assert keeper.get(client).status_code == 403
    assert desk.post(client).status_code == 403
    bank.refresh_from_db()
    assert not bank.client_id
    answer = keeper.post(client)
    assert "no-store" in answer["Cache-Control"]
    assert keeper.post(url("bank", "client", 999_999_999)).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"ceiling": "۰"}, "ceiling", "سقف باید بیشتر از صفر باشد."),
        ({"year": "2026"}, "year", "سال را به تقویم کشور طرح بنویسید، مانند ۱۴۰۵."),
        ({"year": "1384"}, "year", "سال را به تقویم کشور طرح بنویسید، مانند ۱۴۰۵."),
        ({"year": "1426"}, "year", "سال را به تقویم کشور طرح بنویسید، مانند ۱۴۰۵."),
        ({"province": "SA-05"}, "province", "هر طرح ارز و منطقه کشور خود را دارد."),
    ],
)
def test_a_line_that_no_file_could_find_is_refused(
    bank: Bank, clock: Any, changes: dict[str, str], field: str, says: str
) -> None:
    clock("1405/06/01")
    keeper = at_desk(an_officer(Role.HEADQUARTERS, ""))
    words = {"scheme": "omid2", "province": "20", "bank": bank.pk, "year": "1405", "source": "own", "ceiling": "1000"}
    words |= {"source": CreditLine.Source.values[0], "citation": "ابلاغ ۱"}
    answer = keeper.post(url("creditline", "add"), words | changes)
    assert answer.context["adminform"].form.errors == {field: [says]}
    assert says in read(answer)
    assert not ours(CreditLine).exists()
    for year in ("1385", "1425"):
        assert keeper.post(url("creditline", "add"), words | {"year": year}).status_code == 302
    assert sorted(ours(CreditLine).values_list("year", "ceiling")) == [(1385, 1000), (1425, 1000)]


def test_a_ceiling_may_fall_to_what_is_held_and_paid_and_not_a_rial_lower(bank: Bank) -> None:
    line = a_line(bank, ceiling=100)
    CreditLine.objects.filter(pk=line.pk).update(reserved=30, paid=12)
    keeper = at_desk(an_officer(Role.HEADQUARTERS, ""))
    change = url("creditline", "change", line.pk)
    answer = keeper.post(change, {"ceiling": "41", "citation": "ابلاغ ۲"})
    assert "رزرو و پرداخت این خط از این سقف بیشتر است." in read(answer)
    assert keeper.post(change, {"ceiling": "42", "citation": "ابلاغ ۲"}).status_code == 302
    line.refresh_from_db()
    assert (line.ceiling, line.citation, line.reserved, line.paid) == (42, "ابلاغ ۲", 30, 12)


def test_a_line_with_room_to_the_rial_is_offered(bank: Bank) -> None:
    """tests-Q25: a whole file's sum fits, one rial less does not."""
    file = a_chosen_file(bank)
    line = a_line(bank, ceiling=CHOSEN)
    assert services.free_lines(file) == [line]
    ours(CreditLine).update(ceiling=CHOSEN - 1)
    assert services.free_lines(file) == []


def test_an_officer_reads_why_a_file_cannot_be_referred_any_more(
    bank: Bank, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_chosen_file(bank)
    a_line(bank)
    refer: Any = services.refer

    def after_another_officer(**words: Any) -> Referral:
        refer(application=file, bank=bank, by=an_officer())
        return refer(**words)

    monkeypatch.setattr(services, "refer", after_another_officer)
    answer = desk.post(refer_url(file), {"bank": bank.pk})
    assert "این پرونده هنوز به معرفی به بانک نرسیده است." in read(answer)
    assert ours(Referral).count() == 1


@pytest.mark.parametrize("forwarded", ["", "198.51.100.1"])
def test_a_check_of_letters_counts_the_address_our_proxy_saw(client: Client, settings: Any, forwarded: str) -> None:
    """tests-Q25: what a client writes before our proxy's word is not believed."""
    settings.TRUSTED_PROXIES = 1
    for turn in range(30):
        seen = f"192.0.2.{turn}, 203.0.113.9"
        assert client.get("/verify/ABCD/", headers={"X-Forwarded-For": seen}).status_code == 404
    assert client.get("/verify/ABCD/", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 429
    assert client.get("/verify/ABCD/", headers={"X-Forwarded-For": forwarded}).status_code == 404
    settings.TRUSTED_PROXIES = 2
    assert client.get("/verify/ABCD/", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 404


def test_the_codes_of_a_referral_are_of_their_shape(bank: Bank, desk: Client, clock: Any) -> None:
    clock("1405/06/01")
    referral = a_referral(bank, accounts=False)
    assert referral.code[:3] == "R05"
    assert len(referral.code) == 11
    assert [len(part) for part in referral.verification_code.split("-")] == [4, 4, 4, 4]
    assert not set(referral.verification_code) & set("ILOU")
