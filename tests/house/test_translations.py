"""Every word of the interface is said in Arabic too, with the same blanks to fill in (P10, R31)."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

from microfinance import translations

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


def test_p10_nothing_of_the_interface_lacks_its_arabic(catalogue: dict[str, str]) -> None:
    """`make messages` collects what is new; an empty or fuzzy line is no translation."""
    assert sorted(text for text in said() if not catalogue.get(text)) == []


def test_nothing_is_translated_that_nobody_says(catalogue: dict[str, str]) -> None:
    assert sorted(catalogue.keys() - said()) == []


def test_a_translation_has_the_same_blanks(catalogue: dict[str, str]) -> None:
    blanks = {
        text: (sorted(BLANK.findall(text)), sorted(BLANK.findall(said))) for text, said in catalogue.items() if said
    }
    assert [text for text, (ours, theirs) in blanks.items() if ours != theirs] == []


def test_p10_arabic_is_written_with_arabic_letters(catalogue: dict[str, str]) -> None:
    assert [arabic for arabic in catalogue.values() if ONLY_PERSIAN.search(BLANK.sub("", arabic))] == []


def test_what_we_compile_is_what_gettext_reads(catalogue: dict[str, str]) -> None:
    read = gettext.GNUTranslations(io.BytesIO(translations.compiled(translations.read(CATALOGUE))))
    assert [text for text, arabic in catalogue.items() if read.gettext(text) != arabic] == []
    assert read.gettext("جمله‌ای که نیست") == "جمله‌ای که نیست"
