"""A stored answer has the type of its question: the one door that reads answers says so when it has not (house-H51)."""

import ast
from typing import Any

import pytest

from applicants.files.answers import WrongType, answers_of, workshop_in
from applicants.files.facts import known_facts
from applicants.files.in_words import answers_in_words
from applicants.models import Application, State
from applicants.services import save_answers
from schemes.units import today
from tests.house.test_arrows import FLOORS, name, sources
from tests.world import a_file

DOOR = "applicants/files/answers.py"

WRONG: list[tuple[str, dict[str, Any]]] = [
    ("omid2", {"requested_amount": "250000000"}),
    ("omid2", {"requested_amount": 2.5}),
    ("omid2", {"requested_amount": True}),
    ("omid2", {"intended_deposit": "۵۰ میلیون"}),
    ("omid2", {"owner_manager": "yes"}),
    ("omid2", {"owner_manager": 1}),
    ("omid2", {"staff_count": "2"}),
    ("omid2", {"business_name": 7}),
    ("omid2", {"purpose": ["creation"]}),
    ("covid_relief", {"workshop_code": 1234567890}),
    ("covid_relief", {"has_licence": "true"}),
    ("home_business", {"shop_link": {"url": "https://example.ir"}}),
    ("productive_families", {"home_based": "false"}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("scheme", "answers"), WRONG, ids=lambda each: "-".join(map(str, each)))
def test_a_wrong_type_in_the_store_is_a_fault_that_names_the_answer(scheme: str, answers: dict[str, Any]) -> None:
    """house-H51"""
    file = a_file(scheme=scheme)
    Application.objects.filter(pk=file.pk).update(answers={**file.answers, **answers})
    file.refresh_from_db()
    (asked,) = answers
    for read in (answers_of, answers_in_words, lambda each: known_facts(each, on=today())):
        with pytest.raises(WrongType, match=f"{file.code}: {asked} is|{scheme}: {asked} is"):
            read(file)


@pytest.mark.django_db
def test_what_the_form_asks_is_kept_and_read_as_it_was_said() -> None:
    """house-H51: every right type passes, and a blank is no answer."""
    file = a_file(State.DRAFT)
    said = {"requested_amount": 250_000_000, "owner_manager": False, "staff_count": 0, "business_name": "", "aim": None}
    save_answers(application=file, answers=said)
    file.refresh_from_db()
    assert {name: answers_of(file)[name] for name in said} == said
    assert answers_of(file)["legal_id"] == ""


@pytest.mark.django_db
def test_no_wrong_type_gets_into_the_store() -> None:
    """house-H51"""
    file = a_file(State.DRAFT)
    with pytest.raises(WrongType):
        save_answers(application=file, answers={"staff_count": "2"})
    file.refresh_from_db()
    assert "staff_count" not in file.answers


def test_a_workshop_among_raw_answers_is_text() -> None:
    """house-H51: the index on it compares text, to which a number would be equal."""
    assert [workshop_in("covid_relief", answers) for answers in ({}, {"workshop_code": "1"})] == ["", "1"]
    with pytest.raises(WrongType):
        workshop_in("covid_relief", {"workshop_code": 1})


def read_past_the_door(text: str) -> list[str]:
    """Where a module reads the column itself; to write it is another thing."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr == "answers" and isinstance(node.ctx, ast.Load)
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "form", "files"))
    ]  # fmt: skip


def test_nobody_reads_the_column_but_the_one_door() -> None:
    """house-H51"""
    rooms = [path for path in sources(*FLOORS) if name(path).startswith("applicants/") and name(path) != DOOR]
    found = {name(path): said for path in rooms if (said := read_past_the_door(path.read_text(encoding="utf-8")))}
    assert found == {}
    assert read_past_the_door("x = file.answers.get('purpose')") == ["file.answers"]
