"""The identity page refuses a registered national code, so it must not answer whoever goes through many."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants.models import Person
from tests.applicants.portal import signed_in
from tests.world import SEMNAN, a_person, a_user, national_code

pytestmark = pytest.mark.django_db
TAKEN, TOO_OFTEN = "با این مشخصات نمی‌توان ثبت کرد", "امروز چند بار مشخصات نادرست"


@pytest.fixture(autouse=True)
def _a_day(clock: Callable[..., Any]) -> None:
    clock("1405/09/01")


def say(browser: Client, code: str) -> str:
    """Answer the identity page and return what it says."""
    words = {"first_name": "گلی", "last_name": "نمونه", "birth_on_0": "۱", "birth_on_1": "۲", "birth_on_2": "۱۳۶۰"}
    words |= {"gender": "woman", "county": f"{SEMNAN}01", "national_code": code}
    return browser.post(reverse("identity_in", args=[SEMNAN]), words, follow=True).content.decode()


def test_after_ten_refusals_of_a_day_even_a_free_code_waits_for_tomorrow(clock: Callable[..., Any]) -> None:
    known, free = a_person().national_code, national_code(31_415_926)
    browser, other = signed_in(guesser := a_user()), signed_in(a_user())
    for _try in range(10):
        assert TAKEN in say(browser, known)
    assert TOO_OFTEN in say(browser, known)
    assert TOO_OFTEN in say(browser, free)
    assert TAKEN in say(other, known), "another user has tries of her own"
    clock("1405/09/02")
    say(signed_in(guesser), free)
    assert Person.objects.filter(user=guesser).exists()


def test_a_slip_of_the_hand_is_no_try() -> None:
    browser = signed_in(user := a_user())
    for _slip in range(11):
        assert TOO_OFTEN not in say(browser, "1234567890")
    say(browser, national_code(27_182_818))
    assert Person.objects.filter(user=user).exists()
