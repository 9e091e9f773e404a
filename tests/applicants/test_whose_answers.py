"""What outsiders said of one person stands on the pages of that person's files and on nobody else's."""

import pytest
from django.test import Client

from applicants.models import Application, State
from applicants.services import record_inquiry, supply_fact
from tests.applicants.desk import at_desk, file_url
from tests.world import FARS, SEMNAN, a_file, an_officer

pytestmark = pytest.mark.django_db

MINE = ("۱۱٬۰۰۰ ریال", "نامه یک", "بانک یک")
NEIGHBOURS = ("۲۲٬۰۰۰ ریال", "نامه دو", "بانک دو")
AFAR = ("۳۳٬۰۰۰ ریال", "نامه سه", "بانک سه")


def said_of(file: Application, debt: int, letter: str, bank: str) -> Application:
    """Three answers: a service's of the person, a bank's of the file, an officer's."""
    record_inquiry(person=file.person, application=None, kind="debts", source="service", facts={"other_debt": debt})
    facts = {"account_code": 762}
    record_inquiry(
        person=file.person, application=file, kind="deposits", source="bank", source_note=bank, facts=facts
    )  # fmt: skip
    by = an_officer(province=file.province)
    supply_fact(application=file, by=by, name="earlier_omid2_loans", value=1, source_note=letter)
    return file


@pytest.fixture
def files() -> list[Application]:
    return [
        said_of(a_file(), 11_000, "نامه یک", "بانک یک"),
        said_of(a_file(), 22_000, "نامه دو", "بانک دو"),
        said_of(a_file(province=FARS), 33_000, "نامه سه", "بانک سه"),
    ]


def page_of(file: Application, browser: Client | None = None) -> str:
    browser = browser or at_desk(an_officer(province=file.province))
    answer = browser.get(file_url(file))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_files_page_says_what_was_said_of_its_own_person_alone(files: list[Application]) -> None:
    """tests-Q12: neither of a neighbour in the same queue nor of somebody in another province."""
    for file, own in zip(files, (MINE, NEIGHBOURS, AFAR), strict=True):
        page = page_of(file)
        for words in (*MINE, *NEIGHBOURS, *AFAR):
            assert (words in page) is (words in own), (file.code, words)


def test_a_file_shows_what_is_said_of_the_person_and_not_what_is_said_of_another_file(
    files: list[Application],
) -> None:
    """Debts are the person's; a deposit is one file's, and an officer's word too."""
    newer = a_file(State.INELIGIBLE, person=files[0].person)
    page = page_of(newer, at_desk(an_officer(province=SEMNAN)))
    assert "۱۱٬۰۰۰ ریال" in page
    assert "نامه یک" not in page
    assert "بانک یک" not in page
