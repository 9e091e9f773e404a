"""The filters of the queue: by state, by county, and by a person who was looked up."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from applicants.authority import require_officer, role_of
from applicants.models import Person
from applicants.states import State, state_choices, waiting_for
from schemes.units.places import AREAS, counties_of

EVERY = "all"


class StateFilter(admin.SimpleListFilter):
    """Where the files stand; without a word the queue is what waits for a decision."""

    title = _("وضعیت")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(value, label) for value, label in state_choices() if value != State.DRAFT]

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.first = next(iter(waiting_for(role_of(request.user))), State.IN_REVIEW)
        super().__init__(request, *args)

    def chosen(self) -> str:
        return self.value() or self.first

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.chosen() == EVERY or PersonFilter.parameter_name in request.GET:
            return queryset
        return queryset.filter(state=self.chosen())

    def choices(self, changelist: Any) -> Any:
        for value, label in (*self.lookup_choices, (EVERY, _("همه وضعیت‌ها"))):
            query = changelist.get_query_string({self.parameter_name: value}, remove=["after"])
            yield {"selected": self.chosen() == value, "query_string": query, "display": label}


class ProvinceFilter(admin.SimpleListFilter):
    """For those who see all provinces."""

    title = _("استان")
    parameter_name = "province"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        seen = [] if require_officer(request.user).province else AREAS.values()
        return [(province.code, province.name) for province in seen]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(province=self.value()) if self.value() else queryset


class CountyFilter(admin.SimpleListFilter):
    """The counties of the officer's province, or of the province chosen; an officer of one county has no choice."""

    title = _("شهرستان")
    parameter_name = "county"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        officer = require_officer(request.user)
        province = officer.province or request.GET.get(ProvinceFilter.parameter_name, "")
        counties = counties_of(province) if province in AREAS and not officer.county else ()
        return [(county.code, county.name) for county in counties]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(county=self.value()) if self.value() else queryset


class PersonFilter(admin.SimpleListFilter):
    """All files of the person whom an identity number has found; it shows only while it is used."""

    title = _("متقاضی")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        number = request.GET.get(self.parameter_name, "")
        person = Person.objects.filter(pk=number).first() if number.isascii() and number.isdigit() else None
        known = person and model_admin.get_queryset(request).filter(person=person).exists()
        return [(number, str(person))] if known else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        shown = {number for number, _name in self.lookup_choices}
        return queryset.filter(person=self.value()) if self.value() in shown else queryset.none()
