"""The public pages of the law whole, or by their conditional parts where the page is the law itself; no database."""

from typing import Any

import pytest
from django.test import Client

from schemes.catalogue import SCHEMES
from tests.reading import compare, said_by

pytestmark = pytest.mark.urls("tests.schemes.urls")


@pytest.fixture(autouse=True)
def _in_shahrivar(clock: Any) -> None:
    clock("1405/06/15")


def reads(client: Client, path: str, name: str, part: str = "main", **answers: Any) -> None:
    answer = client.get(f"/schemes/{path}", answers)
    assert answer.status_code == 200
    compare(said_by(answer.content.decode(), part), f"schemes/pages/{name}.txt")


def in_arabic() -> Client:
    return Client(headers={"accept-language": "ar"})


def test_all_schemes_after_the_last_day_of_one_and_in_its_time(client: Client, clock: Any) -> None:
    """What is over says so, what can be asked for here leads there, what is of another country says that."""
    reads(client, "", "schemes")
    clock("1399/04/15")
    page = " ".join(client.get("/schemes/").content.decode().split())
    assert "مهلت سند گذشته است" not in page
    reads(in_arabic(), "", "schemes_arabic")


def test_what_a_visitor_can_get_nothing_asked_likely_and_not(client: Client) -> None:
    """The first thing to show, why not, what is still unknown: each under its own words."""
    reads(client, "what-can-i-get/", "ask")
    likely = {
        "place": "20", "who": "person", "field": "clothing", "purpose": "creation", "amount": "200 میلیون ریال",
        "deposit": "300 میلیون ریال", "debt": "no",
    }  # fmt: skip
    reads(client, "what-can-i-get/", "ask_likely", **likely)
    reads(client, "what-can-i-get/", "ask_too_much", **likely | {"amount": "900 میلیارد ریال", "debt": "yes"})
    reads(client, "what-can-i-get/", "ask_little_said", who="person")
    reads(in_arabic(), "what-can-i-get/", "ask_arabic", place="SA-05", who="person", field="food")


def test_instalments_asked_with_and_without_a_grace(client: Client) -> None:
    loan = {
        "method": "annuity",
        "principal": "12 میلیون ریال",
        "rate": "12",
        "months": "4",
        "contract_on": "1405/06/15",
    }
    reads(client, "instalments/", "instalments_asked")
    reads(client, "instalments/", "instalments", **loan)
    reads(client, "instalments/", "instalments_grace", **loan | {"grace": "2"})
    reads(client, "instalments/", "instalments_wrong", **loan | {"grace": "4"})


def test_the_offers_of_a_deposit_and_the_deposit_of_a_loan(client: Client) -> None:
    """O34, O39: months without an offer say so; an instalment one can pay is said to fit or not to."""
    path = "omid2/calculator/"
    reads(client, path, "omid2_asked")
    reads(client, path, "omid2_saving", deposit="100 میلیون ریال", months="7")
    reads(client, path, "omid2_saving_too_little", deposit="1 میلیون ریال", months="4")
    reads(client, path, "omid2_wanted", loan="100 میلیون ریال")
    reads(client, path, "omid2_wanted_payable", loan="100 میلیون ریال", instalment="3 میلیون ریال")


def test_relief_by_the_head_after_its_last_day_and_before(client: Client, clock: Any) -> None:
    """K13–K20: guarantors and a ceiling of the note only where the row has them; a closed unit by its own column."""
    path = "covid_relief/calculator/"
    unit = {"insured_workers": "5", "closed_by_decree": "no"}
    reads(client, path, "covid_asked")
    reads(client, path, "covid_open", **unit)
    clock("1399/04/15")
    assert "مهلت ثبت‌نام" not in client.get(f"/schemes/{path}").content.decode()
    reads(client, path, "covid_closed_one", **unit | {"insured_workers": "1", "closed_by_decree": "yes"})
    reads(client, path, "covid_large", **unit | {"insured_workers": "30"})


@pytest.mark.parametrize("slug", ["omid2", "covid_relief", "home_business", "self_help_group", "productive_families"])
def test_the_whole_of_a_law_as_the_lawyer_reads_it(client: Client, slug: str) -> None:
    """Of each article its sentences, numbers, tables, lists and readings, and not a word where there are none."""
    reads(client, f"{slug}/", f"law_{slug}")


def test_the_law_of_herfa_for_one_who_reads_persian_and_one_who_reads_arabic(client: Client) -> None:
    """P10: the language of the document is marked where it is not the page's."""
    title = SCHEMES["productive_families"].title
    page = client.get("/schemes/productive_families/").content.decode()
    assert f'<h1><span class="caption" lang="ar">{title}</span>' in page
    arabic = in_arabic().get("/schemes/productive_families/").content.decode()
    assert f'<h1><span class="caption">{title}</span>' in arabic
    start = arabic.index("<details")
    compare(said_by(arabic[start : arabic.index("</details>")]), "schemes/pages/law_contents_arabic.txt")
