"""The pages before a file: home, conditions, the way in, refusals; each whole, in the states a visitor meets it in."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.messages import constants
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from applicants import services
from applicants.models import Application, Person, Role, State, User
from applicants.templatetags import portal
from microfinance.styleguide import styleguide
from tests.applicants.circulars import a_circular
from tests.applicants.desk import at_desk
from tests.applicants.portal import signed_in
from tests.reading import compare, said_by
from tests.world import a_file, a_person, a_saudi, a_user, an_officer, national_code, saudi_id

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_shahrivar(clock: Any) -> None:
    clock("1405/06/15")


def reads(client: Client, url: str, name: str, part: str = "main", **changing: str) -> None:
    """The page at this address says what its text says."""
    answer = client.get(url)
    compare(said_by(answer.content.decode(), part), f"applicants/pages/{name}.txt", **changing)


def somebody(mobile: str = "09121112233") -> Person:
    return a_person(user=a_user(mobile), national_code=national_code(77))


def a_family() -> Person:
    return a_saudi(user=a_user("+966501112233"), national_code=saudi_id(77))


def in_arabic(person: Person) -> Person:
    User.objects.filter(pk=person.user_id).update(language="ar")
    person.user.refresh_from_db()
    return person


def test_home_for_everybody_and_for_a_family_of_qassim(client: Client) -> None:
    reads(client, "/", "home")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    reads(client, "/", "home_arabic")
    reads(signed_in(a_family().user), "/", "home_of_a_family")


def test_the_frame_of_a_page_for_a_visitor_and_for_one_who_is_signed_in(client: Client) -> None:
    """The way in stands there for a visitor alone, the way out for one who is signed in, each page marked as here."""
    reads(client, reverse("schemes"), "frame_of_a_visitor", "header")
    reads(client, reverse("sign_in"), "frame_of_the_way_in", "header")
    browser = signed_in(somebody().user)
    reads(browser, reverse("my_applications"), "frame_of_ones_own", "header")
    reads(browser, "/", "frame_of_one_signed_in", "header")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    reads(client, "/", "frame_in_arabic", "header")


def test_the_head_of_a_page_says_what_went_wrong_and_the_language(client: Client) -> None:
    page = client.get(reverse("sign_in")).content.decode()
    assert '<html lang="fa" dir="rtl">' in page
    assert "<title>ورود – درگاه تسهیلات خرد</title>" in page
    assert "demo-bar" not in page
    wrong = client.post(reverse("sign_in"), {"mobile": "1"}).content.decode()
    assert "<title>خطا: ورود – درگاه تسهیلات خرد</title>" in wrong
    with override_settings(DEMO=True):
        shown = client.get(reverse("sign_in")).content.decode()
    assert "این نسخه برای آزمایش است؛ پولی جابه‌جا نمی‌شود و نباید اطلاعات واقعی در آن بنویسید." in shown


@pytest.mark.parametrize("slug", ["omid2", "covid_relief", "home_business", "self_help_group", "productive_families"])
def test_the_conditions_of_each_scheme_for_a_visitor(client: Client, slug: str) -> None:
    """O13, O26: Omid-2 names its articles, the others the parts of their text; a number only where there is one."""
    reads(client, reverse("conditions", args=[slug]), f"conditions_{slug}")


def test_the_conditions_before_and_after_agreeing() -> None:
    """O13: who has not agreed is asked, who agreed reads the day and is not asked again."""
    person = somebody()
    browser, url = signed_in(person.user), reverse("conditions", args=["omid2"])
    reads(browser, url, "conditions_asked", 'form method="post" novalidate data-guard')
    assert browser.post(url, {"agreed": "on"})["Location"] == reverse("start_application", args=["omid2"])
    page = browser.get(url).content.decode()
    reads(browser, url, "conditions_agreed")
    again = browser.post(url, {})
    compare(said_by(again.content.decode(), "main"), "applicants/pages/conditions_agreed.txt")
    assert 'name="agreed"' not in page
    assert "می‌پذیرم و ادامه می‌دهم" not in page
    stranger = signed_in(a_person().user).get(url).content.decode()
    assert "پذیرفتید" not in stranger
    assert 'name="agreed"' in stranger


def test_the_conditions_for_one_who_lives_elsewhere() -> None:
    browser = signed_in(a_family().user)
    page = browser.get(reverse("conditions", args=["omid2"])).content.decode()
    assert "notice-warn" in page
    assert reverse("start_application", args=["omid2"]) not in page
    assert 'name="agreed"' not in page
    reads(browser, reverse("conditions", args=["home_business"]), "conditions_elsewhere")


def test_the_conditions_say_what_circulars_have_changed(client: Client) -> None:
    a_circular("minimum_contribution", 20_000_000, since="1405/01/01")
    a_circular("ceiling", 2_000_000_000, since="1405/01/01", until="1405/12/29", provinces=("20", "23"))
    page = client.get(reverse("conditions", args=["omid2"])).content.decode()
    start = page.index("آنچه بخشنامه‌ها تغییر داده‌اند")
    said = said_by(f"<ul>{page[start:]}"[: page[start:].index("</ul>") + 9])
    compare(said, "applicants/pages/conditions_changed.txt")


def test_the_way_in_number_code_province_and_who_one_is(client: Client) -> None:
    reads(client, reverse("sign_in"), "sign_in")
    compare(
        said_by(client.post(reverse("sign_in"), {"mobile": "12"}).content.decode(), "main"),
        "applicants/pages/sign_in_wrong.txt",
    )
    client.post(reverse("sign_in"), {"mobile": "09121112233"})
    reads(client, reverse("sign_in_code"), "sign_in_code")
    again = client.post(reverse("sign_in_code"), {"again": "1"}, follow=True)
    compare(said_by(again.content.decode(), "main"), "applicants/pages/sign_in_code_again.txt")
    newcomer = signed_in(User.objects.create_applicant("09351112233"))
    reads(newcomer, reverse("identity"), "province")
    reads(newcomer, reverse("identity_in", args=["20"]), "identity_iran")
    reads(newcomer, reverse("identity_in", args=["SA-05"]), "identity_saudi")
    wrong = newcomer.post(reverse("identity_in", args=["20"]), {"first_name": "زهرا"})
    compare(said_by(wrong.content.decode(), "main"), "applicants/pages/identity_wrong.txt")


def test_the_demo_alone_shows_the_code_on_the_page(client: Client) -> None:
    with override_settings(DEMO=True):
        client.post(reverse("sign_in"), {"mobile": "09121112233"})
        page = client.get(reverse("sign_in_code")).content.decode()
    assert "پیامکی نمی‌رود. کد شما:" in page
    other = Client()
    other.post(reverse("sign_in"), {"mobile": "09121112234"})
    assert "پیامکی نمی‌رود" not in other.get(reverse("sign_in_code")).content.decode()


def test_starting_a_file_in_time_after_the_last_day_and_where_others_file() -> None:
    person = somebody()
    browser = signed_in(person.user)
    for slug in ("omid2", "covid_relief"):
        services.agree(person=person, scheme=slug, address=None)
        reads(browser, reverse("start_application", args=[slug]), f"start_{slug}")
    reads(browser, reverse("start_application", args=["self_help_group"]), "start_self_help_group")


def card(state: str, person: Person, **fields: Any) -> Application:
    return a_file(state, person, **fields)


def test_my_files_none_some_and_many() -> None:
    person = somebody()
    browser = signed_in(person.user)
    reads(browser, reverse("my_applications"), "my_applications_none")
    card(State.DRAFT, person, code="T0000771", answers={"requested_amount": None})
    card(State.WITHDRAWN, person, code="T0000772")
    reads(browser, reverse("my_applications"), "my_applications_two")
    for number in range(20):
        card(State.WITHDRAWN, person, code=f"T00008{number:02}")
    for page in ("1", "2", "3"):
        answer = browser.get(reverse("my_applications"), {"page": page}).content.decode()
        compare(said_by(answer, 'nav aria-label="صفحه‌ها"'), f"applicants/pages/pager_{page}.txt")


def test_my_files_of_a_family_are_in_riyals() -> None:
    family = in_arabic(a_family())
    a_file("study", family, scheme="productive_families", code="T0000771", answers={"requested_amount": 2_000_000})
    reads(signed_in(family.user), reverse("my_applications"), "my_applications_arabic")


@pytest.mark.parametrize("status", [400, 403, 404, 429])
def test_a_refusal_says_why_and_leads_home(status: int) -> None:
    request = RequestFactory().get("/")
    request.user = a_user()
    compare(said_by(render_to_string(f"{status}.html", {}, request), "main"), f"applicants/pages/error_{status}.txt")


def test_the_page_of_a_fault_of_ours_needs_nothing_and_says_it_is_ours() -> None:
    compare(said_by(render_to_string("500.html"), "body"), "applicants/pages/error_500.txt")


@pytest.mark.parametrize(
    ("level", "marks"),
    [
        (constants.SUCCESS, "[role=status][notice-good]"),
        (constants.WARNING, "[role=status][notice-warn]"),
        (constants.ERROR, "[role=alert][notice-bad]"),
        (constants.INFO, "[role=status]"),
    ],
)
def test_a_message_has_the_colour_of_its_level_and_an_error_is_read_out(level: int, marks: str) -> None:
    message = type("Message", (), {"level_tag": constants.DEFAULT_TAGS[level], "__str__": lambda self: "ذخیره شد"})
    said = said_by(render_to_string("components/messages.html", {"messages": [message()]}))
    assert said == f"{marks} ذخیره شد\n"


def test_the_styleguide_shows_every_component(client: Client) -> None:
    """What no page of ours happens to use yet: past steps, a task without a link, a row that can be changed."""
    request = RequestFactory().get("/style/")
    request.user = an_officer(Role.EXPERT)
    compare(said_by(styleguide(request).content.decode(), "main"), "applicants/pages/styleguide.txt")
    request = RequestFactory().get("/style/", {"errors": ""})
    request.user = a_user()
    compare(said_by(styleguide(request).content.decode(), "main"), "applicants/pages/styleguide_errors.txt")


def test_the_pieces_of_a_form_are_marked_for_those_who_do_not_see_it(client: Client) -> None:
    """Boxes of a day stand beside each other, choices below each other, an error is tied to its field."""
    browser = signed_in(User.objects.create_applicant("09351112233"))
    url = reverse("identity_in", args=["20"])
    page = browser.post(url, {"first_name": ""}).content.decode()
    assert page.count('<div class="date-parts">') == 1
    assert page.count('<div class="choices">') == 1
    assert '<ul class="errorlist error-text" id="id_first_name_error">' in page


@pytest.mark.parametrize("built", [True, False])
def test_our_letters_are_asked_for_where_they_were_built_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch, built: bool
) -> None:
    """A link to nothing would cost every page a request that fails."""
    portal.fonts_stylesheet.cache_clear()
    monkeypatch.setattr(portal.finders, "find", lambda name: name if built else None)
    desk = at_desk(an_officer())
    for answer in (client.get(reverse("sign_in")), desk.get(reverse("admin:index"))):
        page = answer.content.decode()
        assert ('<link rel="stylesheet" href="/static/fonts/fonts.css">' in page) == built
        assert '<link rel="stylesheet" href="">' not in page
    portal.fonts_stylesheet.cache_clear()
