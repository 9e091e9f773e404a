"""A fault: which bytes of which file become which others, or which statement is run against the database."""

import ast
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

LAW = ("schemes/law/", "schemes/books/")
DESK = ("applicants/desk/", "disbursements/desk/", "templates/admin/")
TEMPLATES = {
    "disbursements": "disbursements",
    "letters": "disbursements",
    "applicants": "applicants",
    "ways": "applicants",
    "schemes": "schemes",
}


@dataclass(frozen=True)
class Fault:
    """`old` and `new` are what stands there without it and with it; `sql` is a fault of the database."""

    kind: str
    file: str
    line: int
    start: int = 0
    end: int = 0
    old: str = ""
    new: str = ""
    text: str = ""  # the whole line as it stands, without its indent
    sql: str = ""
    table: str = ""

    @property
    def floor(self) -> str:
        """The floor of the house, the law apart from the rest of `schemes`, the officers' desk apart from its floor."""
        if self.file.startswith(DESK):
            return "desk"
        if self.file.startswith(LAW):
            return "law"
        first, *rest = self.file.split("/")
        return TEMPLATES.get(rest[0], "microfinance") if first == "templates" else first

    @property
    def change(self) -> str:
        """The change in one line; with `file` and `text` it names the fault wherever the line moves to."""
        if self.sql:
            return self.sql
        old, new = (" ".join(said.split()) for said in (self.old, self.new))
        return f"{shortened(old)} → {shortened(new) or 'nothing'}"

    def put_into(self, data: bytes) -> bytes:
        return data[: self.start] + self.new.encode() + data[self.end :]

    def holds(self, data: bytes) -> bool:
        """Whether the file with the fault is still a program, and another one."""
        if not self.file.endswith(".py"):
            return self.put_into(data) != data
        try:
            return ast.dump(ast.parse(self.put_into(data))) != ast.dump(ast.parse(data))
        except SyntaxError:
            return False

    def diff(self, house: Path) -> str:
        if self.sql:
            return f"    {self.sql}\n"
        data = (house / self.file).read_bytes()
        if not self.file.endswith(".py"):  # long lines: only what stands around
            before, after = data[: self.start].decode()[-60:], data[self.end :].decode()[:60]
            both = (f"{mark}{before}{it}{after}" for mark, it in (("-", self.old), ("+", self.new)))
            return "".join(f"    {' '.join(each.split())}\n" for each in both)
        before, after = (text.decode().splitlines(keepends=True) for text in (data, self.put_into(data)))
        lines = list(unified_diff(before, after, self.file, self.file, n=1))[2:]
        return "".join(f"    {line.rstrip()[:200]}\n" for line in lines)


def shortened(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most // 2] + " … " + text[-most // 2 :]
