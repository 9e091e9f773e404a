"""The bodies that the documents name, as records, and the officers who work in them."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applicants.models.accounts import COUNTY_CODE, PROVINCE_CODE, User, county_choices, province_choices
from applicants.roles import Role
from schemes.units.countries import ABROAD, IRAN, country_of

# An officer of a body that has a place works there and nowhere else; one of a national body may be given a place.
SCOPE_OF_ITS_OFFICERS = """
    IF EXISTS (
        SELECT FROM applicants_organisation body WHERE body.id = NEW.organisation_id
        AND (body.province NOT IN ('', NEW.province) OR body.county NOT IN ('', NEW.county))
    ) THEN
        RAISE check_violation USING MESSAGE = 'pgtrigger: The officer works elsewhere than the organisation';
    END IF;
    RETURN NEW;
"""


class OrganisationKind(models.TextChoices):
    """What a body is; the documents that name it stand in docs/decisions/0016-organisations.md."""

    MINISTRY = "ministry", _("وزارتخانه")
    LABOUR_OFFICE = "labour_office", _("اداره کار")
    FUND = "fund", _("ستاد صندوق")
    FUND_PROVINCE = "fund_province", _("مدیریت استان صندوق")
    FUND_COUNTY = "fund_county", _("مدیریت شهرستان صندوق")
    FUND_BRANCH = "fund_branch", _("شعبه صندوق")
    FUND_OFFICE = "fund_office", _("دفتر صندوق")
    BEHZISTI = "behzisti", _("بهزیستی")
    EXECUTING_INSTITUTE = "institute", _("مؤسسه مجری")
    LOCAL_EXECUTOR = "local_executor", _("مجری محلی")
    FACILITATORS = "facilitators", _("سازمان تسهیلگر")
    SECTOR_AGENCY = "sector_agency", _("دستگاه بخشی")
    ASSOCIATION = "association", _("جمعیت")
    BANK = "bank", _("بانک")
    BANK_BRANCH = "bank_branch", _("شعبه بانک")
    SERVICE_DESK = "service_desk", _("پیشخوان")
    SUPPORTER = "supporter", _("پشتیبان")
    CHAIN = "chain", _("شبکه زنجیره‌ای")
    GOVERNOR = "governor", _("استانداری یا فرمانداری")
    SERVICES = "services", _("نهاد خدمات غیرمالی")
    GUARANTEE_FUND = "guarantee_fund", _("صندوق ضمانت")


K = OrganisationKind
PARTS = (K.FUND_PROVINCE, K.FUND_COUNTY, K.FUND_BRANCH, K.FUND_OFFICE, K.BANK_BRANCH)
OF_A_PROVINCE = (*PARTS, K.LOCAL_EXECUTOR, K.SERVICE_DESK, K.GOVERNOR)
OF_A_COUNTY = (K.FUND_COUNTY, K.FUND_BRANCH, K.FUND_OFFICE, K.BANK_BRANCH, K.SERVICE_DESK)
# Of these a place has one, so that a letter or a tracking page can name it by the place alone.
ONE_A_PLACE = (K.LABOUR_OFFICE, K.FUND, K.FUND_PROVINCE, K.FUND_COUNTY, K.BEHZISTI, K.GOVERNOR)
# How the head of a body is called, where «مدیر استان» is another's word.
HEADS: dict[str, object] = {K.LABOUR_OFFICE: _("مدیرکل"), K.BEHZISTI: _("مدیرکل"), K.GOVERNOR: _("استاندار")}


def kind_choices() -> list[tuple[str, object]]:
    """The kinds and their words; a function, so that migrations name it and do not repeat it."""
    return [(kind.value, kind.label) for kind in K]


def country_choices() -> list[tuple[str, object]]:
    """The countries in which the bodies are, likewise."""
    return [(IRAN.code, _("ایران")), *((country.code, _("عربستان سعودی")) for country in ABROAD)]


def lies_in_its_country() -> Q:
    """That a place named is one of the country."""
    home, abroad = Q(country=IRAN.code), Q()
    for country in ABROAD:
        there = Q(province__startswith=country.prefix)
        home, abroad = home & ~there, abroad | Q(country=country.code) & (there | Q(province=""))
    return home | abroad


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def serving(self, *, scheme: str, province: str, county: str) -> "OrganisationQuerySet":
        """The active bodies that work on files of this scheme and place, those nearest to the place first."""
        return self.filter(
            Q(schemes=[]) | Q(schemes__contains=[scheme]),
            is_active=True, country=country_of(province).code,
            province__in=("", province), county__in=("", county),
        ).order_by("-county", "-province", "id")  # fmt: skip


class Organisation(models.Model):
    """A body: what it is, where it works, of what it is a part, and on which schemes' files (none named: all).

    `province` and `county` are blank for a body of a whole country or province.
    """

    Kind = OrganisationKind

    code = models.SlugField(_("کد"), max_length=40, unique=True)
    kind = models.CharField(_("گونه"), max_length=16, choices=kind_choices)
    name = models.CharField(_("نام"), max_length=160)
    country = models.CharField(_("کشور"), max_length=2, choices=country_choices, default=IRAN.code)
    province = models.CharField(_("استان"), max_length=PROVINCE_CODE, choices=province_choices, blank=True)
    county = models.CharField(_("شهرستان"), max_length=COUNTY_CODE, choices=county_choices, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("زیر نظر")
    )
    schemes = ArrayField(models.CharField(max_length=32), default=list, blank=True, verbose_name=_("طرح‌ها"))
    is_active = models.BooleanField(_("فعال"), default=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("نهاد")
        verbose_name_plural = _("نهادها")
        indexes = [models.Index(fields=["kind", "province", "county"], name="bodies_of_a_place")]
        constraints = [
            models.CheckConstraint(
                condition=lies_in_its_country(),
                name="organisation_lies_in_its_country",
                violation_error_message=_("استان از کشور دیگری است."),
            ),
            models.CheckConstraint(
                condition=Q(county="") | Q(county__startswith=F("province")) & ~Q(province=""),
                name="organisation_county_is_of_its_province",
                violation_error_message=_("شهرستان از استان دیگری است."),
            ),
            models.CheckConstraint(
                condition=(~Q(kind__in=OF_A_PROVINCE) | ~Q(province="")) & (~Q(kind__in=OF_A_COUNTY) | ~Q(county="")),
                name="organisation_has_the_place_of_its_kind",
                violation_error_message=_("برای این گونه نهاد، استان یا شهرستان را هم بنویسید."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=PARTS) | Q(parent__isnull=False),
                name="part_has_its_whole",
                violation_error_message=_("این گونه نهاد زیر نظر نهاد دیگری است."),
            ),
            models.UniqueConstraint(
                fields=["kind", "country", "province", "county"],
                condition=Q(kind__in=ONE_A_PLACE),
                name="one_such_body_a_place",
                violation_error_message=_("این نهاد برای این جا هست."),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="keep", operation=pgtrigger.Delete),
            # A body elsewhere is another body: officers keep their place, and the tree can have no circle.
            pgtrigger.Protect(
                name="place_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("kind", "country", "province", "county", "parent"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> tuple[str, str]:
        """Province and county, blank where it has none."""
        return self.province, self.county

    def works_on(self, scheme: str) -> bool:
        """Whether files of this scheme are this body's."""
        return not self.schemes or scheme in self.schemes


