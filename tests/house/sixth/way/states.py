"""The state that only an orchard's file comes to."""

from django.utils.translation import gettext_lazy as _

from applicants.roles import DESK
from applicants.states import Holder, Judged, StateRow

IN_GARDEN = "in_garden"

OWN = (
    StateRow(
        IN_GARDEN, _("نزد باغبان"), _("باغبان باغچه را می‌بیند"), _("منتظر دیدار باغبان باشید."), Holder.EXPERT, "wait",
        waits_for=DESK, judged=Judged.APPROVAL, takes_papers=True,
    ),
)  # fmt: skip
