"""What is known and what happened: inquiries, judgements and events. Rows here are added, never changed or deleted."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import PROVINCE_CODE, User, province_choices
from applicants.models.applications import Application, Document
from applicants.models.people import Person


class Inquiry(models.Model):
    """One piece of outside knowledge about a person: who said it, when, and until when it holds.

    A newer answer of the same kind supersedes this one; the old row stays.
    """

    class Kind(models.TextChoices):
        IDENTITY = "identity", _("هویت")
        DEBTS = "debts", _("بدهی در سایر تسهیلات")
        DEPOSITS = "deposits", _("سپرده طرح")
        LOANS = "loans", _("وام‌های این طرح")
        PERMIT = "permit", _("مجوز کسب‌وکار")
        INVITATION = "invitation", _("پیامک دعوت")
        UNIT = "unit", _("واحد کسب‌وکار")
        INSURANCE = "insurance", _("لیست بیمه")
        GRADE = "grade", _("اعتبارسنجی گروه در بانک")
        CHEQUES = "cheques", _("چک برگشتی")
        MEMBERSHIP = "membership", _("عضویت در جمعیت")
        ANSWER = "answer", _("پاسخ بانک")

    class Source(models.TextChoices):
        SERVICE = "service", _("استعلام سامانه‌ای")
        OFFICER = "officer", _("کارشناس")
        BANK = "bank", _("بانک")
        PORTAL = "portal", _("همین سامانه")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="inquiries")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, related_name="inquiries")
    kind = models.CharField(_("موضوع"), max_length=16, choices=Kind.choices)
    facts = models.JSONField(_("پاسخ"), help_text="Facts of the law by name, as the contracts write them.")
    source = models.CharField(_("منبع"), max_length=8, choices=Source.choices)
    source_note = models.CharField(_("شرح منبع"), max_length=200, blank=True)
    paper = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    supplied_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(_("زمان"), auto_now_add=True)
    valid_until = models.DateField(_("اعتبار تا"), null=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("استعلام")
        verbose_name_plural = _("استعلام‌ها")
        indexes = [models.Index(fields=["application", "-asked_at"], name="inquiries_of_a_file")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "application", "kind"],
                condition=Q(superseded_at__isnull=True),
                nulls_distinct=False,
                name="one_current_answer",
            ),
            models.CheckConstraint(
                condition=~Q(source="officer") | (Q(supplied_by__isnull=False) & ~Q(source_note="")),
                name="officer_names_the_source",
                violation_error_message=_("منبع این اطلاع را بنویسید."),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="keep", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="facts_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__facts__df=pgtrigger.F("new__facts"))
                | pgtrigger.Q(old__source__df=pgtrigger.F("new__source")),
            ),
        ]


class Judgement(models.Model):
    """One judgement as it was made: facts as known, findings, the law's day, amendments, the code's version."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="judgements")
    stage = models.CharField(_("مرحله"), max_length=16)
    law_on = models.DateField(_("قانون روز"))
    facts = models.JSONField(_("دانسته‌ها"))
    sources = models.JSONField(_("منبع هر دانسته"))
    amendments = models.JSONField(_("بخشنامه‌ها"), default=list)
    verdict = models.JSONField(_("حکم"))
    outcome = models.CharField(_("نتیجه"), max_length=12)
    code_version = models.CharField(_("نسخه"), max_length=40)
    judged_at = models.DateTimeField(_("زمان"), auto_now_add=True)

    class Meta:
        verbose_name = _("حکم")
        verbose_name_plural = _("حکم‌ها")
        indexes = [
            models.Index(fields=["application", "-judged_at"], name="judgements_of_a_file"),
            models.Index(fields=["judged_at", "id"], name="judgements_by_time"),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class Event(models.Model):
    """One step of a file, in a hash chain per province: `digest` covers the row and the chain's previous digest.

    `reason` is what the step was given for, by its verb: a code of `applicants/way/reasons.py` or of the way's own
    (reject, return_to_applicant, return_from_bank); the articles not met (find_ineligible); else nothing.
    """

    province = models.CharField(max_length=PROVINCE_CODE, choices=province_choices)
    number = models.BigIntegerField(_("شماره"))
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(_("کار"), max_length=32)
    from_state = models.CharField(_("از"), max_length=12)
    to_state = models.CharField(_("به"), max_length=12)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    actor_role = models.CharField(_("نقش"), max_length=20)
    actor_name = models.CharField(_("نام"), max_length=120, blank=True)
    body = models.CharField(
        _("نهاد"), max_length=160, blank=True, default="", db_default="",
        help_text="For whom an officer did it, as the body was called that day.",
    )  # fmt: skip
    reason = models.CharField(_("دلیل"), max_length=40, blank=True)
    note = models.TextField(_("شرح"), blank=True)
    at = models.DateTimeField(_("زمان"))
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("رویداد")
        verbose_name_plural = _("رویدادها")
        ordering = ("number",)
        indexes = [
            models.Index(fields=["application", "number"], name="events_of_a_file"),
            models.Index(fields=["at", "id"], name="events_by_time"),
            models.Index(fields=["province", "at", "id"], name="events_of_a_province_by_time"),
        ]
        constraints = [models.UniqueConstraint(fields=["province", "number"], name="events_are_numbered")]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class EventChain(models.Model):
    """The head of a province's chain; its row is the lock that numbers events."""

    province = models.CharField(max_length=PROVINCE_CODE, primary_key=True)
    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")


class BentAttempt(models.Model):
    """Somebody tried to write a figure that only the system computes (تبصره ۵): who, which, what, by which door."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, related_name="bent_attempts")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    door = models.CharField(_("از راه"), max_length=40)
    field = models.CharField(_("رقم"), max_length=60)
    value = models.CharField(_("مقدار"), max_length=200)
    at = models.DateTimeField(_("زمان"), auto_now_add=True)

    class Meta:
        verbose_name = _("تلاش برای تغییر رقم سیستمی")
        verbose_name_plural = _("تلاش‌ها برای تغییر رقم سیستمی")
        indexes = [models.Index(fields=["-at"], name="attempts_by_time")]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
