"""What was answered to a bank's call, so that the same call gets the same answer."""

from django.db import models
from django.db.models import Q

from disbursements.models.banks import Bank


class IdempotentCall(models.Model):
    """One Idempotency-Key of a bank with the fingerprint of its call and, once done, the stored answer."""

    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    called_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["called_at"], name="calls_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["bank", "key"], name="one_call_a_key"),
            models.CheckConstraint(condition=Q(status__isnull=True) | Q(body__isnull=False), name="answer_has_a_body"),
        ]
