"""A circular tried on the real queue before anyone signs it."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import PROVINCE_CODE, User, province_choices
from applicants.models.law import Circular
from applicants.models.organisations import Officer


class SimulationQuerySet(models.QuerySet["Simulation"]):
    def within(self, officer: Officer) -> "SimulationQuerySet":
        """Those an officer may read: in a province, the simulations of that province alone."""
        return self.filter(provinces=[officer.province]) if officer.province else self


class Simulation(models.Model):
    """The live files of a scheme judged with and without some drafts, in chunks: `cursor` is the last file counted.

    What it judges by is written down at the start: the day, the drafts as amendments, and as `baseline` the circulars
    then in force. `whole_queue` tries the drafts on every file, whatever its law day; else only inside their windows.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("در حال اجرا")
        DONE = "done", _("پایان یافته")

    scheme = models.CharField(_("طرح"), max_length=32)
    circulars = models.ManyToManyField(Circular, related_name="simulations", verbose_name=_("بخشنامه‌ها"))
    drafts = models.JSONField(_("آنچه آزموده می‌شود"))
    baseline = models.JSONField(_("بخشنامه‌های برقرار"), default=list)
    provinces = ArrayField(
        models.CharField(max_length=PROVINCE_CODE, choices=province_choices), default=list, blank=True
    )
    whole_queue = models.BooleanField(_("بر همه پرونده‌ها"), default=True)
    on = models.DateField(_("روز سنجش"))
    last_file = models.BigIntegerField(default=0)
    cursor = models.BigIntegerField(default=0)
    total = models.PositiveIntegerField(_("همه"), default=0)
    done = models.PositiveIntegerField(_("سنجیده"), default=0)
    results = models.JSONField(_("نتیجه"), default=dict)
    state = models.CharField(_("وضعیت"), max_length=8, choices=State.choices, default=State.RUNNING)
    code_version = models.CharField(_("نسخه"), max_length=40)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("از سوی"))
    started_at = models.DateTimeField(_("آغاز"), auto_now_add=True)
    moved_at = models.DateTimeField(_("آخرین پیشرفت"), auto_now=True)
    finished_at = models.DateTimeField(_("پایان"), null=True)

    objects = SimulationQuerySet.as_manager()

    class Meta:
        verbose_name = _("آزمون بخشنامه")
        verbose_name_plural = _("آزمون بخشنامه‌ها")
        indexes = [models.Index(fields=["moved_at"], condition=Q(state="running"), name="simulations_running")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="running", finished_at__isnull=True) | Q(state="done", finished_at__isnull=False),
                name="done_simulation_has_its_time",
            ),
            models.CheckConstraint(condition=Q(cursor__lte=F("last_file")), name="simulation_stays_in_its_queue"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="keep", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="done_is_done", operation=pgtrigger.Update, condition=pgtrigger.Q(old__state="done")
            ),
        ]

    def __str__(self) -> str:
        return "، ".join(draft["citation"] for draft in self.drafts)
