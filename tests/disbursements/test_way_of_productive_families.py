"""A productive family's loan: through the association to the bank, in riyals, by the bank's terms, told in Arabic."""

from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from applicants import services as files
from applicants.models import Application, Inquiry, Notice, Role, State, User
from applicants.ways.productive_families import project
from disbursements import services, tasks
from disbursements.figures.invariants import INVARIANTS
from disbursements.models import Bank, CreditLine, Referral
from disbursements.referrals import letters
from schemes.shown import figures
from schemes.units import add_gregorian_months, jalali, today
from tests.applicants.desk import at_desk, refer_url
from tests.applicants.portal import refused
from tests.disbursements.bank_side import Caller, a_bank, a_line
from tests.ours import ours
from tests.ways import a_bank_with_credit, accepted, paid, sent, sign_in_anew, supplied
from tests.world import QASSIM, a_saudi, an_officer

pytestmark = pytest.mark.django_db

FAMILY = "productive_families"
SUM = 2_000_050  # halalas: 20,000.50 riyals
ANSWERS = {"project_line": "food", "home_based": True, "project_idea": "معمول وكليجا", "requested_amount": SUM}
STUDY = {
    "association_member": True, "idea": "معمول وكليجا", "cost": 2_500_000, "monthly_income": 120_000,
    "improves": ["tools"], "windows": ["shop"], "is_feasible": True,
}  # fmt: skip


def of_portfolio(**fields: Any) -> dict[str, Any]:
    """The words of a credit line of the portfolio."""
    own = {"source": "portfolio", "currency": "SAR", "province": QASSIM, "year": today().year, "citation": "اتفاق"}
    return {"scheme": FAMILY, "ceiling": 100_000_000, **own} | fields


@pytest.fixture
def association() -> User:
    return an_officer(Role.ASSOCIATION, QASSIM)


@pytest.fixture
def bank(db: None) -> Bank:
    bank = a_bank(name="بنك الجزيرة")
    a_line(bank, **of_portfolio())
    return bank


@pytest.fixture
def caller(bank: Bank) -> Caller:
    return Caller(bank)


def ready(association: User) -> Application:
    """A family's file, studied and approved by the association."""
    family = a_saudi()
    User.objects.filter(pk=family.user_id).update(language="ar")
    file = sent(FAMILY, ANSWERS, family)
    project.record_study(application=file, by=association, studied_on=today(), **STUDY)
    supplied(file, association, identity_matched=True)
    files.approve(application=file, by=association)
    file.refresh_from_db()
    return file


@pytest.fixture
def referral(association: User, bank: Bank) -> Referral:
    return services.refer(application=ready(association), bank=bank, by=association)


def sound() -> bool:
    return not [each.number for each in INVARIANTS if each.breaches()]


def test_a_family_is_lent_to_in_halalas_and_the_schedule_adds_up(caller: Caller, referral: Referral) -> None:
    """P1, P3, R31: the bank's terms, equal instalments by Gregorian months, paid whole."""
    assert (referral.currency, referral.amount) == ("SAR", SUM)
    answer = accepted(caller, referral, months=24, rate_percent=3)
    assert answer.status_code == 201, answer.content
    loan = answer.json()["loan"]
    assert (loan["currency"], loan["principal"], loan["method"]) == ("SAR", SUM, "annuity")
    assert sum(row["principal"] for row in loan["instalments"]) == SUM
    assert loan["instalments"][23]["due_on"] == add_gregorian_months(today(), 24).isoformat()
    file = ours(Application).get()
    assert file.state == State.CONTRACTED
    judged = file.judgements.latest("pk")
    assert (judged.outcome, judged.facts["bank_accepted"]) == ("met", True), "the bank's yes, and then the contract"
    assert paid(caller, referral, SUM).json()["state"] == "paid"
    file.refresh_from_db()
    assert (file.state, ours(CreditLine).get().paid) == (State.DISBURSED, SUM)
    assert sound()


def test_a_loan_without_a_margin_is_paid_back_in_equal_parts(caller: Caller, referral: Referral) -> None:
    loan = accepted(caller, referral, months=12, rate_percent=0, principal=1_200_000).json()["loan"]
    assert {row["amount"] for row in loan["instalments"]} == {100_000}
    assert ours(CreditLine).get().reserved == 1_200_000


