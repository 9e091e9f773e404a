"""The provinces' shares of the deposits (Omid-2 م۲۲) and the invitations that reserve them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import PROVINCE_CODE, province_choices
from applicants.models.applications import Application


class ProvinceShare(models.Model):
    """How much a province may attract, is promised by valid invitations, and holds (R8); rials. The hot row."""

    scheme = models.CharField(max_length=32)
    province = models.CharField(_("استان"), max_length=PROVINCE_CODE, choices=province_choices)
    ceiling = models.BigIntegerField(_("سقف (ریال)"))
    reserved = models.BigIntegerField(_("رزرو دعوت‌ها (ریال)"), default=0)
    absorbed = models.BigIntegerField(_("جذب‌شده (ریال)"), default=0)

    class Meta:
        verbose_name = _("سهم استان")
        verbose_name_plural = _("سهم استان‌ها")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "province"], name="one_share_a_province"),
            models.CheckConstraint(
                condition=Q(reserved__gte=0, absorbed__gte=0, ceiling__gte=F("reserved") + F("absorbed")),
                name="share_is_never_exceeded",
                violation_error_message=_("از سقف جذب استان بیشتر می‌شود (ماده ۲۲)."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.province}"

    @property
    def remaining(self) -> int:
        return self.ceiling - self.reserved - self.absorbed


class Invitation(models.Model):
    """A call to open the account, holding `reserved` rials of the province's share until used, released or expired."""

    class State(models.TextChoices):
        VALID = "valid", _("معتبر")
        USED = "used", _("حساب باز شد")
        EXPIRED = "expired", _("منقضی")
        RELEASED = "released", _("آزاد شد")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="invitations")
    share = models.ForeignKey(ProvinceShare, on_delete=models.PROTECT, related_name="invitations")
    intended_deposit = models.BigIntegerField(_("سپرده در نظر (ریال)"))
    reserved = models.BigIntegerField(_("رزرو مانده (ریال)"))
    state = models.CharField(_("وضعیت"), max_length=8, choices=State.choices, default=State.VALID)
    invited_at = models.DateTimeField(_("زمان دعوت"), auto_now_add=True)
    expires_on = models.DateField(_("اعتبار تا"))

    class Meta:
        verbose_name = _("دعوت")
        verbose_name_plural = _("دعوت‌ها")
        indexes = [models.Index(fields=["state", "expires_on"], name="invitations_ending")]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(state__in=["valid", "used"]), name="one_live_invitation"
            ),
            models.CheckConstraint(
                condition=Q(reserved__gte=0, intended_deposit__gte=F("reserved")), name="reserve_within_the_intention"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["valid", "used"]) | Q(reserved=0), name="ended_invitation_holds_nothing"
            ),
        ]
