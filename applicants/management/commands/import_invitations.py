"""`import_invitations`: take in the ministry's list of invited employers, a national code or a mobile a line (K2)."""

import argparse
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from applicants import identifiers
from applicants.models import InvitedEmployer
from applicants.privacy import blind_index

A_ROUND = 5_000


class Command(BaseCommand):
    help = "Imports a list of invited employers: one national code or mobile a line, in any digits."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the list, UTF-8")
        parser.add_argument("--source", required=True, help="number and date of the letter that brought the list")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = (line.strip() for line in options["file"].read_text(encoding="utf-8-sig").splitlines())
        rows = {_index(number, line) for number, line in enumerate(lines, start=1) if line}
        invited = [InvitedEmployer(index=index, source=options["source"][:120]) for index in sorted(rows)]
        InvitedEmployer.objects.bulk_create(invited, batch_size=A_ROUND, ignore_conflicts=True)
        self.stdout.write(f"{len(rows)} invited employers are in the list.")


def _index(number: int, line: str) -> str:
    """The index of one line; the whole list is refused for a line that is neither."""
    for kind, check in (("national_code", identifiers.national_code), ("mobile", identifiers.mobile)):
        try:
            return blind_index(kind, check(line))
        except ValidationError:
            continue
    raise CommandError(f"line {number} is neither a national code nor a mobile")
