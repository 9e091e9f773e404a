"""What the machine must have for letters."""

import ctypes
from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning

PACKAGES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def pango_is_there(app_configs: Sequence[Any] | None, **_told: Any) -> list[CheckMessage]:
    """Name the packages without which no letter can be drawn."""
    missing = [package for library, package in PACKAGES.items() if not _loads(library)]
    if not missing:
        return []
    packages = " ".join(missing)
    return [Warning(f"Letters need Pango: apt-get install {packages}", id="disbursements.W001")]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
