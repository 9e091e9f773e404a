"""The public pages of the law under circulars: approved ones in their window and place, never a draft, one query."""

from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from applicants.lawdesk.circulars import law_in
from applicants.services import withdraw_circular
from schemes.books.omid2 import omid2
from schemes.catalogue import plain
from schemes.pages.prospects import DecisiveAnswer
from schemes.units import day
from schemes.units.places import AREAS
from tests.applicants.circulars import a_circular, a_draft
from tests.world import FARS, SEMNAN

pytestmark = pytest.mark.django_db
LAW, PDF, OFFERS = "/schemes/omid2/", "/schemes/omid2.pdf", "/schemes/omid2/calculator/"
ASK = "/schemes/what-can-i-get/"
RELIEF = "/schemes/covid_relief/calculator/"
SMALL = {
    "who": "person", "purpose": "creation", "amount": "20000000", "deposit": "25000000", "debt": "no",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _in_autumn(clock):
    clock("1405/08/30")


def text_of(client, path, **answers):
    response = client.get(path, answers)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def patterns(**cells):
    rows = plain(omid2.parameter("patterns", day("1405/01/01")))
    rows[0] |= cells
    return rows


def test_the_lawyers_page_shows_each_value_with_its_letter_window_and_provinces(client):
    a_circular(value=20_000_000, since="1405/01/01", until="1405/12/29", citation="نامه ۱۲ روز ۱۴۰۴/۱۲/۲۰")
    a_circular(value=10_000_000, since="1405/02/01", provinces=[FARS, SEMNAN], citation="نامه ۱۳ روز ۱۴۰۵/۰۱/۳۰")
    page = text_of(client, LAW)
    printed = page.index("۳۰٬۰۰۰٬۰۰۰ ریال <span")
    first = page.index("(نامه ۱۲ روز ۱۴۰۴/۱۲/۲۰، از ۱ فروردین ۱۴۰۵ تا ۲۹ اسفند ۱۴۰۵، همه استان‌ها)")
    second = page.index("(نامه ۱۳ روز ۱۴۰۵/۰۱/۳۰، از ۱ اردیبهشت ۱۴۰۵ به بعد، فارس، سمنان)")
    assert printed < first < second
    assert "۲۰٬۰۰۰٬۰۰۰ ریال" in page
    assert "۱۰٬۰۰۰٬۰۰۰ ریال" in page


def test_the_page_says_which_of_two_letters_about_a_number_holds(client):
    """Windows may overlap, and a younger letter for all provinces holds over an older one of a province."""
    said = "آن که دیرتر آغاز شده حکم می‌کند"
    a_circular(value=20_000_000, since="1405/01/01", provinces=[SEMNAN])
    assert said not in text_of(client, LAW)
    a_circular(value=10_000_000, since="1405/02/01")
    assert said in text_of(client, LAW)
    assert law_in("omid2", SEMNAN).parameter("minimum_contribution", day("1405/02/01")) == 10_000_000


def test_a_new_table_stands_under_the_printed_one_with_its_letter(client):
    a_circular("patterns", patterns(coefficient_percent=100), since="1405/07/01", citation="نامه ۱۴")
    page = text_of(client, LAW)
    printed, new = page.index(">۹۰ درصد<"), page.index(">۱۰۰ درصد<")
    assert printed < page.index("نامه ۱۴، از ۱ مهر ۱۴۰۵ به بعد، همه استان‌ها") < new


@pytest.mark.slow
def test_the_pdf_has_them_too_and_changes_when_one_is_taken_back(client):
    def printed():
        answer = client.get(PDF)
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
        return answer["ETag"], "نامهٔ آزمودنی" in text

    circular = a_circular(citation="نامهٔ آزمودنی")
    first, is_there = printed()
    assert is_there
    withdraw_circular(circular=circular, by=circular.approved_by)
    second, is_there = printed()
    assert not is_there
    assert first != second


def test_who_has_the_old_page_is_sent_the_new_one_after_a_circular(client):
    client.get(LAW)
    old = client.get(LAW)["ETag"]
    assert client.get(LAW, headers={"If-None-Match": old}).status_code == 304
    a_circular()
    assert client.get(LAW, headers={"If-None-Match": old}).status_code == 200


def test_a_draft_is_on_no_public_page(client):
    a_draft(value=12_345_678, citation="پیش‌نویس ۹۹")
    for path in (LAW, "/schemes/", OFFERS):
        page = text_of(client, path)
        assert "۱۲٬۳۴۵٬۶۷۸" not in page
        assert "پیش‌نویس ۹۹" not in page


def omid2_in(client, place="", **changes):
    found = client.get(ASK, SMALL | {"place": place} | changes).context["found"]
    return next(each for each in found if each["prospect"].scheme.slug == "omid2")


def test_what_can_i_get_answers_by_the_law_of_the_visitors_province(client):
    """O33 with O41: ninety percent of 25 million is enough only where 20 million is the minimum."""
    assert omid2_in(client, FARS)["prospect"].standing == "not"
    a_circular(value=20_000_000, provinces=[FARS], citation="نامه ۱۳")
    there, elsewhere, unsaid = omid2_in(client, FARS), omid2_in(client, SEMNAN), omid2_in(client)
    assert there["prospect"].standing == "likely"
    assert elsewhere["prospect"].standing == "not"
    assert unsaid["prospect"].standing == "not"
    assert [[province.name for province in each["apart"]] for each in (there, elsewhere, unsaid)] == [[], [], ["فارس"]]


def test_a_refusal_by_a_circular_cites_it_and_moving_is_the_one_change(client):
    a_circular(value=26_000_000)
    a_circular(value=24_000_000, provinces=[FARS])
    prospect = omid2_in(client, SEMNAN, deposit="25000000")["prospect"]
    assert "بخشنامه ۱۲۳" in prospect.because.article
    assert prospect.change.question == "deposit"
    assert prospect.change.value == 26_000_000


def test_a_circular_that_ends_before_the_deposit_is_ripe_still_holds_for_who_asks_today(client):
    a_circular(value=20_000_000, until="1405/09/05")
    assert omid2_in(client, FARS)["prospect"].standing == "likely"


def test_what_is_closed_for_all_but_one_province_is_not_called_closed_for_everybody(client):
    """K8: the deadline of Kara extended in Fars alone."""
    asked = {"who": "company", "people": "4", "amount": "400000000"}

    def covid():
        found = client.get(ASK, asked).context["found"]
        return next(each["prospect"] for each in found if each["prospect"].scheme.slug == "covid_relief")

    assert covid().whoever_asks
    for name in ("registration_until", "payout_until"):
        a_circular(name, "1405/12/29", scheme="covid_relief", provinces=[FARS])
    assert (covid().whoever_asks, covid().change) == (False, DecisiveAnswer("place", FARS))


@pytest.mark.parametrize(("since", "until"), [("1405/09/01", None), ("1405/01/01", "1405/08/29")])
def test_a_circular_to_come_or_gone_by_judges_nobody_today(client, since, until):
    a_circular(value=20_000_000, since=since, until=until)
    assert omid2_in(client, FARS)["prospect"].standing == "not"


def test_the_briefs_have_todays_numbers_and_say_where_others_hold(client):
    a_circular("ceiling", 1_200_000_000)
    a_circular("ceiling", 1_500_000_000, provinces=[SEMNAN])
    page = text_of(client, "/schemes/")
    assert "۱٬۲۰۰٬۰۰۰٬۰۰۰ ریال" in page
    assert "۱٬۵۰۰٬۰۰۰٬۰۰۰ ریال" not in page
    assert "بخشنامه‌ای جداگانه برقرار است: سمنان" in page


def test_the_offers_of_a_deposit_are_by_the_law_of_the_day_and_place(client):
    deposit = {"deposit": "100000000"}
    assert 'name="province"' not in text_of(client, OFFERS, **deposit)
    a_circular("patterns", patterns(coefficient_percent=95), citation="نامه ۱")
    a_circular("patterns", patterns(coefficient_percent=100), provinces=[FARS], citation="نامه ۲", since="1405/02/01")
    page, there = text_of(client, OFFERS, **deposit), text_of(client, OFFERS, **deposit, province=FARS)
    assert 'name="province"' in page
    assert "۹۵٬۰۰۰٬۰۰۰" in page
    assert "رقم‌ها با این بخشنامه‌هاست: نامه ۱" in page
    assert "۱۰۰٬۰۰۰٬۰۰۰</span></td><td" in there
    assert "۹۵٬۰۰۰٬۰۰۰" not in there
    assert "error-summary" in text_of(client, OFFERS, **deposit, province=SEMNAN)


def test_the_deposit_of_a_loan_too_and_its_ceiling(client):
    loan = {"loan": "1200000000"}
    assert "error-summary" in text_of(client, OFFERS, **loan)
    a_circular("ceiling", 1_200_000_000, provinces=[FARS])
    assert "error-summary" in text_of(client, OFFERS, **loan)
    assert client.get(OFFERS, loan | {"province": FARS}).context["needs"]


def test_relief_by_the_head_is_by_the_law_of_the_day_and_place(client):
    asked = {"insured_workers": "1", "closed_by_decree": "no"}
    a_circular("open_unit_amount", 150_000_000, scheme="covid_relief", provinces=[FARS], since="1399/01/01")
    assert client.get(RELIEF, asked).context["relief"].amount == 120_000_000
    there = client.get(RELIEF, asked | {"province": FARS}).context
    assert (there["relief"].amount, there["heads"][1].amount) == (150_000_000, 300_000_000)


@pytest.mark.parametrize("path", [LAW, "/schemes/", OFFERS, RELIEF, f"{ASK}?place={FARS}"])
@pytest.mark.parametrize("number", [1, 5])
def test_what_is_signed_is_one_query_for_any_number_of_circulars(client, queries, path, number):
    for value in range(number):
        a_circular(value=20_000_000 + value)
    with queries() as seen:
        assert client.get(path).status_code == 200
    assert [each["sql"].split('"')[1] for each in seen] == ["applicants_circular"]


@pytest.mark.parametrize("path", [ASK, "/schemes/instalments/", "/schemes/of_nobody/"])
def test_a_page_that_needs_no_law_asks_the_database_nothing(client, queries, path):
    with queries() as seen:
        client.get(path)
    assert len(seen) == 0


def test_every_place_of_a_circular_is_one_that_a_visitor_may_say(client):
    page = text_of(client, ASK)
    assert all(f'<option value="{code}">' in page for code in AREAS)


def test_the_first_page_and_the_conditions_say_what_circulars_make_of_their_numbers(client):
    """O13: nobody accepts numbers that a signed letter has changed without reading so."""
    changed = "آنچه بخشنامه‌ها تغییر داده‌اند"
    first, conditions = text_of(client, "/"), text_of(client, "/conditions/omid2/")
    assert "تا ۱۳۵ درصد آن" in first
    assert "یک میلیارد ریال" in conditions
    assert changed not in conditions
    a_circular("ceiling", 1_200_000_000, citation="نامه ۱۲ روز ۱۴۰۵/۰۱/۰۱")
    a_circular("minimum_contribution", 10_000_000, provinces=[FARS], citation="نامه ۱۳ روز ۱۴۰۵/۰۱/۰۱")
    a_circular(
        "patterns", [*patterns()[:2], patterns()[2] | {"coefficient_percent": 150}], citation="نامه ۱۴ روز ۱۴۰۵/۰۱/۰۱"
    )
    a_circular("ceiling", 800_000_000, until="1405/08/29", citation="نامه ۱۵ روز ۱۴۰۵/۰۱/۰۱")
    first, conditions = text_of(client, "/"), text_of(client, "/conditions/omid2/")
    assert "تا ۱۵۰ درصد آن" in first
    assert "۱٬۲۰۰٬۰۰۰٬۰۰۰ ریال" in first
    _, said = conditions.split(changed)
    assert "سقف وام: ۱٬۲۰۰٬۰۰۰٬۰۰۰ ریال" in said
    assert "(نامه ۱۳ روز ۱۴۰۵/۰۱/۰۱، از ۱ فروردین ۱۴۰۵ به بعد، فارس)" in said
    assert '<a href="/schemes/omid2/">' in said
    assert "نامه ۱۵" not in said
