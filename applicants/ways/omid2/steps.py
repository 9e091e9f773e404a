"""The moves of an Omid-2 file: approved by the committee, invited to save, an offer chosen, referred to a bank."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from applicants.roles import APPLICANT, BANK, DECIDERS, DESK, SYSTEM
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
    Step("report_visit", (S.IN_REVIEW,), S.IN_REVIEW, DESK, _("ثبت گزارش بازدید"), _("گزارش بازدید از واحد شما ثبت شد.")),
    Step("approve", (S.IN_REVIEW,), S.APPROVED, DECIDERS, _("تصویب به نام کمیته"), _("کمیته طرح شما را تصویب کرد.")),
    Step("reject", (S.IN_REVIEW,), S.REJECTED, DECIDERS, _("رد"), _("درخواست شما پذیرفته نشد.")),
    Step("invite", (S.APPROVED,), S.INVITED, DESK, _("دعوت به افتتاح حساب"), _("برای باز کردن حساب طرح دعوت شدید.")),
    Step("expire_invitation", (S.INVITED,), S.APPROVED, (SYSTEM,), _("پایان مهلت دعوت"), _("مهلت دعوت تمام شد؛ برای دعوت دوباره با کارشناس استان تماس بگیرید.")),
    Step("open_account", (S.INVITED,), S.SAVING, (BANK,), _("افتتاح حساب"), _("حساب طرح شما باز شد.")),
    Step("choose_offer", (S.SAVING, S.CHOSEN), S.CHOSEN, (APPLICANT,), _("انتخاب الگو"), _("یکی از الگوهای وام را انتخاب کردید.")),
    Step("confirm_papers", (S.CHOSEN,), S.CHOSEN, DESK, _("تأیید مدارک"), _("شعبه مدارک شما را تأیید کرد.")),
    replace(REFER, sources=(S.CHOSEN,)),
    replace(RETURN_FROM_BANK, target=S.CHOSEN),
    replace(CANCEL_REFERRAL, target=S.CHOSEN),
    CONTRACT, DISBURSE,
    withdraw(*BEFORE_THE_DESK, S.IN_REVIEW, S.APPROVED, S.INVITED, S.SAVING, S.CHOSEN),
)  # fmt: skip
