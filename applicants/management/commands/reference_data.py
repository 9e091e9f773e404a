"""`reference_data`: lays down the rows that the law itself prescribes."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from applicants.lawdesk.sharing import SCHEME
from applicants.models import ProvinceShare
from applicants.services import follow_shares
from schemes.catalogue import SCHEMES
from schemes.units import today
from schemes.units.places import PROVINCES


class Command(BaseCommand):
    help = "Lays down each province's share of the deposits from the law (Omid-2, article 22); may be run again."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        law, on = SCHEMES[SCHEME], today()
        for province in PROVINCES.values():
            ceiling = law.parameter(f"absorption_ceiling_{province.iso}", on)
            ProvinceShare.objects.get_or_create(scheme=SCHEME, province=province.code, defaults={"ceiling": ceiling})
        follow_shares(on=on)
        self.stdout.write(f"{len(PROVINCES)} provincial shares of {SCHEME}")
