"""What Omid-2 asks, and on which page: the law's facts for registration and what the directive records."""

from django.utils.translation import gettext_lazy as _

from applicants.models import Document
from applicants.way.pages import FormPage, Questionnaire, Section
from applicants.ways.omid2.deposits import deposits_for
from applicants.ways.omid2.fields import FIELDS, SECTORS

Kind = Document.Kind
SECTIONS = (
    Section(
        _("شما"),
        (
            FormPage("applicant", _("متقاضی"), asks=("person_kind",)),
            FormPage(
                "company",
                _("شرکت و وام‌گیرنده"),
                asks=("legal_name", "legal_id", "borrower_named"),
                only_if=("person_kind", "legal"),
            ),
        ),
    ),
    Section(
        _("کسب‌وکار"),
        (
            FormPage("business", _("معرفی کسب‌وکار"), asks=("business_name", "sector", "business_text")),
            FormPage("people", _("اداره کسب‌وکار"), asks=("owner_manager", "staff_count", "licensed")),
            FormPage("skill", _("مهارت و تجربه"), asks=("skill_proof",)),
        ),
    ),
    Section(
        _("وام"),
        (
            FormPage("purpose", _("مصرف وام"), asks=("purpose",)),
            FormPage("aim", _("هدف طرح"), asks=("project_kind", "aim")),
            FormPage("amount", _("مبلغ وام"), asks=("requested_amount",)),
            FormPage("deposit", _("سپرده"), asks=("intended_deposit",), aside=deposits_for),
        ),
    ),
    Section(
        _("مدارک"),
        (
            FormPage(
                "plan",
                _("طرح کسب‌وکار"),
                takes=(Kind.PLAN,),
                intro=_(
                    "بنویسید چه می‌سازید، برای چه کسانی، چه لازم دارید و چگونه پول را برمی‌گردانید. کمیته استان همین را "
                    "می‌خواند."
                ),
            ),
            FormPage(
                "papers",
                _("فرم نیاز، مهارت و پیش‌فاکتور"),
                takes=(Kind.NEED_FORM, Kind.SKILL_PROOF, Kind.PROFORMA),
                must=False,
                intro=_(
                    "این سه مدرک پیش از پرداخت وام لازم است (ماده ۲۳). اگر اکنون ندارید، بعداً از صفحه پیگیری بفرستید."
                ),
            ),
        ),
    ),
)  # fmt: skip

# Counted by us from what is uploaded; the applicant is never asked to count pages.
FROM_PAPERS: dict[str, str] = {
    "has_business_plan": Kind.PLAN,
    "plan_pages": Kind.PLAN,
    "has_need_form": Kind.NEED_FORM,
    "has_skill_proof": Kind.SKILL_PROOF,
    "has_proforma": Kind.PROFORMA,
}

# Not the applicant's to say, and by whom it becomes known.
FROM_ELSEWHERE: dict[str, object] = {
    "earlier_omid2_loans": _("از پرونده‌های همین سامانه"),
    "plan_received_on": _("روز ارسال درخواست"),
    "plan_approved": _("رأی کمیته تصویب طرح‌ها"),
    "visit_reported": _("گزارش بازدید کارشناس"),
    "other_debt": _("استعلام بدهی"),
    "good_record": _("استعلام بدهی"),
    "account_code": _("گزارش بانک"),
    "account_opened_on": _("گزارش بانک"),
    "deposit_movements": _("گزارش بانک"),
    "deposit_months": _("الگویی که برمی‌گزینید"),
    "long_repayment": _("الگویی که برمی‌گزینید"),
    "branch_confirmed": _("تأیید شعبه"),
    "transfer_to": _("درخواست انتقال حق وام"),
}

LABELS: dict[str, object] = {
    "person_kind": _("متقاضی"),
    "borrower_named": _("وام‌گیرنده خود شما هستید"),
    "sector": _("رشته کار"),
    "owner_manager": _("مالک و مدیر خودتان هستید"),
    "staff_count": _("شمار کارکنان"),
    "licensed": _("مجوز یا جواز کسب"),
    "skill_proof": _("گونه مدرک مهارت"),
    "project_kind": _("گونه طرح"),
    "aim": _("هدف"),
    "intended_deposit": _("سپرده در نظر"),
}

FORM = Questionnaire(SECTIONS, FROM_PAPERS, FROM_ELSEWHERE, lists={"sector": SECTORS}, labels=LABELS, fields=FIELDS)
