"""Tables on the desk: read by those whose province it is, paged by key, written by nobody."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin import ShowFacets
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from applicants.authority import READERS, require_officer, role_of, scope
from applicants.desk.tampering import columns, refuse_tampering
from applicants.files import queues
from applicants.models import Application, Officer

AFTER = "after"


class KeysetList(ChangeList):
    """A list that turns pages by key: no COUNT, no OFFSET, the last page costs what the first does."""

    model_admin: "ReadOnly"
    page_turns = True
    next_url = ""
    first_url = ""

    def get_filters_params(self, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """Leave the cursor out: it is no filter."""
        kept = super().get_filters_params(params)
        kept.pop(AFTER, None)
        return kept

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """Only the order that the key has."""
        return []

    def get_query_string(self, new_params: Any = None, remove: Iterable[str] | None = None) -> str:
        """Another filter begins at its first page; only the link to the next page brings a cursor."""
        return super().get_query_string(new_params, [*(remove or []), AFTER])

    def get_results(self, request: HttpRequest) -> None:
        """Read one page and the cursor of the next."""
        desk, after = self.model_admin, request.GET.get(AFTER, "")
        size = desk.list_per_page
        rows = self.queryset.order_by()
        page = queues.page(rows, by=desk.page_by, size=size, after=after, newest_first=desk.newest_first)
        self.result_list, self.result_count, self.full_result_count = page.rows, len(page.rows), None
        self.show_full_result_count = self.show_admin_actions = False
        self.can_show_all, self.multi_page = True, False
        self.paginator = Paginator(page.rows, size)
        self.next_url = self.get_query_string({AFTER: page.next}) if page.next else ""
        self.first_url = self.get_query_string(remove=[AFTER]) if after else ""


class ReadOnly(admin.ModelAdmin[Any]):
    """A table nobody adds to, changes or deletes from on the desk; rows of other provinces are not there at all.

    `province`, `county` and `scheme` are the paths to those of a row's file, "" where rows belong to none; `roles` may
    read.
    """

    roles = READERS
    province, county, scheme = "application__province", "application__county", "application__scheme"
    page_by = "id"
    newest_first = True
    actions = None
    sortable_by = ()
    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    view_on_site = False

    def officer(self, request: HttpRequest) -> Officer:
        return require_officer(request.user)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Only rows of the officer's place and schemes; every list, page and look-up of the admin starts here."""
        within = scope(self.officer(request), province=self.province, county=self.county, scheme=self.scheme)
        return super().get_queryset(request).filter(within)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return role_of(request.user) in self.roles

    def has_module_permission(self, request: HttpRequest) -> bool:
        return role_of(request.user) in self.roles

    def has_add_permission(self, request: HttpRequest, *_args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return KeysetList

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Nothing is asked of the table but what the filters offer."""
        return any(lookup in _lookups(chosen) for chosen in self.get_list_filter(request))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        self._refuse_writing(request)
        return super().changelist_view(request, extra_context)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kw: Any
    ) -> HttpResponse:
        self._refuse_writing(request, object_id)
        return super().changeform_view(request, object_id, *args, **kw)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        self._refuse_writing(request, object_id)
        return super().delete_view(request, object_id, extra_context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django's own log knows nothing of these rows; their history is the events of the file."""
        raise Http404

    def file_of(self, request: HttpRequest, object_id: str | None) -> Application | None:
        """The file that a row belongs to, for the record of a refused try."""
        row = self.get_object(request, object_id) if object_id else None
        return row if isinstance(row, Application) else getattr(row, "application", None)

    def _refuse_writing(self, request: HttpRequest, object_id: str | None = None) -> None:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return
        door = f"admin:{self.opts.model_name}"
        refuse_tampering(request, door, self.file_of(request, object_id), also=columns(self.model))
        raise PermissionDenied

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """A row that is not there, or not in this province: 404, the same answer for both."""
        raise Http404


def _lookups(chosen: Any) -> set[str]:
    """What one filter of a list may ask of the address: a name of its own, or the two ends of a span."""
    if isinstance(chosen, tuple):
        return {f"{chosen[0]}__gte", f"{chosen[0]}__lt"}
    return {chosen.parameter_name}
