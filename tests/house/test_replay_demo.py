"""The demo's judgements, made through every door of the product, are judged again and come out the same."""

from io import StringIO

import pytest
from django.core.management import call_command

from applicants.models import Application, Judgement, State
from applicants.services import judge
from schemes.catalogue import REGISTRATION
from tests.applicants.circulars import a_circular


def replayed() -> str:
    out = StringIO()
    call_command("replay", stdout=out)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.django_db
def test_replay_of_the_demo_finds_no_difference(settings):
    settings.DEMO = True
    call_command("demo_data", "--applications", "16", stdout=StringIO())
    made = Judgement.objects.count()
    assert made >= 16
    assert replayed() == f"{made} judgements, 0 differ\n"

    a_circular("most_plan_pages", 1, since="1390/01/01")
    assert replayed() == f"{made} judgements, 0 differ\n", "a later circular changes no earlier judgement"
    sent = Application.objects.exclude(state=State.DRAFT).filter(scheme="omid2", law_on__isnull=False)
    again = [judge(application=file, stage=REGISTRATION) for file in sent]
    assert all(judgement.amendments for judgement in again)
    assert replayed() == f"{made + len(again)} judgements, 0 differ\n"
