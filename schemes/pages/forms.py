"""What the public pages ask, by GET: a link may carry the answers, and nothing is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schemes.book.visitor import Visitor
from schemes.fields import CountField, DayField, MoneyField, PercentField
from schemes.pages.asking import AskedForm
from schemes.shown import short_day
from schemes.units import today
from schemes.units.places import AREAS

MOST_WORKERS, MOST_ROWS = 10_000, 120
METHODS = {
    "qard": _("قرض‌الحسنه، روش بانک مرکزی (طرح امید ۲)"),
    "annuity": _("قسط مساوی (تسهیلات کرونا)"),
    "qard_simple": _("قرض‌الحسنه، فرمول ساده"),
    "qard_yearly": _("قرض‌الحسنه، کارمزد سالانه بر مانده"),
}


class InstalmentsForm(AskedForm):
    """A loan to lay out in instalments."""

    method = forms.ChoiceField(label=_("روش"), choices=[*METHODS.items()], initial="qard")
    principal = MoneyField(label=_("اصل وام"), least=1)
    rate = PercentField(label=_("نرخ در سال"), initial=4)
    months = CountField(label=_("مدت"), least=1, most=MOST_ROWS, suffix=_("ماه"), initial=36)
    grace = CountField(label=_("ماه‌های تنفس"), most=MOST_ROWS, suffix=_("ماه"), required=False)
    contract_on = DayField(label=_("روز قرارداد"), help_text=_("مانند ۱۴۰۵/۰۹/۰۱."), initial=lambda: short_day(today()))

    def clean(self) -> dict[str, Any]:
        """A grace leaves at least one instalment."""
        said = super().clean() or {}
        said["grace"] = said.get("grace") or 0
        if "months" in said and said["grace"] >= said["months"]:
            self.add_error("grace", ValidationError(_("تنفس باید از مدت وام کمتر باشد."), code="too_long"))
        return said


BLANK = ("", _("نمی‌دانم"))
CHOICES: dict[str, list[tuple[str, Any]]] = {
    "place": [(code, _(area.abroad) if area.abroad else area.name) for code, area in AREAS.items()],
    "who": [
        ("person", _("خودم، با کار خودم یا خانواده‌ام")),
        ("group", _("گروهی از همسایه‌ها و هم‌روستایی‌ها")),
        ("company", _("شرکت یا تعاونی")),
        ("supporter", _("پشتیبان کسب‌وکارهای خانگی")),
    ],
    "field": [
        ("carpet", _("فرش")), ("handicraft", _("صنایع دستی")), ("ceramics", _("سفال و سرامیک")),
        ("clothing", _("پوشاک")), ("food", _("خوراک")), ("digital", _("کار دیجیتال")), ("culture", _("فرهنگ")),
        ("services", _("خدمات")),
        ("other", _("زمینه‌ای دیگر")),
    ],
    "purpose": [
        ("creation", _("راه‌اندازی کار تازه")), ("development", _("گسترش کار")), ("equipment", _("خرید تجهیزات")),
        ("renovation", _("نوسازی ماشین‌آلات")), ("working_capital", _("سرمایه در گردش و سرپا نگه‌داشتن کار")),
        ("other", _("مصرفی دیگر، مانند مسکن یا درمان")),
    ],
    "debt": [("no", _("ندارم")), ("yes", _("دارم"))],
}  # fmt: skip


def _choice(name: str, label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[BLANK, *CHOICES[name]], required=False)


class ProspectsForm(AskedForm):
    """Eight questions, none of which must be answered."""

    place = _choice("place", _("کجا کار می‌کنید؟"))
    who = _choice("who", _("وام برای کیست؟"))
    people = CountField(
        label=_("چند نفرید؟"),
        help_text=_("اعضای گروه، یا کارگرانی که بیمه دارند."),
        most=MOST_WORKERS,
        suffix=_("نفر"),
        required=False,
    )
    field = _choice("field", _("در چه زمینه‌ای؟"))
    purpose = _choice("purpose", _("وام را برای چه می‌خواهید؟"))
    amount = MoneyField(label=_("چه مبلغی؟"), help_text=_("مانند ۲۰ میلیون تومان."), least=1, required=False)
    deposit = MoneyField(
        label=_("چه مبلغی می‌توانید چند ماه سپرده بگذارید؟"), help_text=_("اگر نمی‌توانید، صفر."), required=False
    )
    debt = _choice("debt", _("به صندوق کارآفرینی امید بدهی دارید؟"))

    def answers(self) -> Visitor:
        """What was said; a blank is None."""
        said = {name: None if value == "" else value for name, value in self.cleaned_data.items()}
        return Visitor(**said | {"debt": {"yes": True, "no": False}.get(self.cleaned_data["debt"])})
