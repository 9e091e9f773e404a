"""The bodies that the documents name, and the officers who work in them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from applicants.models import Officer, Organisation, Role
from tests.world import FARS, SEMNAN, TEHRAN, a_body, an_officer

pytestmark = pytest.mark.django_db

Kind = Organisation.Kind


def test_a_body_of_a_province_has_no_officer_elsewhere() -> None:
    """house-H52: an officer's scope fits his organisation."""
    body = a_body(province=SEMNAN)
    with pytest.raises(IntegrityError), transaction.atomic():
        an_officer(Role.EXPERT, TEHRAN, organisation=body)
    assert an_officer(Role.EXPERT, SEMNAN, organisation=body).officer.organisation == body


def test_a_body_of_a_county_has_no_officer_of_the_whole_province() -> None:
    """house-H52"""
    county = a_body(Kind.LABOUR_OFFICE, SEMNAN, county="2001")
    with pytest.raises(IntegrityError), transaction.atomic():
        an_officer(Role.EXPERT, SEMNAN, organisation=county)
    with pytest.raises(IntegrityError), transaction.atomic():
        an_officer(Role.EXPERT, SEMNAN, organisation=county, county="2002")
    assert an_officer(Role.EXPERT, SEMNAN, organisation=county, county="2001").officer.county == "2001"


def test_a_national_body_may_have_an_officer_in_one_province() -> None:
    """house-H52"""
    national = a_body(Kind.EXECUTING_INSTITUTE, "")
    assert an_officer(Role.EXPERT, FARS, organisation=national).officer.province == FARS


def test_the_head_of_a_labour_office_is_its_director_general() -> None:
    """house-H52"""
    head = an_officer(Role.MANAGER, SEMNAN, organisation=a_body(Kind.LABOUR_OFFICE)).officer
    assert head.title == "مدیرکل"
    assert an_officer(Role.MANAGER, SEMNAN).officer.title == "مدیر استان"


@pytest.mark.alone("the migration moves every officer")
def test_each_officer_of_before_is_given_a_body_where_he_works() -> None:
    """house-H52: the migration from officers who had a role and a province alone."""
    desk = [an_officer(role, SEMNAN).officer for role in (Role.EXPERT, Role.COMMITTEE, Role.MANAGER)]
    others = [
        an_officer(Role.SECTOR, SEMNAN),
        an_officer(Role.FACILITATOR, TEHRAN),
        an_officer(Role.ASSOCIATION, "SA-05"),
    ]
    national = [an_officer(role, "") for role in (Role.HEADQUARTERS, Role.AUDITOR, Role.ADMINISTRATOR)]
    import_module("applicants.migrations.0008_officers_in_organisations").place_officers(apps, None)
    bodies = {officer.pk: officer.organisation for officer in Officer.objects.select_related("organisation__parent")}
    assert {bodies[officer.pk].code for officer in desk} == {"fund-20"}
    assert bodies[desk[0].pk].parent.name == "صندوق کارآفرینی امید"
    assert bodies[desk[0].pk].name == "صندوق کارآفرینی امید، مدیریت استان سمنان"
    assert [(bodies[user.officer.pk].kind, bodies[user.officer.pk].schemes) for user in others] == [
        ("sector_agency", ["covid_relief"]), ("facilitators", ["self_help_group"]),
        ("association", ["productive_families"]),
    ]  # fmt: skip
    assert {bodies[user.officer.pk].name for user in national} == {"وزارت تعاون، کار و رفاه اجتماعی"}
