"""Money on credit lines. These rows are the hot ones: every verb touches them last, by conditional UPDATE."""

from datetime import date

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from applicants.lawdesk.circulars import law_of
from applicants.models import Application
from applicants.workflow import Refused
from disbursements.models import Bank, CreditLine
from schemes.shown import money
from schemes.units.countries import Country, country_of


def lines_for(application: Application, on: date) -> QuerySet[CreditLine]:
    """The credit lines of the active banks for this file's scheme, province, currency and the year of the day.

    Where the law lets a year's payouts run on into the next, last year's lines too (home businesses, بند ۱۱).
    """
    lines = CreditLine.objects.filter(
        scheme=application.scheme, province=application.province, currency=application.currency, bank__is_active=True
    )
    return (
        lines.filter(year__in=_years(application, on))
        .select_related("bank")
        .order_by("bank__name", "year", "source", "id")
    )


def year_of_lines(country: Country, on: date) -> int:
    """The year whose lines are lent from on a day, by the country's calendar."""
    return country.calendar.year(on)


def _years(application: Application, on: date) -> set[int]:
    years = {year_of_lines(country_of(application.province), on)}
    law, law_on = law_of(application), application.law_on or on
    if "year_ends_on" in law.parameters:
        ends, until = (law.parameter(name, law_on) for name in ("year_ends_on", "payouts_until"))
        if ends < on <= until:
            years.add(year_of_lines(law.country, ends))
    return years


def reserve(*, application: Application, bank: Bank, amount: int, on: date, source: str = "") -> CreditLine:
    """Hold a sum on the bank's first line with room, of one source if named; Refused("no_credit") without one."""
    lines = lines_for(application, on).filter(bank=bank)
    for line in lines.filter(source=source) if source else lines:
        room = CreditLine.objects.filter(pk=line.pk, ceiling__gte=F("reserved") + F("paid") + amount)
        if room.update(reserved=F("reserved") + amount):
            return line
    raise Refused(
        "no_credit",
        _("خط اعتباری %(bank)s برای %(amount)s جا ندارد.")
        % {"bank": bank, "amount": money(amount, application.currency)},
    )


def release(line_id: int, amount: int) -> None:
    """Give a held sum back to the line."""
    if amount:
        CreditLine.objects.filter(pk=line_id).update(reserved=F("reserved") - amount)


def spend(line_id: int, amount: int) -> None:
    """Turn a held sum into a paid one."""
    CreditLine.objects.filter(pk=line_id).update(reserved=F("reserved") - amount, paid=F("paid") + amount)
