"""Banks and the credit each of them may lend for a scheme in a province."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applicants.models import PROVINCE_CODE, currency_choices, money_of_its_country, province_choices
from schemes.units.countries import RIAL


class Bank(models.Model):
    """A lending institution; its OAuth client sees only its own referrals."""

    code = models.SlugField(_("کد"), max_length=20, unique=True)
    name = models.CharField(_("نام"), max_length=80)
    client_id = models.CharField(_("شناسه کارخواه"), max_length=100, unique=True, null=True, blank=True)
    is_active = models.BooleanField(_("فعال"), default=True)

    class Meta:
        verbose_name = _("بانک")
        verbose_name_plural = _("بانک‌ها")

    def __str__(self) -> str:
        return self.name


class CreditLine(models.Model):
    """Money notified to a bank for one scheme, province and year; paid and reserved never pass the ceiling."""

    class Source(models.TextChoices):
        PEOPLE = "people", _("سپرده‌های مردمی")
        PROVINCIAL = "provincial", _("اعتبار استانی")
        NATIONAL = "national", _("اعتبار ملی")
        PORTFOLIO = "portfolio", _("سبد جمعیت و بانک")

    scheme = models.CharField(_("طرح"), max_length=32)
    province = models.CharField(_("استان"), max_length=PROVINCE_CODE, choices=province_choices)
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="credit_lines", verbose_name=_("بانک"))
    year = models.PositiveSmallIntegerField(_("سال"))
    source = models.CharField(_("محل"), max_length=12, choices=Source.choices, default=Source.PEOPLE)
    currency = models.CharField(_("ارز"), max_length=3, choices=currency_choices, default=RIAL.code, editable=False)
    ceiling = models.BigIntegerField(_("سقف"))
    reserved = models.BigIntegerField(_("رزرو"), default=0, editable=False)
    paid = models.BigIntegerField(_("پرداخت‌شده"), default=0, editable=False)
    citation = models.CharField(_("سند ابلاغ"), max_length=120)

    class Meta:
        verbose_name = _("خط اعتباری")
        verbose_name_plural = _("خط‌های اعتباری")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "province", "bank", "year", "source"], name="one_line_a_bank_and_year"
            ),
            models.CheckConstraint(
                condition=Q(reserved__gte=0, paid__gte=0, ceiling__gte=F("reserved") + F("paid")),
                name="line_is_never_exceeded",
                violation_error_message=_("از سقف خط اعتباری بیشتر می‌شود."),
            ),
            models.CheckConstraint(
                condition=money_of_its_country(),
                name="line_has_the_money_of_its_country",
                violation_error_message=_("هر طرح ارز و منطقه کشور خود را دارد."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bank} · {self.get_province_display()} · {self.year}"

    @property
    def free(self) -> int:
        return self.ceiling - self.reserved - self.paid
