"""What each document promises in numbers beside what this system has done; the ways say what, this says of whom."""

from django.db.models import QuerySet

from applicants.way import way_of, ways
from applicants.way.measures import Indicator, Scope
from disbursements.models import CreditLine, Payout
from schemes.catalogue import SCHEMES
from schemes.units.countries import country_of

FILE = "loan__referral__application"


def scope_of(province: str, year: int) -> Scope:
    """One province, or all of them (""), in a Jalali year, with the money of each scheme there."""

    def payouts(scheme: str) -> QuerySet[Payout]:
        return scope.of(Payout.objects.filter(**{f"{FILE}__scheme": scheme}), f"{FILE}__province")

    def credit(scheme: str) -> QuerySet[CreditLine]:
        return scope.of(CreditLine.objects.filter(scheme=scheme))

    scope = Scope(province, year, payouts, credit, FILE)
    return scope


def measured(scope: Scope) -> dict[str, list[Indicator]]:
    """The measures of every scheme of the province's country, by scheme, in a fixed number of queries."""
    country = country_of(scope.province) if scope.province else None
    return {slug: way.measures(scope) for slug, way in ways() if country in (None, SCHEMES[slug].country)}


def by_year(scheme: str) -> bool:
    """Whether the scheme's measures are of one year; the others are from its beginning."""
    return way_of(scheme).by_year
