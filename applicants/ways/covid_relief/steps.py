"""The moves of a COVID file: the sector agency decides, the bank's papers are completed, the loan is paid in stages."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from applicants.roles import APPLICANT, BANK, DESK, Role
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
from applicants.ways.covid_relief.states import AT_SECTOR

STEPS = (
    SUBMIT, FIND_INCOMPLETE, FIND_INELIGIBLE, REOPEN,
    pass_check(AT_SECTOR, _("اظهارات شما سنجیده شد؛ پرونده به دستگاه بخشی رسید."), _("گذر از سنجش سامانه‌ها")),
    Step("return_to_applicant", (AT_SECTOR,), S.RETURNED, (*DESK, Role.SECTOR), _("برگشت برای تکمیل"), _("خواسته شده است بخشی را درست کنید.")),
    Step("approve", (AT_SECTOR,), S.BANK_PAPERS, (Role.SECTOR,), _("تأیید دستگاه بخشی"), _("دستگاه بخشی درخواست شما را تأیید کرد.")),
    Step("reject", (AT_SECTOR,), S.REJECTED, (Role.SECTOR,), _("رد دستگاه بخشی"), _("دستگاه بخشی درخواست شما را نپذیرفت.")),
    Step("complete_papers", (S.BANK_PAPERS,), S.READY, (APPLICANT,), _("تکمیل مدارک بانک"), _("مدارک بانک و تضمین را کامل کردید.")),
    REFER, RETURN_FROM_BANK, CANCEL_REFERRAL, CONTRACT,
    Step("pay_stage", (S.CONTRACTED, S.DISBURSING), S.DISBURSING, (BANK,), _("پرداخت مرحله‌ای"), _("بخشی از وام به شما پرداخت شد.")),
    replace(DISBURSE, sources=(S.CONTRACTED, S.DISBURSING)),
    withdraw(*BEFORE_THE_DESK, AT_SECTOR, S.BANK_PAPERS, S.READY),
)  # fmt: skip
