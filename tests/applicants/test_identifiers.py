"""Iranian and Saudi identifiers: what is accepted, in which form it is kept, and what is refused."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from applicants import identifiers

VALID = {
    identifiers.national_code: [
        *("0499370899", "0790419904", "1583250689", "0684159414", "4400276201", "2540201288"),
        *("0076229645", "0084575948", "0963695398", "0067749828", "0650451252", "0200203241"),
    ],
    identifiers.legal_id: ["10380284790"],
    identifiers.sheba: [
        *("IR820540102680020817909002", "IR550570022080013447370101", "IR790610000000700796858044"),
        *("IR870570028180010653892101", "IR740190000000306872721006"),
    ],
    identifiers.card: ["6037701689095443", "6219861034529007"],
    identifiers.mobile: ["09022002580", "09122002580", "09981000000"],
    identifiers.postal_code: ["1619735744", "3354355599"],
    identifiers.saudi_id: ["1000000008", "2000000006"],
}

INVALID = {
    identifiers.national_code: [
        *("", "1234567", "12345", "0", "000000", "00000000", "11537027", "787833770", "777777777", "000123456"),
        *("0000000000", "1111111111", "3333333333", "4444444444", "9999999999", "0010000000", "1230000000"),
        *("1234567890", "0684159415", "9990419904", "7781234567", "9861234568", "9869876543", "7751234503"),
        *("079041a904", "०४९९३७०८९९", "04993708990"),
    ],
    identifiers.legal_id: [
        *("123000000", "11111111111", "1111111111", "10380284792", "10380285692", "09748208301", ""),
    ],
    identifiers.sheba: [
        *("IR01234567890123456789", "IR012345678901234567890123456789", "IR012345678901234567890123", ""),
        *("012345678901234567890123", "IR012345678A01234567890123", "820540102680020817909002"),
    ],
    identifiers.card: [
        *("6219861034529008", "621986103452900", "62198610345290078", "6219861A34529008", "4444333322221111"),
        *("2222444499996666", "4000000000000002", "5555555555554444", "0000000000000000", "1111111111111111"),
        *("1234567890123456", ""),
    ],
    identifiers.mobile: [
        *("09802002580", "0", "+98", "99999999999", "   99999999     ", "000989022002580", "0935521465", ""),
    ],
    identifiers.postal_code: [
        *("11619735744", "0000073574", "0200073574", "1111111111", "123456789", "abcdefghij", ""),
    ],
    identifiers.saudi_id: ["1000000000", "3000000003", "100000000", "10000000080", "abcdefghij", ""],
}

Check = Callable[[str], str]


def pairs(table: dict[Check, list[str]]) -> list[tuple[Check, str]]:
    return [(check, text) for check, texts in table.items() for text in texts]


@pytest.mark.parametrize(("check", "text"), pairs(VALID))
def test_a_true_number_is_kept_as_it_is(check: Check, text: str) -> None:
    assert check(text) == text


@pytest.mark.parametrize(("check", "text"), pairs(VALID))
def test_a_number_is_read_in_persian_and_arabic_digits_with_spaces_and_dashes(check: Check, text: str) -> None:
    for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"):
        typed = text.translate(str.maketrans("0123456789", digits)).lower()
        assert check(f"\u200f {typed[:4]} {typed[4:6]}-{typed[6:]} \u200e") == text


@pytest.mark.parametrize(("check", "text"), pairs(INVALID))
def test_a_false_number_is_refused_with_a_sentence_and_a_code(check: Check, text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check(text)
    assert str(refused.value.message).endswith(".")
    assert refused.value.code in {"required", "shape", "repeated", "checksum", "unknown_bank"}


@pytest.mark.parametrize(
    ("short", "code"), [("11537027", "0011537027"), ("68415941", "0068415941"), ("787833770", "0787833770")]
)
def test_an_import_gives_back_the_zeros_a_spreadsheet_dropped(short: str, code: str) -> None:
    assert identifiers.national_code(short, padded=True) == code


@pytest.mark.parametrize("text", ["12345678", "000123456", "777777777", "00000000", "1234567"])
def test_padding_makes_no_false_code_true(text: str) -> None:
    with pytest.raises(ValidationError):
        identifiers.national_code(text, padded=True)


@pytest.mark.parametrize(
    "text",
    [
        "09022002580",
        "+989022002580",
        "989022002580",
        "00989022002580",
        "9022002580",
        "+98 0902 200 2580",
        "۰۹۰۲۲۰۰۲۵۸۰",
    ],
)
def test_a_mobile_number_has_one_form_whatever_its_prefix(text: str) -> None:
    assert identifiers.mobile(text) == "09022002580"


@pytest.mark.parametrize(
    "text", ["0512345678", "+966512345678", "966512345678", "00966512345678", "+966 051 234 5678", "٠٥١٢٣٤٥٦٧٨"]
)
def test_a_saudi_mobile_has_one_form_whatever_its_prefix(text: str) -> None:
    """R31."""
    assert identifiers.saudi_mobile(text) == identifiers.mobile_of_any(text) == "+966512345678"
    with pytest.raises(ValidationError):
        identifiers.mobile(text)


def test_a_mobile_of_any_country_is_taken_and_no_other() -> None:
    """R31."""
    assert identifiers.mobile_of_any("0912 200 2580") == "09122002580"
    for text in ("", "0412345678", "05123456789", "512345678", "+971512345678", "98512345678", "+9669122002580"):
        with pytest.raises(ValidationError):
            identifiers.mobile_of_any(text)
        with pytest.raises(ValidationError):
            identifiers.saudi_mobile(text)
    with pytest.raises(ValidationError) as caught:
        identifiers.saudi_mobile("0912 200 2580")
    (error,) = caught.value.error_list
    assert (error.code, error.messages) == ("shape", ["شمارهٔ همراه عربستان را مانند ۰۵۰۱۲۳۴۵۶۷ بنویسید."])


def test_what_is_not_text_is_refused_not_guessed() -> None:
    for value in (None, 499370899, True):
        with pytest.raises(ValidationError):
            identifiers.national_code(value)  # type: ignore[arg-type]


def test_the_bank_of_an_account_is_named() -> None:
    assert identifiers.bank_of_sheba("IR820540102680020817909002") == "بانک پارسیان"
    assert identifiers.bank_of_card("6219861034529007") == "بانک سامان"
    assert identifiers.bank_of_sheba("IR000000000000000000000000") == ""
