"""The bodies that the documents name, as `reference_data` lays them down, and which of them acts on a file."""

from io import StringIO

import pytest
from django.core.management import call_command

from applicants.models import Organisation, Role
from applicants.organisations import body_of
from tests.world import SEMNAN, a_body, a_file

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.alone("the bodies are laid down for the whole country"),
]

Kind = Organisation.Kind


def laid() -> dict[str, Organisation]:
    call_command("reference_data", stdout=StringIO())
    return {body.code: body for body in Organisation.objects.select_related("parent")}


def test_every_province_has_the_bodies_of_the_documents() -> None:
    """house-H52"""
    bodies = laid()
    everywhere = ("fund", "labour", "sector", "behzisti", "governor", "facilitators")
    assert all(sum(code.startswith(f"{kind}-") for code in bodies) == 31 for kind in everywhere)
    assert bodies["labour-24"].name == "اداره کل تعاون، کار و رفاه اجتماعی استان اردبیل"
    assert sorted(bodies["labour-24"].schemes) == ["covid_relief", "home_business"]
    assert (bodies["fund-20"].parent, bodies["fund-20"].schemes) == (bodies["fund"], [])
    assert (bodies["herfa-sa-05"].country, bodies["herfa-sa-05"].province) == ("SA", "SA-05")


def test_what_was_changed_stays_when_it_is_laid_down_again() -> None:
    """house-H52"""
    laid()
    Organisation.objects.filter(code="fund-20").update(name="صندوق، سمنان", is_active=False)
    again = laid()
    assert (again["fund-20"].name, again["fund-20"].is_active) == ("صندوق، سمنان", False)
    assert len(again) == Organisation.objects.count()


@pytest.mark.parametrize(("scheme", "role", "name"), [
    ("omid2", Role.COMMITTEE, "صندوق کارآفرینی امید، مدیریت استان سمنان"),
    ("home_business", Role.COMMITTEE, "اداره کل تعاون، کار و رفاه اجتماعی استان سمنان"),
    ("covid_relief", Role.SECTOR, "دستگاه بخشی استان سمنان"),
    ("covid_relief", Role.EXPERT, "اداره کل تعاون، کار و رفاه اجتماعی استان سمنان"),
    ("self_help_group", Role.EXPERT, "مؤسسه مجری برنامه تأمین مالی خرد"),
    ("self_help_group", Role.FACILITATOR, "تسهیلگران استان سمنان"),
    ("productive_families", Role.ASSOCIATION, "جمعية حرفة"),
])  # fmt: skip
def test_whoever_acts_does_so_for_the_body_of_the_document(scheme: str, role: str, name: str) -> None:
    """house-H52: the same with the rows of the reference data and without them."""
    file = a_file(scheme=scheme)
    assert body_of(file, role=role) == name
    laid()
    assert body_of(file, role=role) == name


def test_an_officer_of_a_body_that_the_document_knows_acts_for_it() -> None:
    """house-H52: a county's own management is named, and not the province's."""
    laid()
    file = a_file()
    fund = Organisation.objects.get(code="fund-20")
    county = a_body(Kind.FUND_COUNTY, county=file.county, parent=fund, name="صندوق، شهرستان سمنان")
    assert body_of(file, own=county) == "صندوق، شهرستان سمنان"
    assert body_of(a_file(scheme="home_business"), own=county).startswith("اداره کل تعاون")


def test_of_two_equal_bodies_of_a_place_none_is_named_for_the_other() -> None:
    """house-H52"""
    file = a_file(scheme="covid_relief")
    first = a_body(Kind.SECTOR_AGENCY, SEMNAN, name="سازمان صنعت", schemes=["covid_relief"])
    assert body_of(file, role=Role.SECTOR) == "سازمان صنعت"
    second = a_body(Kind.SECTOR_AGENCY, SEMNAN, name="میراث فرهنگی", schemes=["covid_relief"])
    assert body_of(file, role=Role.SECTOR) == "دستگاه بخشی استان سمنان"
    assert [body_of(file, role=Role.SECTOR, own=own) for own in (first, second)] == ["سازمان صنعت", "میراث فرهنگی"]


def test_a_body_that_is_gone_or_works_on_other_schemes_is_not_named() -> None:
    """house-H52"""
    file = a_file(scheme="home_business")
    a_body(Kind.LABOUR_OFFICE, SEMNAN, name="اداره دیگر", schemes=["covid_relief"])
    a_body(Kind.LABOUR_OFFICE, SEMNAN, name="اداره بسته", county=file.county, is_active=False)
    assert body_of(file) == "اداره کل تعاون، کار و رفاه اجتماعی استان سمنان"


def test_a_local_executor_is_named_for_its_word_and_not_before_there_is_one() -> None:
    """house-H52: the programme names no executor, so each is written down where it works."""
    file = a_file(scheme="self_help_group")
    assert body_of(file, role=Role.COMMITTEE, verb="approve") == ""
    a_body(Kind.LOCAL_EXECUTOR, SEMNAN, name="مجری سمنان", schemes=["self_help_group"])
    assert body_of(file, role=Role.COMMITTEE, verb="approve") == "مجری سمنان"
    assert body_of(file, role=Role.COMMITTEE, verb="refer") == "مؤسسه مجری برنامه تأمین مالی خرد"
