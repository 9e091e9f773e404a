"""Every word of the interface is said in Arabic too, with the same blanks to fill in (P10, R31)."""

import ast
import gettext
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation.template import templatize

from applicants.way import way_of
from microfinance import translations
from schemes.catalogue import SCHEMES, Scheme

HOUSE = Path(__file__).resolve().parents[2]
CATALOGUE = HOUSE / "locale" / "ar" / "LC_MESSAGES" / "django.po"
CODE = ("applicants", "disbursements", "microfinance", "schemes")
ASKS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
# Letters and digits that Arabic is not written with.
ONLY_PERSIAN = re.compile("[پچژگکیە۰-۹\u200c]")
BLANK = re.compile(r"%\(\w+\)s|%s|{\w*}|{% .*? %}|https?://\S+")


def said_in_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in ASKS and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def said_in_templates(path: Path) -> Iterator[str]:
    asked = templatize(path.read_text(encoding="utf-8"))
    for quoted in re.findall(r"gettext\(u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\)|_\(u?(\"[^\"]*\")\)", asked):
        yield ast.literal_eval("".join(quoted))


def said() -> set[str]:
    code = [text for root in CODE for path in (HOUSE / root).rglob("*.py") for text in said_in_code(path)]
    pages = [text for path in (HOUSE / "templates").rglob("*.html") for text in said_in_templates(path)]
    return {text for text in [*code, *pages] if text}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, str]:
    return {message.id: message.string for message in translations.read(CATALOGUE) if message.id and not message.fuzzy}


def lacking(texts: set[str], catalogue: dict[str, str]) -> list[str]:
    return sorted(text for text in texts if not catalogue.get(text))


def with_other_blanks(catalogue: dict[str, str]) -> list[str]:
    blanks = {text: [sorted(BLANK.findall(each)) for each in (text, arabic)] for text, arabic in catalogue.items()}
    return [text for text, (ours, theirs) in blanks.items() if catalogue[text] and ours != theirs]


def in_other_letters(catalogue: Mapping[Any, str]) -> list[str]:
    return [arabic for arabic in catalogue.values() if ONLY_PERSIAN.search(BLANK.sub("", arabic))]


def test_a_word_without_its_arabic_would_be_seen(tmp_path: Path) -> None:
    """house-H18: in code and templates; blanks left out, Persian letters and digits."""
    (tmp_path / "a.py").write_text("x = _('سلام') + gettext_lazy('درود %(name)s')\n")
    (tmp_path / "a.html").write_text(
        "{% load i18n %}{% translate 'خانه' %}{% blocktranslate %}در {{ x }}{% endblocktranslate %}"
    )
    texts = {*said_in_code(tmp_path / "a.py"), *said_in_templates(tmp_path / "a.html")}
    assert texts == {"سلام", "درود %(name)s", "خانه", "در %(x)s"}
    assert lacking(texts, {"سلام": "مرحبا", "خانه": ""}) == sorted(texts - {"سلام"})
    assert with_other_blanks({"درود %(name)s": "تحية", "در %(x)s": "في %(x)s"}) == ["درود %(name)s"]
    assert in_other_letters({"": "پارس", "a": "۱۲", "b": "في %(x)s ١٢"}) == ["پارس", "۱۲"]


def test_p10_nothing_of_the_interface_lacks_its_arabic(catalogue: dict[str, str]) -> None:
    """`make messages` collects what is new; an empty or fuzzy line is no translation."""
    assert lacking(said(), catalogue) == []


def texts_of_law(law: Scheme) -> list[str]:
    """What a form and a page show of a law: questions with their hints, choices and units, numbers, conditions."""
    facts = [text for fact in law.facts.values() for text in (fact.label, fact.hint, fact.unit, *fact.choices.values())]
    numbers = [text for each in law.parameters.values() for text in (each.title, each.unit, *each.choices.values())]
    conditions = [text for row in way_of(law.slug).conditions.rows for text in row]
    return [str(text) for text in (*facts, *numbers, *conditions)]


@pytest.mark.parametrize("slug", [slug for slug, law in SCHEMES.items() if law.country.language.code == "ar"])
def test_p10_a_law_in_arabic_speaks_arabic(slug: str) -> None:
    """house-H90: no gettext stands between a law and its form, so no translation shows a Persian label there."""
    texts = texts_of_law(SCHEMES[slug])
    assert len(texts) > 50
    assert in_other_letters(dict(enumerate(texts))) == []


def test_a_persian_label_on_an_arabic_form_would_be_seen() -> None:
    """house-H18"""
    assert in_other_letters(dict(enumerate(texts_of_law(SCHEMES["omid2"]))))
    assert in_other_letters({0: "طرح چیست؟"})
    assert in_other_letters({0: "مبلغ وام، ريال ۲"})


def test_nothing_is_translated_that_nobody_says(catalogue: dict[str, str]) -> None:
    assert sorted(catalogue.keys() - said()) == []


def test_a_translation_has_the_same_blanks(catalogue: dict[str, str]) -> None:
    assert with_other_blanks(catalogue) == []


def test_p10_arabic_is_written_with_arabic_letters(catalogue: dict[str, str]) -> None:
    assert in_other_letters(catalogue) == []


def test_what_we_compile_is_what_gettext_reads(catalogue: dict[str, str]) -> None:
    read = gettext.GNUTranslations(io.BytesIO(translations.compiled(translations.read(CATALOGUE))))
    assert [text for text, arabic in catalogue.items() if read.gettext(text) != arabic] == []
    assert read.gettext("جمله‌ای که نیست") == "جمله‌ای که نیست"
