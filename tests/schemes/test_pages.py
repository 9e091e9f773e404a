"""The public pages of the law. None of these tests may touch a database: every page is read without a single query."""

import re
from html import unescape
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.test import Client
from pypdf import PdfReader

from schemes import printing
from schemes.catalogue import READINGS, SCHEMES
from schemes.reader.lawbook import lawbook
from schemes.units.text import ZWNJ, persian_grouped

pytestmark = pytest.mark.urls("tests.schemes.urls")

ALL = pytest.mark.parametrize("slug", SCHEMES)


def text_of(client: Client, path: str, **answers: object) -> str:
    """A page's HTML with its entities read, its answers in the address."""
    response = client.get(path, answers)
    assert response.status_code == 200
    return unescape(response.content.decode())


def bare(text: str) -> str:
    """Letters alone: a PDF's text comes without joiners, and its lines break anywhere."""
    return "".join(letter for letter in text.replace(ZWNJ, "") if letter.isalpha())


def test_every_scheme_is_told_and_only_those_with_conditions_take_applications(client: Client) -> None:
    page = text_of(client, "/schemes/")
    for slug, scheme in SCHEMES.items():
        assert scheme.title in page
        assert f'href="/schemes/{slug}/"' in page
        assert (f'href="/conditions/{slug}/"' in page) == (slug in SCHEMES)


def test_the_numbers_of_the_briefs_are_read_from_the_law(client: Client) -> None:
    """O34, K13, K14, H8, H9."""
    page = text_of(client, "/schemes/")
    for amount in (1_000_000_000, 30_000_000, 120_000_000, 160_000_000, 2_000_000_000, 50_000_000_000):
        assert f"{persian_grouped(amount)} ریال" in page


def test_herfa_speaks_arabic_and_says_so(client: Client) -> None:
    """P10."""
    assert '<li class="card" lang="ar">' in text_of(client, "/schemes/")
    assert '<div lang="ar">' in text_of(client, "/schemes/productive_families/")


@ALL
def test_every_article_of_the_account_stands_on_the_lawyers_page_in_order(client: Client, slug: str) -> None:
    """O48 and its like of every document."""
    page, scheme = text_of(client, f"/schemes/{slug}/"), SCHEMES[slug]
    headings = [page.index(f'id="a{number}"') for number in range(1, len(scheme.outline) + 1)]
    assert headings == sorted(headings)
    for number, article in enumerate(scheme.outline, start=1):
        assert f">{article}</h2>" in page[page.index(f'id="a{number}"') :][:200]
    for entry in scheme.account():
        assert entry.says in page
        assert entry.home.label in page


@ALL
def test_every_sentence_number_code_and_reading_stands_there_too(client: Client, slug: str) -> None:
    page, scheme = " ".join(text_of(client, f"/schemes/{slug}/").split()), SCHEMES[slug]
    for clause in scheme.clauses():
        assert " ".join(clause.says.split()) in page
    in_tables = {name for article in lawbook(slug).articles for table in article.tables for name in table.holds}
    for name, parameter in scheme.parameters.items():
        assert name in in_tables or parameter.title in page
    for codes in scheme.codes.values():
        assert all(label in page for label in codes.labels.values())
    for reading in scheme.readings.values():
        assert all(words in page for words in (reading.id, reading.defect, reading.chosen, reading.alternative))


def test_every_reading_of_a_document_stands_at_an_article_of_it() -> None:
    """R1-R31: also those on which no rule or number rests, as a late instalment among the first (R16)."""
    at = {
        (reading.id, article.title)
        for slug in SCHEMES
        for article in lawbook(slug).articles
        for reading in article.readings
    }
    of_a_document = set(READINGS) - {"R32", "R33", "R34"}
    assert of_a_document == {reading for reading, _article in at}
    assert {("R4", "تبصره ۷"), ("R16", "تبصره ۷"), ("R14", "ماده ۹"), ("R8", "ماده ۲۲")} <= at
    assert {article for each in READINGS.values() for article in each.articles} <= set(SCHEMES["omid2"].outline)


def test_p10_readings_stand_in_the_language_of_the_document() -> None:
    said = {text for reading in SCHEMES["productive_families"].readings.values() for text in reading[1:5]}
    assert len(said) > 10
    assert not [text for text in said if re.search("[پچژگکی۰-۹\u200c]", text)]


def test_every_reading_of_the_register_is_on_some_lawyers_page() -> None:
    shown = {reading.id for scheme in SCHEMES.values() for reading in scheme.readings.values()}
    assert shown == set(READINGS)


def test_readings_belong_to_the_scheme_and_not_to_its_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """house-H28: two schemes of one title would have been given each other's."""
    before = {slug: lawbook(slug).readings for slug in SCHEMES}
    for scheme in SCHEMES.values():
        monkeypatch.setattr(scheme, "title", "طرح")
    laid_out_anew = lawbook.__wrapped__
    assert {slug: laid_out_anew(slug).readings for slug in SCHEMES} == before
    assert all(before[slug] == tuple(scheme.readings.values()) for slug, scheme in SCHEMES.items())
    assert len(set(before.values())) == len(SCHEMES)


