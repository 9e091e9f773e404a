"""Referring a file to a bank, looking at referrals, and taking one back."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.authority import MONEY_READERS, files_seen_by, role_of
from applicants.desk.spans import SpanFilter
from applicants.desk.tampering import refuse_tampering
from applicants.files.version import must_be_read, version_of
from applicants.models import Application
from applicants.services import last_day_of_payout
from applicants.templatetags.portal import jalali, ltr
from applicants.way import ways
from applicants.workflow import Refused, allowed
from disbursements import services, tasks
from disbursements.desk.scope import Scoped
from disbursements.models import Bank, CreditLine, Loan, Referral
from disbursements.referrals import letters
from disbursements.referrals.terms_in_words import in_plain_words
from schemes.catalogue import SCHEMES
from schemes.shown import money
from schemes.units import today

TONES = {"sent": "wait", "accepted": "info", "paid": "good", "declined": "bad", "cancelled": "none"}
WAITING_FILES = 50
DOOR = "admin:referral"


class BankForm(forms.Form):
    """The banks whose line has room for the file's sum, and the source of money if it must be a certain one."""

    bank = forms.ModelChoiceField(label=gettext_lazy("بانک"), queryset=Bank.objects.none())

    def __init__(self, file: Application, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines, free = services.free_lines(file), dict[int, int]()
        for line in lines:
            free[line.bank_id] = max(free.get(line.bank_id, 0), line.free)
        sources = {line.source for line in lines}
        if len(sources) > 1:
            labels = [(value, label) for value, label in CreditLine.Source.choices if value in sources]
            choices = [("", _("هر کدام جا دارد")), *labels]
            self.fields["source"] = forms.ChoiceField(label=_("محل اعتبار"), choices=choices, required=False)
        field: Any = self.fields["bank"]
        self.has_bank = bool(free)
        field.queryset = Bank.objects.filter(pk__in=free).order_by("name")
        field.label_from_instance = lambda bank: (
            _("%(bank)s، اعتبار آزاد %(free)s") % {"bank": bank, "free": money(free[bank.pk], file.currency)}
        )


def _may_refer() -> set[str]:
    """The roles that hand files to a bank on some way."""
    return {role for _slug, way in ways() if (step := way.step("refer")) for role in step.roles}


def _to_refer(role: str) -> Q:
    """The files that stand where this role hands those of their way to a bank."""
    steps = ((slug, way.step("refer")) for slug, way in ways())
    return reduce(or_, [Q(scheme=slug, state__in=step.sources) for slug, step in steps if step and role in step.roles])


def _over(file: Application) -> date | None:
    """The last day of payout, once it has passed: no bank may be asked then, whatever its line."""
    until = last_day_of_payout(file)
    return until if until and until < today() else None


def _answer(referral: Referral) -> dict[str, Any]:
    """What became of an earlier referral, for a time line."""
    why = "؛ ".join(filter(None, (str(referral.get_decline_reason_display()), referral.note)))
    title = f"{referral.bank}: {referral.get_state_display()}"
    return {"title": title, "at": referral.updated_at, "text": why}


@admin.register(Referral)
class ReferralRecords(Scoped):
    """Referrals of the officer's province; they are made and cancelled by verbs, never edited."""

    readers = MONEY_READERS
    province, county, scheme = "application__province", "application__county", "application__scheme"
    list_display = ("code_", "person", "bank", "amount_", "state_", "made")
    list_filter = ("state", ("created_at", SpanFilter))
    list_select_related = ("application__person", "bank")
    search_fields = ("=code", "=application__code")
    search_help_text = gettext_lazy("شماره معرفی یا کد پیگیری")
    ordering = ("-created_at", "-id")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return role_of(request.user) in _may_refer()

    def get_urls(self) -> list[URLPattern]:
        def wrapped(view: Any) -> Any:
            return self.admin_site.admin_view(view)

        return [
            path("<int:pk>/letter/", wrapped(self.letter), name="disbursements_referral_letter"),
            path("<int:pk>/cancel/", wrapped(self.cancel), name="disbursements_referral_cancel"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Choose a bank for one file that is ready for it; without `?application=` the files that wait are listed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        officer = self.officer(request)
        chosen = files_seen_by(officer).filter(_to_refer(officer.role)).select_related("person")
        asked = request.GET.get("application", "")
        if not asked:
            waiting = chosen.order_by("state_since", "id")[:WAITING_FILES]
            return self._page(request, "waiting.html", _("معرفی به بانک"), files=waiting)
        file = get_object_or_404(chosen, **({"pk": asked} if asked.isdecimal() else {"code": asked}))
        if request.method == "POST":
            refuse_tampering(request, DOOR, file)
        form = BankForm(file, request.POST or None)
        if form.is_valid() and (referral := self._referred(request, file, form)):
            return redirect("admin:disbursements_referral_change", referral.pk)
        words = {
            "file": file,
            "form": form,
            "version": version_of(file),
            "scheme": SCHEMES[file.scheme],
            "has_bank": form.has_bank,
            "over": _over(file),
            "earlier": [_answer(each) for each in file.referrals.select_related("bank").order_by("-id")],
        }
        return self._page(request, "add.html", _("معرفی به بانک"), **words)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """One referral: terms, letter, and what the bank has answered."""
        if request.method not in ("GET", "HEAD"):
            refuse_tampering(request, DOOR, self._own(request, object_id).application)
            raise PermissionDenied
        referral = self._own(request, object_id)
        loan = Loan.objects.filter(referral=referral).prefetch_related("payouts").first()
        words = {
            "referral": referral,
            "said": in_plain_words(referral),
            "why_no_letter": not referral.letter and letters.why_none(),
            "file": referral.application,
            "version": version_of(referral.application),
            "loan": loan,
            "tone": TONES[referral.state],
            "may_cancel": referral.state == Referral.State.SENT and self._may_cancel(request, referral.application),
        }
        return self._page(request, "page.html", str(referral), **words)

    def cancel(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a referral back, on POST, with a reason."""
        if request.method != "POST" or not self.has_add_permission(request):
            raise PermissionDenied
        referral, reason = self._own(request, pk), request.POST.get("reason", "").strip()[:500]
        try:
            must_be_read(referral.application, request.GET.get("seen", ""))
            services.cancel(referral=referral, by=self.user(request), reason=reason)
            messages.success(request, _("معرفی لغو شد؛ پرونده به میز استان برگشت."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("admin:disbursements_referral_change", pk)

    def letter(self, request: HttpRequest, pk: int) -> FileResponse:
        """The letter as PDF."""
        referral = self._own(request, pk)
        if not referral.letter:
            raise Http404
        return FileResponse(referral.letter.open(), content_type="application/pdf", filename=f"{referral.code}.pdf")

    def _own(self, request: HttpRequest, pk: Any) -> Referral:
        if not self.has_view_permission(request):
            raise PermissionDenied
        related = ("application__person__user", "bank", "credit_line__bank", "referred_by")
        referral = self.get_object(request, str(pk))
        if referral is None:
            raise Http404
        return Referral.objects.select_related(*related).get(pk=referral.pk)

    def _may_cancel(self, request: HttpRequest, file: Application) -> bool:
        """Whether taking back is this officer's: an association's referral is not a province's to cancel."""
        return any(step.verb == "cancel_referral" for step in allowed(file, [role_of(request.user)]))

    def _referred(self, request: HttpRequest, file: Application, form: BankForm) -> Referral | None:
        try:
            chosen = {"bank": form.cleaned_data["bank"], "source": form.cleaned_data.get("source", "")}
            must_be_read(file, request.GET.get("seen", ""))
            referral = services.refer(application=file, by=self.user(request), **chosen)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return None
        tasks.draw_letter.delay_on_commit(referral.pk)
        messages.success(request, _("پرونده به بانک معرفی شد؛ نامه تا چند ثانیه دیگر آماده است."))
        return referral

    def _page(self, request: HttpRequest, template: str, title: str, **words: Any) -> HttpResponse:
        context = self.admin_site.each_context(request) | {"title": title, "opts": self.opts} | words
        return TemplateResponse(request, f"admin/disbursements/referral/{template}", context)

    @admin.display(description=gettext_lazy("شماره"), ordering="code")
    def code_(self, referral: Referral) -> str:
        return ltr(referral.code)

    @admin.display(description=gettext_lazy("وام‌گیرنده"))
    def person(self, referral: Referral) -> str:
        return str(referral.application.person)

    @admin.display(description=gettext_lazy("مبلغ"))
    def amount_(self, referral: Referral) -> str:
        return format_html('<span class="num">{}</span>', money(referral.amount, referral.currency))

    @admin.display(description=gettext_lazy("وضعیت"))
    def state_(self, referral: Referral) -> str:
        words = {"text": referral.get_state_display(), "kind": TONES[referral.state]}
        return render_to_string("components/tag.html", words)

    @admin.display(description=gettext_lazy("زمان"))
    def made(self, referral: Referral) -> str:
        return jalali(referral.created_at)
