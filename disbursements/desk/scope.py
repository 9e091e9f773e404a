"""Who sees which rows of the money side: officers of one place or scheme their own; other rows are not there."""

from functools import cached_property
from typing import Any

from django.contrib import admin
from django.contrib.admin import ShowFacets
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from applicants.authority import READERS, require_officer, role_of, scope
from applicants.models import Officer, User

COUNTED = 5_000


class Bounded(Paginator[Any]):
    """Pages of the first thousands only: a table that grows for years is never counted to its end."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list[:COUNTED]
        return int(rows.count())


class Scoped(admin.ModelAdmin[Any]):
    """A table that `readers` see and `writers` add to and change; rows of other provinces are not there (404).

    `province`, `county` and `scheme` are the paths to a row's own, "" where rows belong to none. Nothing is deleted.
    """

    readers = READERS
    writers: frozenset[str] = frozenset()
    province = "province"
    county = scheme = ""
    paginator = Bounded
    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    actions = None
    view_on_site = False

    def officer(self, request: HttpRequest) -> Officer:
        """The admin site lets nobody in without one."""
        return require_officer(request.user)

    def user(self, request: HttpRequest) -> User:
        """The signed-in officer's account."""
        return self.officer(request).user

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Every list, page and look-up of the admin starts here."""
        within = scope(self.officer(request), province=self.province, county=self.county, scheme=self.scheme)
        return super().get_queryset(request).filter(within)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return role_of(request.user) in self.readers | self.writers

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return role_of(request.user) in self.writers

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return role_of(request.user) in self.writers

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django's own log is no record; that of a file is its events."""
        raise Http404

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404
