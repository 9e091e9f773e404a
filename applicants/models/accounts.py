"""Who signs in: applicants by mobile and one-time code, officers by password and TOTP."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applicants.privacy import EncryptedField, blind_index
from schemes.catalogue import SCHEMES
from schemes.units.countries import ABROAD, CURRENCIES, IRAN, country_called
from schemes.units.languages import LANGUAGES, PERSIAN
from schemes.units.places import AREAS, DISTRICTS

# The longest codes: a Saudi region's and its governorates'.
PROVINCE_CODE, COUNTY_CODE = 5, 7


def province_choices() -> list[tuple[str, str]]:
    """Code and name of every province or region; a function, so that migrations name it and do not repeat it."""
    return [(province.code, province.name) for province in AREAS.values()]


def county_choices() -> list[tuple[str, str]]:
    """Code and name of every county or governorate, for fields."""
    return [(county.code, county.name) for county in DISTRICTS.values()]


def language_choices() -> list[tuple[str, str]]:
    """The languages in which the portal writes to people."""
    return [(each.code, each.name) for each in LANGUAGES.values()]


def currency_choices() -> list[tuple[str, object]]:
    """The money in which loans are given."""
    return [(each.code, _(each.name)) for each in CURRENCIES.values()]


def money_of_its_country() -> Q:
    """That a row with a scheme has the currency and the place of the scheme's country."""
    home, abroad = Q(currency=IRAN.currency.code), Q()
    for country in ABROAD:
        of_it = Q(scheme__in=[slug for slug, scheme in SCHEMES.items() if scheme.country is country])
        there = Q(province__startswith=country.prefix)
        home, abroad = home & ~of_it & ~there, abroad | of_it & there & Q(currency=country.currency.code)
    return abroad | home


def identity_of_its_country() -> Q:
    """That a person's number is of the kind that the country of their place knows people by."""
    home, abroad = Q(identity=IRAN.identity), Q()
    for country in ABROAD:
        there = Q(province__startswith=country.prefix)
        home, abroad = home & ~there, abroad | Q(identity=country.identity) & there
    return abroad | home


class UserManager(BaseUserManager["User"]):
    def by_mobile(self, mobile: str) -> "User | None":
        return self.filter(mobile_index=blind_index("mobile", mobile)).first()

    def create_applicant(self, mobile: str) -> "User":
        index = blind_index("mobile", mobile)
        # The page on which they came, unless the number says more.
        country = country_called(mobile)
        language = country.language.code if country in ABROAD else get_language()
        user = self.model(username=f"m-{index[:24]}", mobile=mobile, mobile_index=index, language=language)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_user(self, username: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """One account: an applicant has a mobile and no password, an officer a user name and a password."""

    username = models.CharField(_("نام کاربری"), max_length=64, unique=True)
    full_name = models.CharField(_("نام و نام خانوادگی"), max_length=120, blank=True)
    mobile = EncryptedField(_("شماره همراه"), null=True, blank=True)
    mobile_index = models.CharField(max_length=64, unique=True, null=True, editable=False)
    language = models.CharField(_("زبان"), max_length=2, choices=language_choices, default=PERSIAN.code)
    is_staff = models.BooleanField(_("کارمند"), default=False)
    is_active = models.BooleanField(_("فعال"), default=True)
    date_joined = models.DateTimeField(_("زمان عضویت"), default=timezone.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("کاربر")
        verbose_name_plural = _("کاربران")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_short_name(self) -> str:
        return str(self)


class OneTimeCode(models.Model):
    """A code sent to a mobile: only its HMAC is kept; it dies after two minutes, five attempts or one use."""

    mobile_index = models.CharField(max_length=64, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    address = models.GenericIPAddressField(null=True, editable=False)
    prefix = models.CharField(max_length=6, editable=False)
    attempts = models.PositiveSmallIntegerField(db_column="tries", default=0, editable=False)
    asked_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("رمز یک‌بارمصرف")
        verbose_name_plural = _("رمزهای یک‌بارمصرف")
        indexes = [
            models.Index(fields=["mobile_index", "-asked_at"], name="code_by_mobile"),
            models.Index(fields=["address", "-asked_at"], name="code_by_address"),
            models.Index(fields=["prefix", "-asked_at"], name="code_by_prefix"),
            models.Index(fields=["-asked_at"], name="code_by_time"),
        ]
        constraints = [models.CheckConstraint(condition=Q(attempts__lte=5), name="code_has_five_tries")]
