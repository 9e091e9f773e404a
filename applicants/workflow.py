"""How a file moves: one table of steps, one function that moves it, one chain of events that remembers."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applicants.models import Application, Event, EventChain, Role, State, User


class Refused(Exception):
    """An expected refusal: a stable code for programs and one plain sentence for the person."""

    def __init__(self, code: str, sentence: object) -> None:
        super().__init__(code, sentence)
        self.code, self.sentence = code, sentence

    def __str__(self) -> str:
        return str(self.sentence)


APPLICANT, SYSTEM, BANK = "applicant", "system", "bank"
DECIDERS = (Role.COMMITTEE, Role.MANAGER)
DESK = (Role.EXPERT, *DECIDERS)


@dataclass(frozen=True)
class Actor:
    """Who moves a file: a role, the user if there is one, and a name to show (a bank's, an officer's)."""

    role: str
    user: User | None = None
    name: str = ""

    @classmethod
    def of(cls, user: User) -> "Actor":
        """The officer behind a signed-in member of staff, or the applicant."""
        officer = getattr(user, "officer", None)
        return cls(officer.role if officer else APPLICANT, user, str(user))


THE_SYSTEM = Actor(SYSTEM)


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


@dataclass(frozen=True)
class PublicState:
    """What an applicant reads of a state: its name, what comes next, and who has the file."""

    label: object
    next: object
    holder: object
    tone: str = field(default="info")  # info, good, warn, bad: the tag's colour


PUBLIC: dict[str, PublicState] = {
    S.DRAFT: PublicState(_("پیش‌نویس"), _("فرم را کامل کنید و بفرستید."), _("شما"), "warn"),
    S.SUBMITTED: PublicState(_("رسید، در نوبت بررسی"), _("شرایط طرح به‌طور خودکار بررسی می‌شود."), _("سامانه")),
    S.IN_REVIEW: PublicState(_("در دست کارشناس"), _("کارشناس و کمیته استان طرح را بررسی می‌کنند."), _("کارشناس استان")),
    S.INCOMPLETE: PublicState(_("نیازمند تکمیل"), _("آنچه کم است را کامل کنید و دوباره بفرستید."), _("شما"), "warn"),
    S.INELIGIBLE: PublicState(_("شرایط را ندارد"), _("دلیل هر ماده را در برگه حکم ببینید."), _("بسته شده"), "bad"),
    S.RETURNED: PublicState(_("برگشت برای اصلاح"), _("خواسته کارشناس را انجام دهید و دوباره بفرستید."), _("شما"), "warn"),
    S.REJECTED: PublicState(_("پذیرفته نشد"), _("دلیل و ماده را در برگه حکم ببینید."), _("بسته شده"), "bad"),
    S.APPROVED: PublicState(_("تصویب شد"), _("منتظر دعوت برای باز کردن حساب باشید."), _("کارشناس استان"), "good"),
    S.INVITED: PublicState(_("دعوت به باز کردن حساب"), _("تا پایان مهلت، حساب طرح را در شعبه باز کنید."), _("شما"), "warn"),
    S.SAVING: PublicState(_("سپرده‌گذاری"), _("با گذشت زمان الگوهای وام باز می‌شوند؛ یکی را انتخاب کنید."), _("شما")),
    S.CHOSEN: PublicState(_("الگو انتخاب شد"), _("کارشناس مدارک را تأیید و شما را به بانک معرفی می‌کند."), _("کارشناس استان")),
    S.AT_SECTOR: PublicState(_("نزد دستگاه بخشی"), _("دستگاه بخشی درخواست را تأیید یا رد می‌کند."), _("دستگاه بخشی")),
    S.TRAINING: PublicState(_("آموزش اعضای گروه"), _("اعضا آموزش می‌بینند و مجری محلی درخواست را تأیید می‌کند."), _("تسهیلگر")),
    S.STUDY: PublicState(_("نزد جمعیت"), _("جمعیت طرح شما را مطالعه و تأیید یا رد می‌کند."), _("جمعیت")),
    S.GRADED: PublicState(_("قبول در اعتبارسنجی"), _("بانک با گروه قرارداد می‌بندد."), _("بانک"), "good"),
    S.BANK_PAPERS: PublicState(_("تکمیل مدارک بانک"), _("مدارک بانک و تضمین را بفرستید."), _("شما"), "warn"),
    S.READY: PublicState(_("آماده معرفی به بانک"), _("کارشناس شما را به یکی از بانک‌های عامل معرفی می‌کند."), _("کارشناس استان"), "good"),
    S.REFERRED: PublicState(_("معرفی به بانک"), _("با معرفی‌نامه به شعبه بانک بروید."), _("بانک")),
    S.CONTRACTED: PublicState(_("قرارداد بسته شد"), _("بانک مبلغ را پرداخت می‌کند."), _("بانک"), "good"),
    S.DISBURSING: PublicState(_("در حال پرداخت"), _("بانک بقیه وام را در مرحله‌های بعد می‌پردازد."), _("بانک"), "good"),
    S.DISBURSED: PublicState(_("پرداخت شد"), _("قسط‌ها را به‌موقع بپردازید."), _("شما"), "good"),
    S.WITHDRAWN: PublicState(_("انصراف دادید"), _("هر زمان می‌توانید درخواست تازه‌ای بدهید."), _("بسته شده"), "bad"),
    S.EXPIRED: PublicState(_("منقضی شد"), _("می‌توانید درخواست تازه‌ای بدهید."), _("بسته شده"), "bad"),
}  # fmt: skip


# The association, and not a province's experts, has the family's file until the bank; it knows one bank (الفقرات ٨–٩).
PUBLIC_OF_FAMILIES: dict[str, PublicState] = {
    S.RETURNED: PublicState(_("برگشت برای اصلاح"), _("خواسته جمعیت را انجام دهید و دوباره بفرستید."), _("شما"), "warn"),
    S.READY: PublicState(_("آماده معرفی به بانک"), _("جمعیت شما را به بانک معرفی می‌کند."), _("جمعیت"), "good"),
}  # fmt: skip


def public_of(scheme: str, state: str) -> PublicState:
    """What an applicant of this scheme reads of a state."""
    own = PUBLIC_OF_FAMILIES.get(state) if scheme in FAMILY else None
    return own or PUBLIC[state]


def desk_of(scheme: str) -> tuple[str, ...]:
    """The roles at whose desk a scheme's files are worked: the association's for its families, else a province's."""
    return (Role.ASSOCIATION,) if scheme in FAMILY else DESK