def test_the_table_of_article_22_keeps_its_printed_total_and_shows_what_nobody_was_given(client: Client) -> None:
    """O44, O45 with R7."""
    (table,) = next(article.tables for article in lawbook("omid2").articles if article.title == "ماده ۲۲")
    assert len(table.rows) == 31
    assert ("سمنان", "۱٫۲۳", "۱۸٬۴۵۰٬۰۰۰٬۰۰۰") in table.rows
    assert [row[1:] for row in table.foot] == [
        ("۹۹٫۹۷", "۱٬۴۹۹٬۵۵۰٬۰۰۰٬۰۰۰"), ("۱۰۰", "۱٬۵۰۰٬۰۰۰٬۰۰۰٬۰۰۰"), ("", "۴۵۰٬۰۰۰٬۰۰۰"),
    ]  # fmt: skip
    assert "۱٬۴۹۹٬۵۵۰٬۰۰۰٬۰۰۰" in text_of(client, "/schemes/omid2/")


@pytest.mark.slow
@ALL
def test_the_pdf_holds_every_article_and_sentence(client: Client, slug: str) -> None:
    response = client.get(f"/schemes/{slug}.pdf")
    assert response["Content-Type"] == "application/pdf"
    printed = bare("".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages))
    for entry in SCHEMES[slug].account():
        assert bare(entry.article) in printed
    # Arabic text comes back from a PDF without some of its marks; the Persian ones are compared letter by letter.
    if slug != "productive_families":
        missing = [entry.article for entry in SCHEMES[slug].account() if bare(entry.says)[:25] not in printed]
        assert not missing


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/schemes/omid2/", "/schemes/omid2.pdf"])
def test_who_has_the_page_already_is_not_sent_it_again(client: Client, path: str) -> None:
    client.get(path)  # the browser gets its cookie
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"If-None-Match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/schemes/omid3/", "/schemes/omid3.pdf", "/schemes/%00/", "/schemes/../x/"])
def test_an_unknown_scheme_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_law_page_is_read_only(client: Client) -> None:
    assert client.post("/schemes/omid2/").status_code == 405
    assert client.post("/schemes/what-can-i-get/").status_code == 405


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x.ttf", "https://example.com/", "file:///etc/passwd", "ftp://x/y.ttf", "file://host/x.ttf",
        f"file://{printing.FONTS}/../css/letter.css", f"file://{printing.FONTS}/../../manage.ttf",
        f"file://{printing.FONTS}/%2e%2e/%2e%2e/x.ttf", f"file://{printing.FONTS}/fonts.css", "//x/y", "",
    ],
)  # fmt: skip
def test_the_press_reaches_for_nothing_but_our_fonts(url: str) -> None:
    with pytest.raises(printing.Unreachable):
        printing.allow(url)


HOSTILE = [
    "\x00",
    "‮۱۰۰",
    "9" * 99,
    "-1",
    "1e9",
    "<script>alert(1)</script>",
    "٪",
    "۱۰۰ میلیون دلار",
    "x" * 5000,
    "\ud800",
]
PAGES = {
    "/schemes/what-can-i-get/": ("place", "who", "people", "field", "purpose", "amount", "deposit", "debt"),
    "/schemes/omid2/calculator/": ("deposit", "monthly", "months", "loan", "instalment"),
    "/schemes/covid_relief/calculator/": (
        "insured_workers", "on_unemployment_insurance", "closed_by_decree", "amount",
    ),
    "/schemes/instalments/": ("method", "principal", "rate", "months", "grace", "contract_on"),
}  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_gets_a_sentence(client: Client, path: str, text: str) -> None:
    query = urlencode(dict.fromkeys(PAGES[path], text), errors="surrogatepass")
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    assert b"error-summary" in response.content
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize(("language", "jargon"), [("fa", "کاراکتر"), ("ar", "الأحرف الخالية")])
@pytest.mark.parametrize("text", ["7" * 200, "5\x00"], ids=["long", "nul"])
def test_what_is_too_long_or_unreadable_is_said_in_plain_words(language: str, jargon: str, text: str) -> None:
    told = {"fa": ("بلندتر از اندازه", "ناخواناست"), "ar": ("أطول مما ينبغي", "رمز لا يُقرأ")}[language]
    reader = Client(headers={"accept-language": language})
    for path, name in (
        ("what-can-i-get", "people"), ("omid2/calculator", "months"), ("omid2/calculator", "loan"),
        ("instalments", "rate"), ("instalments", "contract_on"),
    ):  # fmt: skip
        page = text_of(reader, f"/schemes/{path}/", **{name: text})
        assert jargon not in page
        assert any(words in page for words in told), (path, name)
