"""The state that only a COVID file comes to."""

from django.utils.translation import gettext_lazy as _

from applicants.roles import Role
from applicants.states import Holder, Judged, StateRow

AT_SECTOR = "at_sector"

OWN = (
    StateRow(
        AT_SECTOR, _("نزد دستگاه بخشی"), _("نزد دستگاه بخشی"), _("دستگاه بخشی درخواست را تأیید یا رد می‌کند."), Holder.SECTOR, "wait",
        waits_for=(Role.SECTOR,), judged=Judged.APPROVAL,
    ),
)  # fmt: skip
