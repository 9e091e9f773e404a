"""What an officer's browser is told by the desk's own forms: the status of a fresh one, the sentence of a done deed."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from applicants.models import Role
from tests import world
from tests.applicants.desk import a_phone, at_desk

pytestmark = pytest.mark.django_db


def test_a_form_for_a_workshop_that_nobody_filled_yet_is_no_refusal() -> None:
    browser = at_desk(world.an_officer(Role.ASSOCIATION, world.QASSIM))
    url = reverse("admin:applicants_workshop_add")
    assert browser.get(url).status_code == 200
    assert browser.post(url, {}).status_code == 422


def test_who_forgets_a_phone_is_told_of_how_many() -> None:
    officer = world.an_officer(Role.COMMITTEE)
    a_phone(officer)
    browser = at_desk(world.an_officer(Role.ADMINISTRATOR, ""))
    said = {"action": "forget_phone", "_selected_action": [officer.pk]}
    answer = browser.post(reverse("admin:applicants_user_changelist"), said)
    assert [str(message) for message in get_messages(answer.wsgi_request)] == ["گام دوم 1 نفر از نو ساخته می‌شود."]
