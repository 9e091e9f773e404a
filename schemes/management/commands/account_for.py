"""`account_for`: every article and note of a scheme's document, and where it lives in the rules."""

from argparse import ArgumentParser
from typing import Any

from schemes.catalogue import SCHEMES
from schemes.law import Entry
from schemes.management.answering import AnsweringCommand
from schemes.management.lines import InputError, as_line


class Command(AnsweringCommand):
    help = "Show where each article and note of a scheme's document lives in the rules; needs no database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the scheme and the form of the answer."""
        parser.add_argument("scheme", help=f"one of: {', '.join(SCHEMES)}")
        parser.add_argument("--json", action="store_true", help="one JSON array instead of a table")

    def handle(self, **options: Any) -> None:
        """Write the account in the order of the document."""
        if options["scheme"] not in SCHEMES:
            raise InputError(f"طرحی به نام «{options['scheme']}» نیست؛ طرح‌ها: {'، '.join(SCHEMES)}.")
        account = SCHEMES[options["scheme"]].account()
        if options["json"]:
            self.stdout.write(as_line([_row(entry) for entry in account]))
            return
        for entry in account:
            self.stdout.write(f"{entry.article}\t{entry.home.label}\t{entry.says}\t{' '.join(entry.where)}")


def _row(entry: Entry) -> dict[str, Any]:
    return {"article": entry.article, "home": entry.home, "says": entry.says, "where": entry.where}
