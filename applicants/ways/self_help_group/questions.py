"""A self-help group is asked nothing by a form: its facilitator writes down members, training, meetings and passbook.

The form has no place for collateral or guarantors (G3).
"""

from django.utils.translation import gettext_lazy as _

from applicants.way.pages import Questionnaire

MEMBERS, PASSBOOK = _("فهرست اعضا"), _("جلسه‌ها و دفترچه گروه")

FROM_ELSEWHERE: dict[str, object] = {
    "requested_amount": _("جمع سهم اعضا"),
    "members": MEMBERS,
    "low_income_members": MEMBERS,
    "women_members": MEMBERS,
    "county_targeted": _("شهرستان‌های هدف استان"),
    "facilitator_named": _("تسهیلگری که گروه را تشکیل داد"),
    "trained_members": _("حضور در آموزش"),
    "local_executor_approved": _("تأیید مجری محلی"),
    "months_active": PASSBOOK,
    "meetings_held": PASSBOOK,
    "meetings_due": PASSBOOK,
    "savings_total": PASSBOOK,
    "internal_loans_total": PASSBOOK,
    "internal_repaid_on_time_percent": PASSBOOK,
    "books_kept": PASSBOOK,
    "bank_grade_passed": _("اعتبارسنجی بانک"),
}

FORM = Questionnaire((), {}, FROM_ELSEWHERE, by_facilitator=True)
