"""The glossary is the vocabulary of the code: one row a word in either language, each spoken, each table in it."""

import re
from collections import Counter
from functools import cache

import pytest
from django.apps import apps

from tests.house.test_arrows import FLOORS, HOUSE, sources

OURS = ("applicants", "disbursements")
Rows = list[list[str]]


def tables(page: str) -> tuple[Rows, Rows]:
    """The rows of the two tables: Persian and English; Persian, Arabic and English."""
    ours, _, arabic = page.partition("## Arabic")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in ours.splitlines() if line[:2] == "| "]
    theirs = [[cell.strip() for cell in line.strip("|").split("|")] for line in arabic.splitlines() if line[:2] == "| "]
    return cells[1:], theirs[1:]


def spoken(text: str) -> str:
    """Words in small letters with a blank around each: ProvinceShare and province_share are «province share»."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    return f" {re.sub(r'[^a-z0-9]+', ' ', apart.lower()).strip()} "


def words(cell: str) -> list[str]:
    """The words of a cell: «application (file)» and «judgement, its sheet» are two each."""
    return [each.strip().removeprefix("its ") for each in re.split(r"[,،()]", cell) if each.strip()]


def said_twice(cells: list[str]) -> list[str]:
    """What two rows have; «طرح (تسهیلات)» says in brackets which طرح is meant, and is a word of its own."""
    every = Counter(word.strip() for cell in cells for word in re.split("[,،]", cell))
    return [word for word, times in every.items() if times > 1]


def unspoken(cells: list[str], code: str) -> list[str]:
    """The words that no name, sentence or comment of the code says, in the singular or the plural."""
    every = (word for cell in cells for word in words(cell))
    return [word for word in every if not any(f"{spoken(word)[:-1]}{end} " in code for end in ("", "s"))]


@cache
def page() -> str:
    return (HOUSE / "docs/glossary.md").read_text(encoding="utf-8")


@cache
def code() -> str:
    return "".join(spoken(path.read_text(encoding="utf-8")) for path in sources(*FLOORS))


def test_one_word_in_each_language() -> None:
    """house-H13"""
    ours, arabic = tables(page())
    assert [said_twice([row[place] for row in ours]) for place in (0, 1)] == [[], []]
    assert [said_twice([row[place] for row in arabic]) for place in (0, 1, 2)] == [[], [], []]


def test_the_code_speaks_every_word_of_it() -> None:
    """house-H13: a word that has gone from the code goes from here."""
    ours, arabic = tables(page())
    assert unspoken([row[1] for row in ours] + [row[2] for row in arabic], code()) == []


def test_every_table_has_its_word() -> None:
    """house-H13: what is kept in the database is spoken of, so it stands in the glossary."""
    there = {spoken(word) for row in tables(page())[0] for word in words(row[1])}
    models = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    assert [model.__name__ for model in models if spoken(model.__name__) not in there] == []


@pytest.mark.parametrize(
    ("cells", "twice", "missing"),
    [
        (["credit line, offer, bond"], [], ["bond"]),
        (["offer", "pattern, offer"], ["offer"], ["pattern"]),
        (["judgement, its sheet"], [], ["sheet"]),
        (["credit"], [], []),
        (["red"], [], ["red"]),
    ],
)
def test_a_word_said_twice_or_by_nobody_would_be_seen(cells: list[str], twice: list[str], missing: list[str]) -> None:
    """house-H18"""
    code = spoken("class CreditLines: offers = 1  # of a judgement")
    assert (said_twice(cells), unspoken(cells, code)) == (twice, missing)
