"""One allowed move of a file, and those that several ways have in common."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applicants.roles import APPLICANT, BANK, DESK, SYSTEM
from applicants.states import State as S


@dataclass(frozen=True)
class Step:
    """One allowed move: `label` is the officers' word for the deed, `told` what the applicant reads in the history.

    `why` is how the applicant reads what was written with the step, its `reason` and `note`; without it only a coded
    reason is read, with the note that goes with it, and else nothing. `between` parts sentence and note.
    """

    verb: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    label: object
    told: object
    why: object = ""
    between: str = " "


# Where whoever files alone may still give up; a way adds its own, until the bank has the file.
BEFORE_THE_DESK = (S.DRAFT, S.SUBMITTED, S.INCOMPLETE, S.RETURNED)

SUBMIT = Step(
    "submit", (S.DRAFT, S.RETURNED, S.INCOMPLETE), S.SUBMITTED, (APPLICANT,), _("ارسال"), _("درخواست را فرستادید.")
)
FIND_INCOMPLETE = Step(
    "find_incomplete",
    (S.SUBMITTED,),
    S.INCOMPLETE,
    (SYSTEM,),
    _("اطلاعات ناتمام"),
    _("بخشی از اطلاعات کم است؛ آن را کامل کنید."),
    why=_("کم است: %(note)s"),
)
FIND_INELIGIBLE = Step(
    "find_ineligible",
    (S.SUBMITTED,),
    S.INELIGIBLE,
    (SYSTEM,),
    _("نامشمول"),
    _("درخواست با شرایط طرح جور نیست."),
    why=_("این شرط برقرار نیست (%(reason)s): %(note)s"),
)
REOPEN = Step(
    "reopen",
    (S.INELIGIBLE,),
    S.SUBMITTED,
    (SYSTEM,),
    _("بازگشایی با بخشنامه یا تفسیر"),
    _("بخشنامه یا تفسیر تازه‌ای رسید؛ درخواست شما دوباره سنجیده می‌شود."),
    why="%(letter)s",
)
REFER = Step("refer", (S.READY,), S.REFERRED, DESK, _("معرفی به بانک"), _("به بانک معرفی شدید."), why="%(note)s")
RETURN_FROM_BANK = Step(
    "return_from_bank",
    (S.REFERRED,),
    S.READY,
    (BANK,),
    _("برگشت از بانک"),
    _("بانک پرونده را برگرداند؛ کارشناس بانک دیگری معرفی می‌کند."),
    between="؛ ",  # a bank's reasons are no whole sentences
)
CANCEL_REFERRAL = Step(
    "cancel_referral",
    (S.REFERRED,),
    S.READY,
    DESK,
    _("لغو معرفی"),
    _("معرفی شما به بانک پس گرفته شد."),
    why="%(note)s",
)
CONTRACT = Step(
    "contract",
    (S.REFERRED,),
    S.CONTRACTED,
    (BANK,),
    _("عقد قرارداد"),
    _("بانک با شما قرارداد بست."),
    why=_("شماره قرارداد: %(note)s"),
)
DISBURSE = Step("disburse", (S.CONTRACTED,), S.DISBURSED, (BANK,), _("پرداخت"), _("وام به شما پرداخت شد."))


def pass_check(target: str, told: object, label: object = _("گذر از بررسی خودکار")) -> Step:
    """The law says yes by itself; where the file goes then is the way's own."""
    return Step("pass_check", (S.SUBMITTED,), target, (SYSTEM,), label, told)


def withdraw(*sources: str) -> Step:
    """The applicant gives up."""
    return Step("withdraw", sources, S.WITHDRAWN, (APPLICANT,), _("انصراف"), _("از درخواست انصراف دادید."))
