"""The document's numbers beside what was done: money, persons, women, purposes, jobs and credit, year on year."""

from fractions import Fraction
from typing import Any

from django.db.models import BigIntegerField, Count, Q, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from applicants.models import Application, Person
from applicants.way.measures import PERCENT, PERSON, RIAL, Indicator, Scope, Sense, percent, ratio
from schemes.catalogue import SCHEMES
from schemes.units import today, year_range

SCHEME = "home_business"


def measures(scope: Scope) -> list[Indicator]:
    """Money and persons year on year, women, purposes, jobs, and the credit notified to banks (H1–H4, H7, H10, R28)."""
    paid = _paid_in_two_years(scope)
    stable = Indicator(
        "بند ۷", _("سهم پایداری شغل از پرداخت این سال"), percent(paid["stable"], paid["money"]), PERCENT,
        _number("stabilisation_above_percent"), Sense.ABOVE,
    )  # fmt: skip
    women = percent(paid["women"], paid["persons"])
    women_before = percent(paid["women_before"], paid["persons_before"])
    return [
        Indicator("بند ۱", _("پرداخت این سال"), paid["money"], RIAL),
        Indicator("بند ۱", _("پرداخت سال پیش"), paid["money_before"], RIAL),
        _promised("growth_times", _("پرداخت این سال نسبت به سال پیش"), ratio(paid["money"], paid["money_before"])),
        Indicator("بند ۱", _("وام‌گیرندگان این سال"), paid["persons"], PERSON),
        _promised("growth_times", _("وام‌گیرندگان نسبت به سال پیش"), ratio(paid["persons"], paid["persons_before"])),
        _promised("last_year_persons", _("وام‌گیرندگان سال پیش"), paid["persons_before"]),
        _promised("last_year_women_percent", _("سهم بانوان از وام‌گیرندگان سال پیش"), women_before),
        _promised("last_year_women_percent", _("سهم بانوان از وام‌گیرندگان این سال"), women),
        *_credit_notified(scope),
        Indicator("بند ۶", _("شغل‌هایی که پشتیبانان وام‌گرفته تعهد کرده‌اند"), _jobs_promised(scope), _("شغل")),
        stable,
    ]


def _promised(name: str, title: str, actual: int | Fraction | None) -> Indicator:
    """A measure of the home-business loans beside the number of the news."""
    number = SCHEMES[SCHEME].parameters[name]
    return Indicator(number.article, title, actual, number.unit, _number(name))


def _paid_in_two_years(scope: Scope) -> dict[str, int]:
    """Money, persons and women paid in the year and in the one before it, and the year's money for stability."""
    (start, end), (start_before, end_before) = year_range(scope.year), year_range(scope.year - 1)
    sums: dict[str, Any] = {}
    for name, first, after in (("", start, end), ("_before", start_before, end_before)):
        within = Q(paid_on__gte=first, paid_on__lt=after)
        women = within & Q(**{f"{scope.file}__person__gender": Person.Gender.WOMAN})
        sums |= {
            f"money{name}": Sum("amount", filter=within, default=0),
            f"persons{name}": Count(f"{scope.file}__person", filter=within, distinct=True),
            f"women{name}": Count(f"{scope.file}__person", filter=women, distinct=True),
        }
    stable = Q(paid_on__gte=start, paid_on__lt=end, **{f"{scope.file}__answers__purpose": "stabilisation"})
    paid: dict[str, int] = scope.payouts(SCHEME).aggregate(**sums, stable=Sum("amount", filter=stable, default=0))
    return paid


def _credit_notified(scope: Scope) -> list[Indicator]:
    """The year's credit lines of each source, and the banks that hold them."""
    found = (
        scope.credit(SCHEME)
        .filter(year=scope.year)
        .aggregate(
            banks=Count("bank", distinct=True),
            **{source: Sum("ceiling", filter=Q(source=source), default=0) for source in ("provincial", "national")},
        )
    )
    return [
        _promised("provincial_budget", _("اعتبار استانی ابلاغ‌شده به بانک‌ها"), found["provincial"]),
        _promised("national_budget", _("اعتبار ملی ابلاغ‌شده به بانک‌ها"), found["national"]),
        _promised("agent_banks", _("بانک‌هایی که اعتبار گرفته‌اند"), found["banks"]),
    ]


def _jobs_promised(scope: Scope) -> int:
    """The jobs of supporters paid in the year, each file once however many its tranches."""
    start, end = year_range(scope.year)
    paid = scope.payouts(SCHEME).filter(paid_on__gte=start, paid_on__lt=end)
    files = Application.objects.filter(pk__in=paid.values(scope.file), answers__role="supporter")
    jobs: int = files.aggregate(jobs=Sum(Cast(KT("answers__jobs_promised"), BigIntegerField()), default=0))["jobs"]
    return jobs


def _number(name: str) -> Any:
    return SCHEMES[SCHEME].parameter(name, today())
