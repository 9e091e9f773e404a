"""What moves the law without a new directive: signed circulars, each by two people, and the windows of intake."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Cast, Right
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import PROVINCE_CODE, User, province_choices

# What a circular says never changes after it is written down; whoever wrote wrongly withdraws it and writes anew.
SAID = ("scheme", "parameter", "value", "citation", "since", "until", "provinces", "drafted_by", "drafted_at")


class Circular(models.Model):
    """A signed letter that gives one number of a scheme another value, in a window, for some provinces or all.

    `value` is JSON as the contracts write facts (rials, Jalali days, lists); `provinces` empty means all of them.
    It is in force for the files whose law day is in the window, and only once a second person has approved it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("پیش‌نویس")
        APPROVED = "approved", _("تأییدشده")
        WITHDRAWN = "withdrawn", _("پس‌گرفته")

    scheme = models.CharField(_("طرح"), max_length=32)
    parameter = models.CharField(_("عدد قانون"), max_length=60)
    value = models.JSONField(_("مقدار تازه"))
    citation = models.CharField(_("شماره و تاریخ نامه"), max_length=120)
    since = models.DateField(_("از روز"))
    until = models.DateField(_("تا روز"), null=True, blank=True)
    provinces = ArrayField(
        models.CharField(max_length=PROVINCE_CODE, choices=province_choices), default=list, blank=True
    )
    state = models.CharField(_("وضعیت"), max_length=9, choices=State.choices, default=State.DRAFT)
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("نویسنده"))
    drafted_at = models.DateTimeField(_("زمان نوشتن"), auto_now_add=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("تأییدکننده")
    )
    approved_at = models.DateTimeField(_("زمان تأیید"), null=True)
    rechecked_to = models.BigIntegerField(default=0, editable=False)  # the last refused file that was looked at by it
    rechecked_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("زمان پس گرفتن"), null=True)

    class Meta:
        verbose_name = _("بخشنامه")
        verbose_name_plural = _("بخشنامه‌ها")
        indexes = [models.Index(fields=["scheme", "since"], condition=Q(state="approved"), name="circulars_in_force")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="approved_circular_has_its_approver",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")),
                name="four_eyes_on_a_circular",
                violation_error_message=_("نویسنده و تأییدکننده بخشنامه دو نفرند."),
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="withdrawn_circular_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | Q(withdrawn_by__isnull=True) | ~Q(withdrawn_by=F("drafted_by")),
                name="its_writer_withdraws_no_approved_circular",
                violation_error_message=_("بخشنامه تأییدشده را نویسنده آن به‌تنهایی پس نمی‌گیرد."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="circular_window_runs_forward",
                violation_error_message=_("روز پایان پیش از روز آغاز است."),
            ),
            models.CheckConstraint(
                condition=~Q(citation=""),
                name="circular_is_cited",
                violation_error_message=_("شماره و تاریخ نامه را بنویسید."),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="keep", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="begins_as_draft", operation=pgtrigger.Insert, condition=~pgtrigger.Q(new__state="draft")
            ),
            pgtrigger.Protect(name="said_stays_said", operation=pgtrigger.Update, condition=pgtrigger.AnyChange(*SAID)),
            pgtrigger.Protect(
                name="approval_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__approved_by__isnull=False)
                & (
                    pgtrigger.Q(old__approved_by__df=pgtrigger.F("new__approved_by"))
                    | pgtrigger.Q(old__approved_at__df=pgtrigger.F("new__approved_at"))
                ),
            ),
            pgtrigger.FSM(
                name="steps",
                field="state",
                transitions=[("draft", "approved"), ("draft", "withdrawn"), ("approved", "withdrawn")],
            ),
        ]

    def __str__(self) -> str:
        return self.citation


def _provinces_of(column: str) -> Case:
    """The provinces of a window as a range of their numbers, so that a window of all overlaps that of any one.

    A number is the code's last two digits: «23», «SA-05»; windows of one scheme lie in one country.
    """
    number = Cast(Right(column, 2), models.IntegerField())
    one = Func(number, number, Value("[]"), function="int4range", output_field=IntegerRangeField())
    every = Func(Value(0), Value(100), function="int4range", output_field=IntegerRangeField())
    return Case(When(**{column: ""}, then=every), default=one, output_field=IntegerRangeField())


class Intake(models.Model):
    """A window in which a scheme takes applications, in one province or (`province` empty) in all; both days count."""

    scheme = models.CharField(_("طرح"), max_length=32)
    name = models.CharField(_("نام دوره"), max_length=80)
    province = models.CharField(_("استان"), max_length=PROVINCE_CODE, choices=province_choices, blank=True)
    opens_on = models.DateField(_("روز آغاز"))
    closes_on = models.DateField(_("روز پایان"))
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("ثبت از"))
    created_at = models.DateTimeField(_("زمان ثبت"), auto_now_add=True)

    class Meta:
        verbose_name = _("دوره ثبت‌نام")
        verbose_name_plural = _("دوره‌های ثبت‌نام")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="intake_runs_forward",
                violation_error_message=_("روز پایان پیش از روز آغاز است."),
            ),
            ExclusionConstraint(
                name="intakes_do_not_overlap",
                expressions=[
                    ("scheme", RangeOperators.EQUAL),
                    (_provinces_of("province"), RangeOperators.OVERLAPS),
                    (
                        Func("opens_on", "closes_on", Value("[]"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("این طرح در این روزها دوره دیگری در همین استان دارد."),
            ),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="keep", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name
