"""What is written down around the files: people, messages, events, judgements, refused tries, the provinces' shares."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from applicants.authority import files_seen_by, schemes_of
from applicants.desk.inquiries import NOTICE_TONES, STAGES
from applicants.desk.spans import SpanFilter
from applicants.desk.tables import ReadOnly
from applicants.files.history import as_officers_read
from applicants.files.sheets import OUTCOMES
from applicants.lawdesk.sharing import SCHEME
from applicants.models import BentAttempt, Event, Judgement, Notice, Person, ProvinceShare
from applicants.templatetags.portal import digits, jalali, ltr, rials
from schemes.catalogue import SCHEMES
from schemes.units import today


def _tag(text: object, kind: str) -> str:
    return render_to_string("components/tag.html", {"text": text, "kind": kind})


@admin.register(Person)
class People(ReadOnly):
    """People with a file that was sent; to an officer of a county or of some schemes, those of such a file."""

    province, county, scheme = "province", "", ""
    page_by = "created_at"
    list_filter = (("created_at", SpanFilter),)
    list_display = ("name", "national_code_", "birth", "gender", "county", "since")
    fields = ("first_name", "last_name", "national_code_", "birth", "gender", "province", "county", "mobile", "since")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        people, officer = super().get_queryset(request).select_related("user"), self.officer(request)
        if not officer.county and schemes_of(officer) is None:
            return people
        return people.filter(Exists(files_seen_by(officer).filter(person=OuterRef("pk"))))

    @admin.display(description=_("نام"))
    def name(self, person: Person) -> str:
        return str(person)

    @admin.display(description=_("شماره شناسایی"))
    def national_code_(self, person: Person) -> str:
        return ltr(digits(person.national_code))

    @admin.display(description=_("تاریخ تولد"))
    def birth(self, person: Person) -> str:
        return jalali(person.birth_on, "short")

    @admin.display(description=_("شماره همراه"))
    def mobile(self, person: Person) -> str:
        return ltr(digits(person.user.mobile))

    @admin.display(description=_("زمان ثبت"))
    def since(self, person: Person) -> str:
        return jalali(person.created_at)


@admin.register(Notice)
class Notices(ReadOnly):
    """Messages about files: which, when, and what became of them; one-time codes belong to no file and are not here."""

    page_by = "created_at"
    list_filter = (("created_at", SpanFilter),)
    list_display = ("kind", "application", "state_", "made", "sent")
    fields = ("application", "kind", "state_", "text", "provider_id", "failure", "made", "sent")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notice]:
        about_files = super().get_queryset(request).filter(application__isnull=False).exclude(kind="code")
        return about_files.select_related("application")

    @admin.display(description=_("وضعیت"))
    def state_(self, notice: Notice) -> str:
        return _tag(notice.get_state_display(), NOTICE_TONES.get(notice.state, "wait"))

    @admin.display(description=_("زمان ساخت"))
    def made(self, notice: Notice) -> str:
        return jalali(notice.created_at)

    @admin.display(description=_("زمان ارسال"))
    def sent(self, notice: Notice) -> str:
        return jalali(notice.sent_at)


@admin.register(Event)
class Events(ReadOnly):
    """The steps of the files in a province's chain."""

    province = "province"
    page_by = "at"
    list_filter = (("at", SpanFilter),)
    list_display = ("number_", "what", "application", "who", "when")
    fields = ("number_", "application", "what", "who", "why", "when", "digest")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return super().get_queryset(request).select_related("application")

    @admin.display(description=_("شماره"))
    def number_(self, event: Event) -> str:
        return digits(event.number)

    @admin.display(description=_("کار"))
    def what(self, event: Event) -> Any:
        return as_officers_read(event, event.application.scheme).title

    @admin.display(description=_("از سوی"))
    def who(self, event: Event) -> Any:
        return as_officers_read(event, event.application.scheme).by

    @admin.display(description=_("دلیل"))
    def why(self, event: Event) -> Any:
        return as_officers_read(event, event.application.scheme).text or "–"

    @admin.display(description=_("زمان"))
    def when(self, event: Event) -> str:
        return jalali(event.at)


@admin.register(Judgement)
class Judgements(ReadOnly):
    """Judgements as they were made."""

    page_by = "judged_at"
    list_filter = (("judged_at", SpanFilter),)
    list_display = ("application", "stage_", "outcome_", "law", "judged")
    fields = ("application", "stage_", "outcome_", "law", "judged", "code_version")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Judgement]:
        return super().get_queryset(request).select_related("application")

    @admin.display(description=_("مرحله"))
    def stage_(self, judgement: Judgement) -> Any:
        return STAGES.get(judgement.stage, judgement.stage)

    @admin.display(description=_("نتیجه"))
    def outcome_(self, judgement: Judgement) -> str:
        return _tag(*OUTCOMES[judgement.outcome])

    @admin.display(description=_("قانون روز"))
    def law(self, judgement: Judgement) -> str:
        return jalali(judgement.law_on, "short")

    @admin.display(description=_("زمان"))
    def judged(self, judgement: Judgement) -> str:
        return jalali(judgement.judged_at)


@admin.register(BentAttempt)
class BentAttempts(ReadOnly):
    """Tries to write what only the system computes (تبصره ۵)."""

    page_by = "at"
    list_filter = (("at", SpanFilter),)
    list_display = ("when", "user", "application", "door", "field", "value")
    fields = list_display
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[BentAttempt]:
        return super().get_queryset(request).select_related("application", "user")

    @admin.display(description=_("زمان"))
    def when(self, attempt: BentAttempt) -> str:
        return jalali(attempt.at)


@admin.register(ProvinceShare)
class Shares(ReadOnly):
    """The provinces' ceilings and what is left of them, live (م۲۲)."""

    province, county, scheme = "province", "", "scheme"
    newest_first = False
    list_display = ("province", "ceiling_", "reserved_", "absorbed_", "remaining_")
    fields = list_display
    readonly_fields = fields
    change_list_template = "admin/applicants/provinceshare/shares.html"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Add the directive's printed total and what its rows leave unallotted (R7)."""
        law, on = SCHEMES[SCHEME], today()
        totals = {
            "printed_total": law.parameter("absorption_total", on),
            "unallotted": law.parameter("absorption_unallotted", on),
        }
        return super().changelist_view(request, totals | (extra_context or {}))

    @admin.display(description=_("سقف"))
    def ceiling_(self, share: ProvinceShare) -> str:
        return rials(share.ceiling)

    @admin.display(description=_("رزرو دعوت‌ها"))
    def reserved_(self, share: ProvinceShare) -> str:
        return rials(share.reserved)

    @admin.display(description=_("جذب‌شده"))
    def absorbed_(self, share: ProvinceShare) -> str:
        return rials(share.absorbed)

    @admin.display(description=_("مانده"))
    def remaining_(self, share: ProvinceShare) -> str:
        return rials(share.remaining)
