"""Types are checked strictly, everywhere alike; where a library's types fail us, the line says which fault and why."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.test_arrows import FLOORS, HOUSE, sources

IGNORED = re.compile(r"# type: ignore(?P<code>\[[a-z-]+\])?(?P<why>  # \S.*)?$")
FEW = 20


def ignored(text: str) -> list[re.Match[str]]:
    return [found for line in text.splitlines() if (found := IGNORED.search(line))]


def unexplained(text: str) -> list[str]:
    return [found.group() for found in ignored(text) if not (found["code"] and found["why"])]


def test_strict_for_every_module_alike_house_h16() -> None:
    told = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert told["strict"] is True
    assert set(told) == {"python_version", "plugins", "files", "exclude", "strict", "ignore_missing_imports"}
    assert set(told["files"]) == set(FLOORS)


def test_what_is_ignored_is_little_and_explained_house_h16() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sources(*FLOORS)]
    assert [each for text in texts for each in unexplained(text)] == []
    assert sum(len(ignored(text)) for text in texts) < FEW


@pytest.mark.parametrize(
    "line", ["x = 1  # type: ignore", "x = 1  # type: ignore[misc]", "x = 1  # type: ignore  # no reason has no code"]
)
def test_an_unexplained_one_is_seen_house_h18(line: str) -> None:
    assert unexplained(line)
    assert not unexplained("x = 1  # type: ignore[misc]  # the library has no types")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "fault"),
    [("def f(x): return x", "no-untyped-def"), ("x: dict = {}", "type-arg"), ("x: int = ''", "assignment")],
)
def test_a_fault_of_types_is_red_house_h18(tmp_path: Path, code: str, fault: str) -> None:
    (tmp_path / "faulty.py").write_text(f"{code}\n")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", tmp_path / "faulty.py"], cwd=HOUSE, capture_output=True, text=True
    )
    assert checked.returncode == 1
    assert f"[{fault}]" in checked.stdout
