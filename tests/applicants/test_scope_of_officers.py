"""Who sees and does what by the body an officer works in: its county, and the schemes that are its own (house-H52)."""

from typing import Any

import pytest
from django.urls import reverse

from applicants import services
from applicants.models import Application, Judgement, Officer, Organisation, Role, State
from applicants.ways.self_help_group import forming
from tests.applicants.desk import at_desk, file_url, queue_url
from tests.applicants.portal import refused
from tests.applicants.test_way_of_self_help_group import representative, women
from tests.disbursements.bank_side import a_bank, a_line
from tests.disbursements.bank_side import a_referral as referral_at
from tests.world import SEMNAN, a_body, a_file, a_person, an_officer

pytestmark = pytest.mark.django_db

HERE, BESIDE = "2001", "2002"


def a_file_in(county: str, **fields: Any) -> Application:
    return a_file(person=a_person(SEMNAN, county=county), county=county, **fields)


def judged(file: Application) -> Judgement:
    return Judgement.objects.create(
        application=file, stage="approval", law_on="2026-01-01", facts={}, sources={}, verdict={"findings": []},
        outcome="met", code_version="1",
    )  # fmt: skip


@pytest.mark.parametrize("role", [Role.EXPERT, Role.COUNTY_HEAD])
def test_an_officer_of_a_county_sees_its_files_and_no_other(role: str) -> None:
    """house-H52, house-H27"""
    desk = at_desk(an_officer(role, county=HERE, organisation=a_body(Organisation.Kind.LABOUR_OFFICE, county=HERE)))
    own, other = a_file_in(HERE), a_file_in(BESIDE)
    page = desk.get(queue_url(state="in_review")).content.decode()
    assert own.code in page
    assert other.code not in page
    assert (desk.get(file_url(own)).status_code, desk.get(file_url(other)).status_code) == (200, 404)


def test_people_judgements_and_letters_of_another_county_are_not_there_either() -> None:
    """house-H52: every list of the desk has the same scope."""
    desk = at_desk(an_officer(Role.EXPERT, county=HERE))
    rows: list[tuple[str, int, int]] = []
    for county, status in ((HERE, 200), (BESIDE, 404)):
        file = a_file_in(county)
        rows += [("applicants_person", file.person_id, status), ("applicants_judgement", judged(file).pk, status)]
    for name, pk, status in rows:
        assert desk.get(reverse(f"admin:{name}_change", args=[pk])).status_code == status, name
    people = desk.get(reverse("admin:applicants_person_changelist")).context["cl"].result_list
    assert {person.county for person in people} == {HERE}


def test_a_deed_in_another_county_is_refused() -> None:
    """house-H52"""
    by = an_officer(Role.COMMITTEE, county=HERE)
    assert refused(services.reject, application=a_file_in(BESIDE), by=by, reason="other").code == "not_your_county"


def test_a_body_sees_the_files_of_its_schemes_alone() -> None:
    """house-H52"""
    body = a_body(Organisation.Kind.LABOUR_OFFICE, schemes=["home_business"])
    desk = at_desk(an_officer(Role.EXPERT, organisation=body))
    own, other = a_file(scheme="home_business"), a_file()
    assert (desk.get(file_url(own)).status_code, desk.get(file_url(other)).status_code) == (200, 404)
    people = desk.get(reverse("admin:applicants_person_changelist")).context["cl"].result_list
    assert {own.person_id, other.person_id} & {person.pk for person in people} == {own.person_id}


def test_a_deed_on_another_bodys_scheme_is_refused() -> None:
    """house-H52"""
    body = a_body(Organisation.Kind.LABOUR_OFFICE, schemes=["home_business"])
    by = an_officer(Role.COMMITTEE, organisation=body)
    assert refused(services.reject, application=a_file(), by=by, reason="other").code == "not_your_scheme"


def test_referrals_of_another_county_are_not_there() -> None:
    """house-H52: the money side has the same scope."""
    a_line(bank := a_bank())
    referral = referral_at(bank)
    file = referral.application
    url = reverse("admin:disbursements_referral_change", args=[referral.pk])
    assert at_desk(an_officer(Role.EXPERT, county=file.county)).get(url).status_code == 200
    assert at_desk(an_officer(Role.EXPERT, county=BESIDE)).get(url).status_code == 404


def test_county_head_and_deputy_read_and_decide_nothing() -> None:
    """house-H52: Omid-2 م۳ makes them answerable; no document gives them a decision."""
    file = a_file()
    for role in (Role.COUNTY_HEAD, Role.DEPUTY):
        by = an_officer(role)
        assert at_desk(by).get(file_url(file)).status_code == 200
        assert refused(services.return_to_applicant, application=file, by=by, note="…").code == "not_your_step"


def test_a_facilitator_of_one_county_forms_no_group_in_another() -> None:
    """house-H52"""
    by = an_officer(Role.FACILITATOR, county=HERE)
    words = {"mobile": "09121112233", "representative": representative(), "name": "گروه", "members": women(12)}
    assert refused(forming.form_group, by=by, county=BESIDE, **words).code == "not_your_county"


def test_an_officer_without_a_body_works_as_before() -> None:
    """house-H52: the code of before makes officers without one while it still runs."""
    user = an_officer(Role.COMMITTEE)
    assert Officer.objects.get(user=user).organisation is None
    file = a_file(State.IN_REVIEW)
    assert at_desk(user).get(file_url(file)).status_code == 200
