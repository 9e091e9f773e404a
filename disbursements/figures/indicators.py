"""What each document promises in numbers beside what this system has done; one function a scheme, reading only.

A scheme gets its measures by a function named in MEASURES.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.models import (
    ENDED,
    Application,
    GroupMember,
    Passbook,
    Person,
    ProjectResult,
    ProvinceShare,
    State,
    TargetCounty,
)
from disbursements.models import CreditLine, Payout
from schemes.catalogue import SCHEMES
from schemes.shown import digits
from schemes.units import today, year_range
from schemes.units.countries import country_of

RIAL, PERCENT, PERSON = gettext_lazy("ریال"), gettext_lazy("درصد"), gettext_lazy("نفر")
FILE = "loan__referral__application"


class Sense(Enum):
    """How a document means its number."""

    AT_LEAST = "at least"
    ABOVE = "above"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure: its article, what was done (None: nothing to measure yet), what is promised (None: no number)."""

    article: str
    title: str
    actual: int | Fraction | None
    unit: object
    target: int | Decimal | None = None
    sense: Sense = Sense.AT_LEAST

    @property
    def reached(self) -> bool | None:
        """Whether the promise holds, None where there is nothing to compare."""
        if self.actual is None or self.target is None:
            return None
        if self.sense is Sense.AT_MOST:
            return self.actual <= self.target
        return self.actual > self.target if self.sense is Sense.ABOVE else self.actual >= self.target


class Scope(NamedTuple):
    """One province, or all of them (""), and a Jalali year."""

    province: str
    year: int

    def of(self, rows: Any, path: str = "province") -> Any:
        """Only the rows of the province."""
        return rows.filter(**{path: self.province}) if self.province else rows

    def payouts(self, scheme: str) -> QuerySet[Payout]:
        """What banks have paid under a scheme."""
        return self.of(Payout.objects.filter(**{f"{FILE}__scheme": scheme}), f"{FILE}__province")


def measured(scope: Scope) -> dict[str, list[Indicator]]:
    """The measures of every scheme of the province's country, by scheme, in a fixed number of queries."""
    country = country_of(scope.province) if scope.province else None
    return {slug: measure(scope) for slug, measure in MEASURES.items() if country in (None, SCHEMES[slug].country)}


def omid2(scope: Scope) -> list[Indicator]:
    """The deposits absorbed, against the shares of the provinces (O45)."""
    shares = scope.of(ProvinceShare.objects.filter(scheme="omid2"))
    found = shares.aggregate(ceiling=Sum("ceiling"), absorbed=Sum("absorbed"))
    return [Indicator("ماده ۲۲", _("سپرده جذب‌شده"), found["absorbed"], RIAL, found["ceiling"], Sense.AT_MOST)]


def covid_relief(scope: Scope) -> list[Indicator]:
    """What was paid, and the part of it that is for wages alone (K13)."""
    found = scope.payouts("covid_relief").aggregate(paid=Sum("amount", default=0), units=Count(FILE, distinct=True))
    percent = _number_of("covid_relief", "wage_percent")
    wages_title = _("از آن، %(percent)s درصد فقط برای دستمزد") % {"percent": digits(percent)}
    wages, article = found["paid"] * percent // 100, "میزان تسهیلات بند ۱"
    return [
        Indicator(article, _("واحدهایی که وام گرفته‌اند"), found["units"], _("واحد")),
        Indicator(article, _("پرداخت‌شده"), found["paid"], RIAL),
        Indicator(article, wages_title, wages, RIAL),
        Indicator(article, _("از آن، برای هزینه‌های دیگر"), found["paid"] - wages, RIAL),
    ]


