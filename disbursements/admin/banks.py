"""Banks and their credit lines: kept by headquarters and administrators, read by the officers of the province."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from applicants.models import Role
from applicants.services import log_bent_attempt
from applicants.templatetags.portal import rials
from disbursements import services
from disbursements.admin.scope import Scoped
from disbursements.models import Bank, CreditLine
from schemes.catalogue import SCHEMES
from schemes.units import jalali, today

KEEPERS = frozenset({Role.HEADQUARTERS, Role.ADMINISTRATOR})
COMPUTED = ("reserved", "paid")


@admin.register(Bank)
class Banks(Scoped):
    """The banks, and the client with which each calls the API."""

    province = ""
    writers = KEEPERS
    list_display = ("name", "code", "is_active", "has_client")
    fields = ("name", "code", "is_active", "client_id")
    readonly_fields = ("client_id",)
    ordering = ("name",)
    change_form_template = "admin/disbursements/bank/form.html"

    @admin.display(description=gettext_lazy("کارخواه دارد"), boolean=True)
    def has_client(self, bank: Bank) -> bool:
        return bool(bank.client_id)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.new_client)
        return [path("<int:pk>/client/", view, name="disbursements_bank_client"), *super().get_urls()]

    def new_client(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a new client on POST and show its secret this once."""
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        bank = get_object_or_404(Bank, pk=pk)
        client_id, secret = services.register_client(bank=bank)
        words = {"title": _("کارخواه تازه"), "bank": bank, "client_id": client_id, "secret": secret, "opts": self.opts}
        shown = TemplateResponse(
            request, "admin/disbursements/bank/client.html", self.admin_site.each_context(request) | words
        )
        return never_cache(lambda _request: shown)(request)


class LineForm(forms.ModelForm):
    """A credit line; what is held and paid on it bounds its ceiling from below."""

    scheme = forms.ChoiceField(label=gettext_lazy("طرح"), choices=lambda: [(s.slug, s.title) for s in SCHEMES.values()])

    class Meta:
        model = CreditLine
        fields = ("scheme", "province", "bank", "year", "source", "ceiling", "citation")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "year" in self.fields:
            self.fields["year"].initial = int(jalali(today())[:4])

    def clean_ceiling(self) -> int:
        """The row stays locked until it is saved, so that no referral slips in between."""
        ceiling = self.cleaned_data["ceiling"]
        if ceiling <= 0:
            raise forms.ValidationError(_("سقف باید بیشتر از صفر باشد."), code="ceiling")
        line = CreditLine.objects.select_for_update().filter(pk=self.instance.pk).first()
        if line and ceiling < line.reserved + line.paid:
            raise forms.ValidationError(_("رزرو و پرداخت این خط از این سقف بیشتر است."), code="ceiling")
        return ceiling


@admin.register(CreditLine)
class CreditLines(Scoped):
    """Credit by scheme, province, bank and year; what is reserved and paid is computed and written by nobody."""

    writers = KEEPERS
    form = LineForm
    list_display = ("bank", "province", "year", "source", "ceiling_", "reserved_", "paid_", "free_")
    list_filter = ("year", "bank")
    change_form_template = "admin/disbursements/form.html"
    readonly_fields = ("reserved_", "paid_", "free_")
    list_select_related = ("bank",)
    ordering = ("-year", "province", "bank__name", "source")

    def get_fields(self, request: HttpRequest, obj: CreditLine | None = None) -> tuple[str, ...]:
        """A line that is not made yet has no sums to show."""
        return LineForm.Meta.fields + (self.readonly_fields if obj else ())

    def get_readonly_fields(self, request: HttpRequest, obj: CreditLine | None = None) -> tuple[str, ...]:
        """Once made, only the ceiling and its citation may change: referrals already stand on the rest."""
        fixed = ("scheme", "province", "bank", "year", "source") if obj else ()
        return (*fixed, *self.readonly_fields)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kw: Any
    ) -> HttpResponse:
        for name in COMPUTED:
            if name in request.POST:
                log_bent_attempt(
                    application=None,
                    by=self.user(request),
                    door="admin:creditline",
                    field=name,
                    value=request.POST[name],
                )
                raise PermissionDenied(_("این رقم را فقط سامانه حساب می‌کند و این تلاش ثبت شد (تبصره ۵)."))
        return super().changeform_view(request, object_id, *args, **kw)

    def save_model(self, request: HttpRequest, line: CreditLine, form: forms.ModelForm, change: bool) -> None:
        """Write only what the form said: the computed columns may have moved since the page was shown."""
        if change:
            line.save(update_fields=["ceiling", "citation"])
        else:
            line.save(force_insert=True)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CreditLine]:
        return super().get_queryset(request).select_related("bank")

    @admin.display(description=gettext_lazy("سقف"))
    def ceiling_(self, line: CreditLine) -> str:
        return rials(line.ceiling)

    @admin.display(description=gettext_lazy("رزرو"))
    def reserved_(self, line: CreditLine) -> str:
        return rials(line.reserved)

    @admin.display(description=gettext_lazy("پرداخت‌شده"))
    def paid_(self, line: CreditLine) -> str:
        return rials(line.paid)

    @admin.display(description=gettext_lazy("آزاد"))
    def free_(self, line: CreditLine) -> str:
        return rials(line.free)
