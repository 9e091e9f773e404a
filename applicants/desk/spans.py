"""The date filter of the record lists: today, seven days, this month and this year of the reader's calendar."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from django_jalali.admin.filters import JDateFieldListFilter

from schemes.shown import language, zone
from schemes.units.calendars import JALALI, Calendar
from schemes.units.languages import LANGUAGES


class SpanFilter(JDateFieldListFilter):  # type: ignore[misc]  # django-jalali has no types
    """The spans of django-jalali on a plain column of moments, links only, without script.

    Left alone it compares Jalali days with a Gregorian column and finds nothing, in silence (house-H67): `queryset` is
    ours. Its days are Jalali; those of a reader of another calendar are put in their place. The address keeps the days,
    which name their calendar by their year, so that a link shows every reader the same rows.
    """

    links: tuple[tuple[Any, dict[str, str]], ...]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        calendar = language().calendar
        if calendar is not JALALI:
            spans = spans_of(datetime.now(zone()).date(), calendar)
            titles = [title for title, _jalali in self.links]
            self.links = tuple(zip(titles, [{}, *map(self._asked, spans)], strict=True))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows from the first moment of one day to the first of another; a day that is none is refused."""
        try:
            bounds = {lookup: first_moment(texts[0]) for lookup, texts in self.used_parameters.items()}
        except ValueError as reason:
            raise IncorrectLookupParameters(str(reason)) from reason
        return queryset.filter(**bounds)

    def _asked(self, span: tuple[date, date]) -> dict[str, str]:
        return {self.lookup_kwarg_since: f"{span[0]}", self.lookup_kwarg_until: f"{span[1]}"}


def first_moment(text: str) -> datetime:
    """The midnight with which a day begins: a Jalali one in Tehran, a Gregorian one in Riyadh; else ValueError."""
    year, month, number = map(int, text.split("-"))
    for each in LANGUAGES.values():
        if each.calendar.first_year <= year <= each.calendar.last_year:
            return datetime.combine(each.calendar.day_of(year, month, number), time(), each.zone)
    raise ValueError(f"{text} is of no calendar")


def spans_of(on: date, calendar: Calendar) -> list[tuple[date, date]]:
    """Today, seven days, this month and this year: first day, and the first day after, as django-jalali has them."""
    now, this, _number = calendar.parts(on)
    tomorrow, month, year = on + timedelta(days=1), calendar.day_of(now, this, 1), calendar.day_of(now, 1, 1)
    return [
        (on, tomorrow),
        (on - timedelta(days=7), tomorrow),
        (month, calendar.add_months(month, 1)),
        (year, calendar.add_months(year, 12)),
    ]
