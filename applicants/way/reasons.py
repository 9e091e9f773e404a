"""Why an officer returns or rejects a file, or a bank gives it back: codes with a sentence, and a refusal's article."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Reason:
    """One coded reason: `code` is what the event keeps, `sentence` what the applicant reads."""

    code: str
    sentence: object
    article: str = ""


def by_code(*reasons: Reason) -> dict[str, Reason]:
    """The reasons by their codes."""
    return {reason.code: reason for reason in reasons}


RETURN = by_code(
    Reason("plan_unclear", _("طرح کسب‌وکار روشن نیست؛ آن را کامل‌تر بنویسید.")),
    Reason("amount_unexplained", _("روشن نیست مبلغ درخواستی برای چه هزینه‌هایی است.")),
    Reason("paper_unreadable", _("یکی از مدارک خوانده نمی‌شود؛ دوباره بارگذاری کنید.")),
    Reason("paper_missing", _("یکی از مدارک کم است.")),
    Reason("answer_differs", _("پاسخ‌های فرم با مدارک یکی نیست.")),
    Reason("skill_unproven", _("مدرک مهارت یا تجربه را بارگذاری کنید.")),
    Reason("other", _("توضیح کارشناس را بخوانید.")),
)

# What a bank says when it gives a file back.
FROM_BANK = by_code(
    Reason("incomplete_papers", _("مدارک ناقص")),
    Reason("credit_check", _("اعتبارسنجی بانک")),
    Reason("no_show", _("مراجعه نکرد")),
    Reason("collateral", _("وثیقه کافی نیست")),
    Reason("no_credit", _("کمبود اعتبار شعبه")),
    Reason("other", _("دلیل دیگر")),
)
