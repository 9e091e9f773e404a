"""A file's page beside a neighbour's who has a visit, an invitation, a study (tests-Q12)."""

from datetime import timedelta

import pytest

from applicants import services
from applicants.models import Invitation, ProvinceShare, State
from schemes.units import today
from tests.applicants.desk import at_desk, file_url
from tests.ways import HERFA, an_association, sent, studied
from tests.world import SEMNAN, a_file, a_paper, a_share, an_officer

pytestmark = pytest.mark.django_db


def test_nothing_that_a_neighbour_has_stands_on_the_page_of_a_file_without_it() -> None:
    """Of the same queue and scheme, filed before: a visit, an invitation, papers and letters."""
    officer, share = an_officer(), a_share()
    neighbour = a_file(State.IN_REVIEW)
    a_paper(neighbour, name="کاغذ همسایه.pdf")
    services.report_visit(
        application=neighbour, by=officer, visited_on=today(), condition="active", text="دیدار همسایه"
    )
    invited = a_file(State.APPROVED)
    services.invite(application=invited, by=officer, intended_deposit=77_000_000)
    page = at_desk(officer).get(file_url(a_file(State.IN_REVIEW)))
    assert (page.context["visit"], page.context["invitation"]) == (None, None)
    assert page.context["share"] == share
    for words in ("دیدار همسایه", "کاغذ همسایه"):
        assert words not in page.content.decode(), words


def test_of_several_invitations_the_newest_is_shown() -> None:
    """O44: after one that has ended."""
    officer, _share = an_officer(), a_share()
    file = a_file(State.APPROVED)
    first = services.invite(application=file, by=officer, intended_deposit=50_000_000)
    services.expire_invitations(on=first.expires_on + timedelta(days=1))
    second = services.invite(application=file, by=officer, intended_deposit=60_000_000)
    Invitation.objects.filter(pk=first.pk).update(invited_at=second.invited_at - timedelta(days=40))
    assert at_desk(officer).get(file_url(file)).context["invitation"] == second


def test_the_share_is_that_of_the_files_scheme_and_province() -> None:
    """Article 22: a file of another scheme has none, though its province has one."""
    a_share()
    ProvinceShare.objects.create(scheme="covid_relief", province=SEMNAN, ceiling=7)
    desk = at_desk(an_officer())
    assert desk.get(file_url(a_file(State.IN_REVIEW))).context["share"].scheme == "omid2"
    home = a_file(State.IN_REVIEW, scheme="home_business", answers={"role": "applicant"})
    assert desk.get(file_url(home)).context["share"] is None


def test_a_study_is_of_its_own_family() -> None:
    """P7: a family not studied yet sees neither the words nor the figures of another's study."""
    by = an_association()
    family = {"project_line": "food", "home_based": True, "project_idea": "خبز", "requested_amount": 1_000_000}
    studied(sent(HERFA, family), by, idea="دراسة الجيران", monthly_income=7_700)
    own = sent(HERFA, family)
    page = at_desk(by).get(file_url(own))
    assert page.context["study"] is None
    assert "دراسة الجيران" not in page.content.decode()
    forms = {deed.verb: form for deed, form, _open in page.context["deeds"]}
    assert forms["record_study"].initial["idea"] == "خبز"
