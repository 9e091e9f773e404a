"""The part of a group's loan that is each member's: rows that sum to the loan."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models import GroupMember
from disbursements.models.loans import Loan


class MemberShare(models.Model):
    """One member's part of a group's loan; rials."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="member_shares")
    member = models.ForeignKey(GroupMember, on_delete=models.PROTECT, related_name="loan_shares")
    amount = models.BigIntegerField(_("سهم (ریال)"))

    class Meta:
        verbose_name = _("سهم عضو از وام")
        verbose_name_plural = _("سهم اعضا از وام")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["loan", "member"], name="share_once_a_member"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="share_is_not_negative"),
        ]
