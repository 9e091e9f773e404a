"""A stale form is told what came to its own file since, and nothing else (house-H102; tests-Q03)."""

import pytest

from applicants import services
from applicants.models import Application, State
from applicants.workflow import Actor, advance
from tests.applicants.desk import at_desk, deed_url
from tests.applicants.portal import pdf
from tests.applicants.test_stale_forms import STALE, told
from tests.ways import supplied
from tests.world import a_file, an_officer

pytestmark = pytest.mark.django_db


def test_what_came_before_or_to_another_file_is_not_told_as_new() -> None:
    """A step, an answer and a paper from before the page was opened, and as many of a neighbour since."""
    file, neighbour = a_file(State.IN_REVIEW), a_file(State.IN_REVIEW)

    def something_comes_to(each: Application) -> None:
        advance(each, "report_visit", by=Actor("expert"))
        supplied(each, other_debt=0)
        services.add_document(application=each, kind="proforma", data=pdf(1), name="x", by=each.person.user)

    something_comes_to(file)
    old = deed_url(file, "return_to_applicant")
    something_comes_to(neighbour)
    file.refresh_from_db()
    file.answers |= {"business_name": "دیگر"}
    file.save()
    page = told(at_desk(an_officer()), old, reason="other", note="عکس")
    assert f"{STALE}. آنچه تازه است: پاسخ‌ها یا رقم‌های پرونده." in page
