"""The state that only a family's file comes to."""

from django.utils.translation import gettext_lazy as _

from applicants.roles import Role
from applicants.states import Holder, Judged, StateRow

STUDY = "study"

OWN = (
    StateRow(
        STUDY, _("بررسی طرح نزد جمعیت"), _("نزد جمعیت"), _("جمعیت طرح شما را مطالعه و تأیید یا رد می‌کند."), Holder.ASSOCIATION,
        waits_for=(Role.ASSOCIATION,), judged=Judged.APPROVAL, takes_papers=True,
    ),
)  # fmt: skip
