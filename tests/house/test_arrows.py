"""The house rules that a reader relies on, held by tests and not by custom: sizes, arrows, no hidden imports."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
FLOORS = ("schemes", "applicants", "disbursements", "microfinance")
DRAWERS = {"utils", "common", "helpers", "core", "base", "misc"}


def sources(*roots: str) -> list[Path]:
    files = [path for root in roots for path in sorted((HOUSE / root).rglob("*.py"))]
    return [path for path in files if "migrations" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


@pytest.mark.parametrize("path", sources(*FLOORS, "tests"), ids=name)
def test_a_file_holds_one_idea_in_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def body_lines(function: ast.FunctionDef) -> int:
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    body = function.body[1:] if documented else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", sources(*FLOORS), ids=name)
def test_a_function_is_read_at_a_glance(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [(function.name, body_lines(function)) for function in functions(tree) if body_lines(function) > 25]
    assert not long


@pytest.mark.parametrize("path", sources(*FLOORS), ids=name)
def test_no_import_hides_inside_a_function(path: Path) -> None:
    """But WeasyPrint, whose libraries a machine without letters need not have (design §6)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = [
        ast.unparse(node)
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and "weasyprint" not in ast.unparse(node)
    ]
    assert not hidden


def test_no_drawer_is_called_utils() -> None:
    names = {part.removesuffix(".py") for path in sources(*FLOORS) for part in path.relative_to(HOUSE).parts}
    assert not names & DRAWERS


def test_no_signals_and_no_hidden_models() -> None:
    for path in sources(*FLOORS):
        text = path.read_text(encoding="utf-8")
        assert "django.db.models.signals" not in text, path
        assert "get_model(" not in text, path


def test_the_import_contracts_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


FORBIDDEN = re.compile(r"/wor[k]/|/roo[t]/|p[y]pi\.o|npmj[s]\.|deb\.debia[n]|T[O]DO|FIXM[E]")


def test_nothing_of_a_machine_is_in_the_repository() -> None:
    """No absolute path of a machine, no registry's address, nothing left for later."""
    tracked = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout.split()
    kinds = (".py", ".html", ".css", ".js", ".toml", ".yml", ".yaml", ".txt", ".md", ".json", "Makefile", "run")
    found = []
    for file in tracked:
        if file.endswith(kinds) and (HOUSE / file).is_file():
            text = (HOUSE / file).read_text(encoding="utf-8")
            found += [f"{file}: {match.group()}" for match in FORBIDDEN.finditer(text)]
    assert not found
