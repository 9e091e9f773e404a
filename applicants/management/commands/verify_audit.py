"""`verify_audit`: walks every province's chain of events and names the first link that does not hold."""

from typing import Any

from django.core.management.base import BaseCommand

from applicants.models import Event, EventChain
from applicants.workflow import digest


class Command(BaseCommand):
    help = "Walks the hash chain of each province; exit 1 and the first broken number when one is broken."

    def handle(self, **options: Any) -> None:
        chains = dict(EventChain.objects.values_list("province", "digest"))
        headless = Event.objects.exclude(province__in=chains).values_list("province", flat=True)
        provinces = sorted({*chains, *headless})
        broken = 0
        for province in provinces:
            length, fault = _walk(province, chains.get(province))
            broken += bool(fault)
            self.stdout.write(f"{province}: {fault or f'{length} events, whole'}")
        self.stdout.write(f"{len(provinces)} chains, {broken} broken")
        if broken:
            raise SystemExit(1)


def _walk(province: str, head: str | None) -> tuple[int, str]:
    """How many links hold, and what is wrong with the next one; each must follow the one before and be as written."""
    number, previous = 0, ""
    for event in Event.objects.filter(province=province).order_by("number").iterator(1000):
        number += 1
        if event.number != number:
            return number - 1, f"broken at {number}: the event is missing"
        if event.previous != previous:
            return number - 1, f"broken at {number}: it does not follow the event before"
        if event.digest != digest(event):
            return number - 1, f"broken at {number}: it was changed"
        previous = event.digest
    if previous != head:
        return number, f"broken at {number + 1}: the chain's end is missing"
    return number, ""
