"""house-H49: a country and a language that live in this file alone are served by every room, without an edit."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from applicants import identifiers, services
from applicants.desk.deeds import _read
from applicants.files.filing import for_whom, may_apply, open_to
from applicants.files.in_words import money_with_words
from applicants.models import Application, Notice, Person
from applicants.models.accounts import (
    currency_choices,
    identity_of_its_country,
    language_choices,
    money_of_its_country,
)
from disbursements.banks.credit import year_of_lines
from disbursements.models import CreditLine
from schemes import shown
from schemes.book.in_words import in_short
from schemes.catalogue import SCHEMES
from schemes.fields import MoneyField, typed_day
from schemes.loans import schedule
from schemes.readings import general
from schemes.units import places
from schemes.units.calendars import GREGORIAN
from schemes.units.countries import ABROAD, CURRENCIES, RIYAL, Country, Currency, country_called, country_of
from schemes.units.languages import LANGUAGES, Language
from schemes.units.text import PERSIAN_LETTERS
from tests.ours import ours
from tests.world import a_file, a_person, a_saudi

DIGITS = "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"
ESPERANTO = Language(
    "eo", "Esperanto", DIGITS, PERSIAN_LETTERS | {ord("ŭ"): ord("u")}, GREGORIAN,
    ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aŭg", "sep", "okt", "nov", "dec"),
    ZoneInfo("Europe/Warsaw"), not_set="ne difinita", yes="jes", no="ne", none="nenio",
)  # fmt: skip
STELO = Currency("XST", 2, "steloj")
ISLE = Country(
    "XE", ESPERANTO, STELO, GREGORIAN, "isle_id", has_registry=False, for_whom="Nur por insulanoj.", prefix="XE-",
    phone="+99",
)  # fmt: skip
TOWN = "XE-01"
SCHEME = "productive_families"  # lent to the isle for the length of a test


def isle_id(text: str) -> str:
    if not text.startswith("I") or len(text) != 10:
        raise ValidationError("Deko da signoj.", code="shape")
    return text


def isle_mobile(text: str) -> str:
    if not text.startswith("99"):
        raise ValidationError("Komencu per 99.", code="shape")
    return f"+{text}"


@pytest.fixture
def isle(monkeypatch: pytest.MonkeyPatch) -> Iterator[Country]:
    """All that there is to say about the isle, in the places where it is said of the others."""
    town = places.County(f"{TOWN}01", "Urbo", "urbo")
    monkeypatch.setitem(LANGUAGES, "eo", ESPERANTO)
    monkeypatch.setitem(CURRENCIES, STELO.code, STELO)
    monkeypatch.setitem(places.AREAS, TOWN, places.Province(TOWN, "Insulo", "01"))
    monkeypatch.setitem(places.DISTRICTS, town.code, town)
    monkeypatch.setitem(identifiers.IDENTITY_NUMBERS, "isle_id", identifiers.IdentityNumber(isle_id, "Numero", "", "!"))
    monkeypatch.setitem(identifiers.MOBILES, "XE", isle_mobile)
    ABROAD.append(ISLE)
    yield ISLE
    ABROAD.remove(ISLE)


@pytest.fixture
def constraints(isle: Country, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the migration of a new country writes: the constraints of today's countries."""
    monkeypatch.setattr(SCHEMES[SCHEME], "country", isle)
    rules = {
        Person: ("person_lives_where_the_identity_is_from", identity_of_its_country()),
        Application: ("file_has_the_money_of_its_country", money_of_its_country()),
        CreditLine: ("line_has_the_money_of_its_country", money_of_its_country()),
    }
    with connection.schema_editor() as editor:
        for model, (name, condition) in rules.items():
            old = next(each for each in model._meta.constraints if each.name == name)
            new = old.clone()
            new.condition = condition
            editor.remove_constraint(model, old)
            # As CONTRIBUTING says of a migration without downtime; strangers stand in the tables already.
            editor.execute(f"{new.create_sql(model, editor)} NOT VALID", params=None)


def test_its_readers_see_their_digits_days_and_sums(isle: Country) -> None:
    with override("eo"):
        assert shown.digits("1۲3") == "𝟏𝟐𝟑"
        assert shown.long_day(date(2026, 8, 9)) == "𝟗 aŭg 𝟐𝟎𝟐𝟔"
        assert shown.short_day(date(2026, 8, 9)) == "𝟐𝟎𝟐𝟔/𝟎𝟖/𝟎𝟗"
        assert shown.money(150_050, STELO.code) == "𝟏٬𝟓𝟎𝟎٫𝟓𝟎 steloj"
        assert shown.money_in_words(1_000) == ""
        assert money_with_words(1_000).startswith("𝟏٬𝟎𝟎𝟎 ")
        assert shown.zone().key == "Europe/Warsaw"
    assert general(ESPERANTO).keys() == general(LANGUAGES["fa"]).keys()