def home_business(scope: Scope) -> list[Indicator]:
    """Money and persons year on year, women, purposes, jobs, and the credit notified to banks (H1–H4, H7, H10, R28)."""
    paid = _paid_in_two_years(scope)
    stable = Indicator(
        "بند ۷", _("سهم پایداری شغل از پرداخت این سال"), _percent(paid["stable"], paid["money"]), PERCENT,
        _number_of("home_business", "stabilisation_above_percent"), Sense.ABOVE,
    )  # fmt: skip
    women = _percent(paid["women"], paid["persons"])
    women_before = _percent(paid["women_before"], paid["persons_before"])
    return [
        Indicator("بند ۱", _("پرداخت این سال"), paid["money"], RIAL),
        Indicator("بند ۱", _("پرداخت سال پیش"), paid["money_before"], RIAL),
        _promised("growth_times", _("پرداخت این سال نسبت به سال پیش"), _ratio(paid["money"], paid["money_before"])),
        Indicator("بند ۱", _("وام‌گیرندگان این سال"), paid["persons"], PERSON),
        _promised("growth_times", _("وام‌گیرندگان نسبت به سال پیش"), _ratio(paid["persons"], paid["persons_before"])),
        _promised("last_year_persons", _("وام‌گیرندگان سال پیش"), paid["persons_before"]),
        _promised("last_year_women_percent", _("سهم بانوان از وام‌گیرندگان سال پیش"), women_before),
        _promised("last_year_women_percent", _("سهم بانوان از وام‌گیرندگان این سال"), women),
        *_credit_notified(scope),
        Indicator("بند ۶", _("شغل‌هایی که پشتیبانان وام‌گرفته تعهد کرده‌اند"), _jobs_promised(scope), _("شغل")),
        stable,
    ]


def self_help_group(scope: Scope) -> list[Indicator]:
    """Groups and their members, the growth of their savings, and whom the loans reach (G5)."""
    people = _members(scope)
    allotted = scope.of(TargetCounty.objects).aggregate(groups=Sum("groups_allotted"))["groups"]
    women, poor = _percent(people["women"], people["members"]), _percent(people["poor"], people["members"])
    mostly = _number_of("self_help_group", "low_income_above_percent")
    return [
        Indicator(
            "سازوکار اجرایی بند ۱", _("گروه‌های تشکیل‌شده، از سهم شهرستان‌ها"), people["groups"], _("گروه"), allotted
        ),
        Indicator("اهداف بند ۱", _("اعضای گروه‌ها"), people["members"], PERSON),
        Indicator("کلیات بند ۱", _("سهم زنان از اعضا"), women, PERCENT),
        Indicator("گروه هدف", _("سهم کم‌درآمدها از اعضا"), poor, PERCENT, mostly, Sense.ABOVE),
        Indicator("اهداف بند ۲", _("رشد پس‌انداز گروه‌ها از نخستین دفترچه"), _savings_growth(scope), RIAL),
        Indicator("اهداف بند ۳", _("اعضای کم‌درآمدی که گروهشان وام گرفته است"), people["lent"], PERSON),
    ]


def productive_families(scope: Scope) -> list[Indicator]:
    """The projects financed, of which more than a hundred are expected (P6), and what came of them (P9)."""
    files = scope.of(Application.objects.filter(scheme="productive_families", state=State.DISBURSED))
    expected = _number_of("productive_families", "expected_projects")
    came, goal = _results(scope), "الفقرة ١٠"
    return [
        Indicator("الفقرة ٧", _("طرح‌هایی که وام گرفته‌اند"), files.count(), _("پروژه"), expected, Sense.ABOVE),
        Indicator(goal, _("از آن‌ها، طرح‌هایی که نتیجه‌شان ثبت شده است"), came["known"], _("پروژه")),
        Indicator(goal, _("درآمد خانواده کمتر از پیش از وام نیست"), came["steady"], _("پروژه")),
        Indicator(goal, _("کیفیت بهتر شده است"), came["quality"], _("پروژه")),
        Indicator(goal, _("تقاضا بیشتر شده است"), came["demand"], _("پروژه")),
    ]


MEASURES: dict[str, Callable[[Scope], list[Indicator]]] = {
    "omid2": omid2,
    "covid_relief": covid_relief,
    "home_business": home_business,
    "self_help_group": self_help_group,
    "productive_families": productive_families,
}
BY_YEAR = frozenset({"home_business"})  # the others are measured from their beginning


def _number_of(scheme: str, name: str) -> Any:
    return SCHEMES[scheme].parameter(name, today())


def _promised(name: str, title: str, actual: int | Fraction | None) -> Indicator:
    """A measure of the home-business loans beside the number of the news."""
    number = SCHEMES["home_business"].parameters[name]
    return Indicator(number.article, title, actual, number.unit, _number_of("home_business", name))


