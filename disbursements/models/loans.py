"""The loan a bank has contracted: its schedule, what was paid out, what is blocked."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from disbursements.models.banks import Bank
from disbursements.models.deposits import Account
from disbursements.models.referrals import Referral


class Loan(models.Model):
    """A contract under a referral; `principal` is what the bank lends, `paid_out` what it has confirmed.

    All sums of a loan are in the currency of its referral.
    Within `months` no instalment falls due in the first `grace_months`, whose profit is added to what is repaid (R22).
    """

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="loan")
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="loans")
    contract_number = models.CharField(_("شماره قرارداد"), max_length=40)
    contract_on = models.DateField(_("تاریخ قرارداد"))
    principal = models.BigIntegerField(_("اصل"))
    months = models.PositiveSmallIntegerField(_("مدت (ماه)"))
    grace_months = models.PositiveSmallIntegerField(_("تنفس (ماه)"), default=0)
    grace_profit = models.BigIntegerField(_("سود تنفس که به اصل افزوده شد"), default=0)
    rate_percent = models.DecimalField(_("نرخ (درصد)"), max_digits=5, decimal_places=2)
    method = models.CharField(max_length=16)
    branch_code = models.CharField(_("کد شعبه"), max_length=20)
    paid_out = models.BigIntegerField(_("پرداخت‌شده"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("وام")
        verbose_name_plural = _("وام‌ها")
        constraints = [
            models.UniqueConstraint(fields=["bank", "contract_number"], name="contract_number_once_a_bank"),
            models.CheckConstraint(
                condition=Q(paid_out__gte=0, principal__gte=F("paid_out"), principal__gt=0),
                name="never_paid_above_the_principal",
                violation_error_message=_("بیش از اصل وام پرداخت نمی‌شود."),
            ),
            models.CheckConstraint(
                condition=Q(grace_months__lt=F("months"), grace_profit__gte=0)
                & (Q(grace_months__gt=0) | Q(grace_profit=0)),
                name="grace_is_within_the_tenor",
                violation_error_message=_("تنفس از مدت وام کوتاه‌تر است."),
            ),
        ]

    def __str__(self) -> str:
        return self.contract_number


class Instalment(models.Model):
    """One row of the schedule."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField(_("شماره"))
    due_on = models.DateField(_("سررسید"))
    principal = models.BigIntegerField(_("اصل"))
    fee = models.BigIntegerField(_("کارمزد"))
    amount = models.BigIntegerField(_("مبلغ قسط"))
    balance = models.BigIntegerField(_("مانده اصل"))

    class Meta:
        verbose_name = _("قسط")
        verbose_name_plural = _("قسط‌ها")
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["loan", "number"], name="instalment_number_once"),
            models.CheckConstraint(
                condition=Q(amount=F("principal") + F("fee"), principal__gte=0, fee__gte=0, balance__gte=0),
                name="instalment_adds_up",
            ),
        ]


class Payout(models.Model):
    """One tranche that a bank confirms to have paid to the borrower; only ever added."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="payouts")
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="payouts")
    amount = models.BigIntegerField(_("مبلغ"))
    paid_on = models.DateField(_("تاریخ پرداخت"))
    bank_reference = models.CharField(_("شماره پیگیری بانک"), max_length=64)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("پرداخت")
        verbose_name_plural = _("پرداخت‌ها")
        constraints = [
            models.UniqueConstraint(fields=["bank", "bank_reference"], name="payout_reference_once_a_bank"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payout_is_positive"),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class CashBlock(models.Model):
    """Cash held in account 700 in the borrower's name from payout until its milestone (م۲۱، تبصره ۷); rials."""

    loan = models.OneToOneField(Loan, on_delete=models.PROTECT, related_name="cash_block")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="blocks")
    amount = models.BigIntegerField(_("مبلغ مسدود"))
    instalments_on_time = models.PositiveSmallIntegerField(_("قسط‌های به‌موقع لازم"))
    blocked_on = models.DateField(_("تاریخ انسداد"))
    released_on = models.DateField(_("تاریخ آزادسازی"), null=True)

    class Meta:
        verbose_name = _("وجه مسدود")
        verbose_name_plural = _("وجه‌های مسدود")
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="block_is_not_negative")]
