"""The outbox: every message to a person is a row first, written with the change it tells of."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import User
from applicants.models.applications import Application
from applicants.privacy import EncryptedField


class Notice(models.Model):
    """One SMS, sent at most once: `sending` is written before the provider is called; doubt is never resent."""

    class State(models.TextChoices):
        WAITING = "waiting", _("در صف")
        SENDING = "sending", _("در حال ارسال")
        SENT = "sent", _("ارسال شد")
        REFUSED = "refused", _("نپذیرفت")
        DOUBTFUL = "doubtful", _("نامعلوم")

    local_id = models.UUIDField(unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="notices")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(_("نوع"), max_length=32)
    once_key = models.CharField(max_length=120, unique=True)
    mobile = EncryptedField(_("شماره همراه"))
    text = EncryptedField(_("متن"))
    words = EncryptedField(
        _("واژه‌ها"), null=True, editable=False,
        help_text="What the text of the kind was filled with, as JSON; none for messages of before and for used codes.",
    )  # fmt: skip
    urgent = models.BooleanField(default=False)
    state = models.CharField(_("وضعیت"), max_length=8, choices=State.choices, default=State.WAITING)
    provider_id = models.CharField(_("شناسه سامانه پیامک"), max_length=64, blank=True)
    failure = models.CharField(_("خطا"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("زمان ساخت"), auto_now_add=True)
    sending_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("زمان ارسال"), null=True)

    class Meta:
        verbose_name = _("پیامک")
        verbose_name_plural = _("پیامک‌ها")
        indexes = [
            models.Index(fields=["-urgent", "id"], condition=Q(state="waiting"), name="notices_waiting"),
            models.Index(fields=["sending_at"], condition=Q(state="sending"), name="notices_being_sent"),
            models.Index(fields=["application", "-created_at"], name="notices_of_a_file"),
            models.Index(fields=["created_at", "id"], name="notices_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_notice_has_its_time"
            )
        ]
