"""Why a file of this scheme is rejected; every reason rests on an article."""

from django.utils.translation import gettext_lazy as _

from applicants.way.reasons import Reason

REJECTIONS = (
    Reason("not_of_the_target", _("گروه از کم‌درآمدها و آسیب‌پذیران نیست."), "گروه هدف"),
    Reason("executor_against", _("مجری محلی درخواست گروه را تأیید نکرد."), "سازوکار اجرایی بند ۶"),
)
