"""Where people live: Iran's 31 provinces with their counties, and the Saudi region with its governorates (R31).

Codes, names in any spelling, and the order of the alphabet.
"""

import unicodedata
from dataclasses import dataclass, field

from schemes.units.countries import Country, country_of
from schemes.units.places_data import COUNTY_NAMES
from schemes.units.text import gettext_noop, normalise, sort_key


@dataclass(frozen=True, slots=True)
class Province:
    """A province: the statistical centre's two-digit code, the name the directive prints, and the phone prefix.

    A Saudi region has its code of ISO 3166-2, and `abroad` is what it is called in the portal's own language.
    """

    code: str
    name: str
    phone_prefix: str
    official_name: str = ""
    abroad: str = ""
    sort_key: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "official_name", self.official_name or self.name)
        object.__setattr__(self, "sort_key", sort_key(self.name))

    @property
    def iso(self) -> str:
        """Return the code of ISO 3166-2, in its numbering of 2020 and later."""
        country = country_of(self.code)
        return self.code if country.prefix else f"{country.code}-{self.code}"


@dataclass(frozen=True, slots=True)
class County:
    """A county or governorate: its code, which is the province's and two digits more, and its name."""

    code: str
    name: str
    sort_key: str

    @property
    def province(self) -> Province:
        """Return the province or region it lies in."""
        return AREAS[self.code[:-2]]


# In the order of the Persian alphabet, which is also the order of the Omid-2 table.
_PROVINCES = (
    Province("03", "آذربایجان شرقی", "041"),
    Province("04", "آذربایجان غربی", "044"),
    Province("24", "اردبیل", "045"),
    Province("10", "اصفهان", "031"),
    Province("30", "البرز", "026"),
    Province("16", "ایلام", "084"),
    Province("18", "بوشهر", "077"),
    Province("23", "تهران", "021"),
    Province("14", "چهارمحال بختیاری", "038", official_name="چهارمحال و بختیاری"),
    Province("29", "خراسان جنوبی", "056"),
    Province("09", "خراسان رضوی", "051"),
    Province("28", "خراسان شمالی", "058"),
    Province("06", "خوزستان", "061"),
    Province("19", "زنجان", "024"),
    Province("20", "سمنان", "023"),
    Province("11", "سیستان و بلوچستان", "054"),
    Province("07", "فارس", "071"),
    Province("26", "قزوین", "028"),
    Province("25", "قم", "025"),
    Province("12", "کردستان", "087"),
    Province("08", "کرمان", "034"),
    Province("05", "کرمانشاه", "083"),
    Province("17", "کهگیلویه و بویراحمد", "074"),
    Province("27", "گلستان", "017"),
    Province("01", "گیلان", "013"),
    Province("15", "لرستان", "066"),
    Province("02", "مازندران", "011"),
    Province("00", "مرکزی", "086"),
    Province("22", "هرمزگان", "076"),
    Province("13", "همدان", "081"),
    Province("21", "یزد", "035"),
)

PROVINCES: dict[str, Province] = {each.code: each for each in _PROVINCES}
_QASSIM_REGION = Province(
    "SA-05", "القصيم", "016", official_name="منطقة القصيم", abroad=gettext_noop("منطقه قصیم عربستان")
)
REGIONS: dict[str, Province] = {_QASSIM_REGION.code: _QASSIM_REGION}
AREAS: dict[str, Province] = PROVINCES | REGIONS

# Of Qassim, the capital first; the numbers are ours.
_QASSIM = (
    "بريدة", "عنيزة", "الرس", "المذنب", "البكيرية", "البدائع", "الأسياح", "النبهانية", "الشماسية", "عيون الجواء",
    "رياض الخبراء", "عقلة الصقور", "ضرية", "أبانات",
)  # fmt: skip


def _read_counties() -> dict[str, County]:
    counties = []
    for code, names in COUNTY_NAMES.items():
        for entry in names.split("، "):
            number, name = entry.split(" ", 1)
            counties.append(County(code + number, name, sort_key(name)))
    return {each.code: each for each in sorted(counties, key=lambda county: county.sort_key)}


COUNTIES: dict[str, County] = _read_counties()
GOVERNORATES: dict[str, County] = {
    code: County(code, name, sort_key(name))
    for code, name in ((f"SA-05{n:02}", name) for n, name in enumerate(_QASSIM, 1))
}
DISTRICTS: dict[str, County] = COUNTIES | GOVERNORATES


def province(code: str) -> Province:
    """Find a province or region by its code, «23», «IR-23» or «SA-05»; KeyError when there is none."""
    return AREAS[normalise(code).upper().removeprefix("IR-")]


def county(code: str) -> County:
    """Find a county or governorate by its code; KeyError when there is none."""
    return DISTRICTS[normalise(code).upper()]


def areas_of(country: Country) -> dict[str, Province]:
    """The provinces or regions of a country by their codes."""
    return {code: area for code, area in AREAS.items() if country_of(code) is country}


def counties_of(code: str) -> tuple[County, ...]:
    """List a province's counties in the order of the Persian alphabet; KeyError when there is no such province."""
    area = province(code)
    return tuple(each for each in DISTRICTS.values() if each.province is area)


def province_named(name: str) -> Province | None:
    """Find a province by its name in any spelling, with or without the word «استان»."""
    return _PROVINCE_NAMED.get(_name_key(name, "استان"))


def county_named(name: str, province_code: str) -> County | None:
    """Find a county of a province by its name in any spelling, with or without the word «شهرستان»."""
    return _COUNTY_NAMED.get((province(province_code).code, _name_key(name, "شهرستان")))


def _name_key(name: str, kind: str = "") -> str:
    """Reduce a name to what all its spellings share: no spaces, joiners, vowel marks or hamza, and no آ."""
    plain = _without_marks(normalise(name).replace("آ", "ا")).replace(" ", "")
    return sort_key(plain).removeprefix(sort_key(kind))


def _without_marks(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


_PROVINCE_NAMED = {_name_key(name): each for each in AREAS.values() for name in (each.name, each.official_name)}
_COUNTY_NAMED = {(each.code[:-2], _name_key(each.name)): each for each in DISTRICTS.values()}
_COUNTY_NAMED["11", _name_key("چاه بهار")] = COUNTIES["1102"]
