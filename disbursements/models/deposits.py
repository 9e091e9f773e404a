"""Accounts that a bank opens for an applicant, and every movement it reports; movements are only ever added."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models import Application, Person
from disbursements.models.banks import Bank


class Account(models.Model):
    """A deposit account: 762 or 763 of the scheme, 791 for instalments, 700 ordinary (م۱-۴، م۷، تبصره ۶)."""

    class Kind(models.TextChoices):
        NATURAL = "762", _("۷۶۲ سپرده امید ۲، شخص حقیقی")
        LEGAL = "763", _("۷۶۳ سپرده امید ۲، شخص حقوقی")
        INSTALMENTS = "791", _("۷۹۱ ویژه تسهیلات")
        ORDINARY = "700", _("۷۰۰ قرض‌الحسنه عادی")

    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="accounts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accounts")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="accounts")
    number = models.CharField(_("شماره حساب"), max_length=34)
    kind = models.CharField(_("نوع"), max_length=3, choices=Kind.choices)
    opened_on = models.DateField(_("تاریخ افتتاح"))
    card_issued_on = models.DateField(_("تاریخ تحویل کارت"), null=True)
    balance = models.BigIntegerField(_("مانده (ریال)"), default=0)

    class Meta:
        verbose_name = _("حساب")
        verbose_name_plural = _("حساب‌ها")
        constraints = [
            models.UniqueConstraint(fields=["bank", "number"], name="account_number_once_a_bank"),
            models.UniqueConstraint(fields=["application", "bank", "kind"], name="one_account_of_a_kind_a_bank"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(kind__in=["762", "763"]), name="one_deposit_account_a_file"
            ),
            models.CheckConstraint(
                condition=Q(balance__gte=0),
                name="balance_is_never_negative",
                violation_error_message=_("مانده حساب منفی نمی‌شود."),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Movement(models.Model):
    """Money in (positive) or out (negative) of an account on a day; rials."""

    class Kind(models.TextChoices):
        DEPOSIT = "deposit", _("واریز یا برداشت مشتری")
        MOVED_TO_ORDINARY = "moved", _("انتقال به حساب ۷۰۰ (تبصره ۶)")

    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="movements")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="movements")
    amount = models.BigIntegerField(_("مبلغ (ریال)"))
    on = models.DateField(_("روز"))
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.DEPOSIT)
    bank_reference = models.CharField(_("شماره پیگیری بانک"), max_length=64)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("گردش حساب")
        verbose_name_plural = _("گردش حساب‌ها")
        indexes = [models.Index(fields=["account", "on", "id"], name="movements_of_an_account")]
        constraints = [
            models.UniqueConstraint(fields=["bank", "bank_reference"], name="movement_reference_once_a_bank"),
            models.CheckConstraint(condition=~Q(amount=0), name="movement_is_not_nothing"),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
