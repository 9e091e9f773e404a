"""The contracts of imports bite: each wrong import, put into a copy of the drawing of the house, breaks one of them."""

from copy import deepcopy
from functools import cache
from typing import Any

import grimp
import pytest
from importlinter.api import read_configuration
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

from tests.house.faces import Faces
from tests.house.test_arrows import FLOORS, HOUSE

KINDS = {
    "layers": LayersContract, "acyclic_siblings": AcyclicSiblingsContract, "forbidden": ForbiddenContract,
    "independence": IndependenceContract, "protected": ProtectedContract, "faces": Faces,
}  # fmt: skip


@cache
def drawing() -> grimp.ImportGraph:
    return grimp.build_graph(*FLOORS, include_external_packages=True, cache_dir=None)


def broken(graph: grimp.ImportGraph) -> list[str]:
    """The names of the contracts that a house drawn so breaks."""
    told = read_configuration(str(HOUSE / "pyproject.toml"))
    contracts: list[Any] = [
        KINDS[words["type"]](words["name"], told["session_options"], words) for words in told["contracts_options"]
    ]
    return [each.name for each in contracts if not each.check(deepcopy(graph), verbose=False).kept]


def test_the_house_keeps_its_contracts() -> None:
    assert broken(drawing()) == []


WRONG = [
    ("applicants.files.inviting", "applicants.files.filing", "house-H01: a circle of two verbs"),
    ("applicants.files.papers", "applicants.files.filing", "house-H02: a helper that calls a verb"),
    ("applicants.models.accounts", "applicants.models.applications", "house-H03: a circle of tables"),
    ("applicants.files.sheets", "applicants.files.filing", "house-H04"),
    ("applicants.files.in_words", "applicants.files.deciding", "house-H04"),
    ("applicants.way.reasons", "applicants.files.deciding", "house-H04"),
    ("disbursements.figures.indicators", "disbursements.api.views", "house-H05"),
    ("applicants.files.queues", "schemes.books.omid2.offers", "house-H06: a book is no face"),
    ("applicants.files.queues", "schemes.law.one.judging", "house-H06: the engine is no face"),
    ("applicants.way.pages", "applicants.services", "house-H08"),
    ("applicants.way.conditions", "applicants.desk.files", "house-H08"),
    ("schemes.units.text", "schemes.book.in_words", "house-H08"),
    ("schemes.shown", "schemes.reader.lawbook", "house-H08"),
    ("disbursements.referrals.terms_in_words", "disbursements.services", "house-H08"),
    ("disbursements.api.views", "applicants.files.filing", "house-H11: not by a face"),
    ("disbursements.referrals.terms", "applicants.ways.omid2.terms", "house-H42: a single scheme"),
    ("applicants.services", "disbursements.services", "an arrow up"),
    ("schemes.law.document", "django.db", "the law knows no framework"),
    ("applicants.ways.omid2.terms", "schemes.books.covid_relief.planning", "a way opens its own book only"),
    ("schemes.books.omid2.offers", "schemes.books.covid_relief.guide", "a book opens another"),
    ("applicants.ways.omid2.questions", "applicants.ways.covid_relief.questions", "a way knows another"),
    ("applicants.files.filing", "applicants.ways.omid2.deposits", "ways are found by name, not imported"),
    ("applicants.models.people", "applicants.ways.omid2.states", "ways are found by name, not imported"),
    ("schemes.reader.lawbook", "schemes.books.omid2", "house-H42: a page opens a book"),
    ("schemes.reader.tables", "schemes.books.omid2.planning", "house-H42: a page opens a book"),
    ("schemes.pages.prospects", "schemes.books.covid_relief.guide", "house-H42: a page opens a book"),
    ("schemes.pages.schemes", "schemes.books.omid2.offers", "house-H42: a page opens a book"),
    ("schemes.checks", "schemes.books.home_business", "house-H42: a check opens a book"),
    ("schemes.management.commands.judge", "schemes.books.omid2.book", "house-H42: a command opens a book"),
    ("microfinance.environment", "microfinance.settings", "the roof's own circle"),
]


@pytest.mark.parametrize(("importer", "imported", "why"), WRONG, ids=[f"{a}→{b}" for a, b, _why in WRONG])
def test_a_wrong_import_is_red(importer: str, imported: str, why: str) -> None:
    """Both ends are modules of the house as it stands: a room that has moved asks for its line here."""
    graph = deepcopy(drawing())
    assert {importer, imported} - {"django.db"} <= graph.modules, "the room has moved"
    graph.add_import(importer=importer, imported=imported)
    assert broken(graph), why


def test_a_sixth_book_may_not_open_another_either() -> None:
    """house-H07: independence is of all the books there are, not of five names."""
    graph = deepcopy(drawing())
    graph.add_module("schemes.books.sixth")
    assert broken(graph) == []
    graph.add_import(importer="schemes.books.sixth", imported="schemes.books.omid2")
    assert broken(graph)


@pytest.mark.parametrize("floor", [*FLOORS, "applicants.files"])
def test_a_new_room_has_to_be_given_its_place(floor: str) -> None:
    """house-H09: every contract of layers is exhaustive."""
    graph = deepcopy(drawing())
    graph.add_module(f"{floor}.closet")
    assert broken(graph)


def test_an_import_inside_a_function_counts() -> None:
    """house-H10: the drawing has WeasyPrint, which only functions import."""
    assert "schemes.printing" in drawing().find_modules_that_directly_import("weasyprint")
