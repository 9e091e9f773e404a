"""What the COVID relief asks of an employer; what the connected systems know is not asked."""

from django.utils.translation import gettext_lazy as _

from applicants.models import Document
from applicants.way.pages import FormPage, Questionnaire, Section
from applicants.ways.covid_relief.fields import FIELDS

SECTIONS = (
    Section(
        _("واحد کسب‌وکار"),
        (
            FormPage("kind", _("گونه کسب‌وکار"), asks=("business_kind",)),
            FormPage("business", _("معرفی واحد"), asks=("business_name", "business_text", "workshop_code")),
            FormPage("licence", _("جواز و رسته"), asks=("has_licence", "sector_listed")),
        ),
    ),
    Section(
        _("شرایط واحد"),
        (
            FormPage("activity", _("فعالیت واحد"), asks=("active_last_year", "active_now", "closed_by_decree")),
            FormPage("jobs", _("کارگران"), asks=("jobs_kept",)),
        ),
    ),
    Section(_("وام"), (FormPage("amount", _("مبلغ وام"), asks=("requested_amount",)),)),
)  # fmt: skip

FROM_ELSEWHERE: dict[str, object] = {
    "invited": _("فهرست دعوت وزارتخانه"),
    "has_insurance_list": _("استعلام تأمین اجتماعی"),
    "insured_workers": _("استعلام تأمین اجتماعی"),
    "on_unemployment_insurance": _("استعلام تأمین اجتماعی"),
    "earlier_covid_loans": _("از پرونده‌های همین سامانه"),
    "registered_on": _("روز ثبت درخواست"),
    "sector_agency_approved": _("رأی دستگاه بخشی"),
    "paid_on": _("گزارش بانک"),
    "bounced_cheques": _("استعلام چک برگشتی"),
    "non_current_debt": _("استعلام بدهی غیرجاری"),
}

# Step 4 of the guide: asked only when the sector agency has said yes.
LATER = (
    FormPage(
        "papers",
        _("مدارک بانک و تضمین"),
        takes=(Document.Kind.BANK_FORM, Document.Kind.GUARANTEE),
        must=False,
        intro=_("دستگاه بخشی درخواست را تأیید کرده است. این مدرک‌ها را بفرستید و سپس بگویید که کامل است (گام ۴)."),
    ),
)

LABELS: dict[str, object] = {
    "workshop_code": _("کد کارگاه بیمه"),
    "business_kind": _("گونه کسب‌وکار"),
    "has_licence": _("جواز کسب یا تولید"),
    "sector_listed": _("رسته در فهرست هیئت وزیران"),
    "active_last_year": _("فعال در سال گذشته"),
    "active_now": _("فعال اکنون"),
    "jobs_kept": _("نگه داشتن کارگران"),
    "closed_by_decree": _("تعطیل به دستور ستاد"),
}

FORM = Questionnaire(SECTIONS, {}, FROM_ELSEWHERE, LATER, labels=LABELS, fields=FIELDS)
