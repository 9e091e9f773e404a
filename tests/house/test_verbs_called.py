"""house-H60: a door calls its verb by name, where a reader and an editor can follow it to the function."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_arrows import FLOORS, name, sources


def hidden(text: str) -> Iterator[str]:
    """What is looked up in an imported module by a string, and each verb called within a function within a function."""
    tree = ast.parse(text)
    imported = {alias.asname or alias.name for alias in _imports(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "getattr" and ast.unparse(node.args[0]) in imported:
            yield ast.unparse(node)
        if isinstance(node, ast.FunctionDef):
            inner = (each for each in ast.walk(node) if isinstance(each, ast.FunctionDef) and each is not node)
            calls = (call for each in inner for call in ast.walk(each) if isinstance(call, ast.Call))
            yield from (ast.unparse(call) for call in calls if ast.unparse(call.func).startswith("services."))


def _imports(tree: ast.AST) -> Iterator[ast.alias]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from node.names


@pytest.mark.parametrize("path", sources(*FLOORS), ids=name)
def test_no_verb_is_called_by_a_string_or_from_within_a_closure(path: Path) -> None:
    """house-H60"""
    assert list(hidden(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "from applicants import services\ndef run(verb):\n    return getattr(services, verb)()",
        "def post(self, code):\n    def act(said):\n        return services.accept(**said)\n    return self.once(act)",
    ],
)
def test_a_hidden_verb_would_be_seen(text: str) -> None:
    assert list(hidden(text))


def test_what_a_row_has_may_be_asked_by_name() -> None:
    assert list(hidden("from a import b\ndef f(row, name):\n    return getattr(row, name)")) == []
