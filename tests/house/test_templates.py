"""Every template is shown by somebody, and every one that is named is there."""

import re
from pathlib import Path

import django
import pytest
from django.template.loader import get_template

from tests.house.test_arrows import FLOORS, HOUSE, sources

FOLDER = HOUSE / "templates"
QUOTED = re.compile(r"""[\'"]([\w/-]+\.html)[\'"]""")
# A folder of templates whose page the caller names: f"admin/desk/{template}".
COMPOSED = re.compile(r"""f[\'"]([\w/-]+/)\{\w+\}[\'"]""")
# Django shows these itself when it refuses, and what has the name of a page of its own instead of that.
ITS_OWN = {"400.html", "403.html", "404.html", "500.html"}
OF_DJANGO = [Path(django.__file__).parent / place for place in ("contrib/admin/templates", "forms/templates")]


def names() -> list[str]:
    return sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))


def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in (*sources(*FLOORS), *sorted(FOLDER.rglob("*.html")))]


def named(said: list[str]) -> set[str]:
    """Every template that the texts name, whole or by its folder and its page."""
    quoted = {each for text in said for each in QUOTED.findall(text)}
    folders = {each for text in said for each in COMPOSED.findall(text)}
    return quoted | {f"{folder}{page}" for folder in folders for page in quoted if (FOLDER / folder / page).exists()}


def is_djangos(template: str) -> bool:
    return template in ITS_OWN or any((place / template).exists() for place in OF_DJANGO)


def unused(templates: list[str], said: list[str]) -> list[str]:
    shown = named(said)
    return [each for each in templates if each not in shown and not is_djangos(each)]


def test_no_template_is_unused() -> None:
    """house-H13"""
    assert unused(names(), texts()) == []


@pytest.mark.parametrize("template", sorted(each for each in named(texts()) if "/" in each))
def test_every_template_that_is_named_is_there(template: str) -> None:
    """house-H13"""
    tail_of_one = any((FOLDER / folder / template).exists() for text in texts() for folder in COMPOSED.findall(text))
    assert tail_of_one or get_template(template)


def test_a_template_that_nobody_shows_would_be_seen() -> None:
    """house-H18: a name in a comment of another kind, a part of a longer one, or a page of another folder is no use."""
    said = ['render(request, "schemes/law.html")', 'f"admin/desk/{page}"', 'self.page("code.html")', "attic.html"]
    templates = ["schemes/law.html", "admin/desk/code.html", "law.html", "attic.html", "schemes/code.html", "404.html"]
    assert unused(templates, said) == ["law.html", "attic.html", "schemes/code.html"]
