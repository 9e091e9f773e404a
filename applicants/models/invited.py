"""Those who received the ministry's SMS: known before they come, by an index of their national code or mobile (K2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InvitedEmployer(models.Model):
    """One line of an invitation list; only the keyed index is kept, so the list tells nobody's number."""

    index = models.CharField(max_length=64, unique=True, editable=False)
    source = models.CharField(_("فهرست"), max_length=120)
    imported_at = models.DateTimeField(_("زمان"), auto_now_add=True)

    class Meta:
        verbose_name = _("کارفرمای دعوت‌شده")
        verbose_name_plural = _("کارفرمایان دعوت‌شده")
