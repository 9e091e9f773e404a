"""The association's part of the desk: its deeds on a family's file, and the workshops it holds with the ministries."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from applicants.authority import role_of
from applicants.desk.tables import ReadOnly
from applicants.models import Application, Role, User, Workshop
from applicants.templatetags.portal import digits, jalali
from applicants.way.deeds import Deed
from applicants.ways.productive_families import project
from applicants.ways.productive_families.forms import STUDY_NAMES, ResultForm, StudyForm, WorkshopForm
from applicants.workflow import Refused


def _record_study(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    """The study of the form by the service's names."""
    study = {name: answers[field] for field, name in STUDY_NAMES.items()}
    return project.record_study(application=file, by=user, association_member=answers["member"], **study)


def _record_result(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    """The result of the form by the service's names."""
    said = {name: answers[name] for name in ("on", "quality", "demand")}
    return project.record_result(application=file, by=user, monthly_income=answers["income"], **said)


@admin.register(Workshop)
class Workshops(ReadOnly):
    """Workshops on licences: held and written down by the association of a region, read by those who see all."""

    roles = frozenset({Role.ASSOCIATION, Role.HEADQUARTERS, Role.AUDITOR})
    province, county, scheme = "province", "", ""
    list_display = ("title", "ministry", "held", "province", "there")
    fields = ("title", "ministry", "held", "province", "who")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Workshop]:
        rows: QuerySet[Workshop] = super().get_queryset(request)
        return rows.annotate(number_there=Count("families"))

    def has_add_permission(self, request: HttpRequest, *_args: Any) -> bool:
        return role_of(request.user) == Role.ASSOCIATION

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Write down a workshop."""
        officer = self.officer(request)
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = WorkshopForm(request.POST if request.method == "POST" else None, officer=officer)
        if form.is_valid():
            try:
                project.hold_workshop(by=officer.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("کارگاه ثبت شد."))
                return redirect("admin:applicants_workshop_changelist")
        context = self.admin_site.each_context(request) | {"title": _("کارگاه تازه"), "opts": self.opts, "form": form}
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "admin/applicants/law_form.html", context, status=status)

    @admin.display(description=_("روز"))
    def held(self, workshop: Workshop) -> str:
        return jalali(workshop.held_on)

    @admin.display(description=_("خانواده‌های حاضر"))
    def there(self, workshop: Any) -> str:
        return digits(workshop.number_there)

    @admin.display(description=_("خانواده‌های حاضر"))
    def who(self, workshop: Workshop) -> str:
        return "، ".join(f"{file.person} · {file.code}" for file in workshop.families.select_related("person"))


DEEDS = (
    Deed("record_study", _("ثبت مطالعه طرح"), StudyForm, _record_study, _("مطالعه طرح ثبت شد."),
         _("تا پیش از تأیید می‌توانید آن را دوباره ثبت کنید؛ آخرین مطالعه پایه تصمیم است.")),
    Deed("record_result", _("ثبت نتیجه طرح"), ResultForm, _record_result, _("نتیجه طرح ثبت شد."),
         _("درآمد، کیفیت و تقاضا در برابر مطالعه طرح.")),
)  # fmt: skip
