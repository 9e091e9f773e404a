"""What the home-business loans ask of a home worker or of a supporter, with or without a supporter between (H14)."""

from django.utils.translation import gettext_lazy as _

from applicants.models import Document
from applicants.way.pages import Form, Page, Section
from applicants.ways.home_business.fields import FIELDS

SUPPORTER, THROUGH = ("role", "supporter"), ("route", "supporter")

SECTIONS = (
    Section(
        _("شما"),
        (
            Page("role", _("صاحب کسب‌وکار یا پشتیبان"), asks=("role",)),
            Page("network", _("پشتیبان"), asks=("legal_name", "legal_id", "network"), only_if=SUPPORTER),
            Page("support", _("کمک پشتیبان"), asks=("support", "members_count", "jobs_promised"), only_if=SUPPORTER),
            Page("shop", _("فروش برخط"), asks=("shop_link",), only_if=SUPPORTER, must=False),
        ),
    ),
    Section(
        _("کسب‌وکار"),
        (
            Page("field", _("زمینه کار"), asks=("field",)),
            Page("business", _("معرفی کسب‌وکار"), asks=("business_name", "business_text")),
        ),
    ),
    Section(
        _("وام"),
        (
            Page("purpose", _("مصرف وام"), asks=("purpose",)),
            Page("amount", _("مبلغ وام"), asks=("requested_amount",)),
            Page("route", _("راه پرداخت"), asks=("route",), only_if=("role", "applicant")),
            Page("supporter", _("پشتیبان شما"), asks=("supporter",), only_if=THROUGH),
        ),
    ),
    Section(
        _("مدارک"),
        (
            Page(
                "papers",
                _("مجوز"),
                takes=(Document.Kind.PERMIT,),
                must=False,
                intro=_("اگر تصویر مجوز را دارید بفرستید؛ اعتبار آن را استعلام می‌کنیم (بند ۵)."),
            ),
        ),
    ),
)  # fmt: skip

FROM_ELSEWHERE: dict[str, object] = {
    "registered": _("ثبت درخواست در همین سامانه"),
    "permit_valid": _("استعلام مجوز"),
    "committee_approved": _("رأی کمیته تخصصی استان"),
    "supporter_named": _("پشتیبانی که نام برده‌اید"),
}

LABELS: dict[str, object] = {
    "role": _("صاحب کسب‌وکار یا پشتیبان"),
    "network": _("گونه پشتیبان"),
    "support": _("کمک پشتیبان"),
    "members_count": _("شمار کسب‌وکارهای زیر پوشش"),
    "jobs_promised": _("شغل‌های تعهدشده"),
    "shop_link": _("فروشگاه برخط"),
    "field": _("زمینه کار"),
    "route": _("راه پرداخت"),
    "supporter": _("پشتیبان"),
}

FORM = Form(SECTIONS, {}, FROM_ELSEWHERE, labels=LABELS, fields=FIELDS)
