"""What whoever writes, approves or tries a circular reads: the whole page, in each of its states."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from applicants import services
from applicants.models import Circular, Role
from schemes.catalogue import SCHEMES, plain
from schemes.units import day
from tests.applicants.circulars import CEILING, a_circular, a_draft, a_policy_maker, a_queue, a_simulation, run
from tests.applicants.desk import at_desk
from tests.reading import compare, said_by
from tests.world import FARS, SEMNAN, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_autumn(clock: Any) -> None:
    clock("1405/08/30")


def of(circular: Circular) -> str:
    return reverse("admin:applicants_circular_change", args=[circular.pk])


def reads(answer: Any, name: str) -> None:
    assert answer.status_code in (200, 422)
    compare(said_by(answer.content.decode(), "main"), f"applicants/desk_pages/{name}.txt")


def test_a_draft_as_its_writer_and_as_the_second_person_reads_it() -> None:
    """Whoever wrote it may try it and take it back, whoever did not may approve it; an auditor only reads."""
    writer = a_policy_maker()
    draft = a_draft(CEILING, 2_000_000_000, until="1405/12/29", provinces=[SEMNAN, FARS], by=writer)
    reads(at_desk(writer).get(of(draft)), "circular_mine")
    reads(at_desk(a_policy_maker()).get(of(draft)), "circular_anothers")
    reads(at_desk(an_officer(Role.AUDITOR, "")).get(of(draft)), "circular_read_only")


def test_a_circular_in_force_and_one_taken_back() -> None:
    circular = a_circular(CEILING, 2_000_000_000)
    reads(at_desk(a_policy_maker()).get(of(circular)), "circular_in_force")
    services.withdraw_circular(circular=circular, by=a_policy_maker())
    reads(at_desk(a_policy_maker()).get(of(circular)), "circular_taken_back")


@pytest.mark.parametrize(
    ("value", "words"),
    [(["creation", "equipment"], "راه‌اندازی کسب‌وکار تازه، خرید تجهیزات"), ([], "هیچ")],
)
def test_a_list_is_told_by_its_words_and_an_empty_one_by_nothing(value: list[str], words: str) -> None:
    """Whoever approves a list must read what is on it (tests-Q21)."""
    page = at_desk(a_policy_maker()).get(of(a_draft("allowed_purposes", value))).content.decode()
    start = page.index("<dd><b>") + len("<dd><b>")
    assert page[start : page.index("</b>", start)] == words


def test_a_table_stands_beside_the_one_that_holds() -> None:
    rows = plain(SCHEMES["omid2"].parameter("patterns", day("1405/01/01")))
    rows[0] |= {"coefficient_percent": 100}
    reads(at_desk(a_policy_maker()).get(of(a_draft("patterns", rows))), "circular_table")


def test_a_share_is_of_a_span_of_days_and_not_of_files() -> None:
    call_command("reference_data", verbosity=0)
    draft = a_draft("absorption_ceiling_IR-07", 60_000_000_000)
    reads(at_desk(a_policy_maker()).get(of(draft)), "circular_share")


@pytest.mark.alone("a simulation counts the whole queue")
def test_the_trials_of_a_circular_stand_on_its_page() -> None:
    a_queue(2)
    draft = a_draft(CEILING, 500_000_000)
    a_simulation(draft)
    page = at_desk(a_policy_maker()).get(of(draft)).content.decode()
    assert "آزمون‌ها" in page
    assert "آخرین آزمون پایان‌یافته" not in page
    run(a_simulation(draft))
    reads(at_desk(a_policy_maker()).get(of(draft)), "circular_tried")


def trial_page(simulation: Any, desk: Client, **query: Any) -> Any:
    return desk.get(reverse("admin:applicants_simulation_change", args=[simulation.pk], query=query or None))


@pytest.mark.alone("a simulation counts the whole queue")
def test_a_trial_while_it_runs_and_when_it_is_done_for_staff_and_for_everybody() -> None:
    """tests-Q21: small cells are hidden from the public, and the sentence says which of the two one reads."""
    a_queue(11, amount=900_000_000)
    a_queue(2, FARS, amount=100_000_000)
    by = a_policy_maker()
    desk = at_desk(by)
    simulation = a_simulation(a_draft(CEILING, 500_000_000), by=by)
    reads(trial_page(simulation, desk), "trial_running")
    run(simulation)
    reads(trial_page(simulation, desk), "trial_done")
    reads(trial_page(simulation, desk, public=""), "trial_public")


@pytest.mark.alone("a simulation counts the whole queue")
def test_a_trial_of_some_files_beside_another() -> None:
    a_queue(1)
    by = a_policy_maker()
    desk = at_desk(by)
    first = a_simulation(a_draft(CEILING, 500_000_000), by=by, whole_queue=False, provinces=[SEMNAN])
    second = a_simulation(a_draft(CEILING, 600_000_000, citation="بخشنامه ۱۲۴"), by=by)
    for simulation in (first, second):
        run(simulation)
    reads(trial_page(first, desk), "trial_of_some")
    compare_url = reverse("admin:applicants_simulation_compare")
    asked = {"left": first.pk, "right": second.pk}
    reads(desk.get(compare_url, asked), "trials_differ")
    third = a_simulation(a_draft(CEILING, 700_000_000, citation="بخشنامه ۱۲۵"), by=by)
    run(third)
    page = desk.get(compare_url, {"left": second.pk, "right": third.pk}).content.decode()
    assert "این دو آزمون بر پرونده‌های یکسانی نبوده است" not in page


def test_a_file_that_the_law_can_no_longer_read_is_told_to_staff_alone() -> None:
    (file,) = a_queue(1)
    type(file).objects.filter(pk=file.pk).update(answers={"requested_amount": "much", "person_kind": "natural"})
    by = a_policy_maker()
    desk = at_desk(by)
    simulation = a_simulation(a_draft(CEILING, 500_000_000), by=by)
    run(simulation)
    sentence = "پرونده دانسته‌ای دارد که قانون امروز نمی‌خواند و شمرده نشد."
    assert f"۱ {sentence}" in trial_page(simulation, desk).content.decode()
    assert sentence not in trial_page(simulation, desk, public="").content.decode()


def test_a_new_letter_is_asked_in_two_pages() -> None:
    """What number, then its value beside the one that holds; errors above the form."""
    desk, url = at_desk(a_policy_maker()), reverse("admin:applicants_circular_add")
    for name, parameter in (("number", "omid2/minimum_contribution"), ("list", "omid2/allowed_purposes")):
        reads(desk.get(url, {"parameter": parameter}), f"circular_new_{name}")
    reads(desk.post(f"{url}?parameter=omid2/patterns", {"citation": ""}), "circular_new_wrong")


def test_other_forms_of_the_law_desk_have_no_number_to_show() -> None:
    desk = at_desk(a_policy_maker())
    reads(desk.get(reverse("admin:applicants_intake_add")), "intake_new")
    call_command("reference_data", verbosity=0)
    page = desk.get(reverse("admin:applicants_provinceshare_changelist")).content.decode()
    assert "تخصیص‌نیافته؛ به هیچ استانی داده نمی‌شود (R7)" in page
