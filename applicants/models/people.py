"""Persons and what they agreed to."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import (
    COUNTY_CODE,
    PROVINCE_CODE,
    User,
    county_choices,
    identity_of_its_country,
    province_choices,
)
from applicants.privacy import EncryptedField
from schemes.units import sort_key


class Person(models.Model):
    """A natural person, known by the number of one identity paper; the credit file is the person's, not a file's.

    `national_code` is that number: an Iranian national code, or in the Herfa portfolio a Saudi identity number (R31).
    """

    class Identity(models.TextChoices):
        NATIONAL_CODE = "national_code", _("کد ملی")
        SAUDI_ID = "saudi_id", _("هویت ملی عربستان")

    class Gender(models.TextChoices):
        WOMAN = "woman", _("زن")
        MAN = "man", _("مرد")

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="person", verbose_name=_("کاربر"))
    identity = models.CharField(
        _("گونه شناسه"), max_length=13, choices=Identity.choices, default=Identity.NATIONAL_CODE, editable=False
    )
    national_code = EncryptedField(_("شماره شناسایی"))
    national_code_index = models.CharField(max_length=64, unique=True, editable=False)
    first_name = models.CharField(_("نام"), max_length=60)
    last_name = models.CharField(_("نام خانوادگی"), max_length=60)
    sort_key = models.CharField(max_length=255, editable=False)
    birth_on = models.DateField(_("تاریخ تولد"))
    gender = models.CharField(_("جنسیت"), max_length=5, choices=Gender.choices)
    province = models.CharField(_("استان"), max_length=PROVINCE_CODE, choices=province_choices)
    county = models.CharField(_("شهرستان"), max_length=COUNTY_CODE, choices=county_choices)
    created_at = models.DateTimeField(_("زمان ثبت"), auto_now_add=True)

    class Meta:
        verbose_name = _("شخص")
        verbose_name_plural = _("اشخاص")
        indexes = [
            models.Index(fields=["sort_key", "id"], name="person_by_name"),
            models.Index(fields=["created_at", "id"], name="people_by_time"),
            models.Index(fields=["province", "created_at", "id"], name="people_of_a_province_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=identity_of_its_country(),
                name="person_lives_where_the_identity_is_from",
                violation_error_message=_("شماره شناسایی از کشور محل زندگی است."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def save(self, **kwargs: Any) -> None:
        self.sort_key = sort_key(f"{self.last_name} {self.first_name}")
        super().save(**kwargs)


class Consent(models.Model):
    """That a person has read the conditions: which text, which version, when (Omid-2 م۲). Never changed or deleted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    scheme = models.CharField(_("طرح"), max_length=32)
    version = models.CharField(_("نسخه متن"), max_length=20)
    text = models.TextField(_("متن"))
    agreed_at = models.DateTimeField(_("زمان پذیرش"), auto_now_add=True)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        verbose_name = _("پذیرش شرایط")
        verbose_name_plural = _("پذیرش شرایط")
        constraints = [
            models.UniqueConstraint(fields=["person", "scheme", "version"], name="one_consent_a_version"),
            models.CheckConstraint(condition=~Q(text=""), name="consent_keeps_its_text"),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
