"""Why a file of this scheme is rejected; every reason rests on an article."""

from django.utils.translation import gettext_lazy as _

from applicants.way.reasons import Reason

REJECTIONS = (
    Reason("unit_not_concerned", _("واحد از رسته‌های طرح نیست یا فعال نیست."), "واحد کسب‌وکار"),
    Reason("jobs_not_kept", _("شغل‌ها و کارگران واحد نگه داشته نشده است."), "مقدمه بند ۲"),
    Reason("sector_against", _("دستگاه بخشی درخواست را تأیید نکرد."), "مراحل گام ۳"),
)
