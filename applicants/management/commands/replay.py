"""`replay`: judges again what was judged, and names the judgements that would now come out otherwise, and why."""

from datetime import datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applicants.files.replaying import Difference, difference_of
from applicants.models import Judgement
from applicants.services import reopen_reread
from schemes.units import TEHRAN, day, jalali


class Command(BaseCommand):
    help = "Judges stored judgements again, a line for each that differs; exit 1 where no changed reading is the cause."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", metavar="DAY", help="only those made on this Jalali day or later, 1405/01/01")
        parser.add_argument(
            "--reopen",
            action="store_true",
            help="have judged anew what a reading refused that has changed since",
        )

    def handle(self, *, since: str | None = None, reopen: bool = False, **options: Any) -> None:
        judgements = Judgement.objects.select_related("application").order_by("pk")
        if since:
            judgements = judgements.filter(judged_at__gte=_midnight(since))
        seen, differing, by_a_reading, reopened = 0, 0, 0, 0
        for judgement in judgements.iterator(500):
            seen += 1
            if difference := difference_of(judgement):
                by_a_reading += bool(difference.readings)
                differing += not difference.readings
                opened = reopen and difference.opens and reopen_reread(judgement, difference.readings)
                reopened += opened
                self.stdout.write(_line(judgement, difference) + ("; judged anew" if opened else ""))
        readings = f", {by_a_reading} by a changed reading" if by_a_reading else ""
        reopenings = f", {reopened} reopened" if reopen else ""
        self.stdout.write(f"{seen} judgements, {differing} differ{readings}{reopenings}")
        if differing:
            raise SystemExit(1)


def _line(judgement: Judgement, difference: Difference) -> str:
    """One judgement that differs; a reading that accounts for it is named with the day on which it changed."""
    causes = [f"{each.id} changed on {jalali(each.changes[-1].on)}" for each in difference.readings]
    return (
        f"{judgement.pk} {judgement.application.code} {judgement.stage} {jalali(judgement.law_on)} "
        f"{judgement.code_version}: {difference.words}" + (f" ({', '.join(causes)})" if causes else "")
    )


def _midnight(since: str) -> datetime:
    try:
        return datetime.combine(day(since), time.min, tzinfo=TEHRAN)
    except ValueError as reason:
        raise CommandError(str(reason), returncode=2) from None
