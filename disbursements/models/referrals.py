"""The letter to a bank: one file, one bank, one sum held on a credit line."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models import Application, User, currency_choices
from applicants.way.reasons import FROM_BANK
from disbursements.models.banks import Bank, CreditLine
from schemes.units.countries import RIAL


def letters() -> FileSystemStorage:
    """Where letters lie, outside the web root; a function, so that migrations do not name this machine's folder."""
    return FileSystemStorage(location=settings.MEDIA_ROOT / "letters", base_url=None)


class Referral(models.Model):
    """A file handed to a bank; `amount` stays reserved on the credit line until paid, declined or cancelled."""

    class State(models.TextChoices):
        SENT = "sent", _("در انتظار پاسخ بانک")
        ACCEPTED = "accepted", _("پذیرفته، قرارداد بسته شده")
        PAID = "paid", _("پرداخت شده")
        DECLINED = "declined", _("نپذیرفته")
        CANCELLED = "cancelled", _("لغو شده")

    class Decline(models.TextChoices):
        INCOMPLETE_PAPERS = "incomplete_papers", FROM_BANK["incomplete_papers"].sentence
        CREDIT_CHECK = "credit_check", FROM_BANK["credit_check"].sentence
        NO_SHOW = "no_show", FROM_BANK["no_show"].sentence
        COLLATERAL = "collateral", FROM_BANK["collateral"].sentence
        NO_CREDIT = "no_credit", FROM_BANK["no_credit"].sentence
        OTHER = "other", FROM_BANK["other"].sentence

    code = models.CharField(_("شماره معرفی"), max_length=16, unique=True, editable=False)
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("پرونده")
    )
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("بانک"))
    credit_line = models.ForeignKey(
        CreditLine, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("خط اعتباری")
    )
    currency = models.CharField(_("ارز"), max_length=3, choices=currency_choices, default=RIAL.code, editable=False)
    amount = models.BigIntegerField(_("مبلغ"))
    terms = models.JSONField(_("شرایط"), help_text="The chosen offer and what the bank asks for, as computed by law.")
    state = models.CharField(_("وضعیت"), max_length=10, choices=State.choices, default=State.SENT, editable=False)
    decline_reason = models.CharField(_("دلیل نپذیرفتن"), max_length=20, choices=Decline.choices, blank=True)
    note = models.TextField(_("توضیح بانک"), blank=True)
    verification_code = models.CharField(_("کد راستی‌آزمایی"), max_length=20, unique=True, editable=False)
    letter = models.FileField(_("نامه"), storage=letters, upload_to="%Y/%m/%d", null=True, editable=False)
    referred_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("زمان معرفی"), auto_now_add=True)
    updated_at = models.DateTimeField(_("آخرین تغییر"), auto_now=True)

    class Meta:
        verbose_name = _("معرفی به بانک")
        verbose_name_plural = _("معرفی‌ها به بانک")
        indexes = [
            models.Index(fields=["bank", "updated_at", "id"], name="inbox_of_a_bank"),
            models.Index(fields=["id"], condition=Q(letter__isnull=True) | Q(letter=""), name="letters_to_draw"),
            models.Index(fields=["created_at", "id"], name="referrals_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["sent", "accepted", "paid"]),
                name="one_open_referral",
                violation_error_message=_("این پرونده هم‌اکنون به یک بانک معرفی شده است."),
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="referral_amount_is_positive"),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decline_reason=""),
                name="decline_has_a_reason",
                violation_error_message=_("دلیل نپذیرفتن را بنویسید."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


OPEN = (Referral.State.SENT, Referral.State.ACCEPTED, Referral.State.PAID)
