"""The bodies that work on files; administrators keep them, and none is ever deleted."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import ShowFacets
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from applicants.desk.staff import KeptByAdministrators
from applicants.models import Organisation
from schemes.catalogue import SCHEMES

STAYS = ("code", "kind", "country", "province", "county", "parent")


def scheme_choices() -> list[tuple[str, str]]:
    """The schemes by their slugs."""
    return [(slug, scheme.title) for slug, scheme in SCHEMES.items()]


class OrganisationForm(forms.ModelForm[Organisation]):
    """A body; its schemes are chosen from those there are."""

    schemes = forms.MultipleChoiceField(
        label=_("طرح‌ها"), choices=scheme_choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("هیچ‌کدام یعنی همه طرح‌ها."),
    )  # fmt: skip

    class Meta:
        model = Organisation
        fields = (*STAYS, "name", "schemes", "is_active")


@admin.register(Organisation)
class Organisations(KeptByAdministrators, admin.ModelAdmin[Organisation]):
    """The bodies by kind and place; what a body is and where stays, name and schemes may change."""

    form = OrganisationForm
    list_display = ("name", "kind", "province", "county", "is_active")
    list_filter = ("kind", "is_active", "province")
    list_select_related = ("parent",)
    search_fields = ("name", "code")
    ordering = ("kind", "province", "county", "id")
    list_per_page = 50
    actions = None
    view_on_site = False
    show_facets = ShowFacets.NEVER
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Organisation | None = None) -> tuple[str, ...]:
        return STAYS if obj else ()

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django's own log is no record."""
        raise Http404

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404
