"""The countries whose people the schemes serve: what they speak, and the money they are lent (R31)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its ISO 4217 code; sums are whole numbers of its smallest part, `places` digits below the unit."""

    code: str
    places: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166 code, with the language of its pages and letters and the currency of its loans.

    `prefix` is how the codes of its places begin; the country at home has bare numbers.
    """

    code: str
    language: str
    currency: Currency
    prefix: str = ""


RIAL, RIYAL = Currency("IRR", 0), Currency("SAR", 2)
CURRENCIES: dict[str, Currency] = {each.code: each for each in (RIAL, RIYAL)}

IRAN = Country("IR", "fa", RIAL)
SAUDI_ARABIA = Country("SA", "ar", RIYAL, "SA-")
ABROAD = (SAUDI_ARABIA,)


def country_of(place: str) -> Country:
    """The country in which a province, region, county or governorate of this code lies."""
    return next((country for country in ABROAD if place.startswith(country.prefix)), IRAN)
