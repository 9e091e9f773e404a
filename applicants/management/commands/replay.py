"""`replay`: judges again what was judged, and names the judgements that would now come out otherwise."""

from datetime import datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applicants.models import Judgement
from applicants.services import replay
from schemes.facts import FactError
from schemes.units import TEHRAN, day, jalali


class Command(BaseCommand):
    help = "Judges stored judgements again; exit 1 and one line for each that differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", metavar="DAY", help="only those made on this Jalali day or later, 1405/01/01")

    def handle(self, *, since: str | None = None, **options: Any) -> None:
        judgements = Judgement.objects.select_related("application").order_by("pk")
        if since:
            judgements = judgements.filter(judged_at__gte=_midnight(since))
        seen = differing = 0
        for judgement in judgements.iterator(500):
            seen += 1
            if changed := _difference(judgement):
                differing += 1
                self.stdout.write(
                    f"{judgement.pk} {judgement.application.code} {judgement.stage} "
                    f"{jalali(judgement.law_on)} {judgement.code_version}: {changed}"
                )
        self.stdout.write(f"{seen} judgements, {differing} differ")
        if differing:
            raise SystemExit(1)


def _midnight(since: str) -> datetime:
    try:
        return datetime.combine(day(since), time.min, tzinfo=TEHRAN)
    except ValueError as reason:
        raise CommandError(str(reason), returncode=2) from None


def _difference(judgement: Judgement) -> str:
    """What differs, in a few words; empty when the answer is the same."""
    try:
        now = replay(judgement).as_json()
    except FactError as error:
        return f"cannot be judged any more: {error}"
    then = judgement.verdict
    now["findings"], then["findings"] = _unworded(now["findings"]), _unworded(then["findings"])
    if now["outcome"] != then["outcome"]:
        return f"{then['outcome']} → {now['outcome']}"
    return ", ".join(name for name in {**then, **now} if then.get(name) != now.get(name))


def _unworded(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings without their sentences: one may be put better later, and the answer is the same."""
    return [{name: value for name, value in finding.items() if name != "says"} for finding in findings]
