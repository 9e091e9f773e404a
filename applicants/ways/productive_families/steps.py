"""The moves of a family's file: the association studies, decides, refers to its bank, and follows what came of it."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from applicants.roles import Role
from applicants.states import State as S
from applicants.way.steps import (
    BEFORE_THE_DESK,
    CANCEL_REFERRAL,
    CONTRACT,
    DISBURSE,
    FIND_INCOMPLETE,
    FIND_INELIGIBLE,
    REFER,
    REOPEN,
    RETURN_FROM_BANK,
    SUBMIT,
    Step,
    pass_check,
    withdraw,
)  # fmt: skip
from applicants.ways.productive_families.states import STUDY

ASSOCIATION = (Role.ASSOCIATION,)

STEPS = (
    SUBMIT, FIND_INCOMPLETE, FIND_INELIGIBLE, REOPEN,
    pass_check(STUDY, _("شرایط ثبت‌نام را دارید؛ درخواست به جمعیت رسید.")),
    Step("return_to_applicant", (STUDY,), S.RETURNED, ASSOCIATION, _("برگشت برای تکمیل"), _("جمعیت خواسته است بخشی را درست کنید.")),
    Step("record_study", (STUDY,), STUDY, ASSOCIATION, _("ثبت مطالعه طرح"), _("جمعیت طرح شما را بررسی کرد.")),
    Step("approve", (STUDY,), S.READY, ASSOCIATION, _("تأیید جمعیت"), _("جمعیت طرح شما را تأیید کرد.")),
    Step("reject", (STUDY,), S.REJECTED, ASSOCIATION, _("رد جمعیت"), _("جمعیت طرح شما را نپذیرفت.")),
    replace(REFER, roles=ASSOCIATION, told=_("جمعیت شما را به بانک معرفی کرد.")),
    replace(RETURN_FROM_BANK, told=_("بانک درخواست را برگرداند؛ جمعیت با بانک پیگیری می‌کند.")),
    replace(CANCEL_REFERRAL, roles=ASSOCIATION),
    CONTRACT, DISBURSE,
    Step("record_result", (S.DISBURSED,), S.DISBURSED, ASSOCIATION, _("ثبت نتیجه طرح"), _("جمعیت نتیجه طرح شما را ثبت کرد.")),
    withdraw(*BEFORE_THE_DESK, STUDY, S.READY),
)  # fmt: skip