def allowed(application: Application, roles: Iterable[str]) -> list[Step]:
    """The steps of its scheme's way that one of these roles may take from where the file stands now."""
    roles = set(roles)
    on_its_way = (step for step in STEPS if step.concerns(application.scheme))
    return [step for step in on_its_way if application.state in step.sources and roles & set(step.roles)]


@transaction.atomic
def advance(
    application: Application, verb: str, *, by: Actor, reason: str = "", note: str = "", **changes: object
) -> Event:
    """Move a file by a step of the table, with the field `changes` that belong to it, and write the event.

    The move is `UPDATE … WHERE state IN (sources)`: of two who move at once, one gets `Refused("wrong_state")`.
    """
    step = step_of(verb, application.scheme)
    if by.role not in step.roles:
        raise Refused("not_your_step", _("این کار با نقش شما انجام نمی‌شود."))
    locked = Application.objects.select_for_update().only("state").get(pk=application.pk)
    now = timezone.now()
    moved = Application.objects.filter(pk=application.pk, state__in=step.sources).update(
        state=step.target, state_since=now, updated_at=now, **changes
    )
    if not moved:
        raise Refused("wrong_state", _("این کار در وضعیت کنونی پرونده ممکن نیست."))
    application.refresh_from_db()
    return _record(application, step, locked.state, by, reason, note, now)


def _record(
    application: Application, step: Step, source: str, by: Actor, reason: str, note: str, now: datetime
) -> Event:
    EventChain.objects.get_or_create(province=application.province)
    chain = EventChain.objects.select_for_update().get(province=application.province)
    event = Event(
        province=application.province,
        number=chain.number + 1,
        application=application,
        verb=step.verb,
        from_state=source,
        to_state=step.target,
        actor=by.user,
        actor_role=by.role,
        actor_name=by.name,
        reason=reason,
        note=note,
        at=now,
        previous=chain.digest,
    )
    event.digest = digest(event)
    event.save(force_insert=True)
    chain.number, chain.digest = event.number, event.digest
    chain.save(update_fields=["number", "digest"])
    return event


def digest(event: Event) -> str:
    """SHA-256 over the previous digest and everything the event says; what `verify_audit` recomputes."""
    said = [
        event.previous,
        event.province,
        event.number,
        event.application_id,
        event.verb,
        event.from_state,
        event.to_state,
        event.actor_id,
        event.actor_role,
        event.actor_name,
        event.reason,
        event.note,
        event.at.isoformat(),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
