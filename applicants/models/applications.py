"""The file: an application, its papers and the officer's findings about it."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import (
    COUNTY_CODE,
    PROVINCE_CODE,
    User,
    county_choices,
    currency_choices,
    money_of_its_country,
    province_choices,
)  # fmt: skip
from applicants.models.people import Person
from applicants.privacy import EncryptedField
from applicants.states import State, StateRow, having, state_choices, states
from schemes.catalogue import SCHEMES
from schemes.units.countries import RIAL

# Of these the law knows the rows of which an offer is made.
LENDING_ON_OFFERS = [slug for slug, scheme in SCHEMES.items() if "minimum_contribution" in scheme.parameters]


class ApplicationQuerySet(models.QuerySet["Application"]):
    def live(self) -> "ApplicationQuerySet":
        return self.exclude(state__in=having("ended"))

    def refused(self) -> "ApplicationQuerySet":
        """Those the law has refused and a circular may open: their persons have begun no other in the scheme since."""
        since = Application.objects.filter(person=OuterRef("person"), scheme=OuterRef("scheme"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(since), state=State.INELIGIBLE)

    def of(self, user: User) -> "ApplicationQuerySet":
        return self.filter(person__user=user)


class Application(models.Model):
    """One person's request under one scheme, judged by the law of `law_on`."""

    code = models.CharField(_("کد پیگیری"), max_length=16, unique=True, editable=False)
    scheme = models.CharField(_("طرح"), max_length=32)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="applications", verbose_name=_("متقاضی"))
    province = models.CharField(_("استان"), max_length=PROVINCE_CODE, choices=province_choices)
    county = models.CharField(_("شهرستان"), max_length=COUNTY_CODE, choices=county_choices)
    legal_id = models.CharField(_("شناسه ملی شخص حقوقی"), max_length=11, blank=True)
    legal_name = models.CharField(_("نام شخص حقوقی"), max_length=120, blank=True)
    facilitator = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("تسهیلگر")
    )
    sheba = EncryptedField(_("شبا"), null=True, blank=True)
    sheba_index = models.CharField(max_length=64, null=True, editable=False, db_index=True)

    state = models.CharField(
        _("وضعیت"), max_length=12, choices=state_choices, default=State.DRAFT.value, editable=False
    )
    state_since = models.DateTimeField(_("از زمان"), auto_now_add=True)
    answers = models.JSONField(_("پاسخ‌ها"), default=dict, editable=False)
    currency = models.CharField(
        _("ارز"), max_length=3, choices=currency_choices, default=RIAL.code, editable=False,
        help_text="Of every sum of the file, which is a whole number of its smallest part: rials, or halalas.",
    )  # fmt: skip
    requested_amount = models.BigIntegerField(_("مبلغ درخواستی"), null=True, editable=False)
    law_on = models.DateField(_("قانون روز"), null=True, editable=False)
    submitted_at = models.DateTimeField(_("زمان ارسال"), null=True, editable=False)
    check_due_at = models.DateTimeField(null=True, editable=False)
    check_lease_until = models.DateTimeField(null=True, editable=False)

    plan_approved_on = models.DateField(_("تاریخ تصویب طرح"), null=True, editable=False)
    papers_confirmed_on = models.DateField(_("تاریخ تأیید مدارک در شعبه"), null=True, editable=False)
    chosen_offer = models.JSONField(_("الگوی انتخاب‌شده"), null=True, editable=False)
    chosen_amount = models.BigIntegerField(_("مبلغ وام"), null=True, editable=False)
    created_at = models.DateTimeField(_("زمان ساخت"), auto_now_add=True)
    updated_at = models.DateTimeField(_("آخرین تغییر"), auto_now=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("پرونده")
        verbose_name_plural = _("پرونده‌ها")
        indexes = [
            models.Index(fields=["province", "state", "submitted_at", "id"], name="queue_of_a_province"),
            models.Index(fields=["state", "submitted_at", "id"], name="queue_of_all"),
            models.Index(fields=["check_due_at"], condition=Q(check_due_at__isnull=False), name="checks_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "scheme"],
                condition=~Q(state__in=having("ended")),
                name="one_live_application",
                violation_error_message=_("برای این طرح یک درخواست باز دارید."),
            ),
            models.CheckConstraint(
                condition=money_of_its_country(),
                name="file_has_the_money_of_its_country",
                violation_error_message=_("هر طرح ارز و منطقه کشور خود را دارد."),
            ),
            models.CheckConstraint(
                condition=Q(requested_amount__isnull=True) | Q(requested_amount__gt=0),
                name="requested_amount_is_positive",
                violation_error_message=_("مبلغ درخواستی باید بیشتر از صفر باشد."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="withdrawn") | Q(submitted_at__isnull=False, law_on__isnull=False),
                name="submitted_file_has_its_day",
                violation_error_message=_("پرونده ارسال‌شده تاریخ ارسال دارد."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=having("approved")) | Q(plan_approved_on__isnull=False),
                name="approved_file_has_its_day",
                violation_error_message=_("پرونده مصوب تاریخ تصویب دارد."),
            ),
            models.CheckConstraint(
                condition=~Q(scheme__in=LENDING_ON_OFFERS, state__in=having("amount_known"))
                | Q(chosen_offer__isnull=False),
                name="chosen_file_has_its_offer",
                violation_error_message=_("برای این مرحله باید یک الگو انتخاب شده باشد."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=having("amount_known")) | Q(chosen_amount__gt=0),
                name="file_for_a_bank_has_its_amount",
                violation_error_message=_("برای این مرحله مبلغ وام باید معلوم باشد."),
            ),
            models.UniqueConstraint(
                "scheme",
                KeyTextTransform("workshop_code", "answers"),
                condition=~Q(state__in=having("with_applicant", "ended")),
                name="one_live_file_a_workshop",
                violation_error_message=_("برای این کارگاه درخواست دیگری در جریان است."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def standing(self) -> StateRow:
        """What holds of the state in which the file stands."""
        return states()[self.state]


def papers() -> FileSystemStorage:
    """Where papers lie: never in the web root, never served by name; a view checks who asks.

    A function, so that migrations name it and not this machine's folder.
    """
    return FileSystemStorage(location=settings.MEDIA_ROOT / "papers", base_url=None)


class Document(models.Model):
    """One uploaded paper: the stored file has a name of ours, the applicant's name is only a label."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("طرح کسب‌وکار")
        NEED_FORM = "need_form", _("فرم اعلام نیاز")
        SKILL_PROOF = "skill_proof", _("مدرک مهارت")
        PROFORMA = "proforma", _("پیش‌فاکتور")
        VISIT = "visit", _("گزارش بازدید")
        BANK_FORM = "bank_form", _("مدارک بانک")
        GUARANTEE = "guarantee", _("سفته، چک یا تضمین")
        PERMIT = "permit", _("مجوز کسب‌وکار خانگی یا پشتیبانی")
        PROOF = "proof", _("سند کارشناس")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(_("نوع"), max_length=16, choices=Kind.choices)
    file = models.FileField(_("فایل"), storage=papers, upload_to="%Y/%m/%d")
    name = models.CharField(_("نام"), max_length=120)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(_("اندازه (بایت)"))
    pages = models.PositiveSmallIntegerField(_("تعداد صفحه"), null=True)
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("زمان بارگذاری"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("سند")
        verbose_name_plural = _("سندها")
        indexes = [models.Index(fields=["application", "kind"], name="papers_of_a_file")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="plan") | Q(pages__isnull=False),
                name="plan_pages_are_counted",
                violation_error_message=_("تعداد صفحه‌های طرح شمرده نشده است."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class VisitReport(models.Model):
    """An officer's visit to a half-active unit or one below its nominal capacity, before the invitation (م۲۰)."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="visit_report")
    visited_on = models.DateField(_("تاریخ بازدید"))
    condition = models.CharField(
        _("وضع واحد"),
        max_length=20,
        choices=[
            ("half_active", _("نیمه‌فعال")),
            ("below_capacity", _("کمتر از ظرفیت اسمی")),
            ("active", _("فعال")),
            ("not_started", _("هنوز آغاز نشده")),
        ],
    )
    text = models.TextField(_("شرح"))
    officer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("گزارش بازدید")
        verbose_name_plural = _("گزارش‌های بازدید")
