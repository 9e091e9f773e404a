"""Signing in and saying who one is."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applicants import identifiers
from applicants.fields import JalaliField, NumberField, TextField
from applicants.models import Person
from schemes.shown import language
from schemes.units import add_months, normalise, today
from schemes.units.countries import country_of
from schemes.units.places import AREAS, counties_of

OLDEST_YEARS = 120


class MobileForm(forms.Form):
    """The number a code is sent to."""

    mobile = NumberField(
        check=identifiers.mobile_of_any,
        label=_("شماره همراه شما چیست؟"),
        help_text=_("مانند ۰۹۱۲۳۴۵۶۷۸۹ یا ۰۵۰۱۲۳۴۵۶۷. یک کد برای ورود به آن پیامک می‌کنیم."),
        error_messages={"required": _("شماره همراه خود را بنویسید.")},
        widget=forms.TextInput(attrs={"class": "w20", "inputmode": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )


class MobileCodeForm(forms.Form):
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
    """All provinces and regions by the names people use, after an empty line; those of the reader's language first."""
    areas = sorted(AREAS.items(), key=lambda area: country_of(area[0]).language is not language())
    names = [(code, area.official_name) for code, area in areas]
    return [("", _("یک استان یا منطقه را انتخاب کنید")), *names]


class ProvinceForm(forms.Form):
    """Where the applicant lives; its counties or governorates are asked on the next page."""

    province = forms.ChoiceField(
        label=_("در کدام استان یا منطقه کار می‌کنید؟"),
        choices=provinces,
        help_text=_("درخواست شما همان‌جا بررسی می‌شود."),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("استان یا منطقه را انتخاب کنید.")),
    )
    province.heading = True  # type: ignore[attr-defined]  # the only question of its page


class IdentityForm(forms.Form):
    """Who the applicant is, as on the identity card of the country they live in."""

    field_order = ("first_name", "last_name", "national_code")

    first_name = TextField(
        label=_("نام"), max_length=60, error_messages={"required": _("نام خود را بنویسید.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )  # fmt: skip
    last_name = TextField(
        label=_("نام خانوادگی"), max_length=60, error_messages={"required": _("نام خانوادگی خود را بنویسید.")},
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )  # fmt: skip
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
        number = identifiers.IDENTITY_NUMBERS[country_of(province).identity]
        self.fields["national_code"] = NumberField(
            check=number.check, label=number.label, help_text=number.hint, error_messages={"required": number.missing}
        )
        self.order_fields(self.field_order)
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
