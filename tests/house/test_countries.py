"""house-H49: what differs between countries and between languages is asked of their objects, and said in one home."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
FLOORS = ("schemes", "applicants", "disbursements", "microfinance")
# The home; and where one country's or scheme's own knowledge may stand, beside migrations, which are written once.
HOME = ("schemes/units/", "schemes/books/", "applicants/ways/", "microfinance/demo/")
ONE_CALENDAR = "applicants/desk/spans.py"  # django-jalali's filter, which knows the Jalali calendar alone
ASKED = re.compile(r"is_(arabic|persian|farsi|saudi|iran)")
CODES = {"SA", "IR", "SAR", "IRR", "ar", "fa"}
OBJECTS = {"IRAN", "SAUDI_ARABIA", "PERSIAN", "ARABIC", "JALALI", "GREGORIAN"}
TESTED = re.compile(r"""\{%\s*(?:el)?if\b[^%]*["'](?:SA|IR|SAR|IRR|ar|fa)["']""")


def told_apart(source: str) -> Iterator[tuple[int, str]]:
    """Where code asks which country or language it is: by a boolean, a code, a prefix or a comparison."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name) if ASKED.search(name):
                yield node.lineno, name
            case ast.Constant(value=str(text)) if text in CODES or text.startswith(("SA-", "IR-")):
                yield node.lineno, text
            case ast.Compare(comparators=others) if names_of(others) & OBJECTS:
                yield node.lineno, ast.unparse(node)


def names_of(nodes: list[ast.expr]) -> set[str]:
    return {node.id for node in nodes if isinstance(node, ast.Name)}


def files() -> Iterator[Path]:
    for floor in FLOORS:
        for path in (HOUSE / floor).rglob("*.py"):
            name = path.relative_to(HOUSE).as_posix()
            if "/migrations/" not in name and not name.startswith((*HOME, ONE_CALENDAR)):
                yield path


def test_no_room_asks_which_country_or_language_it_is() -> None:
    found = [
        f"{path.relative_to(HOUSE)}:{line}: {what}"
        for path in files()
        for line, what in told_apart(path.read_text(encoding="utf-8"))
    ]
    assert sorted(found) == []


def test_no_page_asks_which_country_or_language_it_is() -> None:
    pages = (HOUSE / "templates").rglob("*.html")
    assert [page.name for page in pages if TESTED.search(page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "fault",
    [
        "def is_arabic(): ...", "x = shown.is_arabic()", "country.code == 'SA'", "place.startswith('SA-')",
        "Q(province__startswith='SA-')", "country is SAUDI_ARABIA", "x is not IRAN", "get_language() == 'ar'",
        "WORDS = {'fa': 1}", "calendar is JALALI", "{IRAN: 1}[c] if c == IRAN else 2",
    ],
)  # fmt: skip
def test_the_guard_bites(fault: str) -> None:
    assert list(told_apart(fault))


@pytest.mark.parametrize("fault", ['{% if country.code == "SA" %}', "{% elif language == 'ar' %}"])
def test_the_guard_of_pages_bites(fault: str) -> None:
    assert TESTED.search(fault)
