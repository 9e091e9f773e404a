"""The house rules that a reader relies on, held by tests and not by custom: sizes, arrows, no hidden imports."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
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


def is_long(text: str) -> bool:
    return len(text.splitlines()) > 300


@pytest.mark.parametrize("path", sources(*FLOORS, "tests"), ids=name)
def test_a_file_holds_one_idea_in_at_most_300_lines(path: Path) -> None:
    assert not is_long(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def body_lines(function: ast.FunctionDef) -> int:
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    body = function.body[1:] if documented else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def long_functions(text: str) -> list[str]:
    return [function.name for function in functions(ast.parse(text)) if body_lines(function) > 25]


@pytest.mark.parametrize("path", sources(*FLOORS), ids=name)
def test_a_function_is_read_at_a_glance(path: Path) -> None:
    assert long_functions(path.read_text(encoding="utf-8")) == []


def hidden_imports(text: str) -> list[str]:
    return [
        ast.unparse(node)
        for function in functions(ast.parse(text))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and "weasyprint" not in ast.unparse(node)
    ]


@pytest.mark.parametrize("path", sources(*FLOORS), ids=name)
def test_no_import_hides_inside_a_function(path: Path) -> None:
    """But WeasyPrint, whose libraries a machine without letters need not have (design §6)."""
    assert hidden_imports(path.read_text(encoding="utf-8")) == []


def drawers(paths: Iterable[str]) -> set[str]:
    return {part.removesuffix(".py") for path in paths for part in path.split("/")} & DRAWERS


def test_no_drawer_is_called_utils() -> None:
    assert drawers(map(name, sources(*FLOORS))) == set()


def hidden_arrows(text: str) -> list[str]:
    """Signals, and models found by their names."""
    return re.findall(r"\bdjango\.db\.models\.signals\b|\bfrom django\.dispatch\b|\bget_model\(", text)


@pytest.mark.parametrize("path", sources(*FLOORS), ids=name)
def test_no_signals_and_no_hidden_models(path: Path) -> None:
    assert hidden_arrows(path.read_text(encoding="utf-8")) == []


def test_each_breach_of_these_rules_would_be_seen() -> None:
    """house-H18"""
    lines = "\n".join("    x = 1" for _line in range(26))
    assert long_functions(f'def f():\n    """Its sentence."""\n{lines}\n') == ["f"]
    assert long_functions(f"class C:\n    def g(self):\n{lines}".replace("    x", "        x")) == ["g"]
    assert is_long("x = 1\n" * 301)
    assert hidden_imports("def f():\n    if f:\n        from a import b\n") == ["from a import b"]
    assert hidden_imports("def f():\n    import weasyprint\nimport a") == []
    assert drawers(["applicants/files/utils.py", "applicants/helpers/x.py", "a/basement.py"]) == {"utils", "helpers"}
    for text in ("from django.db.models.signals import post_save", "apps.get_model('a', 'B')", "from django.dispatch"):
        assert hidden_arrows(text)
    for text in ("/wor" + "k/x", "/roo" + "t/.x", "p" + "ypi.org", "TO" + "DO later"):
        assert FORBIDDEN.search(text)


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
