"""The moves of a group: formed and trained by its facilitator, approved, graded by the bank before the contract."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from applicants.roles import BANK, DECIDERS, Role
from applicants.states import State as S
from applicants.way.steps import (
    CANCEL_REFERRAL,
    CONTRACT,
    DISBURSE,
    FIND_INELIGIBLE,
    REFER,
    REOPEN,
    RETURN_FROM_BANK,
    Step,
    pass_check,
    withdraw,
)  # fmt: skip
from applicants.ways.self_help_group.states import TRAINING

STEPS = (
    Step("form_group", (S.DRAFT,), S.SUBMITTED, (Role.FACILITATOR,), _("تشکیل گروه"), _("تسهیلگر گروه شما را تشکیل داد.")),
    FIND_INELIGIBLE, REOPEN,
    pass_check(TRAINING, _("گروه شرایط را دارد؛ آموزش اعضا آغاز می‌شود.")),
    Step("record_training", (TRAINING,), TRAINING, (Role.FACILITATOR,), _("ثبت آموزش"), _("یک دوره آموزش اعضا ثبت شد.")),
    Step("approve", (TRAINING,), S.READY, DECIDERS, _("تأیید مجری محلی"), _("مجری محلی درخواست گروه را تأیید کرد.")),
    Step("reject", (TRAINING,), S.REJECTED, DECIDERS, _("رد"), _("درخواست گروه پذیرفته نشد.")),
    Step("record_passbook", (S.READY,), S.READY, (Role.FACILITATOR,), _("ثبت جلسه‌ها و دفترچه"), _("جلسه‌ها و پس‌انداز گروه ثبت شد.")),
    REFER,
    replace(RETURN_FROM_BANK, sources=(S.REFERRED, S.GRADED), told=_("بانک پرونده گروه را برگرداند؛ بانک دیگری معرفی می‌شود.")),
    replace(CANCEL_REFERRAL, sources=(S.REFERRED, S.GRADED)),
    Step("grade", (S.REFERRED,), S.GRADED, (BANK,), _("قبولی در اعتبارسنجی"), _("بانک گروه را اعتبارسنجی و قبول کرد.")),
    replace(CONTRACT, sources=(S.GRADED,), told=_("بانک با گروه قرارداد بست.")),
    DISBURSE,
    withdraw(S.SUBMITTED, TRAINING, S.READY),
)  # fmt: skip
