"""Where a file may stand: one row a state. Every set of states, every queue and every constraint is derived from it.

The states here are common to the ways of several schemes. One that belongs to a single scheme stands in its way,
`applicants/ways/<slug>/states.py`, which knows nothing but this page; `states` is the union of all.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from importlib import import_module

from django.utils.translation import gettext_lazy as _

from applicants.roles import DESK, Role
from schemes.catalogue import SCHEMES


class State(StrEnum):
    """The codes of the common states."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    INCOMPLETE = "incomplete"
    INELIGIBLE = "ineligible"
    RETURNED = "returned"
    REJECTED = "rejected"
    APPROVED = "approved"
    INVITED = "invited"
    SAVING = "saving"
    CHOSEN = "chosen"
    BANK_PAPERS = "bank_papers"
    READY = "ready"
    REFERRED = "referred"
    GRADED = "graded"
    CONTRACTED = "contracted"
    DISBURSING = "disbursing"
    DISBURSED = "disbursed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Holder(Enum):
    """Who has the file, as the applicant is told."""

    APPLICANT = _("شما")
    SYSTEM = _("سامانه")
    EXPERT = _("کارشناس استان")
    SECTOR = _("دستگاه بخشی")
    FACILITATOR = _("تسهیلگر")
    ASSOCIATION = _("جمعیت")
    BANK = _("بانک")
    NOBODY = _("بسته شده")


