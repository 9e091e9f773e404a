"""The self-help group: the counties it may be formed in, its members, their training and the group's passbook."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import COUNTY_CODE, PROVINCE_CODE, User, county_choices, province_choices
from applicants.models.applications import Application
from applicants.privacy import EncryptedField


class TargetCounty(models.Model):
    """A county chosen by the province's Behzisti, with the executing institute's approval and the banks' word (G6)."""

    province = models.CharField(_("استان"), max_length=PROVINCE_CODE, choices=province_choices)
    county = models.CharField(_("شهرستان"), max_length=COUNTY_CODE, choices=county_choices, unique=True)
    groups_allotted = models.PositiveSmallIntegerField(_("شمار گروه‌های سهم شهرستان"))
    behzisti_letter = models.CharField(_("نامه بهزیستی استان"), max_length=120)
    executor_approval = models.CharField(_("تأیید مؤسسه مجری"), max_length=120)
    banks_letter = models.CharField(_("هماهنگی با بانک عامل"), max_length=120)

    class Meta:
        verbose_name = _("شهرستان هدف")
        verbose_name_plural = _("شهرستان‌های هدف")

    def __str__(self) -> str:
        return self.get_county_display()


class GroupMember(models.Model):
    """One member of a group and the part of the loan meant for her, in rials."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="members")
    name = models.CharField(_("نام"), max_length=120)
    national_code = EncryptedField(_("کد ملی"))
    national_code_index = models.CharField(max_length=64, editable=False, db_index=True)
    is_woman = models.BooleanField(_("زن"))
    is_low_income = models.BooleanField(_("کم‌درآمد یا آسیب‌پذیر"))
    share = models.BigIntegerField(_("سهم از وام (ریال)"))

    class Meta:
        verbose_name = _("عضو گروه")
        verbose_name_plural = _("اعضای گروه")
        constraints = [
            models.UniqueConstraint(fields=["application", "national_code_index"], name="member_once_a_group"),
            models.CheckConstraint(condition=Q(share__gt=0), name="member_has_a_share"),
        ]

    def __str__(self) -> str:
        return self.name


class Training(models.Model):
    """A course, and the members who were there (G9)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="trainings")
    title = models.CharField(_("موضوع"), max_length=120)
    held_on = models.DateField(_("روز"))
    members = models.ManyToManyField(GroupMember, related_name="trainings", verbose_name=_("حاضران"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("آموزش")
        verbose_name_plural = _("آموزش‌ها")


class Passbook(models.Model):
    """How the group stands on a day, all from its beginning: meetings, savings, loans among members; rials (R30)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="passbooks")
    on = models.DateField(_("روز"))
    months_active = models.PositiveSmallIntegerField(_("ماه‌های جلسه"))
    meetings_due = models.PositiveSmallIntegerField(_("جلسه‌هایی که باید برگزار می‌شد"))
    meetings_held = models.PositiveSmallIntegerField(_("جلسه‌های برگزارشده"))
    savings_total = models.BigIntegerField(_("پس‌انداز (ریال)"))
    internal_loans_total = models.BigIntegerField(_("وام‌های درونی (ریال)"))
    internal_repaid_on_time_percent = models.PositiveSmallIntegerField(_("بازپرداخت به‌موقع (درصد)"))
    books_kept = models.BooleanField(_("دفترها مرتب است"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("دفترچه گروه")
        verbose_name_plural = _("دفترچه‌های گروه")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    meetings_held__lte=F("meetings_due"),
                    savings_total__gte=0,
                    internal_loans_total__gte=0,
                    internal_repaid_on_time_percent__lte=100,
                ),
                name="passbook_is_possible",
                violation_error_message=_("رقم‌های دفترچه با هم جور نیست."),
            )
        ]
