"""What the records of self-help groups tell the law: members, target county, training and passbook."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from applicants.models import Application, GroupMember, Passbook, TargetCounty
from applicants.way import SourcedFact
from schemes.shown import short_day

COUNTED = ("members", "women_members", "low_income_members", "trained_members")
FROM_PASSBOOK = (
    "months_active", "meetings_due", "meetings_held", "savings_total", "internal_loans_total",
    "internal_repaid_on_time_percent", "books_kept",
)  # fmt: skip


def records(applications: Sequence[Application]) -> dict[int, list[SourcedFact]]:
    """The facts of the groups among these files, by file, in as many queries as for one."""
    files = list(applications)
    counts = _counts(files)
    books = {book.application_id: book for book in Passbook.objects.filter(application__in=files).order_by("on", "id")}
    targets = set(TargetCounty.objects.values_list("province", "county"))
    return {
        file.pk: [*_of_members(counts.get(file.pk)), *_of_county(file, targets), *_of_book(books.get(file.pk))]
        for file in files
    }


def _counts(files: list[Application]) -> dict[int, dict[str, Any]]:
    rows: Any = GroupMember.objects.filter(application__in=files).values("application").order_by("application")
    counted = rows.annotate(
        members=Count("id", distinct=True),
        women_members=Count("id", filter=Q(is_woman=True), distinct=True),
        low_income_members=Count("id", filter=Q(is_low_income=True), distinct=True),
        trained_members=Count("id", filter=Q(trainings__isnull=False), distinct=True),
    )
    return {row["application"]: {name: row[name] for name in COUNTED} for row in counted}


def _of_members(counts: dict[str, Any] | None) -> Iterator[SourcedFact]:
    for name, number in (counts or {}).items():
        yield name, number, _("حضور در آموزش") if name == "trained_members" else _("فهرست اعضا")


def _of_county(file: Application, targets: set[tuple[str, str]]) -> Iterator[SourcedFact]:
    """A county is known not to be targeted only when the province has chosen its own (G6)."""
    if any(province == file.province for province, _county in targets):
        yield "county_targeted", (file.province, file.county) in targets, _("شهرستان‌های هدف استان")


def _of_book(book: Passbook | None) -> Iterator[SourcedFact]:
    if book is None:
        return
    for name in FROM_PASSBOOK:
        yield name, getattr(book, name), f"{_('دفترچه گروه')}، {short_day(book.on)}"


def filed(application: Application) -> Iterator[SourcedFact]:
    """Formed by a facilitator, who files for the group (G8)."""
    if application.facilitator_id:
        yield "facilitator_named", True, _("تسهیلگری که گروه را تشکیل داد")
        yield "requested_amount", application.requested_amount, _("جمع سهم اعضا")
