"""The schemes app: the book of law. It has no tables."""

from django.apps import AppConfig
from django.core.checks import register

from schemes.checks import every_law_is_whole


class SchemesConfig(AppConfig):
    """Has Django refuse to start on a law that is not whole."""

    name = "schemes"
    verbose_name = "طرح‌ها"

    def ready(self) -> None:
        """Register the system check."""
        register(every_law_is_whole)
