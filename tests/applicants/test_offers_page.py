"""The six offers side by side: open ones, those to come with their day, what is lacking, and the choice."""

import pytest

from applicants import services
from applicants.files.outlook import six_offers
from applicants.models import Application, State
from applicants.services import offers_of, outlook_of, record_inquiry
from schemes.books.omid2.planning import mean_needed
from schemes.catalogue import SCHEMES
from schemes.units import day, in_words
from tests.applicants.portal import ANSWERS, a_full_form, page_url, read_url, signed_in
from tests.world import a_file, a_paper, a_person

pytestmark = pytest.mark.django_db
OMID2 = SCHEMES["omid2"]
CODES = ["3", "3-long", "6", "6-long", "9", "9-long"]


@pytest.fixture(autouse=True)
def _stopped_clock(clock):
    clock("1405/07/01")


def a_saver(amount: int = 200_000_000, opened: str = "1405/03/01", state: str = State.SAVING) -> Application:
    file = a_file(state, answers=ANSWERS)
    a_paper(file)
    facts = {"account_code": 762, "account_opened_on": opened, "deposit_movements": [[opened, amount]]}
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    return file


def page_of(file: Application, name: str = "offers", *args: object) -> str:
    return signed_in(file.person.user).get(page_url(file, name, *args)).content.decode()


def test_six_offers_stand_side_by_side_and_only_the_open_ones_can_be_picked():
    """O19, O39, O43."""
    file = a_saver()
    answer = signed_in(file.person.user).get(page_url(file, "offers"))
    cards = answer.context["offers"]
    assert [card["code"] for card in cards] == CODES
    assert [card["open"] for card in cards] == [True, True, False, False, False, False]
    assert answer.content.decode().count('type="radio"') == 2


def test_an_open_offer_shows_the_laws_own_figures():
    """O5, O22, O39, O41."""
    page = page_of(a_saver())
    for words in ("۱۸۰٬۰۰۰٬۰۰۰ ریال", "۴۰٬۰۰۰٬۰۰۰ ریال", "۱۷۶٬۰۰۰٬۰۰۰ ریال", "۳ ماه سپرده، ۱۸ ماه بازپرداخت"):
        assert words in page


def test_a_closed_offer_tells_the_day_it_opens_and_an_estimate():
    """O20, O39, O40."""
    page = page_of(a_saver())
    assert "۱ آذر ۱۴۰۵ باز می‌شود، اگر سپرده بماند" in page
    assert "۱ اسفند ۱۴۰۵ باز می‌شود" in page
    assert "۲۲۰٬۰۰۰٬۰۰۰ ریال" in page


def test_below_the_minimum_it_tells_how_much_is_lacking():
    """O34."""
    page = page_of(a_saver(29_999_999))
    assert 'type="radio"' not in page
    assert "میانگین سپرده باید ۱ ریال" in page


def test_what_is_said_to_be_enough_is_enough_and_one_rial_less_is_not():
    """O34: the rials to put in today, put in, open the offer on its day."""
    opened, on = day("1405/03/01"), day("1405/07/01")
    facts = {"account_opened_on": opened, "deposit_movements": ((opened, 10_000_000),)}
    six = next(each for each in six_offers(OMID2, facts, [], on=on) if each.code == "6")
    assert (six.open, six.opens_on) == (False, day("1405/09/01"))

    def reached(more: int) -> bool:
        movements = (*facts["deposit_movements"], (on, more))
        verdict = OMID2.judge(facts | {"deposit_movements": movements}, on=six.opens_on)
        return any(offer.deposit_months == 6 for offer in verdict.offers)

    assert reached(six.needs)
    assert not reached(six.needs - 10)


def test_without_an_account_the_figures_are_estimates_of_the_intended_deposit():
    """O26, R14."""
    file = a_full_form(a_person())
    services.submit(application=file)
    page = page_of(file)
    assert "رقم‌ها برآوردی است از سپرده‌ای که در نظر دارید" in page
    assert "فقط برآورد است" in page
    assert in_words(270_000_000) in page
    assert 'type="radio"' not in page


def test_choosing_is_confirmed_first_and_fills_the_file():
    """O23."""
    file = a_saver()
    client = signed_in(file.person.user)
    assert client.post(read_url(file, "offers"), {"offer": "3"})["Location"] == page_url(file, "choose_offer", "3")
    assert "همه وثیقه" in page_of(file, "choose_offer", "3")
    file.refresh_from_db()
    assert file.chosen_offer is None
    assert client.post(read_url(file, "choose_offer", "3"))["Location"] == page_url(file, "application")
    file.refresh_from_db()
    assert (file.state, file.chosen_amount, file.chosen_offer["repayment_months"]) == (State.CHOSEN, 180_000_000, 18)


@pytest.mark.parametrize("code", ["6", "9-long", "4", "nothing"])
def test_an_offer_that_is_not_open_cannot_be_chosen(code):
    """O22."""
    file = a_saver()
    client = signed_in(file.person.user)
    assert client.post(read_url(file, "choose_offer", code))["Location"] == page_url(file, "offers")
    assert (
        "یکی از الگوهای باز را انتخاب کنید" in client.post(read_url(file, "offers"), {"offer": code}).content.decode()
    )
    file.refresh_from_db()
    assert file.state == State.SAVING


def test_no_figure_that_a_browser_sends_reaches_the_file():
    """O22, O23."""
    file = a_saver()
    wished = {"amount": "999999999", "chosen_amount": "999999999", "deposit_months": "9"}
    signed_in(file.person.user).post(read_url(file, "choose_offer", "3"), wished)
    file.refresh_from_db()
    assert (file.chosen_amount, file.chosen_offer["amount"]) == (180_000_000, 180_000_000)


@pytest.mark.parametrize("state", [State.REFERRED, State.CONTRACTED, State.DISBURSED])
def test_from_referral_on_the_choice_is_made(state):
    file = a_saver(state=state)
    answer = signed_in(file.person.user).get(page_url(file, "offers"))
    assert answer["Location"] == page_url(file, "application")


def test_the_page_and_the_law_say_the_same():
    """O19."""
    file = a_saver()
    shown = {
        each.code: each.offer for each in six_offers(OMID2, {}, outlook_of(file), on=day("1405/07/01")) if each.open
    }
    assert {code: offer["amount"] for code, offer in shown.items()} == {
        f"{offer['deposit_months']}{'-long' * offer['long_repayment']}": offer["amount"] for offer in offers_of(file)
    }


@pytest.mark.parametrize(("percent", "deposit"), [(90, 277_777_778), (110, 227_272_728), (50, 500_000_000)])
def test_the_table_read_backwards_gives_a_deposit_that_is_enough(percent, deposit):
    on = day("1405/07/01")
    row = next(row for row in OMID2.parameter("offered_rows", on) if row.coefficient_percent == percent)
    assert mean_needed(250_000_000, row, on) == deposit
    assert deposit * percent // 100 >= 250_000_000 > (deposit - 1) * percent // 100
