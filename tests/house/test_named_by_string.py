"""What no import shows: a page of a floor above named by its address, a room found by its name. Each stands here."""

import re
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.test_arrows import FLOORS, HOUSE, name, sources

# Who names a page of the floor above, and which.
UP = {
    "applicants/desk/file_page.py": {"disbursements_referral_add"},
    "templates/applicants/application.html": {"referral_letter"},
}
# Where a room is found by a string: ways and their states by the slug, the SMS gateway by its setting, what a process
# without letters or without the demo need not load.
FOUND = {
    "applicants/states.py", "applicants/way/__init__.py", "applicants/sms/__init__.py", "schemes/printing.py",
    "microfinance/apps.py", "microfinance/management/commands/demo_data.py",
}  # fmt: skip


def names_of(patterns: list[URLPattern | URLResolver], floor: str) -> set[str]:
    """The names of the pages whose view stands on a floor."""
    found = set()
    for each in patterns:
        if isinstance(each, URLResolver):
            found |= names_of(each.url_patterns, floor)
        elif each.name and getattr(each.callback, "__module__", "").startswith(floor):
            found.add(each.name)
    return found


def below() -> list[Path]:
    pages = [path for path in (HOUSE / "templates").rglob("*.html") if "disbursements" not in name(path)]
    letters = HOUSE / "templates/letters"
    return [*sources("schemes", "applicants"), *(path for path in pages if letters not in path.parents)]


QUOTED = re.compile(r"""['"](?:admin:)?(\w+)['"]""")
CALL = re.compile(r"\b(?:import_module|import_string|__import__)\(")


def named_above(text: str) -> set[str]:
    """The pages of the bank side that a text names."""
    pages = names_of(get_resolver().url_patterns, "disbursements") | {"disbursements_referral_add"}
    return set(QUOTED.findall(text)) & pages


def test_a_page_above_or_a_room_named_by_a_string_would_be_seen() -> None:
    """house-H18"""
    assert named_above("{% url 'verify' code %}") == {"verify"}
    assert named_above('reverse("referral_letter", args=[code])') == {"referral_letter"}
    assert named_above('reverse("admin:disbursements_referral_add")') == {"disbursements_referral_add"}
    assert named_above("{% url 'application' code %}, to verify") == set()
    for text in ('import_module(f"a.{b}")', "import_string(path)", '__import__("a")'):
        assert CALL.search(text)


def test_the_lower_floors_name_two_pages_of_the_bank_side_and_no_more() -> None:
    """house-H12: a link from a file to its bank; whoever moves those pages finds both ends here."""
    named = {name(path): named_above(path.read_text(encoding="utf-8")) for path in below()}
    assert {path: found for path, found in named.items() if found} == UP


def test_rooms_are_found_by_a_string_in_six_places_and_no_more() -> None:
    there = {name(path) for path in sources(*FLOORS) if CALL.search(path.read_text(encoding="utf-8"))}
    assert {path for path in there if not path.startswith("microfinance/embedded/")} == FOUND
