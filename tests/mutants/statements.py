"""Faults in statements: calls, arguments, answers, refusals, rows, locks and handlers that are not there any more."""

import ast
from collections.abc import Iterator

from tests.mutants.expressions import is_q, without
from tests.mutants.fault import Fault
from tests.mutants.source import TOLD, Source, called, in_enum, root_of

FILTERS = {"filter", "exclude", "get", "Q", "get_object_or_404", "get_or_create"}
# Without these nothing can be told, or everything breaks at once.
UNTOLD = {
    "update_fields", "related_name", "on_delete", "ensure_ascii", "indent", "stacklevel", "encoding", "separators",
    "daemon", "strict", "name", "choices", "frozen", "batch_size", "chunk_size", "required", "widget", "bind", "dest",
    "metavar", "type", "nargs", "maxsize", "when",
}  # fmt: skip
FRAMES = {
    "property", "staticmethod", "classmethod", "dataclass", "cached_property", "cache", "lru_cache", "wraps",
    "register", "contextmanager", "display", "shared_task", "abstractmethod", "overload", "override",
    "extend_schema", "extend_schema_field", "total_ordering", "setter", "simple_tag", "inclusion_tag", "action",
}  # fmt: skip
EMPTY = {ast.List: "[]", ast.ListComp: "[]", ast.Dict: "{}", ast.DictComp: "{}", ast.Tuple: "()", ast.Set: "set()"}
DISPLAYS = (ast.Tuple, ast.List, ast.Set, ast.Dict)


