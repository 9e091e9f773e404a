"""Rules that are one formula: their function takes whole columns of exact numbers as well as single ones."""

import ast
from collections.abc import Callable, Sequence
from functools import reduce
from inspect import getsource, signature
from operator import and_
from textwrap import dedent
from typing import Any, NamedTuple, Optional

import numpy as np

from schemes.law.columns import INT64, YES_NO, Coded, Column, Whole

_PARTS = (
    ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.FloorDiv,
    ast.Compare, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq,
    ast.Name, ast.Load, ast.Constant,
)  # fmt: skip


class Formula(NamedTuple):
    """A function whose whole body is `return` and sums, products or one comparison of what it reads."""

    function: Callable[..., Any]
    reads: tuple[str, ...]
    names: tuple[str, ...]  # as often as each stands in it
    numbers: tuple[int, ...]
    compares: bool

    @classmethod
    def of(cls, function: Callable[..., Any]) -> Optional["Formula"]:
        """The function as a formula; None when it is anything else, or its source is not at hand."""
        expression, reads = _expression(function), tuple(signature(function).parameters)
        if expression is None or not _is_plain(expression):
            return None
        names = tuple(part.id for part in ast.walk(expression) if isinstance(part, ast.Name))
        constants = [part.value for part in ast.walk(expression) if isinstance(part, ast.Constant)]
        numbers = tuple(constant for constant in constants if type(constant) is int)
        if not set(names) <= set(reads) or len(numbers) < len(constants):
            return None
        return cls(function, reads, names, numbers, isinstance(expression, ast.Compare))

    def fits(self, columns: Sequence[Column]) -> bool:
        """Whether all columns are numbers, and so small that nothing on the way can leave 64 bits."""
        sizes = {name: _size(column) for name, column in zip(self.reads, columns, strict=True)}
        if None in sizes.values() or not any(isinstance(column, Whole) for column in columns):
            return False
        # A sum or a product is never larger than the product of its parts, each enlarged by one.
        bound = 1
        for size in (*(sizes[name] or 0 for name in self.names), *map(abs, self.numbers)):
            bound *= size + 1
        return bound <= INT64.max

    def run(self, columns: Sequence[Column]) -> Column:
        """The answers on all rows; blank where anything read is."""
        answers = self.function(*[each.numbers if isinstance(each, Whole) else each.values[0] for each in columns])
        known = reduce(and_, [column.known for column in columns if isinstance(column, Whole)])
        return Coded(np.where(known, answers, 2).astype(np.uint8), YES_NO) if self.compares else Whole(answers, known)


def _size(column: Column) -> int | None:
    """The largest size of a column's numbers; None when it has anything else."""
    if isinstance(column, Whole):
        return column.greatest
    return abs(column.values[0]) if [type(value) for value in column.values] == [int] else None


def _expression(function: Callable[..., Any]) -> ast.expr | None:
    """What a function returns, when that is all it does."""
    try:
        written = ast.parse(dedent(getsource(function))).body[0]
    except (OSError, TypeError, SyntaxError):
        return None
    if not isinstance(written, ast.FunctionDef):
        return None
    body = written.body[1:] if ast.get_docstring(written) is not None else written.body
    return body[0].value if len(body) == 1 and isinstance(body[0], ast.Return) else None


def _is_plain(expression: ast.expr) -> bool:
    """Whether it is made of sums, products, divisions by a written number, and at most one comparison on top."""
    below = list(ast.walk(expression))
    if not all(isinstance(part, _PARTS) for part in below):
        return False
    if any(isinstance(part, ast.Compare) and (part is not expression or len(part.ops) > 1) for part in below):
        return False
    divided = (part.right for part in below if isinstance(part, ast.BinOp) and isinstance(part.op, ast.FloorDiv))
    return all(isinstance(by, ast.Constant) and isinstance(by.value, int) and by.value > 0 for by in divided)
