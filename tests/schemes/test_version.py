"""house-H57: a judgement names the text of the law that judged, and nothing around it."""

import re
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from django.conf import settings

from schemes import version
from schemes.version import meaning

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
    assert re.fullmatch(r"schemes-[0-9a-f]{16}", digest := bare())
    monkeypatch.setenv("GIT_COMMIT", "0123456789abcdef0123456789abcdef01234567")
    assert bare() == f"{digest}+0123456789ab"
    assert len(bare()) <= 40


def test_the_text_is_the_same_by_every_interpreter() -> None:
    """house-H57: `ast.dump` names empty fields by 3.12, and leaves them out by 3.13."""
    assert meaning('def a(b: str):\n    """پ."""\n    return f"{b!r:>4}" + b[0:]\n') == (
        "Module(body=[FunctionDef(name='a', "
        "args=arguments(args=[arg(arg='b', annotation=Name(id='str', ctx=Load()))]), "
        "body=[Expr(value=Constant(value='\\u067e.')), Return(value=BinOp(left=JoinedStr(values=[FormattedValue("
        "value=Name(id='b', ctx=Load()), conversion=114, format_spec=JoinedStr(values=[Constant(value='>4')]))]), "
        "op=Add(), right=Subscript(value=Name(id='b', ctx=Load()), slice=Slice(lower=Constant(value=0)), "
        "ctx=Load())))])])"
    )


def test_nothing_that_says_something_is_left_out() -> None:
    different = [
        "return",
        "return None",
        "return 0",
        "return False",
        "return ''",
        "return ()",
        "return []",
        "return b''",
    ]
    assert len({meaning(f"def a():\n    {each}\n") for each in different}) == len(different)


def _a_copy(into: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The law's sources at another place, which is read as if it were ours."""
    root = Path(version.__file__).parent
    copytree(root, into / "schemes", ignore=ignore_patterns("__pycache__"))
    monkeypatch.setattr(version, "__file__", str(into / "schemes" / "version.py"))
    return into / "schemes"


OF_THE_LAW = ["loans.py", "facts.py", "law/one/judging.py", "units/days.py", "books/omid2/offers.py"]
AROUND = ["shown.py", "books/omid2/brief.py", "pages/forms.py", "reader/lawbook.py"]


@pytest.mark.parametrize("path", OF_THE_LAW + AROUND)
def test_the_digest_is_of_the_law_and_of_nothing_else(path: str, tmp_path: Path, monkeypatch: Any) -> None:
    """house-H57: a change of what judges changes it, the loans' arithmetic too; a heading or a page does not."""
    bare, root = version.code_version.__wrapped__, _a_copy(tmp_path, monkeypatch)
    before, text = bare(), (root / path).read_text("utf-8")
    _heading, _, code = text.removeprefix('"""').partition('"""')
    (root / path).write_text(f'"""Another heading."""{code}', "utf-8")
    assert bare() == before
    (root / path).write_text(f"{text}\nMORE = 1\n", "utf-8")
    assert (bare() != before) is (path in OF_THE_LAW)


@pytest.mark.parametrize("name", ["Makefile", "docker-compose.yml", "Dockerfile", "docs/deploy.md"])
def test_whoever_starts_the_portal_says_the_commit(name: str) -> None:
    """house-H57: else no digest leads to a text."""
    assert "GIT_COMMIT" in (settings.BASE_DIR / name).read_text("utf-8")


def test_pages_and_what_a_book_says_around_its_law_are_not_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(version, "meaning", lambda text: "")
    sources: Any = version._sources
    monkeypatch.setattr(version, "_sources", lambda path: read.extend(map(str, found := sources(path))) or found)
    version.code_version.__wrapped__()
    assert any(path.endswith("books/omid2/chapter_one.py") for path in read)
    assert not [path for path in read if "/pages/" in path or "/reader/" in path or path.endswith("catalogue.py")]