def test_what_the_announcement_does_not_say_the_bank_says(caller: Caller, referral: Referral) -> None:
    """R31: neither rate nor tenor nor collateral is invented."""
    terms = caller.get(f"referrals/{referral.code}/").json()["terms"]
    assert (terms["months"], terms["rate_percent"], terms["collateral_total"]) == (None, None, None)
    assert accepted(caller, referral, months=24).json()["code"] == "rate_missing"


def test_the_bank_is_reached_through_the_association_alone(association: User, bank: Bank) -> None:
    """P8: nobody of a province's desk, and no association of elsewhere, hands a family over."""
    file = ready(association)
    for role in (Role.EXPERT, Role.COMMITTEE, Role.MANAGER):
        assert refused(services.refer, application=file, bank=bank, by=an_officer(role, QASSIM)).code == "not_your_step"
    stranger = an_officer(Role.ASSOCIATION, "20")
    assert refused(services.refer, application=file, bank=bank, by=stranger).code == "not_your_province"
    assert services.refer(application=file, bank=bank, by=association).terms["through"] == "جمعية حرفة"


def test_an_association_refers_no_file_of_another_scheme(association: User) -> None:
    own, file = an_officer(Role.ASSOCIATION, "20"), ready(association)
    iranian = a_bank_with_credit("home_business")
    Application.objects.filter(pk=file.pk).update(scheme="home_business", currency="IRR", province="20")
    assert refused(services.refer, application=file, bank=iranian, by=own).code == "not_your_step"


def test_a_family_that_the_bank_declines_returns_and_may_be_referred_again(association: User, clock: Any) -> None:
    """P9: the bank's no holds for the day; then the association may ask again."""
    clock("1405/09/01")
    bank = a_bank()
    a_line(bank, **of_portfolio())
    caller = Caller(bank)
    referral = services.refer(application=(file := ready(association)), bank=bank, by=association)
    answer = caller.post(f"referrals/{referral.code}/decline/", {"reason": "incomplete_papers"})
    assert (answer.status_code, answer.json()["state"]) == (200, "declined")
    file.refresh_from_db()
    assert (file.state, ours(CreditLine).get().reserved) == (State.READY, 0)
    assert ours(Inquiry).get(kind="answer").facts == {"bank_accepted": False}
    assert refused(services.refer, application=file, bank=bank, by=association).code == "not_met"
    clock("1405/09/02")
    sign_in_anew(caller)
    again = services.refer(application=file, bank=bank, by=association)
    assert accepted(caller, again, months=12, rate_percent=0).status_code == 201
    assert sound()


def test_the_association_takes_a_referral_back(association: User, referral: Referral) -> None:
    assert refused(services.cancel, referral=referral, by=an_officer(province=QASSIM)).code == "not_your_step"
    services.cancel(referral=referral, by=association, reason="غلط")
    assert (ours(Application).get().state, ours(CreditLine).get().reserved) == (State.READY, 0)


