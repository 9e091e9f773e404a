"""How the law's pages write bare figures in tables, and the law's fixed words in the reader's language."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from schemes import shown

register = template.Library()
register.filter("grouped", shown.grouped)  # its unit is said by the table's heading

# The law knows no gettext: its words for the places of articles and for stages are told to the translators here.
FIXED = (
    _("شرط"), _("کمیت"), _("گام کار"), _("جدول اقساط"), _("تشخیص مسئول"), _("بی‌اثر در حکم"),
    _("ثبت‌نام"), _("تصویب"), _("پرداخت"),
)  # fmt: skip


@register.filter
def said(word: str) -> str:
    """A fixed word of the law in the reader's language."""
    return gettext(word)


@register.filter
def percent(exact: Decimal) -> str:
    """An exact percentage as «۴٫۵»."""
    return shown.digits(f"{exact.normalize():f}".replace(".", "٫"))
