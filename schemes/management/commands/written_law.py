"""`written_law`: the function that judges, as it is written out for a day."""

from argparse import ArgumentParser
from typing import Any

from schemes.catalogue import SCHEMES, Stage
from schemes.management.answering import AnsweringCommand
from schemes.management.lines import InputError
from schemes.units import day, today


class Command(AnsweringCommand):
    help = "Print the law of a day as the Python function that judges by it; needs no database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the scheme, the day and the stage."""
        parser.add_argument("scheme", help=f"one of: {', '.join(SCHEMES)}")
        parser.add_argument("--on", help="the Jalali day whose law it is (default: today)")
        parser.add_argument("--stage", default=Stage.GRANT, choices=[*Stage], help="up to which stage (default: grant)")

    def handle(self, **options: Any) -> None:
        """Write the source."""
        if options["scheme"] not in SCHEMES:
            raise InputError(f"طرحی به نام «{options['scheme']}» نیست؛ طرح‌ها: {'، '.join(SCHEMES)}.")
        try:
            on = day(options["on"]) if options["on"] else today()
        except ValueError as reason:
            raise InputError(str(reason)) from None
        self.stdout.write(SCHEMES[options["scheme"]].edition(on, Stage(options["stage"])).source)
