"""What signed letters add to the public pages, and where none has been signed not a word of it."""

from typing import Any

import pytest
from django.test import Client

from schemes.catalogue import SCHEMES, plain
from schemes.units import day
from tests.applicants.circulars import a_circular
from tests.reading import compare, said_by
from tests.world import FARS, SEMNAN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_shahrivar(clock: Any) -> None:
    clock("1405/06/15")


def page_of(client: Client, path: str, **answers: Any) -> str:
    answer = client.get(f"/schemes/{path}", answers)
    assert answer.status_code == 200
    return answer.content.decode()


def part(page: str, start: str, end: str) -> str:
    page = page[page.index(start) :]
    return said_by(page[: page.index(end)])


def test_an_article_under_letters_with_and_without_an_end_for_all_and_for_some(client: Client) -> None:
    assert "بخشنامه" not in part(page_of(client, "omid2/"), 'aria-labelledby="a17"', "</section>")
    a_circular(value=20_000_000, since="1405/01/01", until="1405/12/29", provinces=(SEMNAN, FARS))
    a_circular("ceiling", 2_000_000_000, since="1405/01/01", citation="نامه ۱۴")
    a_circular("schedule_method", "qard_simple", since="1405/01/01", citation="نامه ۱۵")
    rows = plain(SCHEMES["omid2"].parameter("patterns", day("1405/01/01")))
    rows[0] |= {"coefficient_percent": 100}
    a_circular("patterns", rows, since="1405/01/01", citation="نامه ۱۶")
    a_circular("allowed_purposes", ["creation", "equipment"], since="1405/01/01", citation="نامه ۱۷")
    compare(said_by(page_of(client, "omid2/"), "main"), "applicants/pages/law_under_letters.txt")


def test_schemes_and_answers_name_the_provinces_that_have_a_letter_of_their_own(client: Client) -> None:
    apart = "در این استان‌ها بخشنامه‌ای جداگانه برقرار است"
    assert apart not in page_of(client, "")
    assert apart not in page_of(client, "what-can-i-get/", who="person")
    a_circular(value=20_000_000, since="1405/01/01", provinces=(SEMNAN, FARS))
    assert f"[lang=fa] {apart}: سمنان، فارس\n" in said_by(page_of(client, ""), "main")
    said = said_by(page_of(client, "what-can-i-get/", who="person"), "main")
    assert f"{apart}؛ اگر آن‌جا کار می‌کنید، استان خود را برگزینید: سمنان، فارس\n" in said
    assert apart not in page_of(client, "what-can-i-get/", who="person", place=FARS)


def test_a_calculator_names_the_letters_its_figures_stand_on(client: Client) -> None:
    assert "رقم‌ها با این بخشنامه‌هاست" not in page_of(client, "omid2/calculator/")
    a_circular(value=20_000_000, since="1405/01/01", citation="نامه ۱۲")
    a_circular("ceiling", 2_000_000_000, since="1405/01/01", citation="نامه ۱۳")
    said = said_by(page_of(client, "omid2/calculator/"), "main")
    line = next(each for each in said.splitlines() if each.startswith("رقم‌ها با این بخشنامه‌هاست"))
    assert line.count("؛") == 1
    assert not line.endswith("؛")
    assert "نامه ۱۲" in line
    assert "نامه ۱۳" in line
