"""A Python file to put faults into: its bytes, its tree, and what in it is left alone because no test could tell."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.mutants.fault import Fault

WORDS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "lazy_words"}
TOLD = {
    "verbose_name", "verbose_name_plural", "help_text", "label", "description", "short_description", "help", "prog",
    "violation_error_message", "violation_error_code", "epilog", "summary", "maxsize", "list_per_page",
    "search_help_text", "empty_label", "socket_timeout", "socket_connect_timeout",
}  # fmt: skip
LOGS = {"log", "logger", "logging", "warnings"}
SIZED = {"lru_cache", "TypeVar", "display", "extend_schema", "extend_schema_field", "OpenApiParameter", "dataclass"}
ENUMS = {"TextChoices", "IntegerChoices", "StrEnum", "Enum", "IntEnum"}


class Source:
    """Parses a file once; nodes are spans of bytes of it."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file, self.data = file, data
        self.tree = ast.parse(data)
        self.starts = [0]
        for line in data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @classmethod
    def read(cls, house: Path, file: str) -> "Source":
        return cls(file, (house / file).read_bytes())

    def start(self, node: ast.AST) -> int:
        return self.starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.AST) -> int:
        return self.starts[node.end_lineno - 1] + node.end_col_offset

    def text(self, node: ast.AST) -> str:
        return self.data[self.start(node) : self.end(node)].decode()

    def fault(self, kind: str, start: int, end: int, new: str) -> Fault:
        line = self.data.count(b"\n", 0, start) + 1
        whole = self.data[self.starts[line - 1] : self.starts[line]].decode().strip()
        return Fault(kind, self.file, line, start, end, self.data[start:end].decode(), new, whole)

    def replaced(self, kind: str, node: ast.AST, new: str) -> Fault:
        return self.fault(kind, self.start(node), self.end(node), new)

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        while node in self.parents:
            node = self.parents[node]
            yield node

    def inside_function(self, node: ast.AST) -> bool:
        return any(isinstance(each, ast.FunctionDef | ast.Lambda) for each in self.above(node))

    def nodes(self) -> Iterator[ast.AST]:
        """Every node a fault may be put at."""
        waiting: list[ast.AST] = [self.tree]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [child for child in ast.iter_child_nodes(node) if not left_alone(child, node)]


def called(node: ast.AST) -> str:
    """The last part of the name of what is called: `filter` of `a.b.filter(…)`."""
    function = node.func if isinstance(node, ast.Call) else node
    return getattr(function, "attr", getattr(function, "id", ""))


def root_of(node: ast.AST) -> str:
    """The first part of a dotted name."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return getattr(node, "id", "")


def left_alone(node: ast.AST, parent: ast.AST) -> bool:
    if isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom):  # Python 3.11 does not know places in f-strings
        return True
    if isinstance(node, ast.ClassDef):
        return node.name in ("Meta", "Migration") or any(called(base) == "Protocol" for base in node.bases)
    if isinstance(node, ast.FunctionDef):
        return node.name == "__repr__"
    if isinstance(node, ast.keyword):
        return node.arg in TOLD
    if isinstance(node, ast.Call):
        return called(node) in WORDS | SIZED or root_of(node.func) in LOGS or is_field(node, parent)
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return any(called(target) in TOLD | {"__all__"} for target in node.targets)
    if isinstance(node, ast.If):
        return called(node.test) == "TYPE_CHECKING"
    return is_annotation(node, parent)


def is_field(node: ast.Call, parent: ast.AST) -> bool:
    """A column of a model: the database has it from the migrations, whatever the class says."""
    return isinstance(parent, ast.Assign | ast.AnnAssign) and root_of(node.func) in ("models", "jmodels")


def is_annotation(node: ast.AST, parent: ast.AST) -> bool:
    return node in (getattr(parent, "annotation", None), getattr(parent, "returns", None))


def in_enum(source: Source, node: ast.AST) -> bool:
    classes = (each for each in source.above(node) if isinstance(each, ast.ClassDef))
    return any(called(base) in ENUMS for each in classes for base in each.bases)
