"""The groups' part of the desk: their counties, the page on which one is formed, and what is done on a file."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from applicants import tasks
from applicants.authority import require_officer, role_of
from applicants.models import Application, Role, TargetCounty, User
from applicants.way.deeds import Deed
from applicants.ways.self_help_group.forming import form_group, record_passbook, record_training
from applicants.ways.self_help_group.forms import PASSBOOK_NAMES, GroupForm, PassbookForm, TrainingForm
from applicants.workflow import Refused

CHOOSERS = (Role.MANAGER, Role.HEADQUARTERS)


@admin.register(TargetCounty)
class TargetCounties(admin.ModelAdmin[TargetCounty]):
    """The counties in which groups may be formed, each with its letters (G6); kept by managers in their province."""

    list_display = ("county", "province", "groups_allotted", "behzisti_letter")
    ordering = ("province", "county")
    actions = None
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> Any:
        rows, officer = super().get_queryset(request), require_officer(request.user)
        return rows.filter(province=officer.province) if officer.province else rows

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return role_of(request.user) in CHOOSERS

    has_module_permission = has_add_permission = has_change_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A manager chooses among the counties of the province."""
        field: Any = super().formfield_for_choice_field(db_field, request, **kwargs)
        own = require_officer(request.user).province
        if own and db_field.name in ("province", "county"):
            field.choices = [(code, label) for code, label in field.choices if str(code)[:2] in ("", own)]
        return field

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django's own log is no record here."""
        raise PermissionDenied


def new_group(desk: Any, request: HttpRequest) -> HttpResponse:
    """The facilitator's page: representative, place and members; the group is checked at once."""
    officer = require_officer(request.user)
    if officer.role != Role.FACILITATOR:
        raise PermissionDenied
    form = GroupForm(request.POST if request.method == "POST" else None, province=officer.province)
    if form.is_valid():
        try:
            file = form_group(by=officer.user, **form.words())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            tasks.judge_application.delay_on_commit(file.pk)
            tasks.send_notices.delay_on_commit()
            return redirect(desk.url_of(file))
    context = desk.admin_site.each_context(request) | {"title": _("تشکیل گروه"), "opts": desk.opts, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "admin/applicants/application/group.html", context, status=status)


def _record_training(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    said = {"title": answers["title"], "held_on": answers["held_on"], "members": answers["there"]}
    return record_training(application=file, by=user, **said)


def _record_passbook(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    figures = {name: answers[field] for field, name in PASSBOOK_NAMES.items()}
    return record_passbook(application=file, by=user, **figures)


DEEDS = (
    Deed("record_training", _("ثبت آموزش اعضا"), TrainingForm, _record_training, _("آموزش ثبت شد.")),
    Deed("record_passbook", _("ثبت جلسه‌ها و دفترچه"), PassbookForm, _record_passbook, _("دفترچه گروه ثبت شد."),
         _("همه از آغاز گروه تا امروز.")),
)  # fmt: skip
