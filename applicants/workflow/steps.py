"""How a file moves: one table of steps."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from applicants.models import Application, Role, State
from applicants.workflow.actors import APPLICANT, BANK, DECIDERS, DESK, SYSTEM, Refused


@dataclass(frozen=True)
class Step:
    """One allowed move: `label` is the officers' word for the deed, `told` what the applicant reads in the history.

    `schemes` are those whose way it belongs to; none named: all. A verb may stand in several rows, one a way.
    """

    verb: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    label: object
    told: object
    schemes: tuple[str, ...] = ()

    def concerns(self, scheme: str) -> bool:
        """Whether the step is on this scheme's way."""
        return not self.schemes or scheme in self.schemes


OMID2, HOME, COVID, GROUP = ("omid2",), ("home_business",), ("covid_relief",), ("self_help_group",)
FAMILY = ("productive_families",)
BY_APPLICANT = (*OMID2, *HOME, *COVID, *FAMILY)  # groups are filed for by their facilitator
REVIEWED = (*OMID2, *HOME)  # a province's experts and committee look at them; COVID files are the sector agency's
S = State
# Where every applicant who files alone may still give up; a way adds its own, until the bank has the file.
BEFORE_THE_DESK = (S.DRAFT, S.SUBMITTED, S.INCOMPLETE, S.RETURNED)
STEPS: tuple[Step, ...] = (
    Step("submit", (S.DRAFT, S.RETURNED, S.INCOMPLETE), S.SUBMITTED, (APPLICANT,), _("ارسال"), _("درخواست را فرستادید."), BY_APPLICANT),
    Step("pass_check", (S.SUBMITTED,), S.IN_REVIEW, (SYSTEM,), _("گذر از بررسی خودکار"), _("شرایط ثبت‌نام را دارید؛ پرونده به کارشناس استان رسید."), REVIEWED),
    Step("form_group", (S.DRAFT,), S.SUBMITTED, (Role.FACILITATOR,), _("تشکیل گروه"), _("تسهیلگر گروه شما را تشکیل داد."), GROUP),
    Step("pass_check", (S.SUBMITTED,), S.TRAINING, (SYSTEM,), _("گذر از بررسی خودکار"), _("گروه شرایط را دارد؛ آموزش اعضا آغاز می‌شود."), GROUP),
    Step("record_training", (S.TRAINING,), S.TRAINING, (Role.FACILITATOR,), _("ثبت آموزش"), _("یک دوره آموزش اعضا ثبت شد."), GROUP),
    Step("pass_check", (S.SUBMITTED,), S.AT_SECTOR, (SYSTEM,), _("گذر از سنجش سامانه‌ها"), _("اظهارات شما سنجیده شد؛ پرونده به دستگاه بخشی رسید."), COVID),
    Step("pass_check", (S.SUBMITTED,), S.STUDY, (SYSTEM,), _("گذر از بررسی خودکار"), _("شرایط ثبت‌نام را دارید؛ درخواست به جمعیت رسید."), FAMILY),
    Step("find_incomplete", (S.SUBMITTED,), S.INCOMPLETE, (SYSTEM,), _("اطلاعات ناتمام"), _("بخشی از اطلاعات کم است؛ آن را کامل کنید."), BY_APPLICANT),
    Step("find_ineligible", (S.SUBMITTED,), S.INELIGIBLE, (SYSTEM,), _("نامشمول"), _("درخواست با شرایط طرح جور نیست.")),
    Step("reopen", (S.INELIGIBLE,), S.SUBMITTED, (SYSTEM,), _("بازگشایی با بخشنامه"), _("بخشنامه تازه‌ای رسید؛ درخواست شما دوباره سنجیده می‌شود.")),
    Step("return_to_applicant", (S.IN_REVIEW,), S.RETURNED, DESK, _("برگشت برای تکمیل"), _("کارشناس خواسته است بخشی را درست کنید."), REVIEWED),
    Step("return_to_applicant", (S.AT_SECTOR,), S.RETURNED, (*DESK, Role.SECTOR), _("برگشت برای تکمیل"), _("خواسته شده است بخشی را درست کنید."), COVID),
    Step("return_to_applicant", (S.STUDY,), S.RETURNED, (Role.ASSOCIATION,), _("برگشت برای تکمیل"), _("جمعیت خواسته است بخشی را درست کنید."), FAMILY),
    Step("record_study", (S.STUDY,), S.STUDY, (Role.ASSOCIATION,), _("ثبت مطالعه طرح"), _("جمعیت طرح شما را بررسی کرد."), FAMILY),
    Step("report_visit", (S.IN_REVIEW,), S.IN_REVIEW, DESK, _("ثبت گزارش بازدید"), _("گزارش بازدید از واحد شما ثبت شد."), OMID2),
    Step("approve", (S.IN_REVIEW,), S.APPROVED, DECIDERS, _("تصویب به نام کمیته"), _("کمیته طرح شما را تصویب کرد."), OMID2),
    Step("approve", (S.IN_REVIEW,), S.READY, DECIDERS, _("تأیید به نام کمیته تخصصی"), _("کمیته تخصصی استان درخواست شما را تأیید کرد."), HOME),
    Step("approve", (S.AT_SECTOR,), S.BANK_PAPERS, (Role.SECTOR,), _("تأیید دستگاه بخشی"), _("دستگاه بخشی درخواست شما را تأیید کرد."), COVID),
    Step("reject", (S.IN_REVIEW,), S.REJECTED, DECIDERS, _("رد"), _("درخواست شما پذیرفته نشد."), REVIEWED),
    Step("reject", (S.AT_SECTOR,), S.REJECTED, (Role.SECTOR,), _("رد دستگاه بخشی"), _("دستگاه بخشی درخواست شما را نپذیرفت."), COVID),
    Step("approve", (S.TRAINING,), S.READY, DECIDERS, _("تأیید مجری محلی"), _("مجری محلی درخواست گروه را تأیید کرد."), GROUP),
    Step("reject", (S.TRAINING,), S.REJECTED, DECIDERS, _("رد"), _("درخواست گروه پذیرفته نشد."), GROUP),
    Step("approve", (S.STUDY,), S.READY, (Role.ASSOCIATION,), _("تأیید جمعیت"), _("جمعیت طرح شما را تأیید کرد."), FAMILY),
    Step("reject", (S.STUDY,), S.REJECTED, (Role.ASSOCIATION,), _("رد جمعیت"), _("جمعیت طرح شما را نپذیرفت."), FAMILY),
    Step("record_passbook", (S.READY,), S.READY, (Role.FACILITATOR,), _("ثبت جلسه‌ها و دفترچه"), _("جلسه‌ها و پس‌انداز گروه ثبت شد."), GROUP),
    Step("complete_papers", (S.BANK_PAPERS,), S.READY, (APPLICANT,), _("تکمیل مدارک بانک"), _("مدارک بانک و تضمین را کامل کردید."), COVID),
    Step("invite", (S.APPROVED,), S.INVITED, DESK, _("دعوت به افتتاح حساب"), _("برای باز کردن حساب طرح دعوت شدید."), OMID2),
    Step("expire_invitation", (S.INVITED,), S.APPROVED, (SYSTEM,), _("پایان مهلت دعوت"), _("مهلت دعوت تمام شد؛ برای دعوت دوباره با کارشناس استان تماس بگیرید."), OMID2),
    Step("open_account", (S.INVITED,), S.SAVING, (BANK,), _("افتتاح حساب"), _("حساب طرح شما باز شد."), OMID2),
    Step("choose_offer", (S.SAVING, S.CHOSEN), S.CHOSEN, (APPLICANT,), _("انتخاب الگو"), _("یکی از الگوهای وام را انتخاب کردید."), OMID2),
    Step("confirm_papers", (S.CHOSEN,), S.CHOSEN, DESK, _("تأیید مدارک"), _("شعبه مدارک شما را تأیید کرد."), OMID2),
    Step("refer", (S.CHOSEN,), S.REFERRED, DESK, _("معرفی به بانک"), _("به بانک معرفی شدید."), OMID2),
    Step("refer", (S.READY,), S.REFERRED, DESK, _("معرفی به بانک"), _("به بانک معرفی شدید."), (*HOME, *COVID, *GROUP)),
    Step("refer", (S.READY,), S.REFERRED, (Role.ASSOCIATION,), _("معرفی به بانک"), _("جمعیت شما را به بانک معرفی کرد."), FAMILY),
    Step("return_from_bank", (S.REFERRED,), S.CHOSEN, (BANK,), _("برگشت از بانک"), _("بانک پرونده را برگرداند؛ کارشناس بانک دیگری معرفی می‌کند."), OMID2),
    Step("return_from_bank", (S.REFERRED,), S.READY, (BANK,), _("برگشت از بانک"), _("بانک پرونده را برگرداند؛ کارشناس بانک دیگری معرفی می‌کند."), (*HOME, *COVID)),
    Step("return_from_bank", (S.REFERRED, S.GRADED), S.READY, (BANK,), _("برگشت از بانک"), _("بانک پرونده گروه را برگرداند؛ بانک دیگری معرفی می‌شود."), GROUP),
    Step("return_from_bank", (S.REFERRED,), S.READY, (BANK,), _("برگشت از بانک"), _("بانک درخواست را برگرداند؛ جمعیت با بانک پیگیری می‌کند."), FAMILY),
    Step("cancel_referral", (S.REFERRED,), S.CHOSEN, DESK, _("لغو معرفی"), _("معرفی شما به بانک پس گرفته شد."), OMID2),
    Step("cancel_referral", (S.REFERRED,), S.READY, DESK, _("لغو معرفی"), _("معرفی شما به بانک پس گرفته شد."), (*HOME, *COVID)),
    Step("cancel_referral", (S.REFERRED, S.GRADED), S.READY, DESK, _("لغو معرفی"), _("معرفی شما به بانک پس گرفته شد."), GROUP),
    Step("cancel_referral", (S.REFERRED,), S.READY, (Role.ASSOCIATION,), _("لغو معرفی"), _("معرفی شما به بانک پس گرفته شد."), FAMILY),
    Step("grade", (S.REFERRED,), S.GRADED, (BANK,), _("قبولی در اعتبارسنجی"), _("بانک گروه را اعتبارسنجی و قبول کرد."), GROUP),
    Step("contract", (S.GRADED,), S.CONTRACTED, (BANK,), _("عقد قرارداد"), _("بانک با گروه قرارداد بست."), GROUP),
    Step("contract", (S.REFERRED,), S.CONTRACTED, (BANK,), _("عقد قرارداد"), _("بانک با شما قرارداد بست."), BY_APPLICANT),
    Step("pay_stage", (S.CONTRACTED, S.DISBURSING), S.DISBURSING, (BANK,), _("پرداخت مرحله‌ای"), _("بخشی از وام به شما پرداخت شد."), COVID),
    Step("disburse", (S.CONTRACTED,), S.DISBURSED, (BANK,), _("پرداخت"), _("وام به شما پرداخت شد."), (*OMID2, *HOME, *GROUP, *FAMILY)),
    Step("disburse", (S.CONTRACTED, S.DISBURSING), S.DISBURSED, (BANK,), _("پرداخت"), _("وام به شما پرداخت شد."), COVID),
    Step("record_result", (S.DISBURSED,), S.DISBURSED, (Role.ASSOCIATION,), _("ثبت نتیجه طرح"), _("جمعیت نتیجه طرح شما را ثبت کرد."), FAMILY),
    Step("withdraw", (*BEFORE_THE_DESK, S.IN_REVIEW, S.APPROVED, S.INVITED, S.SAVING, S.CHOSEN), S.WITHDRAWN, (APPLICANT,), _("انصراف"), _("از درخواست انصراف دادید."), OMID2),
    Step("withdraw", (*BEFORE_THE_DESK, S.IN_REVIEW, S.READY), S.WITHDRAWN, (APPLICANT,), _("انصراف"), _("از درخواست انصراف دادید."), HOME),
    Step("withdraw", (*BEFORE_THE_DESK, S.AT_SECTOR, S.BANK_PAPERS, S.READY), S.WITHDRAWN, (APPLICANT,), _("انصراف"), _("از درخواست انصراف دادید."), COVID),
    Step("withdraw", (S.SUBMITTED, S.TRAINING, S.READY), S.WITHDRAWN, (APPLICANT,), _("انصراف"), _("از درخواست انصراف دادید."), GROUP),
    Step("withdraw", (*BEFORE_THE_DESK, S.STUDY, S.READY), S.WITHDRAWN, (APPLICANT,), _("انصراف"), _("از درخواست انصراف دادید."), FAMILY),
)  # fmt: skip


def step_of(verb: str, scheme: str) -> Step:
    """The step of this verb on the way of a scheme; `Refused("not_in_this_scheme")` where the way has none."""
    step = next((step for step in STEPS if step.verb == verb and step.concerns(scheme)), None)
    if step is None:
        raise Refused("not_in_this_scheme", _("این کار در راه این طرح نیست."))
    return step


def desk_of(scheme: str) -> tuple[str, ...]:
    """The roles at whose desk a scheme's files are worked: the association's for its families, else a province's."""
    return (Role.ASSOCIATION,) if scheme in FAMILY else DESK


def allowed(application: Application, roles: Iterable[str]) -> list[Step]:
    """The steps of its scheme's way that one of these roles may take from where the file stands now."""
    roles = set(roles)
    on_its_way = (step for step in STEPS if step.concerns(application.scheme))
    return [step for step in on_its_way if application.state in step.sources and roles & set(step.roles)]
