"""Who a person is: an Iranian by national code, a Saudi by identity number; each once, and never one for another."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from applicants import identifiers, services
from applicants.files import inquiries
from applicants.models import Notice, Person, Role, State, User
from tests.applicants.desk import at_desk, file_url
from tests.applicants.portal import refused, signed_in
from tests.ours import ours
from tests.world import a_body, a_file, a_person, a_saudi, a_user, an_officer, national_code

pytestmark = pytest.mark.django_db
MOBILE = "09121112233"


@pytest.fixture(autouse=True)
def _stopped_clock(clock):
    clock("1405/03/01")


IDENTITY = {
    "first_name": "زهرا",
    "last_name": "كاظمي",
    "national_code": national_code(4242),
    "birth_on_0": "۱۲",
    "birth_on_1": "4",
    "birth_on_2": "۱۳۶۵",
    "gender": "woman",
    "county": "2001",
}


def identify(client: Client, **changes: str):
    return client.post(reverse("identity_in", args=["20"]), IDENTITY | changes)


def test_identity_is_written_down_in_one_form_and_sealed():
    client = signed_in(a_user(MOBILE))
    assert client.get(reverse("identity") + "?province=20")["Location"] == reverse("identity_in", args=["20"])
    assert identify(client)["Location"] == reverse("my_applications")
    person = ours(Person).get()
    assert (person.last_name, str(person.birth_on), person.province) == ("کاظمی", "1986-07-03", "20")
    assert ours(User).get().full_name == "زهرا کاظمی"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"national_code": "1111111111"}, "این کد ملی واقعی نیست"),
        ({"national_code": national_code(4242)[:-1] + "x"}, "کد ملی ده رقم است"),
        ({"birth_on_0": "31", "birth_on_1": "7"}, "مهر ۱۳۶۵ ۳۰ روز دارد"),
        ({"birth_on_2": "۱۴۸۵"}, "این تاریخ تولد درست نیست"),
        ({"birth_on_0": ""}, "روز، ماه و سال را بنویسید"),
        ({"county": "2301"}, "شهرستان را انتخاب کنید"),
        ({"first_name": " \u200f "}, "نام خود را بنویسید"),
    ],
)
def test_an_identity_that_cannot_be_is_refused_with_its_sentence(changes, sentence):
    page = identify(signed_in(a_user(MOBILE)), **changes).content.decode()
    assert sentence in page
    assert "error-summary" in page
    assert not ours(Person).exists()


def test_a_national_code_has_one_person():
    a_person(national_code=IDENTITY["national_code"])
    page = identify(signed_in(a_user(MOBILE))).content.decode()
    assert "با این مشخصات نمی‌توان ثبت کرد" in page


SAUDI = {
    "first_name": "نورة",
    "last_name": "القصيمي",
    "national_code": "١٠٠٠٠٠٠٠٠٨",
    "birth_on_0": "12",
    "birth_on_1": "3",
    "birth_on_2": "1985",
    "gender": "woman",
    "county": "SA-0502",
}


def test_a_saudi_comes_in_by_mobile_and_is_known_by_a_saudi_number():
    """P10, R31: governorates, a Gregorian birthday, pages in Arabic from the first one on."""
    client = Client()
    client.post(reverse("sign_in"), {"mobile": "0512345678"})
    words = ours(Notice).latest("pk").text.split()
    code = next(word for word in words if len(word) == 6 and word.isdecimal())
    client.post(reverse("sign_in_code"), {"code": code})
    assert client.get(reverse("identity") + "?province=SA-05")["Location"] == reverse("identity_in", args=["SA-05"])
    page = client.get(reverse("identity_in", args=["SA-05"])).content.decode()
    assert '<html lang="ar"' in page
    assert "عنيزة" in page
    assert client.post(reverse("identity_in", args=["SA-05"]), SAUDI)["Location"] == reverse("my_applications")
    person = ours(Person).get()
    assert (person.identity, person.national_code, person.county) == ("saudi_id", "1000000008", "SA-0502")
    assert (person.user.mobile, person.user.language, str(person.birth_on)) == ("+966512345678", "ar", "1985-03-12")


@pytest.mark.parametrize(
    "changes", [{"national_code": "1000000000"}, {"national_code": national_code(4242)}, {"county": "2001"}]
)
def test_a_saudi_identity_that_cannot_be_is_refused(changes):
    """R31: also an Iranian number and an Iranian county."""
    client = signed_in(a_user("+966512345678"))
    page = client.post(reverse("identity_in", args=["SA-05"]), SAUDI | changes).content.decode()
    assert "error-summary" in page
    assert not ours(Person).exists()


def test_an_iranian_who_lives_in_qassim_reads_arabic_from_then_on():
    """P10."""
    user = a_user(MOBILE)
    words = {"national_code": "1000000008", "first_name": "نورة", "last_name": "القصيمي", "gender": "woman"}
    services.register_person(user=user, **words, birth_on=date(1985, 3, 12), province="SA-05", county="SA-0501")
    user.refresh_from_db()
    assert user.language == "ar"


def test_equal_digits_of_two_countries_are_two_persons():
    """R31: ten digits that are a true national code and a true Saudi number too."""
    both = next(code for n in range(100_000_000) if saudi_or_none(code := national_code(n)))
    iranian, saudi = a_person(national_code=both), a_saudi(national_code=both)
    assert iranian.national_code == saudi.national_code
    assert iranian.national_code_index != saudi.national_code_index
    for person, province in ((iranian, "20"), (saudi, "SA-05")):
        words = {"national_code": both, "first_name": "a", "last_name": "b", "gender": "woman", "county": ""}
        said = words | {"user": a_user(), "birth_on": person.birth_on, "province": province}
        assert refused(services.register_person, **said).code == "taken"


def saudi_or_none(code: str) -> str | None:
    try:
        return identifiers.saudi_id(code)
    except ValidationError:
        return None


def test_a_person_is_asked_who_they_are_only_once():
    client = signed_in(a_person().user)
    assert client.get(reverse("identity"))["Location"] == reverse("my_applications")
    assert identify(client)["Location"] == reverse("my_applications")


def test_no_service_is_asked_about_a_saudi_number(settings):
    """R31: none is connected, which is another thing than a no; the association says it with a source."""
    settings.INQUIRY_URLS = {"identity": "http://127.0.0.1:9/", "debts": "http://127.0.0.1:9/"}
    assert inquiries.ask("identity", a_saudi()).heard is inquiries.ReplyStatus.NOT_CONFIGURED
    assert inquiries.ask("identity", a_person()).heard is inquiries.ReplyStatus.UNAVAILABLE


def test_officers_find_a_person_by_the_number_of_either_country():
    """R31."""
    iranian, saudi = a_file(State.IN_REVIEW), a_file("study", scheme="productive_families")
    desk = at_desk(an_officer(Role.HEADQUARTERS, ""))
    for file in (iranian, saudi):
        answer = desk.post(reverse("admin:applicants_application_find"), {"sought": file.person.national_code})
        assert answer["Location"] == file_url(file)
    page = desk.get(file_url(saudi)).content.decode()
    assert "هویت ملی عربستان" in page
    assert "وصل نیست" in page


@pytest.mark.parametrize(
    ("role", "province", "sits"),
    [(Role.ASSOCIATION, "SA-05", True), (Role.ASSOCIATION, "20", False), (Role.EXPERT, "SA-05", False)],
)
def test_each_role_sits_in_its_own_country(role, province, sits):
    """P8."""
    desk, password = at_desk(an_officer(Role.ADMINISTRATOR, "")), "a very long password 1"
    account = {"username": "new", "full_name": "نو", "language": "ar", "password1": password, "password2": password}
    rows = {"officer-TOTAL_FORMS": "1", "officer-INITIAL_FORMS": "0"}
    said = account | rows | {"officer-0-role": role, "officer-0-province": province}
    said |= {"officer-0-organisation": a_body("institute", "").pk}
    desk.post(reverse("admin:applicants_user_add"), said)
    assert User.objects.filter(username="new").exists() is sits
