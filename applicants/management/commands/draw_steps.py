"""`draw_steps`: the way of a file as a Mermaid drawing, for the README."""

from typing import Any

from django.core.management.base import BaseCommand

from applicants.drawing import drawing


class Command(BaseCommand):
    help = "Prints how a file moves, as a Mermaid state diagram."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(drawing())
