"""Every guard is seen to bite: each line of `make check` and each guard of this folder has a test that breaks it."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.test_arrows import HOUSE

HERE = Path(__file__).parent
# A line of `make check` without its paths: the test that puts a fault before it and sees red.
OF_CHECK = {
    "-m ruff format --check": "test_guards:test_each_tool_of_make_check_is_red_at_a_fault",
    "-m ruff check": "test_guards:test_each_tool_of_make_check_is_red_at_a_fault",
    "-m mypy": "test_types:test_a_fault_of_types_is_red_house_h18",
    "lint-imports --no-cache": "test_contracts:test_a_wrong_import_is_red",
    "djlint --quiet --lint": "test_guards:test_each_tool_of_make_check_is_red_at_a_fault",
    "-m pytest --quiet tests/house/test_translations.py": (
        "test_translations:test_a_word_without_its_arabic_would_be_seen"
    ),
}
# A guard of this folder: the test that breaks it.
OF_HOUSE = {
    "test_arrows": "test_each_breach_of_these_rules_would_be_seen",
    "test_breaches": "test_every_constraint_and_unique_index_refuses_its_breach_and_nothing_else_does",
    "test_clock": "test_each_way_of_taking_the_day_at_import_is_seen",
    "test_conditions": "test_a_text_that_changed_under_its_version_would_be_seen",
    "test_contracts": "test_a_wrong_import_is_red",
    "test_countries": "test_the_guard_bites",
    "test_dependencies": "test_a_package_that_is_only_spoken_of_would_be_seen",
    "test_design": "test_each_breach_of_the_look_would_be_seen",
    "test_forgotten": "test_a_record_that_one_page_forgets_would_be_seen",
    "test_front_door": "test_a_place_that_is_not_there_would_be_seen",
    "test_glossary": "test_a_word_said_twice_or_by_nobody_would_be_seen",
    "test_guards": "test_a_guard_that_nobody_breaks_would_be_seen",
    "test_history": "test_a_second_rendering_would_be_seen",
    "test_lock": "test_a_fault_of_the_lock_would_be_seen",
    "test_machine": "test_a_library_more_or_less_would_be_seen",
    "test_messages": "test_a_new_sentence_comes_empty_behind_its_files_last_and_an_old_one_goes",
    "test_names": "test_a_second_class_and_a_second_writer_of_figures_are_seen",
    "test_named_by_string": "test_a_page_above_or_a_room_named_by_a_string_would_be_seen",
    "test_questions": "test_a_fact_that_nobody_asks_or_that_is_asked_twice_would_be_seen",
    "test_registries": "test_a_place_that_was_forgotten_names_itself",
    "test_requirements": "test_a_requirements_id_stands_alone",
    "test_slugs": "test_a_scheme_named_in_a_room_would_be_seen",
    "test_states": "test_a_set_of_states_in_a_room_would_be_seen",
    "test_templates": "test_a_template_that_nobody_shows_would_be_seen",
    "test_translations": "test_a_word_without_its_arabic_would_be_seen",
    "test_types": "test_an_unexplained_one_is_seen_house_h18",
    "test_verbs_called": "test_a_hidden_verb_would_be_seen",
    "test_portal_rooms": "test_a_page_handed_on_would_be_seen",
    "test_wellknown": "test_a_setting_that_the_example_lacks_would_be_seen",
    "test_workflow_drawing": "test_a_step_that_is_not_drawn_would_be_seen",
}
# Guards that no test breaks yet: that a model says otherwise than its migrations, that an image stands on another base.
NOT_YET = {"manage.py makemigrations --check --dry-run", "test_migrations", "test_images"}
# What tries the product or a program of ours by its answers, and guards no rule of the house.
NO_GUARDS = {
    "test_demo_data", "test_doors", "test_embedded", "test_embedded_records", "test_environment", "test_health",
    "test_makefile", "test_written_before",
    "test_mutants", "test_mutants_choosing",
    "test_replay_demo", "test_run", "test_settings", "test_sixth_scheme",
}  # fmt: skip


def of_check(makefile: str) -> set[str]:
    """The guards of `make check`, without the paths that they look at."""
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", makefile, flags=re.M)
    assert recipe
    starts = r"^(?:\$\(WITH_SERVERS\).*? -- )?(?:\$\(PY\) |\.venv/bin/)"
    return {re.sub(r" (?:\.|templates)$", "", re.sub(starts, "", line)) for line in recipe[1].strip().split("\n\t")}


def unbroken(modules: set[str]) -> set[str]:
    """The modules of this folder of which nobody says that they are no guard, or by which test they are broken."""
    return {each for each in modules - NO_GUARDS - NOT_YET if each not in OF_HOUSE}


def modules() -> set[str]:
    return {path.stem for path in HERE.glob("test_*.py")}


def test_every_line_of_make_check_has_a_test_that_breaks_it() -> None:
    """house-H18"""
    assert of_check((HOUSE / "Makefile").read_text(encoding="utf-8")) - NOT_YET == OF_CHECK.keys()


def test_every_guard_of_the_house_has_a_test_that_breaks_it() -> None:
    """house-H18"""
    assert unbroken(modules()) == set()
    assert {*OF_HOUSE, *NO_GUARDS} == modules() - NOT_YET


@pytest.mark.parametrize("place", sorted({*OF_CHECK.values(), *(f"{a}:{b}" for a, b in OF_HOUSE.items())}))
def test_each_of_them_is_there(place: str) -> None:
    module, test = place.split(":")
    assert callable(getattr(importlib.import_module(f"tests.house.{module}"), test))


def test_a_guard_that_nobody_breaks_would_be_seen() -> None:
    assert unbroken({"test_arrows", "test_attic", "test_run"}) == {"test_attic"}
    recipe = "\t$(PY) -m ruff check .\n\t$(WITH_SERVERS) --home x -- $(PY) manage.py x\n"
    assert of_check(f"check: setup ## Checks.\n{recipe}\nbench:\n\tz\n") == {"-m ruff check", "manage.py x"}


@pytest.mark.parametrize(
    ("command", "file", "fault"),
    [
        (("-m", "ruff", "format", "--check"), "faulty.py", "x = {  'a':1 }\n"),
        (("-m", "ruff", "check"), "faulty.py", "import os\n"),
        (("-m", "ruff", "check"), "faulty.py", "def f():\n    import os\n\n    return os\n"),
        (("-m", "djlint", "--quiet", "--lint"), "faulty.html", '<a href="/x" href="/y"><div></a>\n'),
    ],
    ids=["a line of another form", "an import for nothing", "an import inside a function", "an element left open"],
)
def test_each_tool_of_make_check_is_red_at_a_fault(
    tmp_path: Path, command: tuple[str, ...], file: str, fault: str
) -> None:
    """house-H18: with the project's own settings."""
    (tmp_path / "pyproject.toml").write_bytes((HOUSE / "pyproject.toml").read_bytes())
    (tmp_path / file).write_text(fault)
    done = subprocess.run([sys.executable, *command, file], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
