"""The pages of signing in and out, and what each says when it cannot go on (tests-Q05)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisIsAway

from applicants import services
from applicants.files import filing
from applicants.models import Consent, Notice, OneTimeCode, User
from applicants.privacy import blind_index
from tests.applicants.portal import signed_in
from tests.ours import ours
from tests.world import SEMNAN, a_file, a_person, a_user, national_code

pytestmark = pytest.mark.django_db
MOBILE = "09121112233"


@pytest.fixture(autouse=True)
def _stopped_clock(clock: Any) -> None:
    clock("1405/03/01")


def read(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return answer.content.decode()


def asked_for_a_code(browser: Client) -> str:
    """The number given, the browser on the page for the code; return the code from the message."""
    answer = browser.post(reverse("sign_in"), {"mobile": MOBILE})
    assert answer.headers["Location"] == reverse("sign_in_code")
    return next(word for word in ours(Notice).latest("pk").text.split() if len(word) == 6 and word.isdecimal())


def test_one_who_is_signed_in_is_led_to_their_files() -> None:
    assert signed_in(a_user()).get(reverse("sign_in")).headers["Location"] == reverse("my_applications")


def test_the_page_for_the_code_without_a_number_leads_back_to_the_number(client: Client) -> None:
    assert client.get(reverse("sign_in_code")).headers["Location"] == reverse("sign_in")
    assert client.post(reverse("sign_in_code"), {"code": "123456"}).headers["Location"] == reverse("sign_in")


def test_a_number_sealed_with_a_key_that_is_gone_is_asked_again(client: Client) -> None:
    asked_for_a_code(client)
    session = client.session
    session["sign_in_mobile"] = "t0:nothing of ours"
    session.save()
    assert client.get(reverse("sign_in_code")).headers["Location"] == reverse("sign_in")


def test_too_many_codes_are_refused_beside_the_number(client: Client) -> None:
    past = timezone.now() - timedelta(minutes=30)
    index = blind_index("mobile", MOBILE)
    for _code in range(5):
        OneTimeCode.objects.create(
            mobile_index=index, digest="", prefix="0912", asked_at=past, expires_at=past + timedelta(minutes=2)
        )
    answer = client.post(reverse("sign_in"), {"mobile": MOBILE})
    assert "درخواست کد زیاد بوده است. مدتی دیگر دوباره بیایید." in read(answer)
    assert list(answer.context["form"].errors) == ["mobile"]
    assert not ours(Notice).exists()


def test_another_code_is_sent_after_a_minute_and_not_before(client: Client, clock: Any) -> None:
    first = asked_for_a_code(client)
    again = client.post(reverse("sign_in_code"), {"again": ""}, follow=True)
    assert "کد تازه‌ای فرستاده‌ایم. یک دقیقه صبر کنید و دوباره بخواهید." in read(again)
    clock("1405/03/01", minute=1)
    again = client.post(reverse("sign_in_code"), {"again": ""}, follow=True)
    assert "کد تازه فرستاده شد." in read(again)
    assert ours(Notice).filter(kind="code").count() == 2
    if first != (second := ours(Notice).latest("pk").text.split("\n")[0].split()[-1]):
        assert "کد درست نیست." in read(client.post(reverse("sign_in_code"), {"code": first}))
    assert client.post(reverse("sign_in_code"), {"code": second}).headers["Location"] == reverse("my_applications")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("", "کد را بنویسید."),
        ("12345", "کد شش رقم است."),
        ("1234567", "کد شش رقم است."),
        ("12345x", "کد شش رقم است."),
    ],
)
def test_what_is_no_code_is_said_to_be_none_and_spends_no_try(client: Client, code: str, says: str) -> None:
    asked_for_a_code(client)
    answer = client.post(reverse("sign_in_code"), {"code": code})
    assert answer.context["form"].errors == {"code": [says]}
    assert says in read(answer)
    assert OneTimeCode.objects.get().attempts == 0


def test_five_wrong_codes_and_a_code_that_is_late_are_told_apart(client: Client, clock: Any) -> None:
    code = asked_for_a_code(client)
    wrong = "000000" if code != "000000" else "111111"
    for _try in range(5):
        answer = client.post(reverse("sign_in_code"), {"code": wrong})
        assert answer.context["form"].errors == {"code": ["کد درست نیست."]}
    answer = client.post(reverse("sign_in_code"), {"code": code})
    assert answer.context["form"].errors == {"code": ["پنج بار کد نادرست نوشته شد؛ کد تازه بخواهید."]}
    clock("1405/03/01", minute=2)
    answer = client.post(reverse("sign_in_code"), {"code": code})
    assert answer.context["form"].errors == {"code": ["زمان این کد گذشته است؛ کد تازه بخواهید."]}
    assert not answer.wsgi_request.user.is_authenticated


def test_a_code_typed_in_persian_digits_with_spaces_brings_in(client: Client) -> None:
    code = asked_for_a_code(client).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    answer = client.post(reverse("sign_in_code"), {"code": f"{code[:3]} {code[3:]}"})
    assert answer.headers["Location"] == reverse("my_applications")
    assert User.objects.by_mobile(MOBILE)


def test_signing_out_is_by_post_and_the_next_page_asks_who_one_is() -> None:
    browser = signed_in(a_person().user)
    assert browser.get(reverse("sign_out")).status_code == 405
    assert browser.get(reverse("my_applications")).status_code == 200
    assert browser.post(reverse("sign_out")).headers["Location"] == reverse("home")
    answer = browser.get(reverse("my_applications"))
    assert answer.headers["Location"] == f"{reverse('sign_in')}?next={reverse('my_applications')}"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "kept"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 192.0.2.7 , 203.0.113.9", "192.0.2.7"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_the_address_that_is_kept_is_the_one_our_first_proxy_saw(
    settings: Any, client: Client, proxies: int, forwarded: str, kept: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    client.post(reverse("sign_in"), {"mobile": MOBILE}, headers={"X-Forwarded-For": forwarded})
    assert OneTimeCode.objects.get().address == kept
    person = a_person()
    browser = signed_in(person.user)
    url = reverse("conditions", args=["omid2"])
    browser.post(url, {"agreed": "on"}, headers={"X-Forwarded-For": forwarded})
    assert Consent.objects.get(person=person).address == kept


def test_nobody_is_stopped_from_saying_who_they_are_while_redis_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: Any, **_words: Any) -> None:
        raise RedisIsAway("nobody listens")

    monkeypatch.setattr(cache, "add", away)
    monkeypatch.setattr(cache, "incr", away)
    words = {"first_name": "گلی", "last_name": "نمونه", "birth_on_0": "۱", "birth_on_1": "۲", "birth_on_2": "۱۳۶۰"}
    words |= {"gender": "woman", "county": f"{SEMNAN}01", "national_code": national_code(16_180_339)}
    answer = signed_in(user := a_user()).post(reverse("identity_in", args=[SEMNAN]), words)
    assert answer.headers["Location"] == reverse("my_applications")
    assert user.person.national_code == national_code(16_180_339)


def test_of_two_tabs_that_sign_in_at_once_both_are_the_one_new_user(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = asked_for_a_code(client)
    look, found = User.objects.by_mobile, []

    def before_the_other_tab(manager: Any, mobile: str) -> User | None:
        found.append(look(mobile))
        if len(found) == 1:
            User.objects.create_applicant(mobile)
        return found[-1]

    monkeypatch.setattr(type(User.objects), "by_mobile", before_the_other_tab)
    answer = client.post(reverse("sign_in_code"), {"code": code})
    assert answer.headers["Location"] == reverse("my_applications")
    assert ours(User).count() == 1
    assert int(client.session["_auth_user_id"]) == ours(User).get().pk


def test_what_else_keeps_a_user_from_being_made_is_not_taken_for_another_tab(client: Client) -> None:
    code = asked_for_a_code(client)
    User.objects.create_user(f"m-{blind_index('mobile', MOBILE)[:24]}")
    with pytest.raises(IntegrityError):
        client.post(reverse("sign_in_code"), {"code": code})


def test_a_second_file_begun_in_the_same_moment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    person = a_person()
    services.agree(person=person, scheme="omid2", address=None)
    make = filing.new_code

    def after_the_other_tab() -> str:
        a_file("draft", person)
        return make()

    monkeypatch.setattr(filing, "new_code", after_the_other_tab)
    answer = signed_in(person.user).post(reverse("start_application", args=["omid2"]), follow=True)
    assert answer.redirect_chain == [(reverse("my_applications"), 302)]
    assert "برای این طرح یک درخواست باز دارید." in read(answer)
