"""Why a file of this scheme is rejected; every reason rests on an article."""

from django.utils.translation import gettext_lazy as _

from applicants.way.reasons import Reason

REJECTIONS = (
    Reason("permit_not_valid", _("مجوز کسب‌وکار خانگی یا پشتیبانی معتبر نیست."), "بند ۵"),
    Reason("committee_against", _("کمیته تخصصی استان درخواست را تأیید نکرد."), "بند ۵"),
    Reason("purpose_outside", _("مصرف وام پایدار کردن، راه‌اندازی یا گسترش کار نیست."), "بند ۷"),
    Reason("supporter_unknown", _("پشتیبانی که نام برده شده این کار را نمی‌کند."), "بند ۱۱"),
)
