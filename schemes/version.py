"""Which text of the law judged."""

import hashlib
from functools import lru_cache
from pathlib import Path

# What a verdict is made by; words shown around it and pages are not of the law.
LAW = ("law", "books", "units", "facts.py", "loans.py", "readings.py")


@lru_cache(maxsize=1)
def code_version() -> str:
    """Which text of the law's code judges: a digest of its sources, the same wherever they lie."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(each for name in LAW for each in _sources(root / name)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return f"schemes-{digest.hexdigest()[:16]}"


def _sources(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(path.rglob("*.py"))
