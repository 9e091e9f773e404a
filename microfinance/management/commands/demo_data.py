"""`demo_data`: a believable country in an empty database, the same one for the same seed."""

import json
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from applicants.models import User


class Command(BaseCommand):
    help = "Fills an empty database with a reproducible demo; needs DEMO=1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--applications", type=int, default=200)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--json", action="store_true", help="print the logins as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("demo_data runs only with DEMO=1: it writes invented people.")
        if User.objects.exists():
            raise CommandError("The database is not empty: demo_data fills only an empty one.")
        # The demo's clock is a dependency that production does not install.
        told = import_module("microfinance.demo.stories").tell(options["applications"], options["seed"])
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            for kind, rows in told.items():
                self.stdout.write(f"{kind}: {len(rows)}")
