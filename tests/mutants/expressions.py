"""Faults in expressions: comparisons, constants, days, conditions, codes."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from tests.mutants.fault import Fault
from tests.mutants.source import Source, called, in_enum

TURNED = {
    ast.Lt: (r"<", "<="), ast.LtE: (r"<=", "<"), ast.Gt: (r">", ">="), ast.GtE: (r">=", ">"), ast.Eq: (r"==", "!="),
    ast.NotEq: (r"!=", "=="), ast.In: (r"\bin\b", "not in"), ast.NotIn: (r"\bnot\s+in\b", "in"),
    ast.Is: (r"\bis\b", "is not"), ast.IsNot: (r"\bis\s+not\b", "is"),
}  # fmt: skip
OPPOSITES = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)  # turned by `comparisons` already
A_DAY = '__import__("datetime").timedelta(days=1)'
CODE = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
CODED = {"Refused", "Problem", "filter", "exclude", "get", "create", "update", "Q", "Count", "Actor", "Step", "advance"}


def comparisons(source: Source, node: ast.AST) -> Iterator[Fault]:
    if not isinstance(node, ast.Compare):
        return
    left = node.left
    for operator, right in zip(node.ops, node.comparators, strict=True):
        pattern, new = TURNED[type(operator)]
        found = re.search(pattern.encode(), source.data[source.end(left) : source.start(right)])
        if found:
            start = source.end(left)
            yield source.fault("comparison", start + found.start(), start + found.end(), new)
        left = right


def constants(source: Source, node: ast.AST) -> Iterator[Fault]:
    if not isinstance(node, ast.Constant) or in_enum(source, node):
        return
    parent = source.parents[node]
    if type(node.value) is int and not is_day(source, node):
        if isinstance(parent, ast.UnaryOp | ast.BinOp | ast.Attribute | ast.Subscript) or node.value > 999:
            yield source.replaced("constant", node, f"({source.text(node)} + 1)")
        else:
            yield source.replaced("constant", node, str(node.value + 1))
    elif isinstance(node.value, str) and called(parent) == "Decimal":
        try:
            yield source.replaced("constant", node, f'"{Decimal(node.value) + 1}"')
        except InvalidOperation:
            return


def is_day(source: Source, node: ast.AST) -> bool:
    """Whether a number is one that `days` moves."""
    parent = source.parents[node]
    call = source.parents[parent] if isinstance(parent, ast.keyword) else parent
    return called(call) in ("timedelta", "add_months")


def days(source: Source, node: ast.AST) -> Iterator[Fault]:
    if not isinstance(node, ast.Call):
        return
    name = called(node)
    if name in ("today", "localdate") and not node.args:
        yield source.replaced("day", node, f"({source.text(node)} + {A_DAY})")
    elif name == "timedelta":
        for value in [*node.args, *(keyword.value for keyword in node.keywords)]:
            yield source.replaced("day", value, f"({source.text(value)}) + 1")
    elif name == "add_months" and len(node.args) == 2:
        yield source.replaced("day", node.args[1], f"({source.text(node.args[1])}) + 1")


def booleans(source: Source, node: ast.AST) -> Iterator[Fault]:
    if isinstance(node, ast.BoolOp):
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        parts, ends = [], source.start(node)
        for left, right in zip(node.values, node.values[1:], strict=False):
            between = source.data[source.end(left) : source.start(right)].decode()
            parts.append(source.data[ends : source.end(left)].decode() + re.sub(rf"\b{old}\b", new, between, count=1))
            ends = source.start(right)
        whole = "".join(parts) + source.data[ends : source.end(node)].decode()
        yield source.replaced("boolean", node, f"({whole})")
    elif is_q(node):
        between = source.data[source.end(node.left) : source.start(node.right)].decode()
        new = between.translate({ord("|"): "&", ord("&"): "|"})
        yield source.fault("boolean", source.end(node.left), source.start(node.right), new)


def is_q(node: ast.AST) -> bool:
    """`Q(…) | Q(…)`, or with `&`."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.BitOr | ast.BitAnd):
        return False
    return any(isinstance(each, ast.Call) and called(each) == "Q" for each in ast.walk(node))


def conditions(source: Source, node: ast.AST) -> Iterator[Fault]:
    tests: list[ast.expr] = []
    if isinstance(node, ast.If | ast.IfExp):
        tests = [node.test]
    elif isinstance(node, ast.comprehension):
        tests = node.ifs
    elif isinstance(node, ast.keyword) and node.arg == "when":
        yield from without(source, source.parents[node], node, "condition")
    for test in tests:
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            yield source.replaced("condition", test, f"({source.text(test.operand)})")
        elif not (isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], OPPOSITES)):
            yield source.replaced("condition", test, f"(not ({source.text(test)}))")


def without(source: Source, call: ast.Call, gone: ast.AST, kind: str) -> Iterator[Fault]:
    """A call without one of its arguments."""
    arguments = sorted([*call.args, *call.keywords], key=source.start)
    place = arguments.index(gone)
    if place + 1 < len(arguments):
        yield source.fault(kind, source.start(gone), source.start(arguments[place + 1]), "")
    elif place:
        yield source.fault(kind, source.end(arguments[place - 1]), source.end(gone), "")


def codes(source: Source, node: ast.AST) -> Iterator[Fault]:
    """A code written out becomes one that nobody knows."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or not CODE.fullmatch(node.value):
        return
    parent = source.parents[node]
    grand = source.parents.get(parent)
    in_table = not source.inside_function(node) and isinstance(parent, ast.Tuple | ast.List | ast.Set | ast.Dict)
    as_argument = isinstance(parent, ast.Call) and called(parent) in CODED and node in parent.args[:1]
    as_keyword = isinstance(parent, ast.keyword) and called(grand) in CODED
    compared = isinstance(parent, ast.Compare)
    if (in_table or as_argument or as_keyword or compared) and not in_enum(source, node):
        yield source.replaced("code", node, f'"{node.value}_x"')


EXPRESSIONS = (comparisons, constants, days, booleans, conditions, codes)
