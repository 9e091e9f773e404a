"""System check: every scheme's law is whole, so nobody is judged by a law with an article missing."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from schemes.catalogue import SCHEMES


def every_law_is_whole(app_configs: Sequence[AppConfig] | None = None, **_options: Any) -> list[CheckMessage]:
    """One error for each thing wrong with a scheme's law as written."""
    return [Error(f"{slug}: {problem}", id="schemes.E001") for slug in SCHEMES for problem in SCHEMES[slug].problems()]
