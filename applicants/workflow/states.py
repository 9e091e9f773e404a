"""What an applicant reads of the state in which a file stands."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from applicants.workflow.steps import FAMILY, S


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
