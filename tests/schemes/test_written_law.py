"""house-H59: the function that judges can be read, and is what it was until somebody means to change it."""

import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings

from schemes.catalogue import SCHEMES
from schemes.units import day
from tests.reading import compare
from tests.schemes.small_law import AFTER, a_whole_scheme


def ran(*words: str) -> Any:
    command = [sys.executable, "manage.py", "written_law", *words]
    return subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)


def test_the_small_law_is_written_as_it_was() -> None:
    compare(a_whole_scheme().edition(AFTER).source, "schemes/written_small_law.txt")


@pytest.mark.parametrize("slug", SCHEMES)
def test_what_is_printed_is_what_judges(slug: str) -> None:
    """Each fact is read once, each requirement is found once."""
    edition = SCHEMES[slug].edition(day("1405/06/01"))
    lines = edition.source.splitlines()
    assert [fact for fact in edition.facts if lines.count(f" {fact} = GET({fact!r})") != 1] == []
    assert all(f"FOUND_{rule.name}, " in lines[-1] for rule in edition.requirements)


def test_the_command_prints_the_law_of_a_day_and_stage() -> None:
    done = ran("covid_relief", "--on", "1399/03/01", "--stage", "registration")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == SCHEMES["covid_relief"].edition(day("1399/03/01"), "registration").source + "\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sixth"], "طرحی به نام «sixth» نیست؛ طرح‌ها: "),
        (["omid2", "--on", "1399/13/01"], "ماه باید بین ۱ و ۱۲ باشد."),
        (["omid2", "--stage", "later"], "گزینه‌های فرمان درست نیست"),
    ],
)
def test_bad_words_get_one_sentence(words: list[str], said: str) -> None:
    done = ran(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1
