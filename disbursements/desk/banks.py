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

from applicants.authority import MONEY_READERS
from applicants.models import Role
from applicants.services import log_tampering
from disbursements import services
from disbursements.desk.scope import Scoped
from disbursements.models import Bank, CreditLine
from schemes.catalogue import SCHEMES
from schemes.fields import MoneyField
from schemes.shown import digits, money
from schemes.units import today
from schemes.units.countries import IRAN, country_of

KEEPERS = frozenset({Role.HEADQUARTERS, Role.ADMINISTRATOR})
COMPUTED = ("reserved", "paid")
YEARS_NEAR = 20  # a year farther off is one of another calendar


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


class LineForm(forms.ModelForm[CreditLine]):
    """A credit line in the currency of its scheme; what is held and paid on it bounds its ceiling from below."""

    scheme = forms.ChoiceField(label=gettext_lazy("طرح"), choices=lambda: [(s.slug, s.title) for s in SCHEMES.values()])

    class Meta:
        model = CreditLine
        fields = ("scheme", "province", "bank", "year", "source", "ceiling", "citation")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slug = self.instance.scheme or self.data.get("scheme", "")
        self.country = SCHEMES[slug].country if slug in SCHEMES else IRAN
        self.this_year = services.year_of_lines(self.country, today())
        self.instance.currency = currency = self.country.currency.code
        if "ceiling" in self.fields:
            self.fields["ceiling"] = MoneyField(
                currency=currency, label=_("سقف"), least=(1, _("سقف باید بیشتر از صفر باشد.")),
                help_text=_("به ارز طرح: ریال ایران، یا ریال سعودی برای خانواده‌های مولد حرفه"),
            )  # fmt: skip
        if "year" in self.fields:
            self.fields["year"].initial = self.this_year
            self.fields["year"].help_text = _("جلالی، و برای حرفه میلادی")

    def clean_province(self) -> str:
        """A scheme lends in its own country."""
        province: str = self.cleaned_data["province"]
        if country_of(province) is not self.country:
            raise forms.ValidationError(_("هر طرح ارز و منطقه کشور خود را دارد."), code="province")
        return province

    def clean_year(self) -> int:
        """A year of the other calendar is a slip of the hand: no file would ever find the line."""
        year: int = self.cleaned_data["year"]
        if abs(year - self.this_year) > YEARS_NEAR:
            raise forms.ValidationError(
                _("سال را به تقویم کشور طرح بنویسید، مانند %(year)s.") % {"year": digits(self.this_year)}, code="year"
            )
        return year

    def clean_ceiling(self) -> int:
        """The row stays locked until it is saved, so that no referral slips in between."""
        ceiling: int = self.cleaned_data["ceiling"]
        line = CreditLine.objects.select_for_update().filter(pk=self.instance.pk).first()
        if line and ceiling < line.reserved + line.paid:
            raise forms.ValidationError(_("رزرو و پرداخت این خط از این سقف بیشتر است."), code="ceiling")
        return ceiling


@admin.register(CreditLine)
class CreditLines(Scoped):
    """Credit by scheme, province, bank and year; what is reserved and paid is computed and written by nobody."""

    readers = MONEY_READERS
    writers = KEEPERS
    scheme = "scheme"
    form = LineForm
    list_display = ("bank", "scheme_", "province", "year_", "source", "ceiling_", "reserved_", "paid_", "free_")
    list_filter = ("year", ("bank", admin.RelatedOnlyFieldListFilter))
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
                log_tampering(
                    application=None,
                    by=self.user(request),
                    door="admin:creditline",
                    field=name,
                    value=request.POST[name],
                )
                raise PermissionDenied(_("این رقم را فقط سامانه حساب می‌کند و این تلاش ثبت شد (تبصره ۵)."))
        return super().changeform_view(request, object_id, *args, **kw)

    def save_model(self, request: HttpRequest, line: CreditLine, form: Any, change: bool) -> None:
        """Write only what the form said: the computed columns may have moved since the page was shown."""
        if change:
            line.save(update_fields=["ceiling", "citation"])
        else:
            line.save(force_insert=True)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CreditLine]:
        return super().get_queryset(request).select_related("bank")

    @admin.display(description=gettext_lazy("طرح"), ordering="scheme")
    def scheme_(self, line: CreditLine) -> str:
        return SCHEMES[line.scheme].title

    @admin.display(description=gettext_lazy("سال"), ordering="year")
    def year_(self, line: CreditLine) -> str:
        return digits(line.year)

    @admin.display(description=gettext_lazy("سقف"))
    def ceiling_(self, line: CreditLine) -> str:
        return money(line.ceiling, line.currency)

    @admin.display(description=gettext_lazy("رزرو"))
    def reserved_(self, line: CreditLine) -> str:
        return money(line.reserved, line.currency)

    @admin.display(description=gettext_lazy("پرداخت‌شده"))
    def paid_(self, line: CreditLine) -> str:
        return money(line.paid, line.currency)

    @admin.display(description=gettext_lazy("آزاد"))
    def free_(self, line: CreditLine) -> str:
        return money(line.free, line.currency)
