"""Nothing takes the day when it is imported: a process that lives over midnight would keep yesterday."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
FOLDERS = ("schemes", "applicants", "disbursements", "microfinance", "tests")
READS_THE_CLOCK = {"today", "now", "utcnow", "localdate", "localtime", "time", "time_ns"}


@cache
def trees() -> dict[str, ast.Module]:
    paths = (path for folder in FOLDERS for path in (HOUSE / folder).rglob("*.py"))
    return {str(path.relative_to(HOUSE)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def called(node: ast.AST) -> str:
    """The name of what is called, without where it comes from."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when the module is imported: decorators and defaults too, bodies of functions not."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            defaults = [*child.args.defaults, *filter(None, child.args.kw_defaults)]
            for part in (*child.decorator_list, *defaults):
                yield part
                yield from at_import(part)
        elif not isinstance(child, ast.Lambda):
            yield child
            yield from at_import(child)


def readers(tree: ast.Module, known: set[str]) -> set[str]:
    """The functions of a module that read the clock, themselves or by one another; those they only make do so later."""
    bodies = {
        each.name: {called(node) for node in at_import(each)} for each in tree.body if isinstance(each, ast.FunctionDef)
    }
    found: set[str] = set()
    while more := {name for name, calls in bodies.items() if calls & (READS_THE_CLOCK | known | found)} - found:
        found |= more
    return found


def takers(sources: dict[str, ast.Module]) -> list[str]:
    """Each place where a module takes the day, or calls a helper of the tests that does, while it is imported."""
    helpers = {name: readers(tree, set()) for name, tree in sources.items() if name.startswith("tests")}
    found = []
    for name, tree in sources.items():
        imported = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
            if alias.name in helpers.get(f"{node.module.replace('.', '/')}.py", ())
        }
        asks = READS_THE_CLOCK | imported | (readers(tree, imported) if name.startswith("tests") else set())
        found += [f"{name}:{node.lineno} {called(node)}" for node in at_import(tree) if called(node) in asks]
    return found


def test_nothing_takes_the_day_when_it_is_imported() -> None:
    assert takers(trees()) == []


def test_each_way_of_taking_the_day_at_import_is_seen() -> None:
    said = """
import pytest
from datetime import date
from tests.helpers import body
DAY = date.today().isoformat()
LATER = lambda: date.today()
def own(): return timezone.now()
@pytest.mark.parametrize("day", [own()])
def test_one(day, on=today()):
    assert body() == own()
class Kept:
    SINCE = body()
"""
    helper = "def body(): return payload()\ndef payload(): return time.time()\ndef other(): return 1\n"
    found = takers({"tests/test_it.py": ast.parse(said), "tests/helpers.py": ast.parse(helper)})
    assert sorted(found) == [
        "tests/test_it.py:12 body", "tests/test_it.py:5 today", "tests/test_it.py:8 own", "tests/test_it.py:9 today",
    ]  # fmt: skip
