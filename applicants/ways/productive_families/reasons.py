"""Why a file of this scheme is rejected; every reason rests on an article."""

from django.utils.translation import gettext_lazy as _

from applicants.way.reasons import Reason

REJECTIONS = (
    Reason("not_a_home_project", _("کار در خانه انجام نمی‌شود یا خانواده از این منطقه نیست."), "الفقرة ١"),
    Reason("line_outside", _("محصول از رشته‌های اعلام‌شده نیست."), "الفقرة ٢"),
    Reason("project_not_feasible", _("مطالعه جمعیت نشان داد که طرح شدنی نیست."), "الفقرة ٧"),
    Reason("not_of_the_association", _("خانواده از خانواده‌های جمعیت نیست."), "الفقرة ٩"),
)
