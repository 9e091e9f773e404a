"""The page of all components at /style/, for whoever writes a page. Wired in demo and debug only."""

from datetime import UTC, date, datetime

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from applicants.fields import JalaliField, MoneyField, YesNoField
from applicants.templatetags.portal import rials
from schemes.units import persian_digits

PROVINCES = [("", "یک استان را انتخاب کنید"), ("20", "سمنان"), ("23", "تهران")]


class SampleForm(forms.Form):
    """One field of each kind."""

    business = forms.CharField(label="نام کسب‌وکار", help_text="همان نامی که مردم می‌شناسند؛ مانند «خیاطی بهار».")
    amount = MoneyField(label="چه مبلغی لازم دارید؟", help_text="مانند ۵۰۰٬۰۰۰٬۰۰۰ یا «پنجاه میلیون تومان».")
    birth = JalaliField(label="تاریخ تولد", help_text="مانند ۱۲ تیر ۱۳۶۵.")
    licence = YesNoField(label="پروانه کسب دارید؟")
    code = forms.CharField(
        label="کد پیامک‌شده",
        widget=forms.TextInput(attrs={"class": "otp", "autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    province = forms.ChoiceField(label="استان", choices=PROVINCES)
    kind = forms.ChoiceField(
        label="طرح شما کدام است؟",
        choices=[("new", "کسب‌وکار تازه"), ("grow", "گسترش کار کنونی"), ("better", "بهتر کردن کیفیت")],
        widget=forms.RadioSelect,
    )
    papers = forms.MultipleChoiceField(
        label="کدام مدرک را دارید؟",
        choices=[("skill", "گواهی مهارت"), ("letter", "گواهی سابقه کار")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    plan = forms.FileField(label="طرح کسب‌وکار", help_text="پی‌دی‌اف، تا ۳ صفحه و ۵ مگابایت.", required=False)
    story = forms.CharField(label="کار خود را شرح دهید", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    consent = forms.BooleanField(label="شرایط را خواندم و می‌پذیرم.")


def styleguide(request: HttpRequest) -> HttpResponse:
    wrong = SampleForm({"amount": "زیاد", "birth_0": "۳۱", "birth_1": "7", "birth_2": "۱۳۶۵"}, auto_id="wrong_%s")
    sample = {
        "plain": SampleForm(),
        "form": wrong if "errors" in request.GET else None,
        "offers": _offers(),
        **LISTS,
    }
    return render(request, "styleguide.html", sample)


def _offers() -> list[dict[str, object]]:
    terms = [(3, 18, 50), (6, 24, 60), (9, 36, 70), (3, 36, 50), (6, 48, 60), (9, 60, 70)]
    return [
        {
            "code": f"{deposit}-{months}",
            "title": persian_digits(f"{deposit} ماه سپرده، {months} ماه بازپرداخت"),
            "amount": 400_000_000 + 100_000_000 * place,
            "facts": [
                ("قسط ماهانه", rials((8 + place) * 10**6)),
                ("سپرده نقدی", persian_digits(f"{share}٪")),
            ],
            "open": place < 4,
            "opens_on": date(2021, 8, 9),
            "reason": "",
        }
        for place, (deposit, months, share) in enumerate(terms)
    ]


LISTS: dict[str, object] = {
    "amount": 450_000_000,
    "tasks": [
        {"title": "شما", "status": "کامل", "kind": "good", "url": "#"},
        {"title": "کسب‌وکار", "status": "نیمه‌کاره", "kind": "wait", "url": "#", "hint": "دو پرسش مانده است."},
        {"title": "مدارک", "status": "شروع نشده", "kind": "todo", "url": "#"},
        {"title": "بازبینی و ارسال", "status": "هنوز نه", "kind": ""},
    ],
    "steps": ["شما", "کسب‌وکار", "مدارک", "ارسال"],
    "rows": [
        {"label": "نام کسب‌وکار", "value": "خیاطی بهار", "change_url": "#"},
        {"label": "استان و شهرستان", "value": "سمنان، شاهرود", "change_url": "#"},
        {"label": "تاریخ ارسال", "value": "۱۸ اردیبهشت ۱۴۰۰"},
    ],
    "events": [
        {"title": "درخواست رسید", "at": datetime(2021, 5, 8, 6, 12, tzinfo=UTC), "by": "شما"},
        {"title": "شرایط بررسی شد", "at": date(2021, 5, 8), "by": "سامانه", "text": "همه شرایط ثبت‌نام برقرار است."},
        {"title": "نزد کارشناس استان", "at": date(2021, 5, 10), "state": "now"},
        {"title": "معرفی به بانک", "state": "later"},
        {"title": "پرداخت", "state": "later"},
    ],
    "head": ["قسط", "سررسید", "مبلغ", "مانده"],
    "instalments": [
        ["۱", "۱۴۰۰/۰۶/۱۸", rials(27_000_000), rials(423_000_000)],
        ["۲", "۱۴۰۰/۰۷/۱۸", rials(27_000_000), rials(396_000_000)],
    ],
    "page": Paginator(range(200), 10).get_page(4),
}
