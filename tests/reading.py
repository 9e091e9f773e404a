"""What a page says to whoever reads it, as plain lines, and the comparison with a text that a person has read.

The texts lie beside their tests. After a change that is meant, `REWRITE_TEXTS=1 make test ARGS=…` writes them anew;
read the difference before it is kept. An ordinary run only compares.
"""

import difflib
import os
import re
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).parent
# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "legend", "li", "main", "nav", "ol", "option", "p",
    "progress", "section", "small", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
NEVER_CLOSED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
))
# fmt: on
UNREAD = frozenset(("script", "style", "svg", "template"))
# Of a class, what changes the sense: the colour of a tag or a notice, a warning on a button, what is past or closed.
TELLING = re.compile(
    r"(tag|notice|btn)-(?!row|link|start)\w+|danger|has-error|past|now|later|none|offer-closed|money-large|field-page"
)
TOLD = ("lang", "role", "aria-current", "aria-describedby", "aria-invalid", "data-label")
KEPT = ("alert", "status")  # of the roles, those that are read out
SEEN = re.compile(r"[?&]seen=[^&]*|\?application=\d+(?=&seen)")  # what the reader has read, another each time
NUMBER = re.compile(r"(?<=/)\d+(?=/)|(?<==)\d+(?=&|$)")  # of a row in an address


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line = ""
        self.skipped = 0
        self.ends: list[tuple[str, str]] = []
        self.marked = False  # the line is nothing but marks of blocks, which stand before what the inner block says

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in UNREAD or self.skipped:
            self.skipped += tag not in NEVER_CLOSED
            return
        if (tag in BLOCKS or tag == "br") and not self.marked:
            self._break()
        marks = _marks(tag, said)
        self.marked = tag in BLOCKS and bool(marks or self.marked)
        if tag in BLOCKS and marks:
            self.line += f"{marks} "
        elif marks and tag in NEVER_CLOSED:
            self.line += f" {marks} "
        if tag not in NEVER_CLOSED:
            self.ends.append((tag, marks if tag not in BLOCKS else ""))

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        while self.ends:
            opened, marks = self.ends.pop()
            self.line += f" {marks} " if marks else ""
            if opened == tag:
                break
        if tag in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.line += data
            self.marked = self.marked and not data.strip()

    def _break(self) -> None:
        if line := " ".join(self.line.split()):
            self.lines.append(line)
        self.line, self.marked = "", False


def _marks(tag: str, said: dict[str, str]) -> str:
    marks = [said["href"]] if tag == "a" and "href" in said else []
    if tag in ("input", "select", "textarea", "button", "img"):
        if said.get("name") == "csrfmiddlewaretoken":
            return ""
        marks += [" ".join(said[name] for name in ("type", "name", "value", "formaction") if said.get(name))]
    if tag == "form":
        action = SEEN.sub("", said.get("action", ""))
        marks += [f"form {said.get('method', 'get')} {action} {said.get('enctype', '')}".strip()]
    marks += [name for name in ("open", "checked", "selected") if name in said]
    marks += [f"{name}={said[name]}" for name in TOLD if name in said and (name != "role" or said[name] in KEPT)]
    marks += [each for each in said.get("class", "").split() if TELLING.fullmatch(each)]
    return "".join(f"[{NUMBER.sub('N', mark)}]" for mark in marks if mark)


def said_by(html: str, part: str = "") -> str:
    """The lines that a reader of this page meets, with where links lead and what is marked; of one part, if named."""
    if part:
        start = html.index(f"<{part}")
        html = html[start : html.rindex(f"</{part.split()[0]}>")]
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader._break()
    return "\n".join(reader.lines) + "\n"


def compare(said: str, name: str, **changing: str) -> None:
    """Fail with the difference unless the text file of this name says the same.

    `changing` are words that no two runs share (a code that is drawn by lot), each shown by its name.
    """
    for title, word in changing.items():
        said = said.replace(word, f"«{title}»")
    path = HERE / name
    if os.environ.get("REWRITE_TEXTS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8")
    written = path.read_text(encoding="utf-8")
    lines = difflib.unified_diff(written.splitlines(), said.splitlines(), name, "now", lineterm="", n=1)
    assert said == written, "\n".join(["the page reads otherwise than its text:", *lines])
