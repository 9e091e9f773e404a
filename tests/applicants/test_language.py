"""Persian and Arabic: whose language a page, a form and a message are in, and how it writes and reads (P10, R31)."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.forms import Field
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from applicants import notices, services
from applicants.fields import JalaliField, TextField
from applicants.models import Notice, User
from applicants.templatetags.portal import ltr
from microfinance.language import AccountLanguage
from schemes.catalogue import REGISTRATION
from schemes.fields import CountField, DayField, MoneyField, PercentField
from schemes.units.text import normalise, normalise_arabic, sort_key
from tests.applicants.portal import refused, signed_in
from tests.ours import ours
from tests.world import a_file, a_saudi, a_user

pytestmark = pytest.mark.django_db

SWITCH = {"language": "ar", "next": "/sign-in/"}


def language_of(client: Client, path: str = "/sign-in/", **headers: str) -> str:
    page = client.get(path, headers=headers).content.decode()
    return next(code for code in ("fa", "ar") if f'<html lang="{code}" dir="rtl">' in page)


@pytest.mark.parametrize(
    ("phone", "language"),
    [
        ("ar", "ar"),
        ("ar-SA,ar;q=0.9,en;q=0.5", "ar"),
        ("fa-IR", "fa"),
        ("en-US", "fa"),
        ("de,en;q=0.8", "fa"),
        ("", "fa"),
    ],
)
def test_p10_an_arabic_phone_gets_arabic_and_every_other_persian(phone: str, language: str) -> None:
    assert language_of(Client(), **{"accept-language": phone}) == language


def test_p10_the_switch_is_kept_by_a_cookie_and_goes_back_to_the_same_page() -> None:
    client = Client()
    answer = client.post(reverse("set_language"), SWITCH)
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
    assert language_of(client) == "ar"
    client.post(reverse("set_language"), SWITCH | {"language": "fa"})
    assert language_of(client, **{"accept-language": "ar"}) == "fa"


def test_the_switch_follows_no_address_of_another_site_and_only_a_post() -> None:
    client = Client()
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"):
        assert client.post(reverse("set_language"), SWITCH | {"next": elsewhere})["Location"] == "/"
    assert client.get(reverse("set_language"), SWITCH).status_code == 405


def test_the_switch_takes_no_language_that_the_portal_has_not() -> None:
    user = a_user()
    client = signed_in(user)
    client.post(reverse("set_language"), SWITCH | {"language": "de"})
    user.refresh_from_db()
    assert (user.language, language_of(client, "/")) == ("fa", "fa")


def test_p10_who_is_signed_in_has_the_language_of_the_account_on_every_device() -> None:
    user = a_user()
    signed_in(user).post(reverse("set_language"), SWITCH)
    user.refresh_from_db()
    assert user.language == "ar"
    assert language_of(signed_in(user), "/", **{"accept-language": "fa"}) == "ar"


def test_the_switch_changes_nobody_elses_language() -> None:
    user, another = a_user(), a_user()
    signed_in(user).post(reverse("set_language"), SWITCH)
    another.refresh_from_db()
    assert another.language == "fa"


def test_a_shared_cache_keeps_the_two_languages_apart() -> None:
    vary = Client().get("/schemes/")["Vary"].lower()
    assert "cookie" in vary
    assert "accept-language" in vary


def test_a_page_of_nobody_asks_the_database_for_no_account(queries) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with queries() as seen:
        AccountLanguage(lambda _request: HttpResponse())(request)
    assert len(seen) == 0


def test_p10_who_comes_first_by_an_arabic_page_is_written_to_in_arabic() -> None:
    client = Client(headers={"accept-language": "ar"})
    client.post(reverse("sign_in"), {"mobile": "٠٥٠١٢٣٤٥٦٧"})
    notice = ours(Notice).get(kind="code")
    assert "رمز دخولك" in notice.text
    code = next(word for word in notice.text.split() if word.isdecimal() and len(word) == 6)
    client.post(reverse("sign_in_code"), {"code": code})
    assert User.objects.get(pk=client.session["_auth_user_id"]).language == "ar"


def test_p10_a_notice_is_in_its_receivers_language_whoever_causes_it() -> None:
    family, person = a_saudi(), a_user()
    file = a_file("study", family, scheme="productive_families")
    said = notices.tell(kind="referred", once="one", application=file, bank="بنك الجزيرة", amount=150_050).text
    assert "أُحيل الطلب" in said
    assert "١٬٥٠٠٫٥٠ ريال سعودي" in said
    with override("ar"):
        told = notices.tell(kind="disbursed", once="two", user=person, amount=2_000, paid_on=date(2021, 5, 8)).text
    assert "مبلغ: ۲٬۰۰۰ ریال" in told
    assert "۱۴۰۰/۰۲/۱۸" in told


def test_p10_an_arabic_page_has_arabic_digits_and_gregorian_days_and_a_persian_one_ours(clock) -> None:
    clock("1405/09/01")
    family = a_saudi()
    file = a_file("study", family, scheme="productive_families", answers={"requested_amount": 2_000_050})
    services.judge(application=file, stage=REGISTRATION)
    client = signed_in(family.user)
    client.post(reverse("set_language"), SWITCH | {"language": "fa"})
    persian = client.get(reverse("judgement", args=[file.code])).content.decode()
    assert "۱ آذر ۱۴۰۵" in persian
    client.post(reverse("set_language"), SWITCH)
    arabic = client.get(reverse("judgement", args=[file.code])).content.decode()
    assert "٢٢ نوفمبر ٢٠٢٦" in arabic
    assert not set("۰۱۲۳۴۵۶۷۸۹") & set(arabic)
    assert "٢٠٬٠٠٠٫٥٠ ريال سعودي" in client.get(reverse("my_applications")).content.decode()


def test_p10_the_sources_of_a_judgement_are_in_the_language_of_the_files_country(clock) -> None:
    """Whoever judges: here a task, whose language is Persian."""
    clock("1405/09/01")
    file = a_file("study", scheme="productive_families", answers={"home_based": True})
    sources = services.judge(application=file, stage=REGISTRATION).sources
    assert sources["home_based"] == "إجابة مقدم الطلب، ٢٠٢٦/١١/٢٢"


def test_p10_a_refusal_and_a_forms_error_are_said_in_arabic() -> None:
    page = Client(headers={"accept-language": "ar"}).post(reverse("sign_in"), {"mobile": "123"}).content.decode()
    assert "هناك ما يحتاج إلى تصحيح" in page
    assert "اكتب رقم الجوال مثل ٠٥٠١٢٣٤٥٦٧" in page
    with override("ar"):
        said = refused(services.check_code, mobile="09120000000", code="1", address=None)
    assert str(said) == "انتهى وقت هذا الرمز؛ اطلب رمزًا جديدًا."


def error_of(field: Field, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "halalas"),
    [
        ("20000", 2_000_000),
        ("٢٠٬٠٠٠٫٥٠", 2_000_050),
        ("٢٠،٠٠٠", 2_000_000),
        ("20,000.5", 2_000_050),
        ("۲۰٬۰۰۰", 2_000_000),
        ("0.01", 1),
        (" 1 500 ", 150_000),
    ],
)
def test_p10_riyals_are_read_to_the_halala_in_any_digits(typed: str, halalas: int) -> None:
    assert MoneyField(currency="SAR").clean(typed) == halalas


@pytest.mark.parametrize(
    "typed", ["عشرون", "20.000", "20,5", "1.234", "-5", "2e3", "1,00,000", "٢٠٫", "10000000000001", "9" * 40]
)
@pytest.mark.parametrize("language", ["fa", "ar"])
def test_p10_riyals_that_could_be_misread_are_refused(typed: str, language: str) -> None:
    with override(language):
        assert error_of(MoneyField(currency="SAR"), typed)


def test_p10_a_sum_is_shown_again_as_its_reader_writes_it_and_its_bounds_too() -> None:
    field = MoneyField(currency="SAR", least=100, most=2_000_050)
    with override("ar"):
        assert field.prepare_value(150_050) == "١٬٥٠٠٫٥٠"
        assert field.prepare_value("typed") == "typed"
        assert error_of(field, "٠٫٥") == "اكتب مبلغًا من ١ إلى ٢٠٬٠٠٠٫٥٠ ريال سعودي."
        assert str(field.suffix) == "ريال سعودي"
    with override("fa"):
        assert field.prepare_value(150_050) == "۱٬۵۰۰٫۵۰"
        assert MoneyField().prepare_value(5_000_000) == "۵٬۰۰۰٬۰۰۰"


def test_an_arabic_reader_of_rials_hears_arabic_too() -> None:
    with override("ar"):
        assert MoneyField().clean("٥٠٠٠") == 5_000
        assert error_of(MoneyField(), "???") == "اكتب المبلغ بالأرقام، مثل ٢٠٬٠٠٠ أو ١٬٥٠٠٫٥٠."
        assert CountField().prepare_value(12) == "١٢"
        assert PercentField().clean("٤٫٥") == Decimal("4.5")


def test_p10_days_are_typed_in_the_readers_calendar() -> None:
    boxes, line = JalaliField(), DayField()
    with override("ar"):
        assert boxes.clean(["٨", "5", "٢٠٢١"]) == line.clean("٢٠٢١/٠٥/٠٨") == date(2021, 5, 8)
        assert boxes.widget.decompress(date(2021, 5, 8)) == ["٨", "5", "٢٠٢١"]
        assert "مايو" in boxes.widget.render("day", None)
        assert error_of(boxes, ["30", "2", "2024"]) == "عدد أيام فبراير ٢٠٢٤ هو ٢٩."
        # A Hijri or a Persian year is no Gregorian one.
        assert error_of(boxes, ["1", "1", "1447"]) == "اكتب السنة الميلادية، بين ١٩٠٠ و٢١٠٠."
        assert error_of(line, "غدا").startswith("اكتب التاريخ هكذا")
    with override("fa"):
        assert boxes.clean(["۱۸", "2", "۱۴۰۰"]) == line.clean("۱۴۰۰/۰۲/۱۸") == date(2021, 5, 8)
        assert "اردیبهشت" in boxes.widget.render("day", None)


def test_p10_arabic_letters_stay_as_they_were_typed_and_the_same_name_sorts_and_is_found_alike() -> None:
    typed = "هدى  الكعبي ٢"
    with override("ar"):
        assert TextField().clean(typed) == "هدى الكعبي 2"
        assert TextField().clean("علی كریم") == "علي كريم"
    with override("fa"):
        assert TextField().clean(typed) == normalise(typed) == "هدی الکعبی 2"
    assert sort_key(normalise_arabic(typed)) == sort_key(normalise(typed))


def test_arabic_digits_keep_their_order_around_a_dash() -> None:
    """They would turn around at it: «١٤٠٥-١» would be read «١-١٤٠٥»."""
    assert ltr("١٤٠٥-١") == '<bdo dir="ltr">١٤٠٥-١</bdo>'
    assert ltr("۱۴۰۵-۱") == '<bdi dir="ltr">۱۴۰۵-۱</bdi>'
    assert ltr("٥/ب") == '<bdi dir="ltr">٥/ب</bdi>'
    assert ltr(None) == '<bdi dir="ltr"></bdi>'


def test_p10_an_arabic_visitor_finds_the_scheme_of_their_country_on_the_first_page() -> None:
    arabic = Client(headers={"accept-language": "ar"}).get("/").content.decode()
    persian = Client().get("/").content.decode()
    assert '<h3 lang="ar">الأسر المنتجة</h3>' in arabic
    assert "طرح امید ۲" not in arabic
    assert '<h2 lang="fa">طرح امید ۲</h2>' in persian


def test_the_law_of_the_other_language_is_marked_for_a_screen_reader() -> None:
    arabic = Client(headers={"accept-language": "ar"}).get("/schemes/omid2/").content.decode()
    assert '<div lang="fa">' in arabic
    persian = Client().get("/schemes/productive_families/").content.decode()
    assert '<div lang="ar">' in persian
