"""Why an officer returns or rejects a file, or a bank gives it back: codes with a sentence, and a refusal's article."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Reason:
    """One coded reason: `code` is what the event keeps, `sentence` what the applicant reads."""

    code: str
    sentence: object
    article: str = ""
    schemes: tuple[str, ...] = ("omid2",)


HOME, COVID, GROUP = ("home_business",), ("covid_relief",), ("self_help_group",)
FAMILY = ("productive_families",)


def _by_code(*reasons: Reason) -> dict[str, Reason]:
    return {reason.code: reason for reason in reasons}


RETURN = _by_code(
    Reason("plan_unclear", _("طرح کسب‌وکار روشن نیست؛ آن را کامل‌تر بنویسید.")),
    Reason("amount_unexplained", _("روشن نیست مبلغ درخواستی برای چه هزینه‌هایی است.")),
    Reason("paper_unreadable", _("یکی از مدارک خوانده نمی‌شود؛ دوباره بارگذاری کنید.")),
    Reason("paper_missing", _("یکی از مدارک کم است.")),
    Reason("answer_differs", _("پاسخ‌های فرم با مدارک یکی نیست.")),
    Reason("skill_unproven", _("مدرک مهارت یا تجربه را بارگذاری کنید.")),
    Reason("other", _("توضیح کارشناس را بخوانید.")),
)

REJECT = _by_code(
    Reason("not_owner_managed", _("مالک، خود کسب‌وکار را اداره نمی‌کند."), "ماده ۱"),
    Reason("skill_not_shown", _("مهارت یا تجربه با مدرک نشان داده نشد."), "ماده ۱"),
    Reason("project_outside", _("طرح از گونه‌های پذیرفتنی نیست."), "ماده ۲"),
    Reason("not_a_business", _("وام برای کسب‌وکار خواسته نشده است."), "ماده ۳"),
    Reason("bad_record", _("بدهی پیشین تسویه نشده یا خوش‌حسابی برقرار نیست."), "ماده ۱۱"),
    Reason("use_outside", _("مصرف وام از کاربردهای مجاز نیست."), "ماده ۱۶"),
    Reason("plan_not_approved", _("کمیته طرح کسب‌وکار را نپذیرفت."), "ماده ۱۹"),
    Reason("visit_against", _("گزارش بازدید با درخواست جور نیست."), "ماده ۲۰"),
    Reason("papers_not_confirmed", _("مدارک درخواست تأیید نشد."), "ماده ۲۳"),
    Reason("permit_not_valid", _("مجوز کسب‌وکار خانگی یا پشتیبانی معتبر نیست."), "بند ۵", HOME),
    Reason("committee_against", _("کمیته تخصصی استان درخواست را تأیید نکرد."), "بند ۵", HOME),
    Reason("purpose_outside", _("مصرف وام پایدار کردن، راه‌اندازی یا گسترش کار نیست."), "بند ۷", HOME),
    Reason("supporter_unknown", _("پشتیبانی که نام برده شده این کار را نمی‌کند."), "بند ۱۱", HOME),
    Reason("unit_not_concerned", _("واحد از رسته‌های طرح نیست یا فعال نیست."), "واحد کسب‌وکار", COVID),
    Reason("jobs_not_kept", _("شغل‌ها و کارگران واحد نگه داشته نشده است."), "مقدمه بند ۲", COVID),
    Reason("sector_against", _("دستگاه بخشی درخواست را تأیید نکرد."), "مراحل گام ۳", COVID),
    Reason("not_of_the_target", _("گروه از کم‌درآمدها و آسیب‌پذیران نیست."), "گروه هدف", GROUP),
    Reason("executor_against", _("مجری محلی درخواست گروه را تأیید نکرد."), "سازوکار اجرایی بند ۶", GROUP),
    Reason("not_a_home_project", _("کار در خانه انجام نمی‌شود یا خانواده از این منطقه نیست."), "الفقرة ١", FAMILY),
    Reason("line_outside", _("محصول از رشته‌های اعلام‌شده نیست."), "الفقرة ٢", FAMILY),
    Reason("project_not_feasible", _("مطالعه جمعیت نشان داد که طرح شدنی نیست."), "الفقرة ٧", FAMILY),
    Reason("not_of_the_association", _("خانواده از خانواده‌های جمعیت نیست."), "الفقرة ٩", FAMILY),
)

# What a bank says when it gives a file back.
FROM_BANK = _by_code(
    Reason("incomplete_papers", _("مدارک ناقص")),
    Reason("credit_check", _("اعتبارسنجی بانک")),
    Reason("no_show", _("مراجعه نکرد")),
    Reason("collateral", _("وثیقه کافی نیست")),
    Reason("no_credit", _("کمبود اعتبار شعبه")),
    Reason("other", _("دلیل دیگر")),
)

OF_VERB = {"return_to_applicant": RETURN, "reject": REJECT, "return_from_bank": FROM_BANK}


def reason_of(verb: str, code: str) -> Reason | None:
    """The reason that a step was given for, None where it has no coded one."""
    return OF_VERB.get(verb, {}).get(code)


def rejections(scheme: str) -> dict[str, Reason]:
    """The reasons for which a file of this scheme may be rejected."""
    return {code: reason for code, reason in REJECT.items() if scheme in reason.schemes}
