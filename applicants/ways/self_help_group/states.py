"""The state that only a group comes to."""

from django.utils.translation import gettext_lazy as _

from applicants.roles import DECIDERS, Role
from applicants.states import Holder, StateRow

TRAINING = "training"

OWN = (
    StateRow(
        TRAINING, _("آموزش اعضای گروه"), _("آموزش اعضای گروه"), _("اعضا آموزش می‌بینند و مجری محلی درخواست را تأیید می‌کند."), Holder.FACILITATOR,
        waits_for=(*DECIDERS, Role.FACILITATOR),
    ),
)  # fmt: skip
