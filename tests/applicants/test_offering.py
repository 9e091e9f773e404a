"""The six offers as the person sees them: open ones, those to come, the SMS, and the choice that fills the file."""

import pytest
from django.db import transaction

from applicants.models import Notice, State
from applicants.services import choose_offer, offers_of, outlook_of, record_inquiry, tell_new_offers
from applicants.tasks import tell_offers_in
from applicants.workflow import Refused
from schemes.units import day, jalali
from tests.ours import ours
from tests.world import SEMNAN, TEHRAN, a_file, a_paper, a_user

pytestmark = pytest.mark.django_db
DEPOSIT = 200_000_000
ALL_SIX = [(3, False), (3, True), (6, False), (6, True), (9, False), (9, True)]


@pytest.fixture(autouse=True)
def _first_of_khordad(clock):
    clock("1405/03/01")


def a_saver(amount=DEPOSIT, opened="1405/03/01", state=State.SAVING, **fields):
    """A file whose account has held one sum since a day."""
    file = a_file(state, **fields)
    a_paper(file)
    facts = {"account_code": 762, "account_opened_on": opened, "deposit_movements": [[opened, amount]]}
    record_inquiry(person=file.person, application=file, kind="deposits", facts=facts, source="bank")
    return file


def pairs(offers):
    return [(offer["deposit_months"], offer["long_repayment"]) for offer in offers]


@pytest.mark.parametrize(
    ("on", "opened"),
    [("1405/05/31", 0), ("1405/06/01", 2), ("1405/08/30", 2), ("1405/09/01", 4), ("1405/12/01", 6)],
)
def test_offers_open_on_the_day_their_months_are_full(on, opened):
    """O19, O39, O43."""
    assert pairs(offers_of(a_saver(), on=day(on))) == ALL_SIX[:opened]


def test_an_offer_carries_the_laws_figures():
    """O39, O40, O41."""
    offer = offers_of(a_saver(), on=day("1405/06/01"))[0]
    assert offer["amount"] == 180_000_000
    assert (offer["coefficient_percent"], offer["repayment_months"]) == (90, 18)
    assert (offer["collateral_total"], offer["blocked_cash"]) == (216_000_000, 40_000_000)
    assert offer["estimate"] is False


def test_offers_before_the_plan_is_approved_are_estimates():
    """R14, O26."""
    file = a_saver(state=State.IN_REVIEW)
    assert offers_of(file, on=day("1405/06/01"))[0]["estimate"] is True


def test_without_an_account_there_are_no_offers_and_nobody_is_refused():
    assert offers_of(a_file()) == []


def test_a_deposit_below_the_minimum_opens_nothing():
    """O34."""
    assert offers_of(a_saver(29_999_999), on=day("1405/06/01")) == []
    assert len(offers_of(a_saver(30_000_000), on=day("1405/06/01"))) == 2