@pytest.mark.parametrize(
    "changes", [{"currency": "IRR"}, {"province": "20"}, {"scheme": "home_business"}], ids=lambda each: next(iter(each))
)
def test_a_line_of_another_country_cannot_even_be_written(changes: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_line(a_bank(), **of_portfolio(**changes))


@pytest.mark.parametrize("of_year", ["last year", "this year of the other calendar"])
def test_a_line_of_another_year_or_calendar_is_not_lent_from(association: User, of_year: str) -> None:
    bank = a_bank()
    year = today().year - 1 if of_year == "last year" else int(jalali(today())[:4])
    a_line(bank, **of_portfolio(year=year))
    assert services.free_lines(file := ready(association)) == []
    assert refused(services.refer, application=file, bank=bank, by=association).code == "no_credit"


def test_a_bank_with_rials_alone_has_no_room_for_a_family(association: User) -> None:
    rich = a_bank_with_credit("home_business")
    assert refused(services.refer, application=ready(association), bank=rich, by=association).code == "no_credit"


def test_the_bank_reads_the_currency_beside_every_sum(caller: Caller, referral: Referral) -> None:
    """P10: halalas as JSON integers; the borrower's number says which it is."""
    row = caller.get("referrals/").json()["results"][0]
    assert (row["currency"], row["amount"]) == ("SAR", SUM)
    accepted(caller, referral, months=12, rate_percent=0)
    assert paid(caller, referral, SUM).json()["currency"] == "SAR"
    sheet = caller.get(f"referrals/{referral.code}/").json()
    assert (sheet["terms"]["through"], sheet["credit_line"]["source"]) == ("جمعية حرفة", "portfolio")
    assert sheet["borrower"]["identity"] == "saudi_id"
    assert sheet["borrower"]["national_code"].startswith("1")
    assert [part["currency"] for part in (sheet, sheet["loan"], *sheet["payouts"])] == ["SAR"] * 3


def test_the_letter_is_arabic_from_the_association_and_in_riyals(referral: Referral) -> None:
    """P8, P10: Arabic digits and the Gregorian day."""
    pdf = PdfReader(BytesIO(letters.draw(referral)))
    assert len(pdf.pages) == 1
    assert pdf.metadata.author == "جمعية حرفة"
    text = pdf.pages[0].extract_text()
    assert "٢٠٬٠٠٠٫٥٠"[::-1] in text  # pypdf gives numbers within Arabic text from their end
    assert not set(text) & set("۰۱۲۳۴۵۶۷۸۹پچگ")


def test_anybody_checks_the_letter_in_its_currency(referral: Referral, client: Client) -> None:
    page = client.get(reverse("verify", args=[referral.verification_code])).content.decode()
    assert "۲۰٬۰۰۰٫۵۰ ریال سعودی" in page


@pytest.mark.alone("the breach is laid upon every referral")
def test_an_invariant_finds_two_currencies_on_one_way(referral: Referral) -> None:
    assert sound()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE disbursements_referral SET currency = 'IRR'")
    assert [each.number for each in INVARIANTS if each.breaches()] == ["I18"]


def test_the_association_hands_over_and_follows_at_its_desk(association: User, bank: Bank) -> None:
    """P8: lines, referrals and letters of its own scheme and region, and no others."""
    a_line(elsewhere := a_bank())
    file, desk = ready(association), at_desk(association)
    url = refer_url(file)
    assert figures(100_000_000, "SAR") in desk.get(url).content.decode()
    assert desk.post(url, {"bank": bank.pk}).status_code == 302
    referral = ours(Referral).get()
    page = desk.get(reverse("admin:disbursements_referral_change", args=[referral.pk])).content.decode()
    assert figures(SUM, "SAR") in page
    lines = desk.get(reverse("admin:disbursements_creditline_changelist"))
    assert [line.bank for line in lines.context["cl"].result_list if line in ours(CreditLine)] == [bank]
    assert elsewhere.name not in lines.content.decode()
    assert desk.get(reverse("admin:disbursements_bank_changelist")).status_code == 403
    tasks.draw_letter(referral.pk)
    letter = desk.get(reverse("referral_letter", args=[file.code]))
    assert (letter.status_code, letter["Content-Type"]) == (200, "application/pdf")
    letter.close()


def line_form(bank: Bank, **changes: Any) -> dict[str, Any]:
    line = {"scheme": FAMILY, "province": QASSIM, "bank": bank.pk, "year": today().year, "source": "portfolio"}
    return line | {"ceiling": "1500000.50", "citation": "اتفاق ١"} | changes


def test_a_line_for_the_portfolio_is_typed_in_riyals(association: User) -> None:
    keeper, bank = at_desk(an_officer(Role.HEADQUARTERS, "")), a_bank()
    add = reverse("admin:disbursements_creditline_add")
    for wrong in ({"year": 1405}, {"province": "20"}, {"ceiling": "0"}, {"ceiling": "1.005"}):
        assert keeper.post(add, line_form(bank, **wrong)).status_code == 200, wrong
    assert keeper.post(add, line_form(bank)).status_code == 302
    line = ours(CreditLine).get()
    assert (line.ceiling, line.currency) == (150_000_050, "SAR")
    change = reverse("admin:disbursements_creditline_change", args=[line.pk])
    assert "۱٬۵۰۰٬۰۰۰٫۵۰" in keeper.get(change).content.decode()
    assert keeper.post(change, {"ceiling": "2000000", "citation": "اتفاق ٢"}).status_code == 302
    line.refresh_from_db()
    assert line.ceiling == 200_000_000


def test_each_message_of_the_way_names_its_currency(caller: Caller, referral: Referral) -> None:
    accepted(caller, referral, months=12, rate_percent=0)
    paid(caller, referral, SUM)
    told = dict(ours(Notice).filter(kind__in=["referred", "contracted", "disbursed"]).values_list("kind", "text"))
    assert len(told) == 3
    for text in told.values():
        assert "٢٠٬٠٠٠٫٥٠ ريال سعودي" in text
