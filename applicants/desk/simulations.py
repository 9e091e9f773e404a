"""Trying drafts on the queue: begin, watch the progress, read the tables, set two side by side."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from applicants import services, tasks
from applicants.desk import simulation_tables as tables
from applicants.desk.law_values import places_in_words, province_field, value_in_words
from applicants.desk.policy import ByPolicyMakers
from applicants.models import Circular, Officer, Simulation
from applicants.templatetags.portal import digits, jalali
from schemes.catalogue import SCHEMES

SAME_FILES = (
    "provinces",
    "whole_queue",
    "on",
    "total",
)  # two that differ in one did not judge the same files
TONES = {"running": "wait", "done": "good"}
OFFERED_DRAFTS = 100


class SimulationForm(forms.Form):
    """Which drafts, on which files."""

    whole_queue = forms.TypedChoiceField(
        label=_("بر کدام پرونده‌ها"),
        choices=[
            ("yes", _("همه پرونده‌های باز، چنان‌که گویی بخشنامه برای همه برقرار است")),
            ("no", _("فقط پرونده‌هایی که روز قانون آن‌ها در بازه بخشنامه است")),
        ],
        coerce=lambda value: value == "yes",
        initial="yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, officer: Officer, chosen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drafts: Any = Circular.objects.filter(state=Circular.State.DRAFT).order_by("-pk")
        newest = drafts.values_list("pk", flat=True)[:OFFERED_DRAFTS]
        field: Any = forms.ModelMultipleChoiceField(
            label=_("پیش‌نویس‌ها"), queryset=drafts.filter(pk__in=list(newest)), widget=forms.CheckboxSelectMultiple,
            initial=[chosen] if chosen.isdecimal() else [], help_text=_("چند پیش‌نویس از یک طرح با هم آزموده می‌شود."),
        )  # fmt: skip
        field.label_from_instance = _named
        self.fields["circulars"] = field
        self.fields["provinces"] = province_field(officer, _("هیچ‌کدام یعنی پرونده‌های همه استان‌ها."))
        self.order_fields(["circulars", "whole_queue", "provinces"])


def _named(circular: Circular) -> str:
    scheme = SCHEMES[circular.scheme]
    title = scheme.parameters[circular.parameter].title
    value = value_in_words(scheme, circular.parameter, circular.value)
    return f"{scheme.title}: {title}، {value} ({digits(circular.citation)})"


@admin.register(Simulation)
class Simulations(ByPolicyMakers):
    """Drafts tried on the queue; an officer of a province sees the simulations of that province alone."""

    list_display = ("name", "scheme_", "where", "progress", "state_", "started")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Simulation]:
        rows: Any = super().get_queryset(request)
        seen: QuerySet[Simulation] = rows.within(self.officer(request))
        return seen

    def get_urls(self) -> list[URLPattern]:
        """Add the page of two side by side."""
        compare = self.admin_site.admin_view(self.compare)
        return [path("compare/", compare, name="applicants_simulation_compare"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Begin a simulation."""
        chosen = request.GET.get("circular", "")
        form = SimulationForm(request.POST or None, officer=self.maker(request), chosen=chosen)
        return self.filled(request, form, _("آزمودن بر صف"), _begin)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """The progress while it runs, then the tables; `?public` hides small cells."""
        self._refuse_writing(request, object_id)
        simulation = self.row(request, object_id)
        public = "public" in request.GET
        words = {
            "simulation": simulation,
            "scheme": SCHEMES[simulation.scheme],
            "where": places_in_words(simulation.provinces),
            "drafts": _told(simulation),
            "running": simulation.state == Simulation.State.RUNNING,
            "public": public,
            "tables": tables.of(simulation, public=public),
            "unread": tables.unread(simulation),
            "others": self.get_queryset(request)
            .filter(scheme=simulation.scheme)
            .exclude(pk=simulation.pk)
            .order_by("-pk")[:20],
        }
        return self.shown(request, "simulation/page.html", digits(str(simulation)), **words)

    def compare(self, request: HttpRequest) -> HttpResponse:
        """Two simulations of one scheme side by side."""
        left, right = (self.row(request, request.GET.get(side, "")) for side in ("left", "right"))
        if left.scheme != right.scheme:
            raise Http404
        words: dict[str, Any] = {
            "scheme": SCHEMES[left.scheme],
            "sides": [(each, _told(each), places_in_words(each.provinces)) for each in (left, right)],
            "tables": tables.side_by_side(left, right),
            "differ": any(getattr(left, name) != getattr(right, name) for name in SAME_FILES),
        }
        return self.shown(request, "simulation/compare.html", _("دو پیش‌نویس کنار هم"), **words)

    @admin.display(description=_("پیش‌نویس‌ها"))
    def name(self, simulation: Simulation) -> str:
        return digits(str(simulation))

    @admin.display(description=_("طرح"))
    def scheme_(self, simulation: Simulation) -> str:
        return SCHEMES[simulation.scheme].title

    @admin.display(description=_("استان‌ها"))
    def where(self, simulation: Simulation) -> str:
        return places_in_words(simulation.provinces)

    @admin.display(description=_("سنجیده"))
    def progress(self, simulation: Simulation) -> str:
        return digits(f"{simulation.done} از {simulation.total}")

    @admin.display(description=_("وضعیت"))
    def state_(self, simulation: Simulation) -> str:
        tag = {"text": simulation.get_state_display(), "kind": TONES[simulation.state]}
        return render_to_string("components/tag.html", tag)

    @admin.display(description=_("آغاز"))
    def started(self, simulation: Simulation) -> str:
        return jalali(simulation.started_at)


def _begin(*, circulars: Any, by: Any, **words: Any) -> Simulation:
    drafts = list(circulars)
    simulation = services.simulate(scheme=drafts[0].scheme, circulars=drafts, by=by, **words)
    tasks.run_simulation.delay_on_commit(simulation.pk)
    return simulation


def _told(simulation: Simulation) -> list[dict[str, Any]]:
    """The drafts that were tried, in words: what, from which value to which."""
    scheme = SCHEMES[simulation.scheme]
    return [
        {
            "title": f"{scheme.parameters[row['parameter']].title} ({scheme.parameters[row['parameter']].article})",
            "value": value_in_words(scheme, row["parameter"], row["value"]),
            "now": value_in_words(scheme, row["parameter"], scheme.parameter(row["parameter"], simulation.on)),
            "citation": digits(row["citation"]),
            "circular": row["circular"],
        }
        for row in simulation.drafts
    ]
