"""`invariants`: every invariant as SQL, one line each; exit 1 when one is broken."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from disbursements.figures.invariants import INVARIANTS, Invariant


class Command(BaseCommand):
    help = "Check every invariant in the database and print one line each; exit 1 when one is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        alone = not connection.in_atomic_block
        with transaction.atomic():
            if alone:  # one snapshot for all queries, so that work in flight is no breach
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            broken = [invariant for invariant in INVARIANTS if not self._holds(invariant)]
        if broken:
            sys.exit(1)

    def _holds(self, invariant: Invariant) -> bool:
        breaches = invariant.breaches()
        self.stdout.write(f"{'BROKEN' if breaches else 'ok':6} {invariant.number:4} {invariant.says}")
        for what, stored, expected in breaches:
            self.stdout.write(f"            {what}: {stored}, expected {expected}")
        return not breaches
