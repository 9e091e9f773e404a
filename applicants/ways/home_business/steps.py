"""The moves of a home-business file: looked at and approved by the province, referred to a bank."""

from django.utils.translation import gettext_lazy as _

from applicants.roles import DECIDERS, DESK
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

STEPS = (
    SUBMIT, FIND_INCOMPLETE, FIND_INELIGIBLE, REOPEN,
    pass_check(S.IN_REVIEW, _("شرایط ثبت‌نام را دارید؛ پرونده به کارشناس استان رسید.")),
    Step("return_to_applicant", (S.IN_REVIEW,), S.RETURNED, DESK, _("برگشت برای تکمیل"), _("کارشناس خواسته است بخشی را درست کنید.")),
    Step("approve", (S.IN_REVIEW,), S.READY, DECIDERS, _("تأیید به نام کمیته تخصصی"), _("کمیته تخصصی استان درخواست شما را تأیید کرد.")),
    Step("reject", (S.IN_REVIEW,), S.REJECTED, DECIDERS, _("رد"), _("درخواست شما پذیرفته نشد.")),
    REFER, RETURN_FROM_BANK, CANCEL_REFERRAL, CONTRACT, DISBURSE,
    withdraw(*BEFORE_THE_DESK, S.IN_REVIEW, S.READY),
)  # fmt: skip
