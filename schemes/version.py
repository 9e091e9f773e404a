"""Which text of the law judged."""

import ast
import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

# What a verdict is made by; words shown around it, and pages, are not of the law.
LAW = ("law", "books", "units", "facts.py", "loans.py")
AROUND = ("book.py", "brief.py", "tables.py", "visitor.py", "readings.py")


@lru_cache(maxsize=1)
def code_version() -> str:
    """A digest of what the sources of the law say, the same wherever they lie, and the commit where the image knows it.

    Whoever starts the portal says the commit in GIT_COMMIT (the image by its build, `make run` where the law is as
    committed), so that a stored judgement leads back to the text.
    """
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(each for name in LAW for each in _sources(root / name) if each.name not in AROUND):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + meaning(path.read_text("utf-8")).encode())
    commit = os.environ.get("GIT_COMMIT", "")[:12]
    return f"schemes-{digest.hexdigest()[:16]}" + (f"+{commit}" if commit else "")


def meaning(source: str) -> str:
    """The code without comments, layout and the heading of the file; a rule's own sentence is of the law and stays."""
    tree = ast.parse(source)
    if ast.get_docstring(tree) is not None:
        del tree.body[0]
    return _said(tree)


def _said(node: Any) -> str:
    """A node as text, the same by every interpreter: of what is empty `ast.dump` writes more by some than by others."""
    if isinstance(node, list):
        return "[" + ", ".join(map(_said, node)) + "]"
    if not isinstance(node, ast.AST):
        return ascii(node)  # and not repr, which leaves as they are the letters that its Unicode knows
    parts = [(name, getattr(node, name, None)) for name in node._fields]
    said = [f"{name}={_said(part)}" for name, part in parts if part is not None and part != []]
    return f"{type(node).__name__}({', '.join(said)})"


def _sources(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(path.rglob("*.py"))