def test_its_readers_type_in_their_way(isle: Country) -> None:
    with override("eo"):
        assert typed_day("2026/08/09") == date(2026, 8, 9)
        with pytest.raises(ValidationError):
            typed_day("1405/05/18")
        field = MoneyField(currency=STELO.code)
        assert (field.clean("1٬500٫50"), str(field.suffix)) == (150_050, "steloj")
    assert ESPERANTO.normalise("aŭ  ۱") == "au 1"


def test_its_loans_and_credit_count_by_its_calendar(isle: Country) -> None:
    laid_out = schedule(
        method="qard", principal=1_000, rate=0, months=2, contract_on=date(2026, 1, 31), country=country_of(TOWN)
    )
    assert [row.due_on for row in laid_out.rows] == [date(2026, 2, 28), date(2026, 3, 31)]
    assert year_of_lines(isle, date(2026, 1, 31)) == 2026


def test_its_words_and_choices_are_everywhere(isle: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SCHEMES[SCHEME], "country", isle)
    assert ("eo", "Esperanto") in language_choices()
    assert ("XST", "steloj") in currency_choices()
    assert (in_short(SCHEMES[SCHEME], None), for_whom(SCHEME)) == ("ne difinita", "Nur por insulanoj.")
    assert places.areas_of(isle).keys() == {TOWN}
    assert [county.name for county in places.counties_of(TOWN)] == ["Urbo"]
    assert country_called("+991234567") is isle


@pytest.mark.usefixtures("constraints")
def test_its_people_come_in_by_the_real_doors(isle: Country) -> None:
    client = Client()
    client.post(reverse("sign_in"), {"mobile": "991234567"})
    words = ours(Notice).latest("pk").text.split()
    code = next(word for word in words if len(word) == 6 and word.isdecimal())
    client.post(reverse("sign_in_code"), {"code": code})
    with override("eo"):
        page = client.get(reverse("identity")).content.decode()
    assert page.index(TOWN) < page.index('value="23"')
    said = {
        "first_name": "Ana", "last_name": "Lago", "national_code": "I123456789", "birth_on_0": "12",
        "birth_on_1": "3", "birth_on_2": "1985", "gender": "woman", "county": f"{TOWN}01",
    }  # fmt: skip
    door = reverse("identity_in", args=[TOWN])
    assert "error-summary" in client.post(door, said | {"national_code": "1000000008"}).content.decode()
    assert client.post(door, said)["Location"] == reverse("my_applications")
    person = ours(Person).get()
    assert (person.identity, person.national_code, person.user.mobile) == ("isle_id", "I123456789", "+991234567")
    assert person.user.language == "eo"
    assert open_to(person) == [SCHEME]


@pytest.mark.usefixtures("constraints")
def test_its_files_have_its_money_and_no_others(isle: Country) -> None:
    """house-H33: the database's constraints are derived from the same objects."""
    person = a_person(TOWN, identity="isle_id", county=f"{TOWN}01")
    services.agree(person=person, scheme=SCHEME, address=None)
    file = a_file("draft", person, scheme=SCHEME)
    assert (file.currency, may_apply(person=person, scheme=SCHEME)) == ("XST", True)
    assert not may_apply(person=a_saudi(), scheme=SCHEME)
    for wrong in ({"currency": RIYAL.code}, {"province": "23"}, {"scheme": "omid2"}):
        with pytest.raises(IntegrityError, match="money_of_its_country"), transaction.atomic():
            Application.objects.filter(pk=file.pk).update(**wrong)
    with pytest.raises(IntegrityError, match="person_lives_where"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(identity="saudi_id")


@pytest.mark.usefixtures("constraints")
def test_an_officer_answers_in_its_language(isle: Country) -> None:
    file = a_file("draft", a_person(TOWN, identity="isle_id", county=f"{TOWN}01"), scheme=SCHEME)
    assert (_read(file, "identity_matched", "jes"), _read(file, "identity_matched", "ne")) == (True, False)
    with pytest.raises(ValueError, match="بله"):
        _read(file, "identity_matched", "si")