class Officer(models.Model):
    """Who works on files, for which body, and where: a county, a province, or everywhere for the national roles."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="officer", verbose_name=_("کاربر"))
    role = models.CharField(_("نقش"), max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="officers", verbose_name=_("نهاد")
    )
    province = models.CharField(_("استان"), max_length=PROVINCE_CODE, choices=province_choices, blank=True)
    county = models.CharField(
        _("شهرستان"), max_length=COUNTY_CODE, choices=county_choices, blank=True, default="", db_default=""
    )

    class Meta:
        verbose_name = _("مأمور")
        verbose_name_plural = _("مأموران")
        constraints = [
            models.CheckConstraint(
                condition=~Q(province="") | Q(role__in=["headquarters", "auditor", "administrator"]),
                name="provincial_officer_has_a_province",
                violation_error_message=_("برای این نقش، استان را انتخاب کنید."),
            ),
            models.CheckConstraint(
                condition=Q(county="") | Q(county__startswith=F("province")) & ~Q(province=""),
                name="officer_county_is_of_the_province",
                violation_error_message=_("شهرستان از استان دیگری است."),
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.COUNTY_HEAD) | ~Q(county=""),
                name="county_head_has_a_county",
                violation_error_message=_("برای این نقش، شهرستان را انتخاب کنید."),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="works_where_the_body_does",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=SCOPE_OF_ITS_OFFICERS,
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.title})"

    @property
    def title(self) -> str:
        """What the officer is called: the head of a labour office is its director-general."""
        title = HEADS.get(self.organisation.kind) if self.role == Role.MANAGER and self.organisation else None
        return str(title or self.get_role_display())
