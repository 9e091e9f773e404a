"""house-H79, house-H80: what an event was given for is said at its field, and put into words in one room."""

import re

from applicants.models import Event
from applicants.way import ways
from applicants.way.reasons import FROM_BANK, RETURN
from applicants.workflow import reason_of, rejections
from tests.house.test_arrows import FLOORS, HOUSE, name, sources
from tests.house.written import written

READ = re.compile(r"\bevent\.(?:reason|note)\b")
# The one room that renders a history, and the digest that seals it.
READERS = {"applicants/files/history.py", "applicants/workflow/moving.py"}
CODED = {"reject", "return_to_applicant", "return_from_bank"}
WITH_ARTICLES = "find_ineligible"


def test_the_reason_and_note_of_an_event_are_read_in_one_room() -> None:
    pages = (HOUSE / "templates").rglob("*.html")
    there = {name(path) for path in [*sources(*FLOORS), *pages] if READ.search(path.read_text(encoding="utf-8"))}
    assert there == READERS


def test_a_second_rendering_would_be_seen() -> None:
    assert READ.search("{{ event.reason }}")
    assert READ.search("text = event.note")


def test_the_steps_with_coded_reasons_are_those_that_the_field_names() -> None:
    for slug, way in ways():
        codes = {*RETURN, *FROM_BANK, *rejections(slug)}
        assert {step.verb for step in way.steps if any(reason_of(slug, step.verb, code) for code in codes)} <= CODED
    said = Event.__doc__ or ""
    assert all(verb in said for verb in (*CODED, WITH_ARTICLES))


def test_every_event_of_the_demo_has_a_reason_of_its_step() -> None:
    """A code of the step, the articles that were not met, or nothing."""
    rows = written()["rows"]
    schemes = {file["id"]: file["scheme"] for file in rows["applicants_application"]}
    given = [(schemes[each["application_id"]], each["verb"], each["reason"]) for each in rows["applicants_event"]]
    assert {verb for _slug, verb, reason in given if reason} <= {*CODED, WITH_ARTICLES}
    for slug, verb, reason in given:
        assert not reason or verb == WITH_ARTICLES or reason_of(slug, verb, reason), (slug, verb, reason)
