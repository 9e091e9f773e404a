"""The letter to the bank, who may read it, and the public check of it."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from weasyprint import HTML

from applicants.models import Role
from applicants.workflow import Refused
from disbursements import services, tasks
from disbursements.models import Bank, Referral
from schemes import printing
from schemes.units import persian_grouped
from tests.applicants.desk import at_desk
from tests.disbursements.bank_side import CHOSEN, Caller, a_referral
from tests.world import TEHRAN, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(bank: Bank) -> Referral:
    return a_referral(bank, accounts=False)


@pytest.fixture
def drawn(referral: Referral) -> Referral:
    assert tasks.draw_letter(referral.pk) is True
    referral.refresh_from_db()
    return referral


def test_the_letter_is_one_page_of_real_text_in_our_font(drawn: Referral) -> None:
    """O30, O41: number, sum, bank, collateral and the code to check it with."""
    with drawn.letter.open() as file:
        pdf = PdfReader(BytesIO(file.read()))
    assert len(pdf.pages) == 1
    text = pdf.pages[0].extract_text()
    assert drawn.code in text
    assert drawn.verification_code in text
    for amount in (CHOSEN, CHOSEN * 120 // 100):  # pypdf gives numbers within Persian text from their end
        assert persian_grouped(amount)[::-1] in text
    fonts = {font["/BaseFont"] for font in (each.get_object() for each in pdf.pages[0]["/Resources"]["/Font"].values())}
    assert all("+" in name for name in fonts), "every font is embedded as a subset"


def test_a_letter_is_drawn_once(drawn: Referral) -> None:
    assert tasks.draw_letter(drawn.pk) is False
    before = drawn.updated_at
    assert tasks.sweep_letters() == 0
    drawn.refresh_from_db()
    assert drawn.updated_at == before


def test_the_sweep_draws_what_no_door_has_nudged(referral: Referral) -> None:
    assert tasks.sweep_letters() == 1
    referral.refresh_from_db()
    assert referral.letter


def test_a_cancelled_referral_gets_no_letter(referral: Referral) -> None:
    services.cancel(referral=referral, by=an_officer())
    assert tasks.draw_letter(referral.pk) is False


def test_a_picture_from_elsewhere_is_left_out_and_not_fetched() -> None:
    fetcher, style, fonts = printing.print_setup()
    asked = '<img src="http://127.0.0.1:9/x.png"><img src="file:///etc/passwd"><p>متن</p>'
    pdf = HTML(string=asked, url_fetcher=fetcher).write_pdf(stylesheets=[style], font_config=fonts)
    assert not PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/XObject"]


def test_the_bank_downloads_the_letter(drawn: Referral, bank: Bank) -> None:
    caller = Caller(bank)
    url = caller.get(f"referrals/{drawn.code}/").json()["letter_url"]
    answer = caller.http.get(url, headers=caller.headers)
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_the_owner_reads_the_letter_and_a_stranger_finds_nothing(drawn: Referral, client: Client) -> None:
    path = reverse("referral_letter", args=[drawn.application.code])
    assert client.get(path).status_code == 404
    client.force_login(an_officer())
    assert client.get(path).status_code == 404, "an officer without the second step"
    client.force_login(drawn.application.person.user)
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    answer.close()


@pytest.mark.parametrize(
    ("role", "province", "status"), [("expert", "20", 200), ("expert", TEHRAN, 404), ("administrator", "", 404)]
)
def test_officers_read_letters_of_their_own_province(drawn: Referral, role: str, province: str, status: int) -> None:
    desk = at_desk(an_officer(Role(role), province))
    answer = desk.get(reverse("referral_letter", args=[drawn.application.code]))
    assert answer.status_code == status
    answer.close()


def test_a_letter_that_is_not_drawn_yet_says_so(referral: Referral, client: Client) -> None:
    client.force_login(referral.application.person.user)
    answer = client.get(reverse("referral_letter", args=[referral.application.code]))
    assert answer.status_code == 404
    assert "در حال آماده شدن" in answer.content.decode()


def test_anybody_may_check_a_letter_and_learns_no_name(referral: Referral, client: Client) -> None:
    page = client.get(reverse("verify", args=[referral.verification_code])).content.decode()
    assert "این معرفی‌نامه درست است" in page
    for said in (referral.code, persian_grouped(CHOSEN), referral.bank.name, "ز*** ن***"):
        assert said in page
    assert "زهرا" not in page
    assert referral.application.person.national_code not in page


def test_a_code_is_found_however_it_was_copied(referral: Referral, client: Client) -> None:
    code = referral.verification_code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert "درست است" in client.get(reverse("verify_any"), {"code": code}).content.decode()


@pytest.mark.parametrize("code", ["ABCD-ABCD-ABCD-ABCD", "x", "%00", "<script>", "۱" * 300])
def test_an_unknown_code_is_said_to_be_unknown(client: Client, code: str) -> None:
    answer = client.get(f"/verify/{code}/")
    assert answer.status_code == 404
    assert "چنین معرفی‌نامه‌ای نداریم" in answer.content.decode()
    assert "<script>" not in answer.content.decode().split("<main")[1]


def test_a_cancelled_letter_is_said_to_be_void(referral: Referral, client: Client) -> None:
    services.cancel(referral=referral, by=an_officer())
    assert "دیگر معتبر نیست" in client.get(reverse("verify", args=[referral.verification_code])).content.decode()


def test_guessing_codes_is_stopped(client: Client) -> None:
    answers = [client.get("/verify/ABCD/").status_code for _try in range(31)]
    assert answers == [404] * 30 + [429]


def test_a_file_of_another_province_is_not_referred(bank: Bank) -> None:
    referral = a_referral(bank, accounts=False)
    with pytest.raises(Refused):
        services.cancel(referral=referral, by=an_officer(province=TEHRAN))
