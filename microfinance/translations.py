"""`python -m microfinance.translations`: compiles locale/ by Babel, so that no machine needs gettext.

`python -m microfinance.translations collect` (`make messages`) first brings the catalogues in step with the sources. A
sentence stays where it stands in the file, a new one comes behind the last of its source file, empty: a change shows
only what has changed, and two people who add sentences to different files do not meet.
"""

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parent.parent
SOURCES = ("applicants", "disbursements", "microfinance", "schemes", "templates")
LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
KEYWORDS = DEFAULT_KEYWORDS | LAZY | {"gettext_noop": None}


class Text(NamedTuple):
    """What is asked for: one form or two, and a context where an equal text means another thing."""

    id: str | tuple[str, str]
    context: str | None


def catalogues(house: Path = HOUSE) -> list[Path]:
    return sorted((house / "locale").glob("*/LC_MESSAGES/*.po"))


def read(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale=po.parts[-3], ignore_obsolete=True, abort_invalid=True)


def compiled(catalogue: Catalog) -> bytes:
    """As gettext reads it. An empty or fuzzy translation is left out: its reader sees the source's words."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def said(house: Path = HOUSE) -> dict[Text, list[str]]:
    """Every text that code and pages ask for, with the files that ask, both in the order of the files."""
    texts: dict[Text, list[str]] = {}
    for path in sorted(path for root in SOURCES for path in (house / root).rglob("*.*")):
        if path.suffix in (".py", ".html"):
            for text in _asked(path):
                files = texts.setdefault(text, [])
                files += [] if (name := path.relative_to(house).as_posix()) in files else [name]
    return texts


def _asked(path: Path) -> Iterator[Text]:
    code = path.read_text(encoding="utf-8")
    if path.suffix == ".html":  # as Django does: all but what is asked for is blanked out; what is left is Python
        code = "\n".join(line.strip() for line in templatize(code).splitlines())
    for _line, text, _comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
        if text:
            yield Text(text, context)  # type: ignore[arg-type] # of two at most


def in_step(catalogue: Catalog, texts: Mapping[Text, list[str]]) -> Catalog:
    """The catalogue with what is said and nothing else; no new entry guesses at its translation."""
    result = Catalog(locale=catalogue.locale)
    for text in _order(catalogue, texts):
        old = catalogue.get(text.id, text.context)
        if old is None or isinstance(old.id, str) != isinstance(text.id, str):
            old = Message(text.id)  # what has got a plural is said anew
        marks = old.flags & {"fuzzy"}
        files = [(file, 0) for file in texts[text]]
        result.add(text.id, old.string, files, marks, user_comments=old.user_comments, context=text.context)
    return result


def _order(catalogue: Catalog, texts: Mapping[Text, list[str]]) -> list[Text]:
    """Known ones as they stand, each new one behind the last of its file."""
    new = {_key(text): text for text in texts}
    order = [text for message in catalogue if message.id and (text := new.pop(_key(message), None))]
    for text in new.values():
        near = [place for place, other in enumerate(order, 1) if texts[text][0] in texts[other]]
        order.insert(max(near, default=len(order)), text)
    return order


def _key(text: Text | Message) -> tuple[str, str | None]:
    """By what a catalogue tells texts apart: the plural is not looked at."""
    return text.id if isinstance(text.id, str) else text.id[0], text.context


def renewed(po: Path, texts: Mapping[Text, list[str]]) -> str:
    """The file in step with the sources. Its head is its authors' and stays; lines are not wrapped and not numbered."""
    head, _blank, _entries = po.read_text(encoding="utf-8").partition("\n\n")
    body = io.BytesIO()
    write_po(body, in_step(read(po), texts), width=0, omit_header=True, include_lineno=False)
    return f"{head}\n\n{body.getvalue().decode().strip()}\n"


def main(*orders: str) -> None:
    texts = said() if "collect" in orders else {}
    for po in catalogues():
        if texts:
            po.write_text(renewed(po, texts), encoding="utf-8")
        po.with_suffix(".mo").write_bytes(compiled(read(po)))


if __name__ == "__main__":
    main(*sys.argv[1:])
