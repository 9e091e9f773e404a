"""house-H37: a page of the portal is made in one room; no room hands the request on to another's page."""

import ast
from collections.abc import Iterator, Mapping

from tests.house.test_arrows import HOUSE

PORTAL = HOUSE / "applicants/portal"


def rooms() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in PORTAL.glob("*.py")}


def pages(text: str) -> set[str]:
    """The functions of a room that answer with a page."""
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    return {each.name for each in functions if each.returns and ast.unparse(each.returns).endswith("Response")}


def handed_on(there: Mapping[str, str]) -> Iterator[str]:
    """Every page that a room takes from another."""
    made = {name: pages(text) for name, text in there.items()}
    for name, text in there.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("applicants.portal."):
                own = made.get((node.module or "").rpartition(".")[2], set())
                yield from (f"{name} takes {alias.name}" for alias in node.names if alias.name in own)


def test_no_room_hands_a_page_on_to_another() -> None:
    """house-H37"""
    assert list(handed_on(rooms())) == []


def test_a_page_handed_on_would_be_seen() -> None:
    papers = "def paper_page(request, file, page) -> HttpResponse:\n    return render(request, 'papers.html')"
    filing = "from applicants.portal.papers import paper_page"
    assert list(handed_on({"papers": papers, "filing": filing})) == ["filing takes paper_page"]


def test_the_rooms_that_are_looked_at_make_pages() -> None:
    assert {"step", "task_list", "offers", "document"} <= {page for text in rooms().values() for page in pages(text)}