def _ratio(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def _paid_in_two_years(scope: Scope) -> dict[str, int]:
    """Money, persons and women paid in the year and in the one before it, and the year's money for stability."""
    (start, end), (start_before, end_before) = year_range(scope.year), year_range(scope.year - 1)
    sums: dict[str, Any] = {}
    for name, first, after in (("", start, end), ("_before", start_before, end_before)):
        within = Q(paid_on__gte=first, paid_on__lt=after)
        women = within & Q(**{f"{FILE}__person__gender": Person.Gender.WOMAN})
        sums |= {
            f"money{name}": Sum("amount", filter=within, default=0),
            f"persons{name}": Count(f"{FILE}__person", filter=within, distinct=True),
            f"women{name}": Count(f"{FILE}__person", filter=women, distinct=True),
        }
    stable = Q(paid_on__gte=start, paid_on__lt=end, **{f"{FILE}__answers__purpose": "stabilisation"})
    return scope.payouts("home_business").aggregate(**sums, stable=Sum("amount", filter=stable, default=0))


def _credit_notified(scope: Scope) -> list[Indicator]:
    """The year's credit lines of each source, and the banks that hold them."""
    found = scope.of(CreditLine.objects.filter(scheme="home_business", year=scope.year)).aggregate(
        banks=Count("bank", distinct=True),
        **{
            source: Sum("ceiling", filter=Q(source=source), default=0)
            for source in (CreditLine.Source.PROVINCIAL, CreditLine.Source.NATIONAL)
        },
    )
    return [
        _promised("provincial_budget", _("اعتبار استانی ابلاغ‌شده به بانک‌ها"), found["provincial"]),
        _promised("national_budget", _("اعتبار ملی ابلاغ‌شده به بانک‌ها"), found["national"]),
        _promised("agent_banks", _("بانک‌هایی که اعتبار گرفته‌اند"), found["banks"]),
    ]


def _jobs_promised(scope: Scope) -> int:
    """The jobs of supporters paid in the year, each file once however many its tranches."""
    start, end = year_range(scope.year)
    paid = scope.payouts("home_business").filter(paid_on__gte=start, paid_on__lt=end)
    files = Application.objects.filter(pk__in=paid.values(FILE), answers__role="supporter")
    return files.aggregate(jobs=Sum(Cast(KT("answers__jobs_promised"), BigIntegerField()), default=0))["jobs"]


def _members(scope: Scope) -> dict[str, int]:
    lent = Exists(scope.payouts("self_help_group").filter(**{FILE: OuterRef("application")}))
    members = scope.of(GroupMember.objects, "application__province")
    standing = members.filter(application__scheme="self_help_group").exclude(
        application__state__in=[State.DRAFT, *ENDED]
    )
    return standing.annotate(is_lent_to=lent).aggregate(
        groups=Count("application", distinct=True),
        members=Count("id"),
        women=Count("id", filter=Q(is_woman=True)),
        poor=Count("id", filter=Q(is_low_income=True)),
        lent=Count("id", filter=Q(is_low_income=True, is_lent_to=True)),
    )


def _results(scope: Scope) -> dict[str, int]:
    """Of the projects looked at after the loan, how the newest look found each against its study."""
    newest = ProjectResult.objects.order_by("application", "-on").distinct("application").values("pk")
    rows = scope.of(ProjectResult.objects.filter(pk__in=newest), "application__province")
    better = ProjectResult.Change.BETTER
    return rows.aggregate(
        known=Count("pk"),
        steady=Count("pk", filter=Q(monthly_income__gte=F("application__study__monthly_income"))),
        quality=Count("pk", filter=Q(quality=better)),
        demand=Count("pk", filter=Q(demand=better)),
    )


def _savings_growth(scope: Scope) -> int:
    """The newest passbooks' savings less the first ones', in rials."""
    books = Passbook.objects.filter(application=OuterRef("pk")).values("savings_total")
    groups = scope.of(Application.objects.filter(scheme="self_help_group").exclude(state__in=ENDED))
    found = groups.annotate(
        first=Subquery(books.order_by("on", "id")[:1]), newest=Subquery(books.order_by("-on", "-id")[:1])
    ).aggregate(growth=Sum("newest", default=0) - Sum("first", default=0))
    return found["growth"]
