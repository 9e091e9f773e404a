"""What the public pages ask, by GET: a link may carry the answers, and nothing is kept."""

from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from schemes.books.covid_relief.planning import relief
from schemes.catalogue import Scheme
from schemes.fields import CountField, DayField, MoneyField, PercentField
from schemes.pages.answers import QASSIM, Answers
from schemes.shown import grouped, short_day
from schemes.signed import Circulars, law_under, provinces_apart
from schemes.units import today
from schemes.units.places import PROVINCES

MOST_WORKERS, MOST_ROWS = 10_000, 120
METHODS = {
    "qard": _("قرض‌الحسنه، روش بانک مرکزی (طرح امید ۲)"),
    "annuity": _("قسط مساوی (تسهیلات کرونا)"),
    "qard_simple": _("قرض‌الحسنه، فرمول ساده"),
    "qard_yearly": _("قرض‌الحسنه، کارمزد سالانه بر مانده"),
}


class AskedForm(forms.Form):
    """A form which a link may fill: bound as soon as the address names one of its questions."""

    use_required_attribute = False

    @classmethod
    def of(cls, request: HttpRequest, **words: Any) -> Self:
        """The form with what the address says, or empty with its first values."""
        return cls(request.GET if request.GET.keys() & cls.base_fields.keys() else None, **words)


class ByLawForm(AskedForm):
    """A form answered by the law of today; the province is asked first, where circulars give some another law."""

    scheme: ClassVar[str]

    def __init__(self, data: Any = None, *, circulars: Circulars = ()) -> None:
        super().__init__(data)
        self.circulars = circulars
        if apart := provinces_apart(self.scheme, circulars, today()):
            self.fields["province"] = forms.ChoiceField(
                label=_("در کدام استان؟"),
                choices=[("", _("استانی جز این‌ها")), *((province.code, province.name) for province in apart)],
                help_text=_("در این استان‌ها بخشنامه‌ای برقرار است و رقم‌ها فرق می‌کند."),
                required=False,
                widget=forms.Select(attrs={"id": f"id_{next(iter(self.base_fields))}_province"}),
            )
            self.order_fields(["province"])

    @property
    def law(self) -> Scheme:
        """The scheme as circulars have it in the province that was said."""
        return law_under(self.scheme, self.circulars, getattr(self, "cleaned_data", {}).get("province"))


class SavingForm(ByLawForm):
    """A deposit path: what is put in today and what every month."""

    scheme = "omid2"

    deposit = MoneyField(label=_("امروز چه مبلغی سپرده می‌گذارید؟"), help_text=_("مانند ۵۰ میلیون تومان."))
    monthly = MoneyField(label=_("هر ماه چه مبلغی به آن می‌افزایید؟"), required=False)
    months = CountField(
        label=_("تا چند ماه بعد را نشان دهیم؟"), least=3, most=36, suffix=_("ماه"), initial=12, required=False
    )


class WantedForm(ByLawForm):
    """The way back: the loan wanted, and the instalment that can be paid."""

    scheme = "omid2"

    loan = MoneyField(label=_("چه مبلغی وام می‌خواهید؟"), least=1)
    instalment = MoneyField(label=_("هر ماه چه قسطی می‌توانید بدهید؟"), least=1, required=False)

    def clean_loan(self) -> int:
        """Not above the scheme's ceiling."""
        ceiling = self.law.parameter("ceiling", today())
        if self.cleaned_data["loan"] > ceiling:
            words = {"ceiling": grouped(ceiling)}
            raise ValidationError(
                _("سقف وام این طرح %(ceiling)s ریال است (ماده ۱۶).") % words, code="above_the_ceiling"
            )
        return self.cleaned_data["loan"]


class ReliefForm(ByLawForm):
    """A unit by its heads."""

    scheme = "covid_relief"

    insured_workers = CountField(
        label=_("چند نفر در واحد پرونده بیمه تأمین اجتماعی دارند؟"), least=1, most=MOST_WORKERS, suffix=_("نفر")
    )
    on_unemployment_insurance = CountField(
        label=_("از آن‌ها چند نفر بیمه بیکاری گرفته‌اند؟"), most=MOST_WORKERS, suffix=_("نفر"), required=False
    )
    closed_by_decree = forms.TypedChoiceField(
        label=_("آیا واحد به دستور ستاد کرونا تعطیل شده است؟"),
        choices=[("no", _("نه")), ("yes", _("بله"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    amount = MoneyField(
        label=_("چه مبلغی وام می‌خواهید؟"), help_text=_("اگر ننویسید، بیشترین مبلغ حساب می‌شود."), least=1, required=False
    )

    def clean(self) -> dict[str, Any]:
        """The law must find a loan for these heads."""
        said = super().clean() or {}
        if not self.errors:
            said["on_unemployment_insurance"] = said["on_unemployment_insurance"] or 0
            asked = {name: said[name] for name in self.base_fields}
            said["relief"] = relief(on=today(), law=self.law, **asked)
            if said["relief"] is None:
                article = "میزان تسهیلات بند ۱" if said["amount"] else "شرایط واحد بند ۲"
                raise ValidationError(
                    _("به شمار این کارگران چنین وامی پرداخت‌شدنی نیست (%(article)s).") % {"article": article}
                )
        return said


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
    "place": [
        *((province.code, province.name) for province in PROVINCES.values()), (QASSIM, _("منطقه قصیم عربستان")),
    ],
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

    def answers(self) -> Answers:
        """What was said; a blank is None."""
        said = {name: None if value == "" else value for name, value in self.cleaned_data.items()}
        return Answers(**said | {"debt": {"yes": True, "no": False}.get(self.cleaned_data["debt"])})