def calls(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and source.inside_function(node):
        call = node.value
        if called(call) not in ("__init__", "add_argument", "flush", "set_defaults") and root_of(call.func) not in (
            "logger",
            "log",
            "logging",
        ):
            yield source.replaced("call", node, "pass")


def arguments(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.Call) and is_query(node):
        yield from filters(source, node)
    elif isinstance(node, ast.Call) and source.inside_function(node) and called(node) != "ValidationError":
        for keyword in node.keywords:
            if keyword.arg and keyword.arg not in UNTOLD | TOLD:
                yield from without(source, node, keyword, "argument")
    elif is_q(node):
        for side in (node.left, node.right):
            yield source.replaced("filter", node, source.text(side))


def is_query(node: ast.Call) -> bool:
    """Not Python's own `filter`."""
    return called(node) in FILTERS and not (isinstance(node.func, ast.Name) and node.func.id == "filter")


def filters(source: Source, node: ast.Call) -> Iterator[Fault]:
    conditions = [*node.keywords, *(node.args if called(node) in ("filter", "exclude", "Q") else ())]
    if len(node.args) + len(node.keywords) > 1:
        for condition in conditions:
            yield from without(source, node, condition, "filter")
    elif called(node) in ("filter", "exclude") and isinstance(node.func, ast.Attribute):
        yield source.fault("filter", source.end(node.func.value), source.end(node), ".all()")


def answers(source: Source, node: ast.AST) -> Iterator[Fault]:
    """What a function answers becomes nothing, or the opposite."""
    if not isinstance(node, ast.Return) or node.value is None:
        return
    value = node.value
    if isinstance(value, ast.Constant):
        other = {True: "False", False: "True", "": '"x"'}.get(value.value) if type(value.value) is not int else None
        if value.value is not None and (other or isinstance(value.value, str)):
            yield source.replaced("answer", value, other or '""')
    elif isinstance(value, ast.Compare | ast.BoolOp) or (
        isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
    ):
        yield source.replaced("answer", value, f"not ({source.text(value)})")
    elif not (isinstance(value, DISPLAYS) and not getattr(value, "elts", getattr(value, "keys", ()))):
        yield source.replaced("answer", value, EMPTY.get(type(value), "None"))


def refusals(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.Raise):
        yield source.replaced("raise", node, "pass")


def rows(source: Source, node: ast.AST) -> Iterator[Fault]:
    """A row of a table that stands in a module or a class."""
    if not isinstance(node, DISPLAYS) or source.inside_function(node) or not is_table(source, node):
        return
    spans = spans_of(source, node)
    for place, (start, end) in enumerate(spans):
        if isinstance(node, ast.Tuple) and len(spans) == 2:
            kept = source.data[slice(*spans[1 - place])].decode()
            comma = "" if source.data[spans[1][1] : source.end(node)].strip().startswith(b",") else ","
            yield source.fault("row", spans[0][0], spans[1][1], kept + comma)
        elif place + 1 < len(spans):
            yield source.fault("row", start, spans[place + 1][0], "")
        else:
            yield source.fault("row", spans[place - 1][1], end, "")


def is_table(source: Source, node: ast.AST) -> bool:
    """A display of like things; a tuple in a list is one row of it and no table."""
    parent = source.parents[node]
    statements = (each for each in source.above(node) if isinstance(each, ast.Assign | ast.AnnAssign))
    if in_enum(source, node) or not next(statements, None) or (isinstance(node, ast.Dict) and len(node.values) < 2):
        return False
    if isinstance(node, ast.Dict):
        return True
    alike = {type(each) for each in node.elts if not isinstance(each, ast.Starred)}
    nested = isinstance(node, ast.Tuple) and isinstance(parent, ast.Tuple | ast.List | ast.Set)
    return len(node.elts) > 1 and not nested and (len(alike) < 2 or isinstance(node, ast.List))


def spans_of(source: Source, node: ast.AST) -> list[tuple[int, int]]:
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return [(source.start(key) if key else source.start(value) - 2, source.end(value)) for key, value in pairs]
    return [(source.start(each), source.end(each)) for each in node.elts]


def locks(source: Source, node: ast.AST) -> Iterator[Fault]:
    """Transactions and row locks that are not taken, and decorators that are not there."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        for decorator in node.decorator_list:
            kind = "lock" if "atomic" in source.text(decorator) else "decorator"
            if called(decorator) not in FRAMES and root_of(decorator) != "register":
                yield source.fault(kind, source.start(decorator) - 1, source.end(decorator), "")
    elif isinstance(node, ast.With):
        taken = [item for item in node.items if "atomic" in source.text(item.context_expr)]
        if taken and len(node.items) == 1:
            yield source.fault("lock", source.start(node), source.end(node.items[0].context_expr), "if True")
    elif isinstance(node, ast.Call) and called(node) == "select_for_update":
        receiver = node.func.value
        new = "" if isinstance(receiver, ast.Call) else ".all()"
        yield source.fault("lock", source.end(receiver), source.end(node), new)


def handlers(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.ExceptHandler) and node.type:
        yield source.replaced("handler", node.type, "()")


STATEMENTS = (calls, arguments, answers, refusals, rows, locks, handlers)


def enum_members(sources: list[Source]) -> dict[str, list[str]]:
    """Of each kind of choices, named as it is written (`Role`, `Referral.State`), its members in their order."""
    found: dict[str, list[str]] = {}
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and any(called(base) == "TextChoices" for base in node.bases):
                outer = [each.name for each in source.above(node) if isinstance(each, ast.ClassDef)]
                names = [called(each.targets[0]) for each in node.body if isinstance(each, ast.Assign)]
                found[".".join([*outer[:1], node.name])] = names
    return found


def other_members(source: Source, node: ast.AST, members: dict[str, list[str]]) -> Iterator[Fault]:
    """A role, a state or a kind becomes the next one of its like."""
    if not isinstance(node, ast.Attribute) or not node.attr.isupper():
        return
    owner = source.text(node.value)
    names = members.get({"S": "State"}.get(owner, owner), [])
    if node.attr in names and len(names) > 1:
        other = names[(names.index(node.attr) + 1) % len(names)]
        yield source.replaced("code", node, f"{owner}.{other}")
