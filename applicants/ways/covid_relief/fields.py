"""The question of the COVID relief that the law's vocabulary does not make by itself."""

from django.utils.translation import gettext_lazy as _

from applicants import identifiers
from applicants.fields import NumberField
from applicants.way.pages import Ask

FIELDS: dict[str, Ask] = {
    "workshop_code": lambda scheme: NumberField(
        check=identifiers.workshop_code,
        label=_("کد کارگاه بیمه"),
        help_text=_("ده رقم، بالای لیست بیمه تأمین اجتماعی. هر کارگاه یک بار وام می‌گیرد."),
        error_messages={"required": _("کد کارگاه را بنویسید.")},
    ),
}
