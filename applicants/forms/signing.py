"""Signing in and saying who one is."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applicants import identifiers
from applicants.forms.fields import JalaliField, NumberField, TextField
from applicants.models import Person
from schemes.places import PROVINCES, counties_of
from schemes.units import add_months, normalise, today

OLDEST_YEARS = 120


class MobileForm(forms.Form):
    """The number a code is sent to."""

    mobile = NumberField(
        check=identifiers.mobile,
        label=_("شماره همراه شما چیست؟"),
        help_text=_("مانند ۰۹۱۲۳۴۵۶۷۸۹. یک کد برای ورود به آن پیامک می‌کنیم."),
        error_messages={"required": _("شماره همراه خود را بنویسید.")},
        widget=forms.TextInput(attrs={"class": "w20", "inputmode": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )


class CodeForm(forms.Form):
    """The code that was sent."""

    code = forms.CharField(
        label=_("کدی را که پیامک شد بنویسید"),
        max_length=12,
        error_messages={"required": _("کد را بنویسید.")},
        widget=forms.TextInput(
            attrs={"class": "otp", "inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}
        ),
    )

    def clean_code(self) -> str:
        """Six digits, however they were typed."""
        code = normalise(self.cleaned_data["code"]).replace(" ", "")
        if len(code) != 6 or not code.isdecimal():
            raise ValidationError(_("کد شش رقم است."), code="shape")
        return code


def provinces() -> list[tuple[str, object]]:
    """The provinces by the names people use, after an empty line."""
    names = [(code, province.official_name) for code, province in PROVINCES.items()]
    return [("", _("یک استان را انتخاب کنید")), *names]


class ProvinceForm(forms.Form):
    """Where the applicant lives; its counties are asked on the next page."""

    province = forms.ChoiceField(
        label=_("در کدام استان کار می‌کنید؟"),
        choices=provinces,
        help_text=_("درخواست شما را کارشناسان همین استان بررسی می‌کنند."),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("استان را انتخاب کنید.")),
    )
    province.heading = True  # type: ignore[attr-defined]  # the only question of its page


class IdentityForm(forms.Form):
    """Who the applicant is, as on the identity card."""

    first_name = TextField(
        label=_("نام"), max_length=60, error_messages={"required": _("نام خود را بنویسید.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )  # fmt: skip
    last_name = TextField(
        label=_("نام خانوادگی"), max_length=60, error_messages={"required": _("نام خانوادگی خود را بنویسید.")},
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )  # fmt: skip
    national_code = NumberField(
        check=identifiers.national_code,
        label=_("کد ملی"),
        help_text=_("ده رقم روی کارت ملی."),
        error_messages={"required": _("کد ملی خود را بنویسید.")},
    )
    birth_on = JalaliField(
        label=_("تاریخ تولد"),
        help_text=_("مانند ۱۲ تیر ۱۳۶۵."),
        error_messages={"required": _("تاریخ تولد خود را بنویسید."), "incomplete": _("روز، ماه و سال را بنویسید.")},
    )
    gender = forms.ChoiceField(
        label=_("جنسیت"),
        choices=Person.Gender.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("یکی را انتخاب کنید.")},
    )

    def __init__(self, *args: Any, province: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(county.code, county.name) for county in counties_of(province)]
        self.fields["county"] = forms.ChoiceField(
            label=_("شهرستان"),
            choices=[("", _("یک شهرستان را انتخاب کنید")), *names],
            error_messages=dict.fromkeys(("required", "invalid_choice"), _("شهرستان را انتخاب کنید.")),
        )

    def clean_birth_on(self) -> date:
        """A day that a living person was born on."""
        born: date = self.cleaned_data["birth_on"]
        if not add_months(today(), -12 * OLDEST_YEARS) < born < today():
            raise ValidationError(_("این تاریخ تولد درست نیست؛ سال را بازبینی کنید."), code="unlikely")
        return born


class ConsentForm(forms.Form):
    """That the conditions were read."""

    agreed = forms.BooleanField(
        label=_("شرایط را خواندم و می‌پذیرم."),
        error_messages={"required": _("برای ادامه باید شرایط را بخوانید و بپذیرید.")},
    )
