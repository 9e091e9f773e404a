"""`make messages` on a clean tree changes nothing, and guesses at nothing (house-H76)."""

import gettext
import io
from pathlib import Path

import pytest

from microfinance import translations

HEAD = """# Somebody's words.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: ar\\n"
"""
KNOWN = """
#: applicants/old.py
msgid "پرونده شما بسته شد."
msgstr "أُغلق ملفك."
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A repository with one translated sentence, and beside it a second source file."""
    for folder in ("applicants", "templates", "locale/ar/LC_MESSAGES"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "applicants/old.py").write_text('WORD = _("پرونده شما بسته شد.")\n')
    (tmp_path / "locale/ar/LC_MESSAGES/django.po").write_text(HEAD + KNOWN)
    return tmp_path


def renewed(house: Path) -> str:
    (po,) = translations.catalogues(house)
    po.write_text(translations.renewed(po, translations.said(house)))
    return po.read_text()


def test_on_a_clean_tree_nothing_changes() -> None:
    """house-H76: red after a sentence or a file got another name: run `make messages`."""
    texts = translations.said()
    for po in translations.catalogues():
        assert translations.renewed(po, texts) == po.read_text(encoding="utf-8")


def test_a_new_sentence_comes_empty_behind_its_files_last_and_an_old_one_goes(house: Path) -> None:
    """house-H76: the new one is nearly the known one, and yet no Arabic is guessed for it."""
    (house / "applicants/first.py").write_text('_("سلام")\n')
    assert renewed(house) == HEAD + KNOWN + '\n#: applicants/first.py\nmsgid "سلام"\nmsgstr ""\n'
    (house / "applicants/old.py").write_text('_("پرونده شما بسته شده.")\n_("پرونده شما بسته شد.")\n')
    (house / "applicants/first.py").unlink()
    assert renewed(house) == HEAD + KNOWN + '\n#: applicants/old.py\nmsgid "پرونده شما بسته شده."\nmsgstr ""\n'


def test_plural_forms_and_contexts_reach_gettext(house: Path) -> None:
    """house-H76: Arabic has six forms; a page may ask with both."""
    (house / "templates/page.html").write_text(
        "{% load i18n %}\n   {% blocktranslate count n=2 %}\n{{ n }} پرونده{% plural %}{{ n }} پرونده‌ها"
        '{% endblocktranslate %}\n {% translate "پرونده شما بسته شد." context "on paper" %}'
    )
    po = renewed(house)
    assert po.count("msgstr[") == 6
    for form in range(6):
        po = po.replace(f'msgstr[{form}] ""', f'msgstr[{form}] "form {form}"')
    (path,) = translations.catalogues(house)
    path.write_text(
        po.replace(
            '"on paper"\nmsgid "پرونده شما بسته شد."\nmsgstr ""',
            '"on paper"\nmsgid "پرونده شما بسته شد."\nmsgstr "ورق"',
        )
    )
    read = gettext.GNUTranslations(io.BytesIO(translations.compiled(translations.read(path))))
    (counted,) = [text.id for text in translations.said(house) if not isinstance(text.id, str)]
    assert [read.ngettext(*counted, n) for n in (0, 1, 2, 5, 50, 100)] == [f"form {form}" for form in range(6)]
    assert read.gettext("پرونده شما بسته شد.") == "أُغلق ملفك."
    assert read.pgettext("on paper", "پرونده شما بسته شد.") == "ورق"


def test_what_gets_a_plural_is_said_anew(house: Path) -> None:
    (house / "applicants/old.py").write_text('ngettext("پرونده شما بسته شد.", "پرونده‌های شما بسته شد.", n)\n')
    assert "أُغلق" not in renewed(house)