class Judged(StrEnum):
    """The stage of the law by which a file in a state would be judged next."""

    APPROVAL = "approval"
    GRANT = "grant"


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state: its words for officers (`label`) and applicants (`told`, `next`), its holder, and what holds of it.

    `tone` is the colour of its tag: "", info, wait, good or bad. `waits_for` are the roles at whose desk it waits,
    `seen_by` those whose queue only shows it. Approved, with its amount known, lent and paid are what the file's
    columns must bear out.
    """

    code: str
    label: object
    told: object
    next: object
    holder: Holder
    tone: str = "info"
    waits_for: tuple[str, ...] = ()
    seen_by: tuple[str, ...] = ()
    judged: Judged | None = None
    ended: bool = False  # nothing follows; another request may be begun
    refused: bool = False  # by the law or by a person, and the sheet says why
    with_applicant: bool = False  # the form is open
    takes_papers: bool = False
    shows_offers: bool = False
    chooses: bool = False  # an offer may be chosen, or chosen anew
    has_account: bool = False  # whoever saves has an account by now
    approved: bool = False  # the day of approval is written
    amount_known: bool = False
    lent: bool = False
    paid: bool = False
    watched: bool = False  # counted for whoever sees all and decides nothing

    @property
    def under_way(self) -> bool:
        """Sent, not ended and not yet paid."""
        return not (self.ended or self.paid or self.code == State.DRAFT)


S, H = State, Holder
BEYOND_THE_DESK = (Role.FACILITATOR, Role.ASSOCIATION)

UP_TO_THE_DECISION = (
    StateRow(S.DRAFT, _("پیش‌نویس"), _("پیش‌نویس"), _("فرم را کامل کنید و بفرستید."), H.APPLICANT, "wait",
             with_applicant=True, takes_papers=True),
    StateRow(S.SUBMITTED, _("در نوبت بررسی خودکار"), _("رسید، در نوبت بررسی"), _("شرایط طرح به‌طور خودکار بررسی می‌شود."), H.SYSTEM,
             takes_papers=True, shows_offers=True, watched=True),
    StateRow(S.IN_REVIEW, _("در بررسی"), _("در دست کارشناس"), _("کارشناس و کمیته استان طرح را بررسی می‌کنند."), H.EXPERT, "wait",
             waits_for=DESK, judged=Judged.APPROVAL, takes_papers=True, shows_offers=True, watched=True),
    StateRow(S.INCOMPLETE, _("اطلاعات ناتمام"), _("نیازمند تکمیل"), _("آنچه کم است را کامل کنید و دوباره بفرستید."), H.APPLICANT, "wait",
             with_applicant=True, takes_papers=True),
    StateRow(S.INELIGIBLE, _("نامشمول"), _("شرایط را ندارد"), _("دلیل هر ماده را در برگه حکم ببینید."), H.NOBODY, "bad",
             ended=True, refused=True),
    StateRow(S.RETURNED, _("برگشت به متقاضی"), _("برگشت برای اصلاح"), _("خواسته کارشناس را انجام دهید و دوباره بفرستید."), H.APPLICANT, "wait",
             with_applicant=True, takes_papers=True, shows_offers=True),
    StateRow(S.REJECTED, _("رد شده"), _("پذیرفته نشد"), _("دلیل و ماده را در برگه حکم ببینید."), H.NOBODY, "bad",
             ended=True, refused=True),
)  # fmt: skip
FROM_THE_DECISION = (
    StateRow(S.APPROVED, _("مصوب"), _("تصویب شد"), _("منتظر دعوت برای باز کردن حساب باشید."), H.EXPERT, "good",
             waits_for=DESK, judged=Judged.GRANT, takes_papers=True, shows_offers=True, approved=True, watched=True),
    StateRow(S.INVITED, _("دعوت به افتتاح حساب"), _("دعوت به باز کردن حساب"), _("تا پایان مهلت، حساب طرح را در شعبه باز کنید."), H.APPLICANT, "wait",
             seen_by=DESK, judged=Judged.GRANT, takes_papers=True, shows_offers=True, approved=True),
    StateRow(S.SAVING, _("سپرده‌گذاری"), _("سپرده‌گذاری"), _("با گذشت زمان الگوهای وام باز می‌شوند؛ یکی را انتخاب کنید."), H.APPLICANT,
             seen_by=DESK, judged=Judged.GRANT, takes_papers=True, shows_offers=True, chooses=True, has_account=True, approved=True, watched=True),
    StateRow(S.CHOSEN, _("الگو انتخاب شده"), _("الگو انتخاب شد"), _("کارشناس مدارک را تأیید و شما را به بانک معرفی می‌کند."), H.EXPERT,
             waits_for=DESK, judged=Judged.GRANT, takes_papers=True, shows_offers=True, chooses=True, has_account=True, approved=True, amount_known=True),
    StateRow(S.BANK_PAPERS, _("تکمیل مدارک بانک"), _("تکمیل مدارک بانک"), _("مدارک بانک و تضمین را بفرستید."), H.APPLICANT, "wait",
             judged=Judged.GRANT, takes_papers=True, approved=True, amount_known=True),
    StateRow(S.READY, _("آماده معرفی به بانک"), _("آماده معرفی به بانک"), _("کارشناس شما را به یکی از بانک‌های عامل معرفی می‌کند."), H.EXPERT, "good",
             waits_for=(*DESK, *BEYOND_THE_DESK), judged=Judged.GRANT, takes_papers=True, approved=True, amount_known=True),
    StateRow(S.REFERRED, _("معرفی به بانک"), _("معرفی به بانک"), _("با معرفی‌نامه به شعبه بانک بروید."), H.BANK,
             seen_by=(*DESK, *BEYOND_THE_DESK), has_account=True, approved=True, amount_known=True, watched=True),
    StateRow(S.GRADED, _("اعتبارسنجی‌شده در بانک"), _("قبول در اعتبارسنجی"), _("بانک با گروه قرارداد می‌بندد."), H.BANK, "good",
             approved=True, amount_known=True),
    StateRow(S.CONTRACTED, _("قرارداد بسته شده"), _("قرارداد بسته شد"), _("بانک مبلغ را پرداخت می‌کند."), H.BANK, "good",
             seen_by=(Role.ASSOCIATION,), has_account=True, approved=True, amount_known=True, lent=True),
    StateRow(S.DISBURSING, _("در حال پرداخت مرحله‌ای"), _("در حال پرداخت"), _("بانک بقیه وام را در مرحله‌های بعد می‌پردازد."), H.BANK, "good",
             approved=True, amount_known=True, lent=True),
    StateRow(S.DISBURSED, _("پرداخت شده"), _("پرداخت شد"), _("قسط‌ها را به‌موقع بپردازید."), H.APPLICANT, "good",
             seen_by=(Role.ASSOCIATION,), has_account=True, approved=True, amount_known=True, lent=True, paid=True, watched=True),
    StateRow(S.WITHDRAWN, _("انصراف"), _("انصراف دادید"), _("هر زمان می‌توانید درخواست تازه‌ای بدهید."), H.NOBODY, "",
             ended=True),
    StateRow(S.EXPIRED, _("منقضی"), _("منقضی شد"), _("می‌توانید درخواست تازه‌ای بدهید."), H.NOBODY, "",
             ended=True),
)  # fmt: skip


COMMON_CODES = tuple(str(row.code) for row in (*UP_TO_THE_DECISION, *FROM_THE_DECISION))


@cache
def states() -> dict[str, StateRow]:
    """Every state by its code, in the order of a file's life; a way's own stand before the decision."""
    own = [import_module(f"applicants.ways.{slug}.states").OWN for slug in SCHEMES]
    return {str(row.code): row for rows in (UP_TO_THE_DECISION, *own, FROM_THE_DECISION) for row in rows}


@cache
def having(*marks: str) -> tuple[str, ...]:
    """The states of which one of these holds: `having("ended")`, `having("ended", "paid")`."""
    return tuple(code for code, row in states().items() if any(getattr(row, mark) for mark in marks))


@cache
def waiting_for(role: str) -> tuple[str, ...]:
    """The states that wait at the desk of a role; the first is where its queue opens."""
    return tuple(code for code, row in states().items() if role in row.waits_for)


@cache
def seen_by(role: str) -> tuple[str, ...]:
    """The states that a role's queue shows though somebody else has the file."""
    return tuple(code for code, row in states().items() if role in row.seen_by)


def state_choices() -> list[tuple[str, object]]:
    """Code and officers' word of every state; a function, so that migrations name it and do not repeat it."""
    return [(code, row.label) for code, row in states().items()]
