"""Registration: one-time codes at their edges, the same answer to everybody, identity, consent."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from applicants import services
from applicants.models import Consent, Notice, OneTimeCode
from applicants.people import registering
from applicants.privacy import blind_index
from applicants.way import way_of
from applicants.workflow import Refused
from tests.applicants.portal import signed_in
from tests.ours import ours
from tests.world import a_person, a_user, an_officer

pytestmark = pytest.mark.django_db
MOBILE, OTHER = "09121112233", "09351112233"
HERE = "127.0.0.1"


def sent(mobile: str = MOBILE, address: str = HERE) -> str:
    """Have a code sent and read it from the message."""
    services.send_code(mobile=mobile, address=address)
    text = ours(Notice).filter(kind="code").latest("pk").text
    return next(word for word in text.split() if len(word) == 6 and word.isdecimal())


def refusal(deed, **words) -> str:
    with pytest.raises(Refused) as caught:
        deed(**words)
    return caught.value.code


def later(seconds: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False)


@pytest.fixture(autouse=True)
def _stopped_clock(clock):
    clock("1405/03/01")


def test_the_right_code_brings_in_a_new_applicant_once():
    code = sent()
    user = services.check_code(mobile=MOBILE, code=code, address=HERE)
    assert user.mobile == MOBILE
    assert refusal(services.check_code, mobile=MOBILE, code=code, address=HERE) == "expired"


def test_a_second_visit_is_the_same_user():
    first = services.check_code(mobile=MOBILE, code=sent(), address=HERE)
    with later(61):
        assert services.check_code(mobile=MOBILE, code=sent(), address=HERE) == first


def test_only_the_hmac_of_a_code_is_stored():
    code = sent()
    row = OneTimeCode.objects.get()
    assert code not in row.digest
    assert row.mobile_index == blind_index("mobile", MOBILE) != MOBILE


@pytest.mark.parametrize(("seconds", "holds"), [(119, True), (120, False)])
def test_a_code_lives_two_minutes(seconds, holds):
    code = sent()
    with later(seconds):
        if holds:
            assert services.check_code(mobile=MOBILE, code=code, address=HERE)
        else:
            assert refusal(services.check_code, mobile=MOBILE, code=code, address=HERE) == "expired"


def test_five_tries_and_not_a_sixth():
    code = sent()
    wrong = "000000" if code != "000000" else "111111"
    for _try in range(5):
        assert refusal(services.check_code, mobile=MOBILE, code=wrong, address=HERE) == "wrong_code"
    assert refusal(services.check_code, mobile=MOBILE, code=code, address=HERE) == "no_tries"


def test_the_fifth_try_may_be_right():
    code = sent()
    wrong = "000000" if code != "000000" else "111111"
    for _try in range(4):
        refusal(services.check_code, mobile=MOBILE, code=wrong, address=HERE)
    assert services.check_code(mobile=MOBILE, code=code, address=HERE)


@pytest.mark.parametrize(("seconds", "holds"), [(59, False), (60, True)])
def test_another_code_after_sixty_seconds(seconds, holds):
    sent()
    with later(seconds):
        if holds:
            sent()
        else:
            assert refusal(services.send_code, mobile=MOBILE, address=HERE) == "wait"


def test_only_the_newest_code_holds():
    old = sent()
    with later(61):
        new = sent()
        if old != new:
            assert refusal(services.check_code, mobile=MOBILE, code=old, address=HERE) == "wrong_code"
        assert services.check_code(mobile=MOBILE, code=new, address=HERE)


def test_a_code_of_one_number_is_wrong_for_another():
    code = sent()
    sent(OTHER)
    if code != sent_code_of(OTHER):
        assert refusal(services.check_code, mobile=OTHER, code=code, address=HERE) == "wrong_code"


def sent_code_of(mobile: str) -> str:
    row = OneTimeCode.objects.filter(mobile_index=blind_index("mobile", mobile)).latest("pk")
    return Notice.objects.get(once_key=f"code:{row.pk}").text.split()[3]


def test_five_codes_an_hour_for_one_number():
    for turn in range(5):
        with later(61 * turn):
            sent()
    with later(400):
        assert refusal(services.send_code, mobile=MOBILE, address=HERE) == "too_many"
        sent(OTHER)
    with later(3700):
        sent()


def test_a_cap_for_one_address_one_prefix_and_all_together(monkeypatch):
    caps = (("address", registering.HOUR, 2), ("prefix", registering.MINUTE, 3), (None, registering.MINUTE, 4))
    monkeypatch.setattr(registering, "CAPS", caps)
    sent("09120000001", "10.0.0.1")
    sent("09120000002", "10.0.0.1")
    assert refusal(services.send_code, mobile="09350000003", address="10.0.0.1") == "too_many"
    sent("09120000004", "10.0.0.2")
    assert refusal(services.send_code, mobile="09120000005", address="10.0.0.3") == "too_many"
    sent("09350000006", "10.0.0.4")
    assert refusal(services.send_code, mobile="09350000007", address="10.0.0.5") == "too_many"


def test_a_refused_request_writes_no_message():
    sent()
    refusal(services.send_code, mobile=MOBILE, address=HERE)
    assert ours(Notice).count() == OneTimeCode.objects.count() == 1


def test_known_and_unknown_numbers_get_the_same_answer_at_the_same_cost(client, queries):
    a_user(MOBILE)
    answers = []
    for mobile in (MOBILE, OTHER):
        visitor = Client()
        with queries() as seen:
            answer = visitor.post(reverse("sign_in"), {"mobile": mobile})
        answers.append((answer.status_code, answer["Location"], len(seen)))
    assert answers[0] == answers[1]


def test_an_officer_cannot_come_in_by_mobile():
    officer = an_officer()
    officer.mobile, officer.mobile_index = MOBILE, blind_index("mobile", MOBILE)
    officer.save()
    assert refusal(services.check_code, mobile=MOBILE, code=sent(), address=HERE) == "wrong_code"


def test_an_applicant_cannot_sit_at_the_desk():
    user = a_user(MOBILE)
    assert not user.has_usable_password()
    assert "/admin/login/" in signed_in(user).get(reverse("admin:index"))["Location"]


def test_an_officer_is_sent_from_the_applicants_pages_to_the_desk():
    assert signed_in(an_officer()).get(reverse("my_applications"))["Location"] == reverse("admin:index")


def test_signing_in_begins_a_session_under_a_new_key(client):
    client.post(reverse("sign_in") + "?next=/conditions/omid2/", {"mobile": "۰۹۱۲ ۱۱۱ ۲۲۳۳"})
    before = client.session.session_key
    assert MOBILE not in str(dict(client.session))
    code = ours(Notice).latest("pk").text.split()[3]
    answer = client.post(reverse("sign_in_code"), {"code": code})
    assert answer["Location"] == "/conditions/omid2/"
    assert client.session.session_key != before
    assert client.get(reverse("identity"))["Cache-Control"].count("no-store") == 1


def test_the_way_back_leads_nowhere_else(client):
    client.get(reverse("sign_in") + "?next=https://evil.example/")
    client.post(reverse("sign_in"), {"mobile": MOBILE})
    code = ours(Notice).latest("pk").text.split()[3]
    assert client.post(reverse("sign_in_code"), {"code": code})["Location"] == reverse("my_applications")


def test_the_page_shows_the_code_only_in_a_demo(client, settings):
    client.post(reverse("sign_in"), {"mobile": MOBILE})
    code = ours(Notice).latest("pk").text.split()[3]
    assert code not in client.get(reverse("sign_in_code")).content.decode()
    settings.DEMO = True
    visitor = Client()
    visitor.post(reverse("sign_in"), {"mobile": OTHER})
    assert ours(Notice).latest("pk").text.split()[3] in visitor.get(reverse("sign_in_code")).content.decode()


def test_a_wrong_code_is_said_on_the_page_and_another_can_be_asked_for(client):
    client.post(reverse("sign_in"), {"mobile": MOBILE})
    page = client.post(reverse("sign_in_code"), {"code": "12"}).content.decode()
    assert "کد شش رقم است" in page
    page = client.post(reverse("sign_in_code"), {"again": "1"}, follow=True).content.decode()
    assert "یک دقیقه صبر کنید" in page


def test_consent_keeps_text_version_and_time_once():
    """O13."""
    person = a_person()
    client = signed_in(person.user)
    page = client.post(reverse("conditions", args=["omid2"])).content.decode()
    assert "برای ادامه باید شرایط را بخوانید" in page
    client.post(reverse("conditions", args=["omid2"]), {"agreed": "on"})
    client.post(reverse("conditions", args=["omid2"]), {"agreed": "on"})
    consent = Consent.objects.get(person=person)
    assert (consent.version, consent.text) == (way_of("omid2").conditions.version, way_of("omid2").conditions.text)
    assert consent.agreed_at == timezone.now()


def test_without_consent_no_application_is_begun():
    """O13."""
    assert refusal(services.start, person=a_person(), scheme="omid2") == "no_consent"
