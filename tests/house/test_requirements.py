"""Every requirement of the schemes that are built is named by at least one test."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
BUILT = {"O": range(1, 49)}


def named() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in TESTS.rglob("*") if path.suffix in (".py", ".yaml")]
    return {match for text in texts for match in re.findall(r"\b[OKHGP]\d{1,2}\b", text)}


@pytest.mark.parametrize("letter", BUILT)
def test_each_requirement_is_named_by_a_test(letter: str) -> None:
    missing = [f"{letter}{number}" for number in BUILT[letter] if f"{letter}{number}" not in named()]
    assert not missing
