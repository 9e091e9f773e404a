"""Provinces and counties: codes, spellings and order (R18)."""

import pytest

from schemes.units.places import (
    COUNTIES,
    PROVINCES,
    REGIONS,
    counties_of,
    county,
    county_named,
    province,
    province_named,
)


def test_there_are_31_provinces_and_448_counties() -> None:
    assert sorted(PROVINCES) == [f"{code:02}" for code in range(31)]
    assert len(COUNTIES) == 448
    assert sum(len(counties_of(code)) for code in PROVINCES) == 448


def test_provinces_come_in_the_order_of_the_persian_alphabet() -> None:
    names = [each.name for each in PROVINCES.values()]
    assert names[:3] == ["آذربایجان شرقی", "آذربایجان غربی", "اردبیل"]
    assert names[-2:] == ["همدان", "یزد"]
    assert list(PROVINCES.values()) == sorted(PROVINCES.values(), key=lambda each: each.sort_key)


@pytest.mark.parametrize("code", ["23", "IR-23", "ir-23", "۲۳"])
def test_a_province_is_found_by_either_code(code: str) -> None:
    assert (province(code).name, province(code).iso, province(code).phone_prefix) == ("تهران", "IR-23", "021")


@pytest.mark.parametrize(
    "name", ["چهارمحال بختیاری", "چهارمحال و بختیاری", "چهار محال و بختياري", "استان چهارمحال بختیاری"]
)
def test_r18_chaharmahal_is_found_with_and_without_its_and(name: str) -> None:
    assert province_named(name) is province("14")


def test_every_phone_prefix_belongs_to_one_province() -> None:
    assert len({each.phone_prefix for each in PROVINCES.values()}) == 31


def test_a_county_lies_in_the_province_its_code_begins_with() -> None:
    assert county("0104").name == "طوالش"
    assert county("0104").province is province("01")


@pytest.mark.parametrize(
    ("name", "province_code", "code"),
    [
        ("قایم شهر", "02", "0210"),
        ("قائم‌شهر", "02", "0210"),
        ("آران وبیدگل", "10", "1018"),
        ("چاه بهار", "11", "1102"),
        ("شهرستان نايين", "10", "1013"),
        ("حاجی اباد", "22", "2208"),
    ],
)
def test_a_county_is_found_in_any_spelling(name: str, province_code: str, code: str) -> None:
    assert county_named(name, province_code) is county(code)


def test_an_unknown_place_is_not_guessed() -> None:
    assert province_named("ناکجا") is None
    assert county_named("ساری", "23") is None
    with pytest.raises(KeyError):
        province("31")


def test_p1_the_saudi_region_stands_beside_the_provinces_and_is_none_of_them() -> None:
    assert province("sa-05") is REGIONS["SA-05"]
    assert province_named("القصيم") is province_named("منطقة القصيم") is REGIONS["SA-05"]
    assert "SA-05" not in PROVINCES
    assert [each.name for each in counties_of("SA-05")][:2] == ["بريدة", "عنيزة"]
    assert county("sa-0502").province is REGIONS["SA-05"]
    assert county_named("عنیزه", "SA-05") is county("SA-0502")
