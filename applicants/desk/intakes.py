"""Intakes on the desk: opened, and their last day moved, by those who make policy."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from applicants import services
from applicants.desk.law_values import places_in_words, scheme_choices
from applicants.desk.policy import ByPolicyMakers
from applicants.fields import JalaliField, TextField
from applicants.models import Intake, Officer
from applicants.templatetags.portal import jalali
from schemes.catalogue import SCHEMES
from schemes.units.places import AREAS


class IntakeForm(forms.Form):
    """A window of applications."""

    scheme = forms.ChoiceField(label=_("طرح"), choices=scheme_choices)
    name = TextField(label=_("نام دوره"), max_length=80)
    opens_on = JalaliField(label=_("روز آغاز"))
    closes_on = JalaliField(label=_("روز پایان"), help_text=_("خود این روز هم باز است."))

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = [(officer.province, officer.get_province_display())] if officer.province else []
        every = [("", _("همه استان‌ها")), *((each.code, each.name) for each in AREAS.values())]
        self.fields["province"] = forms.ChoiceField(label=_("استان"), choices=mine or every, required=bool(mine))


class EndForm(forms.Form):
    """Another last day."""

    closes_on = JalaliField(label=_("روز پایان تازه"), help_text=_("برای تمدید یا بستن زودتر."))


@admin.register(Intake)
class Intakes(ByPolicyMakers):
    """The windows in which schemes take applications; a scheme without any is always open."""

    list_display = ("name", "scheme_", "where", "opens", "closes")

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Open a window."""
        form = IntakeForm(request.POST or None, officer=self.maker(request))
        return self.filled(request, form, _("دوره تازه"), services.plan_intake)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move the end of a window; who may not sees it in the list."""
        self.maker(request)
        intake = self.row(request, object_id)
        form = EndForm(request.POST or None, initial={"closes_on": intake.closes_on})
        return self.filled(request, form, intake.name, partial(services.move_intake_end, intake=intake))

    def made(self, request: HttpRequest, row: Model) -> HttpResponse:
        messages.success(request, _("دوره ثبت شد."))
        return redirect("admin:applicants_intake_changelist")

    @admin.display(description=_("طرح"))
    def scheme_(self, intake: Intake) -> str:
        return SCHEMES[intake.scheme].title

    @admin.display(description=_("استان"))
    def where(self, intake: Intake) -> str:
        return places_in_words([intake.province] if intake.province else [])

    @admin.display(description=_("روز آغاز"))
    def opens(self, intake: Intake) -> str:
        return jalali(intake.opens_on)

    @admin.display(description=_("روز پایان"))
    def closes(self, intake: Intake) -> str:
        return jalali(intake.closes_on)
