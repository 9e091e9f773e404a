"""house-H57: a judgement names the text of the law that judged, and nothing around it."""

import re
from typing import Any

import pytest

from schemes import version
from schemes.version import code_version, meaning

RULE = '"""A heading."""\n\n# why\ndef rule(asked: int) -> bool:\n    """مبلغ کم است."""\n    return asked < 5\n'


@pytest.mark.parametrize(
    "same",
    [
        RULE.replace("A heading.", "Another heading."),
        RULE.replace("# why", "# another reason"),
        RULE.replace("return asked < 5", "return  asked  <  5  # few"),
        RULE.replace('"""A heading."""\n\n', ""),
    ],
)
def test_a_heading_a_comment_and_the_layout_change_nothing(same: str) -> None:
    assert meaning(same) == meaning(RULE)


@pytest.mark.parametrize(
    "other", [RULE.replace("< 5", "<= 5"), RULE.replace("کم", "زیاد"), RULE.replace("asked", "saved")]
)
def test_a_rule_its_sentence_and_a_name_change_it(other: str) -> None:
    assert meaning(other) != meaning(RULE)


def test_the_commit_stands_behind_it_where_the_image_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = version.code_version.__wrapped__
    monkeypatch.delenv("GIT_COMMIT", raising=False)
    assert re.fullmatch(r"schemes-[0-9a-f]{16}", bare())
    monkeypatch.setenv("GIT_COMMIT", "0123456789abcdef0123456789abcdef01234567")
    assert bare() == f"{code_version().partition('+')[0]}+0123456789ab"
    assert len(bare()) <= 40


def test_pages_and_what_a_book_says_around_its_law_are_not_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(version, "meaning", lambda text: "")
    sources: Any = version._sources
    monkeypatch.setattr(version, "_sources", lambda path: read.extend(map(str, found := sources(path))) or found)
    version.code_version.__wrapped__()
    assert any(path.endswith("books/omid2/chapter_one.py") for path in read)
    assert not [path for path in read if "/pages/" in path or "/reader/" in path or path.endswith("catalogue.py")]
