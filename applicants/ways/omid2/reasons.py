"""Why a file of this scheme is rejected; every reason rests on an article."""

from django.utils.translation import gettext_lazy as _

from applicants.way.reasons import Reason

REJECTIONS = (
    Reason("not_owner_managed", _("مالک، خود کسب‌وکار را اداره نمی‌کند."), "ماده ۱"),
    Reason("skill_not_shown", _("مهارت یا تجربه با مدرک نشان داده نشد."), "ماده ۱"),
    Reason("project_outside", _("طرح از گونه‌های پذیرفتنی نیست."), "ماده ۲"),
    Reason("not_a_business", _("وام برای کسب‌وکار خواسته نشده است."), "ماده ۳"),
    Reason("bad_record", _("بدهی پیشین تسویه نشده یا خوش‌حسابی برقرار نیست."), "ماده ۱۱"),
    Reason("use_outside", _("مصرف وام از کاربردهای مجاز نیست."), "ماده ۱۶"),
    Reason("plan_not_approved", _("کمیته طرح کسب‌وکار را نپذیرفت."), "ماده ۱۹"),
    Reason("visit_against", _("گزارش بازدید با درخواست جور نیست."), "ماده ۲۰"),
    Reason("papers_not_confirmed", _("مدارک درخواست تأیید نشد."), "ماده ۲۳"),
)
