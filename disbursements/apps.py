from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from disbursements.checks import pango_is_there


class DisbursementsConfig(AppConfig):
    name = "disbursements"
    verbose_name = _("پرداخت‌ها")

    def ready(self) -> None:
        register(pango_is_there)
