"""The page of targets and actuals: what each document promises in numbers beside what was done in the province."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from applicants.authority import READERS, require_officer
from applicants.models import Officer, Role, province_choices
from applicants.way.measures import Indicator, Scope, Sense
from disbursements.figures.indicators import by_year, measured, scope_of
from schemes.catalogue import SCHEMES
from schemes.shown import digits, grouped
from schemes.units import jalali, today

TITLE = gettext_lazy("هدف و عملکرد")
# The association has no scheme but its own in its region, and answers for what is expected there.
SEE_IT = READERS | {Role.ASSOCIATION}
YEARS = 3
TARGETS: dict[Sense, Any] = {
    Sense.AT_LEAST: "%s",
    Sense.ABOVE: gettext_lazy("بیش از %s"),
    Sense.AT_MOST: gettext_lazy("حداکثر %s"),
}
ANSWERS: dict[bool, tuple[Any, str]] = {
    True: (gettext_lazy("برقرار است"), "good"),
    False: (gettext_lazy("هنوز نه"), "wait"),
}


class ChoiceForm(forms.Form):
    """Which year, and of which province where the officer reads them all."""

    year = forms.TypedChoiceField(label=gettext_lazy("سال"), coerce=int)
    province = forms.ChoiceField(label=gettext_lazy("استان"), required=False)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = int(jalali(today())[:4])
        years: Any = self.fields["year"]
        years.choices = [(year, digits(year)) for year in range(this_year, this_year - YEARS, -1)]
        provinces: Any = self.fields["province"]
        provinces.choices = [("", _("همه استان‌ها")), *province_choices()]
        if officer.province:
            del self.fields["province"]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every scheme's measures for the officer's own province, or for the one chosen."""
    officer = require_officer(request.user)
    if officer.role not in SEE_IT:
        raise PermissionDenied
    this_year = int(jalali(today())[:4])
    form = ChoiceForm({"year": this_year} | request.GET.dict(), officer=officer)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {"year": this_year}
    scope = scope_of(officer.province or chosen.get("province", ""), chosen["year"])
    measures = measured(scope)
    sections = [{"scheme": SCHEMES[slug], "table": _table(slug, scope, rows)} for slug, rows in measures.items()]
    # An officer whose own schemes have no year has nothing to choose.
    form_or_none = None if officer.province and not any(map(by_year, measures)) else form
    words = {"title": TITLE, "form": form_or_none, "sections": sections}
    context = admin.site.each_context(request) | words
    status = 422 if form.errors else 200
    return TemplateResponse(request, "admin/disbursements/indicators.html", context, status=status)


def _table(slug: str, scope: Scope, rows: list[Indicator]) -> dict[str, Any]:
    year = _("سال %(year)s و سال پیش از آن") % {"year": digits(scope.year)}
    return {
        "caption": year if by_year(slug) else _("از آغاز تا امروز"),
        "head": [_("شاخص"), _("انجام‌شده"), _("عدد سند")],
        "rows": [[_named(row), _number(row.actual, row.unit), _promised(row)] for row in rows],
    }


def _named(row: Indicator) -> str:
    return format_html('{} <span class="quiet small">({})</span>', row.title, row.article)


def _promised(row: Indicator) -> str:
    """The document's number, and whether it holds where that can be said."""
    if row.target is None:
        return "–"
    words: str = TARGETS[row.sense] % _number(row.target, row.unit)
    if row.reached is None:
        return words
    text, kind = ANSWERS[row.reached]
    tag = render_to_string("components/tag.html", {"text": text, "kind": kind})
    return format_html("<span>{} {}</span>", words, tag)


def _number(value: Any, unit: object) -> str:
    """A number with its unit, rounded down to one decimal; a dash where there is nothing to measure."""
    if value is None:
        return "–"
    whole, tenth = divmod(int(value * 10), 10)
    return f"{grouped(whole)}{f'٫{digits(tenth)}' if tenth else ''} {unit}"


desk: Any = admin.site
desk.add_page(page, name="indicators", title=TITLE, roles=SEE_IT)