def test_the_outlook_shows_all_six_with_the_day_each_opens():
    """O26."""
    outlook = outlook_of(a_saver(), on=day("1405/06/10"))
    assert pairs(outlook) == ALL_SIX
    assert [jalali(row["opens_on"]) for row in outlook[::2]] == ["1405/06/01", "1405/09/01", "1405/12/01"]
    assert [row["open"] for row in outlook] == [True, True, False, False, False, False]
    assert [row["amount"] // 1_000_000 for row in outlook] == [180, 100, 220, 120, 270, 140]


def test_the_outlook_of_an_open_offer_is_what_the_law_says_today():
    file = a_saver()
    outlook = [row for row in outlook_of(file, on=day("1405/06/10")) if row["open"]]
    offers = offers_of(file, on=day("1405/06/10"))
    assert [{name: row[name] for name in offer} for row, offer in zip(outlook, offers, strict=True)] == offers


def test_before_the_account_the_outlook_supposes_the_intended_deposit():
    """R14, O26."""
    file = a_file(State.IN_REVIEW, answers={"intended_deposit": DEPOSIT})
    outlook = outlook_of(file)
    assert pairs(outlook) == ALL_SIX
    assert not any(row["open"] for row in outlook)
    assert all(row["estimate"] for row in outlook)
    assert outlook[0]["amount"] == 180_000_000
    assert outlook_of(a_file()) == []


def test_the_outlook_says_from_when_the_loan_can_be_paid(clock):
    """O20, R2: three months from the later of plan and account."""
    clock("1405/04/15")
    file = a_saver(opened="1405/03/01")
    assert jalali(outlook_of(file)[0]["payable_from"]) == "1405/07/15"


def test_choosing_fills_the_file_from_the_offer(clock):
    """O23."""
    file = a_saver(answers={"requested_amount": 250_000_000})
    clock("1405/06/01")
    choose_offer(application=file, by=file.person.user, deposit_months=3, long_repayment=False)
    assert file.state == State.CHOSEN
    assert file.chosen_amount == 180_000_000
    assert file.chosen_offer["repayment_months"] == 18
    assert file.chosen_offer["chosen_on"] == "1405/06/01"
    assert "estimate" not in file.chosen_offer
    assert "۱۸۰٬۰۰۰٬۰۰۰" in Notice.objects.get(application=file).text


def test_who_asked_for_less_gets_no_more(clock):
    file = a_saver(answers={"requested_amount": 50_000_000})
    clock("1405/06/01")
    choose_offer(application=file, by=file.person.user, deposit_months=3, long_repayment=True)
    assert file.chosen_amount == 50_000_000


def test_a_choice_may_be_changed_until_the_bank_has_the_file(clock):
    file = a_saver(answers={"requested_amount": 900_000_000})
    clock("1405/09/01")
    for months, amount in ((3, 180_000_000), (6, 220_000_000)):
        choose_offer(application=file, by=file.person.user, deposit_months=months, long_repayment=False)
        assert file.chosen_amount == amount


@pytest.mark.parametrize(
    ("months", "on", "code"),
    [(3, "1405/05/31", "offer_not_open"), (6, "1405/06/01", "offer_not_open"), (4, "1405/06/01", "offer_not_open")],
)
def test_an_offer_that_is_not_open_today_cannot_be_chosen(clock, months, on, code):
    file = a_saver()
    clock(on)
    with pytest.raises(Refused) as refused, transaction.atomic():
        choose_offer(application=file, by=file.person.user, deposit_months=months, long_repayment=False)
    assert refused.value.code == code


def test_nobody_chooses_for_another(clock):
    file = a_saver()
    clock("1405/06/01")
    with pytest.raises(Refused) as refused:
        choose_offer(application=file, by=a_user(), deposit_months=3, long_repayment=False)
    assert refused.value.code == "not_yours"


def test_an_offer_is_asked_for_only_after_approval_and_account(clock):
    """R14."""
    file = a_saver(state=State.APPROVED)
    clock("1405/06/01")
    with pytest.raises(Refused) as refused:
        choose_offer(application=file, by=file.person.user, deposit_months=3, long_repayment=False)
    assert refused.value.code == "wrong_state"


def test_new_offers_are_told_once_and_again_when_there_are_more(clock):
    """O21."""
    file = a_saver()
    assert tell_new_offers(province=SEMNAN) == 0
    clock("1405/06/01")
    assert tell_new_offers(province=TEHRAN) == 0
    assert [tell_new_offers(province=SEMNAN) for _twice in range(2)] == [1, 0]
    text = Notice.objects.get(application=file).text
    assert "۱۸۰٬۰۰۰٬۰۰۰" in text
    assert "۱۰۰٬۰۰۰٬۰۰۰" in text
    clock("1405/09/01")
    tell_offers_in.run(SEMNAN)
    assert Notice.objects.filter(application=file, kind="offers").count() == 2


def test_a_province_may_choose_not_to_tell(clock, settings):
    """O21."""
    a_saver()
    clock("1405/06/01")
    settings.OFFERS_SMS_OFF = [SEMNAN]
    assert tell_new_offers(province=SEMNAN) == 0


def test_a_saver_whose_offers_cannot_be_counted_holds_up_no_other(clock):
    broken, sound = a_saver(answers={"person_kind": "شبح"}), a_saver()
    clock("1405/06/01")
    with pytest.raises(ExceptionGroup):
        tell_new_offers(province=SEMNAN)
    assert [notice.application for notice in ours(Notice).filter(kind="offers")] == [sound]
    assert broken.state == State.SAVING
