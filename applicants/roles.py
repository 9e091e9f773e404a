"""Who may do something with a file: officers by their role, and the three who are none."""

from django.db import models
from django.utils.translation import gettext_lazy as _

APPLICANT, SYSTEM, BANK = "applicant", "system", "bank"


class Role(models.TextChoices):
    EXPERT = "expert", _("کارشناس")
    COMMITTEE = "committee", _("عضو کمیته تصویب طرح‌ها")
    MANAGER = "manager", _("مدیر استان")
    DEPUTY = "deputy", _("معاون استان")
    COUNTY_HEAD = "county_head", _("رئیس شهرستان")
    SECTOR = "sector", _("دستگاه بخشی")
    FACILITATOR = "facilitator", _("تسهیلگر")
    ASSOCIATION = "association", _("جمعیت حرفه")
    HEADQUARTERS = "headquarters", _("ستاد")
    AUDITOR = "auditor", _("ناظر")
    ADMINISTRATOR = "administrator", _("راهبر سامانه")


DECIDERS = (Role.COMMITTEE, Role.MANAGER)
DESK = (Role.EXPERT, *DECIDERS)
