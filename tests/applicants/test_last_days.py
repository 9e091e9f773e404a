"""Last days: what an applicant reads before, on and after the end of an invitation or of a scheme's own time."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants import services
from applicants.models import Application, Person, State
from schemes.units import day, today
from tests.applicants.circulars import a_circular
from tests.applicants.portal import page_url, signed_in
from tests.world import a_file, a_person, a_share, an_officer

pytestmark = pytest.mark.django_db
ASK_AGAIN = "برای دعوت دوباره با کارشناس استان تماس بگیرید"
PASSED = "بود و گذشته است"


def read(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def tracking(file: Application) -> str:
    return read(signed_in(file.person.user), page_url(file, "application"))


def starting(person: Person, scheme: str) -> str:
    services.agree(person=person, scheme=scheme, address="127.0.0.1")
    return read(signed_in(person.user), reverse("start_application", args=[scheme]))


def invited(file: Application) -> Application:
    services.invite(application=file, by=an_officer(), intended_deposit=100_000_000, days=30)
    return file


def test_an_invitation_is_told_until_its_last_day_and_its_end_after_it(clock: Any) -> None:
    """O36: after the last day the page says what the message said."""
    clock("1405/09/01")
    a_share()
    file = invited(a_file(State.APPROVED))
    assert "تا ۱ دی ۱۴۰۵ فرصت دارید" in tracking(file)
    clock("1405/10/01")
    assert services.expire_invitations(on=today()) == 0
    assert "تا ۱ دی ۱۴۰۵ فرصت دارید" in tracking(file)
    clock("1405/10/02")
    assert services.expire_invitations(on=today()) == 1
    ended = tracking(file)
    assert "مهلت دعوت تمام شد" in ended
    assert f"تا ۱ دی ۱۴۰۵ حسابی باز نشد. {ASK_AGAIN}" in ended
    assert file.notices.filter(kind="invitation_expired").count() == 1
    assert "حسابی باز نشد" not in tracking(invited(file)), "a new invitation has come"


@pytest.mark.parametrize(("on", "over"), [("1399/04/31", False), ("1399/05/01", True)])
def test_who_begins_after_the_last_day_of_registration_is_told(clock: Any, on: str, over: bool) -> None:
    """K8."""
    clock(on)
    page = starting(a_person(), "covid_relief")
    assert (PASSED in page) is over
    assert "درخواست تازه</button>" in page, "a circular may still extend it"


def test_a_circular_that_extends_the_time_takes_the_warning_away(clock: Any) -> None:
    """K8: as Kara's was, in mid-round."""
    clock("1399/05/01")
    a_circular("registration_until", "1399/05/15", scheme="covid_relief", since="1399/04/01")
    assert PASSED not in starting(a_person(), "covid_relief")


@pytest.mark.parametrize(("on", "told"), [
    ("1399/05/31", "آخرین روز پرداخت این وام ۳۱ مرداد ۱۳۹۹ است"),
    ("1399/06/01", "مهلت پرداخت این وام ۳۱ مرداد ۱۳۹۹ بود و گذشته است"),
])  # fmt: skip
def test_the_last_day_of_payout_is_told_and_its_end(clock: Any, on: str, told: str) -> None:
    """K10."""
    clock(on)
    file = a_file(State.READY, scheme="covid_relief", law_on=day("1399/04/20"), chosen_offer=None)
    assert told in tracking(file)


@pytest.mark.parametrize(("scheme", "told"), [("home_business", True), ("omid2", False)])
def test_a_scheme_tells_the_last_day_of_its_own_only(clock: Any, scheme: str, told: bool) -> None:
    """H15."""
    clock("1405/09/01")
    words = {"chosen_offer": None} if scheme == "home_business" else {}
    state = State.READY if scheme == "home_business" else State.CHOSEN
    assert ("آخرین روز پرداخت این وام ۲۹ اسفند ۱۴۰۵ است" in tracking(a_file(state, scheme=scheme, **words))) is told


def test_who_may_not_file_for_a_group_is_told_so_before_any_consent() -> None:
    """G8, G12: a page without a way on is not reached by agreeing to conditions."""
    person = a_person()
    page = read(signed_in(person.user), reverse("start_application", args=["self_help_group"]))
    assert "گروه را تسهیلگر تشکیل می‌دهد" in page
    assert '<button class="btn btn-start"' not in page
