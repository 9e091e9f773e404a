"""Questions of Omid-2 that the law's vocabulary does not make by itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applicants.fields import CHOOSE, CountField, MoneyField, YesNoField, of_codes, radios
from applicants.way.pages import Ask
from schemes.catalogue import Scheme
from schemes.shown import grouped
from schemes.units import today

SECTORS = {
    "food": _("خوراک و پخت‌وپز"),
    "clothing": _("پوشاک و دوزندگی"),
    "leather": _("کیف، کفش و چرم"),
    "handicraft": _("صنایع دستی، فرش و زیورآلات"),
    "farming": _("کشاورزی، دام و گل و گیاه"),
    "repair": _("تعمیر و خدمات فنی"),
    "services": _("خدمات دیگر (آرایش، آموزش، حمل‌ونقل و مانند آن)"),
    "digital": _("کار دیجیتال و برخط"),
    "trade": _("خرید و فروش"),
    "other": _("رشته‌ای دیگر"),
}


def _requested_amount(scheme: Scheme) -> forms.Field:
    ceiling = scheme.parameter("ceiling", today())
    fact = scheme.facts["requested_amount"]
    words = {"ceiling": grouped(ceiling)}
    return MoneyField(
        label=fact.label,
        help_text=_("حداکثر %(ceiling)s ریال (ماده ۱۶). به رقم یا حروف، مانند «۲۰ میلیون تومان».") % words,
        least=(1, str(_("مبلغ باید بیشتر از صفر باشد."))),
        most=(ceiling, str(_("سقف وام این طرح %(ceiling)s ریال است (ماده ۱۶).") % words)),
        error_messages={"required": _("مبلغ وام را بنویسید.")},
    )


def _intended_deposit(scheme: Scheme) -> forms.Field:
    least = scheme.parameter("minimum_contribution", today())
    words = {"least": grouped(least)}
    return MoneyField(
        label=_("چقدر سپرده می‌گذارید؟"),
        help_text=_("دست‌کم %(least)s ریال (ماده ۱۷). هر چه بیشتر بماند، وام بیشتر می‌شود.") % words,
        least=(least, str(_("سپرده این طرح دست‌کم %(least)s ریال است (ماده ۱۷).") % words)),
        error_messages={"required": _("مبلغ سپرده را بنویسید.")},
    )


FIELDS: dict[str, Ask] = {
    "requested_amount": _requested_amount,
    "borrower_named": lambda scheme: YesNoField(
        label=_("آیا شما مالک یا مدیرعامل شرکت هستید و وام‌گیرنده می‌شوید؟"),
        help_text=_("قرض‌الحسنه به نام شخص حقیقی داده می‌شود (ماده ۱ بند ۳)."),
        error_messages=CHOOSE,
    ),
    "sector": lambda scheme: radios(_("رشته کار"), SECTORS),
    "owner_manager": lambda scheme: YesNoField(
        label=_("آیا خودتان هم مالک کسب‌وکار هستید و هم آن را اداره می‌کنید؟"),
        help_text=_("کسب‌وکار خرد یعنی همین (ماده ۱ بند ۸)."),
        error_messages=CHOOSE,
    ),
    "staff_count": lambda scheme: CountField(
        label=_("جز خودتان چند نفر در آن کار می‌کنند؟"),
        help_text=_("اگر تنها کار می‌کنید صفر بنویسید."),
        error_messages={"required": _("یک عدد بنویسید؛ اگر تنها هستید صفر.")},
    ),
    "licensed": lambda scheme: YesNoField(
        label=_("آیا برای این کار مجوز یا جواز کسب دارید؟"),
        help_text=_("نداشتن آن مانع وام نیست (ماده ۱ بند ۹)."),
        error_messages=CHOOSE,
    ),
    "intended_deposit": _intended_deposit,
    "skill_proof": lambda scheme: of_codes(scheme, "skill_proof", _("مهارت یا تجربه خود را با چه مدرکی نشان می‌دهید؟")),
    "aim": lambda scheme: of_codes(scheme, "aim", _("هدف اصلی شما کدام است؟")),
    "project_kind": lambda scheme: of_codes(scheme, "project_kind", _("طرح شما از کدام گونه است؟")),
}
