"""The form's pages, made from the law: each answer's question, hint and choices come from the book that reads it."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applicants import identifiers
from applicants.fields import CountField, MoneyField, NumberField, TextField, YesNoField
from applicants.ways import SECTORS, Page
from schemes.catalogue import Scheme
from schemes.facts import Fact, Kind
from schemes.shown import grouped, money
from schemes.units import today

CHOOSE = {"required": _("یکی را انتخاب کنید.")}


class PageForm(forms.Form):
    """One page of an application of a scheme."""

    def __init__(self, *args: Any, page: Page, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in page.asks:
            self.fields[name] = field_for(name, scheme)
            # A page's only question is its heading.
            self.fields[name].heading = len(page.asks) == 1  # type: ignore[attr-defined]


def field_for(name: str, scheme: Scheme) -> forms.Field:
    """The field that asks for an answer: of ours, of the law's vocabulary, or of its coded lists."""
    if (scheme.slug, name) in OF_SCHEME:
        return OF_SCHEME[scheme.slug, name](scheme)
    if name in OWN:
        return OWN[name](scheme)
    if name in scheme.facts:
        fact = scheme.facts[name]
        return OF_KIND[fact.kind](fact)
    codes = scheme.codes[name]
    return _radios(codes.title, codes.labels, QUESTIONS.get(name, ""), codes.article)


QUESTIONS = {
    "skill_proof": _("مهارت یا تجربه خود را با چه مدرکی نشان می‌دهید؟"),
    "aim": _("هدف اصلی شما کدام است؟"),
    "project_kind": _("طرح شما از کدام گونه است؟"),
}


def _radios(label: Any, choices: Mapping[Any, Any], question: Any = "", article: str = "") -> forms.Field:
    return forms.ChoiceField(
        label=question or label,
        help_text=_("بر پایه %(article)s") % {"article": article} if article else "",
        choices=list(choices.items()),
        widget=forms.RadioSelect,
        error_messages={**CHOOSE, "invalid_choice": CHOOSE["required"]},
    )


def _of_choice(fact: Fact) -> forms.Field:
    field = _radios(fact.label, fact.choices)
    field.help_text = fact.hint
    return field


def _of_yes_no(fact: Fact) -> forms.Field:
    return YesNoField(label=fact.label, help_text=fact.hint, error_messages=CHOOSE)


def _of_money(fact: Fact) -> forms.Field:
    least = (1, str(_("مبلغ باید بیشتر از صفر باشد.")))
    return MoneyField(
        label=fact.label, help_text=fact.hint, least=least, error_messages={"required": _("مبلغ را بنویسید.")}
    )


def _of_count(fact: Fact) -> forms.Field:
    return CountField(label=fact.label, help_text=fact.hint, error_messages={"required": _("یک عدد بنویسید.")})


OF_KIND: dict[Kind, Callable[[Fact], forms.Field]] = {
    Kind.CHOICE: _of_choice,
    Kind.YES_NO: _of_yes_no,
    Kind.MONEY: _of_money,
    Kind.COUNT: _of_count,
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


def _requested_riyals(scheme: Scheme) -> forms.Field:
    """A sum by the project; the portfolio has a ceiling only where a circular gives it one (R31)."""
    currency, ceiling = scheme.country.currency.code, scheme.parameter("project_ceiling", today())
    most: Any = {}
    hint = "بالريال، بحسب ما يحتاجه المشروع (الفقرة ٢)."
    if ceiling:
        told = f"لا يزيد التمويل على {money(ceiling, currency)} (الفقرة ٢)."
        hint, most = f"{hint} {told}", {"most": (ceiling, told)}
    return MoneyField(
        label=scheme.facts["requested_amount"].label,
        help_text=hint,
        currency=currency,
        least=(1, "اكتب مبلغًا أكبر من الصفر."),
        error_messages={"required": "اكتب المبلغ."},
        **most,
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


OF_SCHEME: dict[tuple[str, str], Callable[[Scheme], forms.Field]] = {
    ("omid2", "requested_amount"): _requested_amount,
    ("productive_families", "requested_amount"): _requested_riyals,
}
OWN: dict[str, Callable[[Scheme], forms.Field]] = {
    "intended_deposit": _intended_deposit,
    "legal_name": lambda scheme: TextField(
        label=_("نام شرکت یا تعاونی"), max_length=120, error_messages={"required": _("نام شرکت را بنویسید.")}
    ),
    "legal_id": lambda scheme: NumberField(
        check=identifiers.legal_id,
        label=_("شناسه ملی شرکت"),
        help_text=_("یازده رقم."),
        error_messages={"required": _("شناسه ملی شرکت را بنویسید.")},
    ),
    "borrower_named": lambda scheme: YesNoField(
        label=_("آیا شما مالک یا مدیرعامل شرکت هستید و وام‌گیرنده می‌شوید؟"),
        help_text=_("قرض‌الحسنه به نام شخص حقیقی داده می‌شود (ماده ۱ بند ۳)."),
        error_messages=CHOOSE,
    ),
    "business_name": lambda scheme: TextField(
        label=_("نام کسب‌وکار"),
        help_text=_("همان نامی که مردم می‌شناسند؛ مانند «خیاطی بهار». اگر هنوز نام ندارد، کار را بنویسید."),
        max_length=80,
        error_messages={"required": _("نامی برای کسب‌وکار بنویسید.")},
    ),
    "sector": lambda scheme: _radios(_("رشته کار"), SECTORS),
    "business_text": lambda scheme: TextField(
        label=_("کار خود را در چند جمله شرح دهید"),
        help_text=_("چه می‌سازید یا چه خدمتی می‌دهید، برای چه کسانی، و اکنون کار در چه حالی است."),
        keep_lines=True,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("کار خود را شرح دهید.")},
    ),
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
    "supporter": lambda scheme: TextField(
        label=_("پشتیبان شما کیست؟"),
        help_text=_("نام شخص یا شرکت، یا کد پیگیری پرونده او در این سامانه."),
        max_length=120,
        error_messages={"required": _("نام یا کد پیگیری پشتیبان را بنویسید.")},
    ),
    "workshop_code": lambda scheme: NumberField(
        check=identifiers.workshop_code,
        label=_("کد کارگاه بیمه"),
        help_text=_("ده رقم، بالای لیست بیمه تأمین اجتماعی. هر کارگاه یک بار وام می‌گیرد."),
        error_messages={"required": _("کد کارگاه را بنویسید.")},
    ),
    "members_count": lambda scheme: CountField(
        label=_("از چند کسب‌وکار خانگی پشتیبانی می‌کنید؟"), error_messages={"required": _("یک عدد بنویسید.")}
    ),
    "shop_link": lambda scheme: forms.URLField(
        label=_("اگر محصول خانه‌ها را برخط می‌فروشید، نشانی فروشگاه چیست؟"),
        help_text=_("مانند https://example.ir (بند ۸)."),
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        error_messages={"invalid": _("نشانی را مانند https://example.ir بنویسید.")},
    ),
    "project_idea": lambda scheme: TextField(
        label="ما فكرة المشروع؟",
        help_text="ماذا تصنع الأسرة، ولمن تبيع، وما الذي تحتاجه حتى يكبر المشروع (الفقرة ٢).",
        keep_lines=True,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "اكتب فكرة المشروع."},
    ),
    "licensed": lambda scheme: YesNoField(
        label=_("آیا برای این کار مجوز یا جواز کسب دارید؟"),
        help_text=_("نداشتن آن مانع وام نیست (ماده ۱ بند ۹)."),
        error_messages=CHOOSE,
    ),
}
