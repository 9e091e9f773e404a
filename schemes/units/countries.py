"""The countries whose people the schemes serve, said once for each: language, money, calendar and numbers (R31)."""

from dataclasses import dataclass

from schemes.units.calendars import GREGORIAN, JALALI, Calendar
from schemes.units.languages import ARABIC, PERSIAN, Language
from schemes.units.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its ISO 4217 code; sums are whole numbers of its smallest part, `places` digits below the unit."""

    code: str
    places: int
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """A country by its ISO 3166 code, with the language of its pages and letters and the currency of its loans.

    `calendar` counts the months of its loans and the years of its credit. `identity` is the kind of number its people
    are known by, `has_registry` whether a service can be asked about them. `prefix` is how the codes of its places
    begin, `phone` how its mobile numbers do; the country at home has bare numbers. `for_whom` is said to the others.
    """

    code: str
    language: Language
    currency: Currency
    calendar: Calendar
    identity: str
    has_registry: bool
    for_whom: str
    prefix: str = ""
    phone: str = ""


RIAL, RIYAL = Currency("IRR", 0, gettext_noop("ریال")), Currency("SAR", 2, gettext_noop("ریال سعودی"))
CURRENCIES: dict[str, Currency] = {each.code: each for each in (RIAL, RIYAL)}

IRAN = Country(
    "IR", PERSIAN, RIAL, JALALI, "national_code", has_registry=True,
    for_whom=gettext_noop("این طرح برای ساکنان ایران است."),
)  # fmt: skip
SAUDI_ARABIA = Country(
    "SA", ARABIC, RIYAL, GREGORIAN, "saudi_id", has_registry=False, prefix="SA-", phone="+966",
    for_whom=gettext_noop("این طرح برای خانواده‌های منطقه قصیم در عربستان است (الفقرة ١)."),
)  # fmt: skip
ABROAD: list[Country] = [SAUDI_ARABIA]


def country_of(place: str) -> Country:
    """The country in which a province, region, county or governorate of this code lies."""
    return next((country for country in ABROAD if place.startswith(country.prefix)), IRAN)


def country_called(mobile: str) -> Country:
    """The country of a mobile number in its canonical form."""
    return next((country for country in ABROAD if mobile.startswith(country.phone)), IRAN)
