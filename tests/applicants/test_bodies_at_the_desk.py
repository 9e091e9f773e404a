"""Administrators keep the bodies and seat officers in them (house-H52)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applicants.models import Officer, Organisation, Role, User
from tests.applicants.desk import at_desk
from tests.world import SEMNAN, TEHRAN, a_body, an_officer

pytestmark = pytest.mark.django_db

Kind = Organisation.Kind
LIST, ADD = reverse("admin:applicants_organisation_changelist"), reverse("admin:applicants_organisation_add")


@pytest.fixture
def keeper() -> Client:
    return at_desk(an_officer(Role.ADMINISTRATOR, ""))


def seated(keeper: Client, **inline: Any) -> Any:
    """A new account, with what its officer's form says."""
    password = "a very long password 1"
    account = {"username": "new", "full_name": "نو", "language": "fa", "password1": password, "password2": password}
    rows = {"officer-TOTAL_FORMS": 1, "officer-INITIAL_FORMS": 0}
    said = {f"officer-0-{name}": value for name, value in inline.items()}
    return keeper.post(reverse("admin:applicants_user_add"), account | rows | said)


def test_an_administrator_makes_a_body_and_nobody_else(keeper: Client) -> None:
    """house-H52"""
    said = {"code": "executor-1", "kind": Kind.LOCAL_EXECUTOR, "name": "مجری گرمسار", "country": "IR",
            "province": SEMNAN, "county": "2003", "schemes": ["self_help_group"], "is_active": "on"}  # fmt: skip
    assert keeper.post(ADD, said).status_code == 302
    body = Organisation.objects.get(code="executor-1")
    assert (body.kind, body.county, body.schemes) == ("local_executor", "2003", ["self_help_group"])
    assert "مجری گرمسار" in keeper.get(LIST, {"q": "گرمسار"}).content.decode()
    for role, province in ((Role.MANAGER, SEMNAN), (Role.HEADQUARTERS, "")):
        other = at_desk(an_officer(role, province))
        assert [other.get(url).status_code for url in (LIST, ADD)] == [403, 403]


def test_what_is_impossible_of_a_body_is_said_on_its_page(keeper: Client) -> None:
    """house-H52: the words of the database's own constraints."""
    said = {"code": "x", "kind": Kind.FUND_BRANCH, "name": "شعبه", "country": "IR", "province": SEMNAN,
            "county": "2301"}  # fmt: skip
    page = keeper.post(ADD, said).content.decode()
    assert "شهرستان از استان دیگری است." in page
    assert "این گونه نهاد زیر نظر نهاد دیگری است." in page


def test_a_bodys_name_changes_and_its_place_does_not(keeper: Client) -> None:
    """house-H52"""
    body = a_body(schemes=["omid2"])
    page = reverse("admin:applicants_organisation_change", args=[body.pk])
    said = {"name": "نام نو", "province": TEHRAN, "kind": Kind.MINISTRY, "is_active": "on"}
    assert keeper.post(page, said).status_code == 302
    body.refresh_from_db()
    assert (body.name, body.province, body.kind, body.schemes) == ("نام نو", SEMNAN, Kind.LABOUR_OFFICE, [])
    assert keeper.post(reverse("admin:applicants_organisation_delete", args=[body.pk])).status_code == 403


def test_an_officer_has_the_place_of_his_body(keeper: Client) -> None:
    """house-H52"""
    body = a_body(county="2001")
    assert seated(keeper, role=Role.EXPERT, organisation=body.pk).status_code == 302
    officer = Officer.objects.get(user__username="new")
    assert (officer.organisation, officer.province, officer.county) == (body, SEMNAN, "2001")


def test_an_officer_elsewhere_than_his_body_or_without_one_is_refused(keeper: Client) -> None:
    """house-H52"""
    body = a_body()
    page = seated(keeper, role=Role.EXPERT, organisation=body.pk, province=TEHRAN).content.decode()
    assert "این نهاد جای دیگری کار می‌کند." in page
    assert seated(keeper, role=Role.EXPERT, province=TEHRAN).status_code == 200
    gone = a_body(Kind.BEHZISTI, is_active=False)
    assert seated(keeper, role=Role.EXPERT, organisation=gone.pk).status_code == 200
    assert not User.objects.filter(username="new").exists()


def test_a_county_head_needs_a_county(keeper: Client) -> None:
    """house-H52"""
    page = seated(keeper, role=Role.COUNTY_HEAD, organisation=a_body().pk).content.decode()
    assert "برای این نقش، شهرستان را انتخاب کنید." in page


def test_the_list_of_accounts_names_body_and_title(keeper: Client) -> None:
    """house-H52"""
    an_officer(Role.MANAGER, organisation=a_body(name="اداره کل سمنان"))
    page = keeper.get(reverse("admin:applicants_user_changelist")).content.decode()
    assert "اداره کل سمنان" in page
    assert "مدیرکل" in page
