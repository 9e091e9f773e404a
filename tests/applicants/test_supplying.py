"""What an officer found out outside is kept with its source and paper; anything else is not kept."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from applicants.models import Document, Inquiry, Role
from tests import world
from tests.applicants.desk import a_full_file, a_paper, at_desk, deed_url
from tests.ours import ours

pytestmark = pytest.mark.django_db
FACT = {"fact": "other_debt", "value": "۰", "source_note": "نامه بانک مرکزی ۱۲۳ به تاریخ ۱۴۰۰/۰۲/۲۰"}


@pytest.fixture
def browser() -> Client:
    return at_desk(world.an_officer(Role.COMMITTEE))


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("other_debt", "۲ میلیون تومان", 20_000_000),
        ("good_record", "بله", True),
        ("good_record", "نه", False),
        ("earlier_omid2_loans", "۱", 1),
    ],
)
def test_an_officer_supplies_a_fact_with_its_source(browser: Client, name: str, typed: str, kept: Any) -> None:
    file = a_full_file()
    paper = a_paper(file, Document.Kind.PROOF)
    browser.post(deed_url(file, "supply_fact"), FACT | {"fact": name, "value": typed, "paper": paper.pk})
    inquiry = Inquiry.objects.get(application=file)
    assert inquiry.facts == {name: kept}
    assert (inquiry.source, inquiry.paper, inquiry.supplied_by.is_staff) == ("officer", paper, True)


@pytest.mark.parametrize(
    "wrong", [{"source_note": ""}, {"value": "شاید"}, {"value": ""}, {"fact": "contribution"}, {"paper": "0"}]
)
def test_a_fact_without_source_or_sense_is_not_kept(browser: Client, wrong: dict[str, str]) -> None:
    file = a_full_file()
    assert browser.post(deed_url(file, "supply_fact"), FACT | wrong).status_code == 422
    assert not ours(Inquiry).exists()


def test_a_paper_of_another_file_proves_nothing(browser: Client) -> None:
    file, other = a_full_file(), a_full_file()
    answer = browser.post(deed_url(file, "supply_fact"), FACT | {"paper": other.documents.first().pk})
    assert answer.status_code == 422


def test_a_fact_may_come_with_a_new_paper_of_the_officer(browser: Client) -> None:
    file = a_full_file()
    picture = io.BytesIO()
    Image.new("RGB", (20, 20)).save(picture, "PNG")
    browser.post(deed_url(file, "supply_fact"), FACT | {"proof": SimpleUploadedFile("نامه.png", picture.getvalue())})
    paper = Inquiry.objects.get(application=file).paper
    assert (paper.kind, paper.name, paper.media_type) == (Document.Kind.PROOF, "نامه.png", "image/png")


def test_a_fact_with_an_unacceptable_paper_leaves_neither(browser: Client) -> None:
    file = a_full_file()
    before = file.documents.count()
    script = SimpleUploadedFile("نامه.pdf", b"<script>alert(1)</script>")
    answer = browser.post(deed_url(file, "supply_fact"), FACT | {"proof": script}, follow=True)
    assert "فایل باید PDF یا عکس" in answer.content.decode()
    assert file.documents.count() == before
    assert not ours(Inquiry).exists()
