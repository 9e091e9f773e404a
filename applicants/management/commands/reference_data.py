"""`reference_data`: lays down the rows that the documents themselves prescribe."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from applicants.lawdesk.sharing import SCHEME
from applicants.models import ProvinceShare
from applicants.organisations import lay_down
from applicants.services import follow_shares
from schemes.catalogue import SCHEMES
from schemes.units import today
from schemes.units.places import PROVINCES


class Command(BaseCommand):
    help = "Lays down the bodies that the documents name, and each province's share (Omid-2 م۲۲); may be run again."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        law, on = SCHEMES[SCHEME], today()
        for province in PROVINCES.values():
            ceiling = law.parameter(f"absorption_ceiling_{province.iso}", on)
            ProvinceShare.objects.get_or_create(scheme=SCHEME, province=province.code, defaults={"ceiling": ceiling})
        follow_shares(on=on)
        self.stdout.write(f"{len(PROVINCES)} provincial shares of {SCHEME}")
        self.stdout.write(f"{lay_down()} bodies of the documents")
