"""Computed figures are written by nobody, by no form of the desk; a try is refused and kept [O22]."""

import pytest
from django.test import Client
from django.urls import reverse

from applicants import notices
from applicants.desk.deeds import deeds_of
from applicants.desk.tampering import figures
from applicants.models import Application, BentAttempt, Notice, Person, ProvinceShare, Role, State
from tests import world
from tests.applicants.desk import a_full_file, at_desk, deed_url, file_url
from tests.ours import ours

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return at_desk(world.an_officer(Role.COMMITTEE))


def fresh(file: Application) -> Application:
    return Application.objects.get(pk=file.pk)


FIGURES = (
    "requested_amount chosen_amount state plan_approved_on amount coefficient_percent deposit_movements ceiling "
    "province person_id"
)


@pytest.mark.parametrize("field", FIGURES.split())
@pytest.mark.parametrize("door", ["page", "approve", "invite"])
def test_a_computed_figure_is_refused_by_every_form_and_the_try_is_kept(browser: Client, field: str, door: str) -> None:
    """O22"""
    file = a_full_file(State.APPROVED)
    url = file_url(file) if door == "page" else deed_url(file, door)
    answer = browser.post(url, {field: "1000000000", "intended_deposit": "100000000"})
    assert answer.status_code == 403
    attempt = ours(BentAttempt).get()
    assert (attempt.application, attempt.field) == (file, field)
    assert "1000000000" in attempt.value
    assert attempt.user.is_staff
    assert fresh(file).requested_amount == 250_000_000
    assert fresh(file).state == State.APPROVED


def test_a_shares_ceiling_is_not_written_on_the_desk(browser: Client) -> None:
    """O22, O45"""
    share = world.a_share()
    url = reverse("admin:applicants_provinceshare_change", args=[share.pk])
    assert browser.post(url, {"ceiling": "99999999999999", "absorbed": "0"}).status_code == 403
    assert set(ours(BentAttempt).values_list("field", flat=True)) == {"ceiling", "absorbed"}
    assert ProvinceShare.objects.get(pk=share.pk).ceiling == 18_450_000_000


def test_no_table_of_the_desk_takes_a_post(browser: Client) -> None:
    """O22"""
    file = a_full_file()
    notices.tell(application=file, kind="in_review", once="x")
    for model in (Application, Person, Notice, ProvinceShare):
        name = f"admin:applicants_{model._meta.model_name}"
        row = model.objects.order_by("pk").first()
        for url in (
            reverse(f"{name}_changelist"),
            reverse(f"{name}_change", args=[row.pk]),
            reverse(f"{name}_delete", args=[row.pk]),
        ):
            assert browser.post(url, {"action": "delete_selected", "_selected_action": row.pk}).status_code == 403


def test_no_form_of_ours_asks_for_a_figure_of_the_system() -> None:
    """O22: otherwise the watch would refuse our own forms."""
    file = a_full_file()
    for deed in deeds_of(file):
        assert not deed.form(file=file).fields.keys() & figures()
