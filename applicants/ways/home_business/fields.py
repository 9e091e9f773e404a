"""Questions of the home-business loans that the law's vocabulary does not make by itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from applicants.fields import CountField, TextField
from applicants.way.pages import Ask

FIELDS: dict[str, Ask] = {
    "supporter": lambda scheme: TextField(
        label=_("پشتیبان شما کیست؟"),
        help_text=_("نام شخص یا شرکت، یا کد پیگیری پرونده او در این سامانه."),
        max_length=120,
        error_messages={"required": _("نام یا کد پیگیری پشتیبان را بنویسید.")},
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
}
