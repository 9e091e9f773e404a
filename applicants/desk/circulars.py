"""Circulars on the desk: one who makes policy writes them down, and another one puts them in force."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from applicants import services, tasks
from applicants.desk import simulation_tables as tables
from applicants.desk.law_tables import side_by_side
from applicants.desk.law_values import parameter_choices, places_in_words, province_field, value_field, value_in_words
from applicants.desk.policy import ByPolicyMakers
from applicants.fields import JalaliField, TextField
from applicants.lawdesk.circulars import amendment_of, law_in, law_without
from applicants.models import Circular, Officer, Simulation, User
from applicants.templatetags.portal import digits, jalali
from applicants.workflow import Refused
from schemes.catalogue import SCHEMES, Scheme, layout_of, plain
from schemes.circulars import SHARE
from schemes.units import today
from schemes.units.places import areas_of

TONES = {"draft": "wait", "approved": "good", "withdrawn": ""}


def _approve(circular: Circular, user: User) -> Circular:
    return services.approve_circular(circular=circular, by=user)


def _withdraw(circular: Circular, user: User) -> Circular:
    return services.withdraw_circular(circular=circular, by=user)


class Act(NamedTuple):
    """What may be done with a circular, and how the page says that it was."""

    run: Callable[[Circular, User], Circular]
    told: Any


ACTS = {
    "approve_circular": Act(_approve, _("بخشنامه برقرار شد.")),
    "withdraw_circular": Act(_withdraw, _("بخشنامه پس گرفته شد.")),
}


class ParameterForm(forms.Form):
    """Which number of the law."""

    parameter = forms.ChoiceField(label=_("کدام عدد قانون تغییر می‌کند؟"), choices=parameter_choices)


class CircularForm(forms.Form):
    """What the signed letter says of one number."""

    citation = TextField(label=_("شماره و تاریخ نامه"), max_length=120)
    since = JalaliField(
        label=_("از روز"), help_text=_("پرونده‌هایی که روز قانون آن‌ها در این بازه است؛ می‌تواند گذشته باشد.")
    )
    until = JalaliField(label=_("تا روز (خالی: بی‌پایان)"), required=False)

    def __init__(self, *args: Any, officer: Officer, law: Scheme, parameter: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = value_field(law, parameter)
        self.fields["provinces"] = province_field(officer, _("هیچ‌کدام یعنی همه استان‌ها."), areas_of(law.country))
        self.order_fields(["value", "citation", "since", "until", "provinces"])
        if parameter.startswith(SHARE):
            self.fields["since"].help_text = ""
        number, is_table = law.parameters[parameter], layout_of(law.slug, parameter)
        now = "" if is_table else value_in_words(law, parameter, law.parameter(parameter, today()))
        self.words = [(_("طرح"), law.title), (number.title, f"{now} ({number.article})".strip())]

    def clean_value(self) -> Any:
        """In JSON, as the service takes it."""
        return plain(self.cleaned_data["value"])


@admin.register(Circular)
class Circulars(ByPolicyMakers):
    """Signed letters that change a number of the law."""

    list_display = ("citation_", "scheme_", "what", "value_", "window", "where", "state_")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Circular]:
        return super().get_queryset(request).select_related("drafted_by", "approved_by", "withdrawn_by")

    def get_urls(self) -> list[URLPattern]:
        """Add the two deeds to the admin's own pages."""
        act = self.admin_site.admin_view(require_POST(self.act))
        return [path("<int:pk>/do/<slug:verb>/", act, name="applicants_circular_act"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """First the number of the law, then what the letter says of it."""
        officer = self.maker(request)
        chosen = ParameterForm(request.GET if "parameter" in request.GET else None)
        if not chosen.is_valid():
            return self.shown(request, "law_choose.html", _("بخشنامه تازه"), form=chosen)
        scheme, parameter = chosen.cleaned_data["parameter"].split("/")
        law = law_in(scheme, officer.province)
        form = CircularForm(request.POST or None, officer=officer, law=law, parameter=parameter)
        draft = partial(services.draft_circular, scheme=scheme, parameter=parameter)
        return self.filled(request, form, _("بخشنامه تازه"), draft)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """One circular: what it says, whose eyes have seen it, and what was tried with it."""
        self._refuse_writing(request, object_id)
        circular = self.row(request, object_id)
        law = law_without(circular)
        now = law.parameter(circular.parameter, circular.since)
        simulations = circular.simulations.within(self.officer(request)).order_by("-pk")
        simulation = simulations.filter(state=Simulation.State.DONE).first()
        words = {
            "circular": circular,
            "scheme": law,
            "what": self.what(circular),
            "value": self.value_(circular),
            "now": value_in_words(law, circular.parameter, now),
            "table": table_of(circular, now),
            "is_share": circular.parameter.startswith(SHARE),
            "where": self.where(circular),
            "tone": TONES[circular.state],
            "simulations": simulations[:20],
            "simulation": simulation,
            "tried_on": places_in_words(simulation.provinces) if simulation else "",
            "result": tables.official(simulation, public=False) if simulation else None,
        }
        words |= _open_to(circular, request.user, self.has_add_permission(request))
        return self.shown(request, "circular/page.html", digits(circular.citation), **words)

    def act(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Approve or withdraw; the service keeps the four eyes."""
        self.maker(request)
        circular = self.row(request, pk)
        if verb not in ACTS:
            raise Http404
        act = ACTS[verb]
        try:
            act.run(circular, self.officer(request).user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, act.told)
            tasks.recheck_refused.delay_on_commit(circular.pk)
        return redirect("admin:applicants_circular_change", pk)

    @admin.display(description=_("شماره و تاریخ نامه"), ordering="citation")
    def citation_(self, circular: Circular) -> str:
        return digits(circular.citation)

    @admin.display(description=_("طرح"))
    def scheme_(self, circular: Circular) -> str:
        return SCHEMES[circular.scheme].title

    @admin.display(description=_("عدد قانون"))
    def what(self, circular: Circular) -> str:
        law = SCHEMES[circular.scheme].parameters[circular.parameter]
        return f"{law.title} ({law.article})"

    @admin.display(description=_("مقدار تازه"))
    def value_(self, circular: Circular) -> str:
        if layout_of(circular.scheme, circular.parameter):
            return str(_("جدول تازه"))
        return value_in_words(SCHEMES[circular.scheme], circular.parameter, circular.value)

    @admin.display(description=_("بازه"))
    def window(self, circular: Circular) -> str:
        endless = _("بی‌پایان")
        return f"{jalali(circular.since, 'short')} – {jalali(circular.until, 'short') or endless}"

    @admin.display(description=_("استان‌ها"))
    def where(self, circular: Circular) -> str:
        return places_in_words(circular.provinces)

    @admin.display(description=_("وضعیت"))
    def state_(self, circular: Circular) -> str:
        return render_to_string(
            "components/tag.html", {"text": circular.get_state_display(), "kind": TONES[circular.state]}
        )


def table_of(circular: Circular, now: Any) -> dict[str, Any] | None:
    """The table a circular writes, beside the one that holds without it; None when it is about no table."""
    layout = layout_of(circular.scheme, circular.parameter)
    then = amendment_of(circular).value
    return side_by_side(SCHEMES[circular.scheme], layout, now, then) if layout else None


def _open_to(circular: Circular, user: Any, makes_policy: bool) -> dict[str, bool]:
    """What this officer may do with a circular; the services ask it all again."""
    mine, is_draft = circular.drafted_by_id == user.pk, circular.state == Circular.State.DRAFT
    return {
        "mine": mine,
        "may_try": makes_policy and is_draft,
        "may_approve": makes_policy and is_draft and not mine,
        "may_withdraw": makes_policy and (is_draft or (circular.state == Circular.State.APPROVED and not mine)),
    }
