"""The productive family's project: the association's study, the workshops on licences, and what came of it (Herfa)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import PROVINCE_CODE, User, province_choices
from applicants.models.applications import Application


class ProjectStudy(models.Model):
    """The association's feasibility study of one project, with the windows it will be marketed by (الفقرات ٢، ٥، ٧).

    `cost` and `monthly_income`, what the family earns before the loan, are in the file's currency.
    """

    class Improves(models.TextChoices):
        PROJECT = "project", _("خود طرح")
        TOOLS = "tools", _("ابزار طرح")

    class Window(models.TextChoices):
        SHOP = "shop", _("فروشگاه جمعیت")
        EXHIBITION = "exhibition", _("نمایشگاه و بازارچه")
        ONLINE = "online", _("فروش اینترنتی")
        ORDERS = "orders", _("سفارش نهادها و فروشگاه‌ها")

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="study")
    studied_on = models.DateField(_("روز مطالعه"))
    idea = models.TextField(_("طرح خانواده"))
    cost = models.BigIntegerField(_("هزینه طرح"))
    monthly_income = models.BigIntegerField(_("درآمد ماهانه کنونی"))
    improves = ArrayField(models.CharField(max_length=8, choices=Improves.choices), verbose_name=_("آنچه بهتر می‌شود"))
    windows = ArrayField(models.CharField(max_length=12, choices=Window.choices), verbose_name=_("راه‌های فروش"))
    is_feasible = models.BooleanField(_("طرح شدنی است"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("زمان ثبت"), auto_now_add=True)

    class Meta:
        verbose_name = _("مطالعه طرح")
        verbose_name_plural = _("مطالعه‌های طرح")
        constraints = [
            models.CheckConstraint(
                condition=Q(cost__gt=0, monthly_income__gte=0),
                name="study_has_possible_sums",
                violation_error_message=_("هزینه بیشتر از صفر است و درآمد کمتر از صفر نیست."),
            ),
            models.CheckConstraint(
                condition=Q(windows__len__gt=0) & Q(improves__len__gt=0),
                name="study_says_what_and_where",
                violation_error_message=_("دست‌کم یک راه فروش و یک چیز که بهتر می‌شود لازم است."),
            ),
        ]

    @property
    def improves_in_words(self) -> str:
        """What the loan makes better."""
        return "، ".join(str(self.Improves(code).label) for code in self.improves)

    @property
    def windows_in_words(self) -> str:
        """Where the product is sold."""
        return "، ".join(str(self.Window(code).label) for code in self.windows)


class Workshop(models.Model):
    """A workshop on families' licences, held with a ministry (الفقرة ٣), and the families who were there."""

    class Ministry(models.TextChoices):
        LABOUR = "labour", _("وزارت کار")
        MUNICIPAL = "municipal", _("وزارت امور شهری")

    province = models.CharField(_("منطقه"), max_length=PROVINCE_CODE, choices=province_choices)
    ministry = models.CharField(_("وزارتخانه"), max_length=9, choices=Ministry.choices)
    title = models.CharField(_("موضوع"), max_length=120)
    held_on = models.DateField(_("روز"))
    families = models.ManyToManyField(Application, related_name="workshops", verbose_name=_("خانواده‌های حاضر"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("کارگاه مجوز")
        verbose_name_plural = _("کارگاه‌های مجوز")
        indexes = [models.Index(fields=["province", "-held_on", "id"], name="workshops_of_a_region")]

    def __str__(self) -> str:
        return self.title


class ProjectResult(models.Model):
    """How a financed project stands on a day: income, quality and demand, against the study (الفقرة ١٠)."""

    class Change(models.TextChoices):
        BETTER = "better", _("بهتر")
        SAME = "same", _("همان")
        WORSE = "worse", _("بدتر")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="results")
    on = models.DateField(_("روز"))
    monthly_income = models.BigIntegerField(_("درآمد ماهانه"))
    quality = models.CharField(_("کیفیت"), max_length=6, choices=Change.choices)
    demand = models.CharField(_("تقاضا"), max_length=6, choices=Change.choices)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("نتیجه طرح")
        verbose_name_plural = _("نتیجه‌های طرح")
        constraints = [
            models.UniqueConstraint(fields=["application", "on"], name="one_result_a_day"),
            models.CheckConstraint(condition=Q(monthly_income__gte=0), name="income_is_not_negative"),
        ]
