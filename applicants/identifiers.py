"""Iranian and Saudi numbers of people and accounts: typed in any digits, checked, and returned in one ASCII form.

Each function takes text and returns its canonical form, or raises ValidationError with a sentence and a code:
"required", "shape", "repeated", "checksum", "unknown_bank".
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applicants.bank_codes import CARD_BANKS, SHEBA_BANKS
from schemes.units import normalise
from schemes.units.countries import IRAN, SAUDI_ARABIA

_SEPARATORS = re.compile(r"[\s\u200c\-–—]+")
_LEGAL_ID_WEIGHTS = (29, 27, 23, 19, 17)
# No range begins 098: that is the country's prefix in the wrong place. New ranges appear, so the rest is not listed.
_MOBILE = re.compile(r"(?:\+98|0098|98)?0?(9(?!8)\d{9})", re.ASCII)
_SAUDI_MOBILE = re.compile(r"(?:(?:\+|00)?9660?|0)(5\d{8})", re.ASCII)


def national_code(text: str, *, padded: bool = False) -> str:
    """Check a national code of ten digits; `padded`, for imports only, gives back zeros a spreadsheet dropped."""
    code = _typed(text)
    if padded and re.fullmatch(r"\d{8,9}", code, re.ASCII):
        code = code.zfill(10)
    _require(re.fullmatch(r"\d{10}", code, re.ASCII), _("کد ملی ده رقم است."), "shape")
    _require(len(set(code)) > 1 and code[3:9] != "000000", _("این کد ملی واقعی نیست."), "repeated")
    rest = _weighted(code, range(10, 1, -1)) % 11
    _require(
        int(code[9]) == (rest if rest < 2 else 11 - rest), _("کد ملی درست نیست؛ رقم‌ها را بازبینی کنید."), "checksum"
    )
    return code


def legal_id(text: str) -> str:
    """Check the national id of a legal person: eleven digits."""
    code = _typed(text)
    _require(re.fullmatch(r"\d{11}", code, re.ASCII), _("شناسهٔ ملی یازده رقم است."), "shape")
    _require(len(set(code)) > 1 and code[3:9] != "000000", _("این شناسهٔ ملی واقعی نیست."), "repeated")
    added = int(code[9]) + 2
    total = sum((int(digit) + added) * _LEGAL_ID_WEIGHTS[place % 5] for place, digit in enumerate(code[:10]))
    _require(int(code[10]) == total % 11 % 10, _("شناسهٔ ملی درست نیست؛ رقم‌ها را بازبینی کنید."), "checksum")
    return code


def sheba(text: str) -> str:
    """Check a Sheba (Iranian IBAN): IR and twenty-four digits."""
    code = _typed(text).upper()
    _require(re.fullmatch(r"IR\d{24}", code, re.ASCII), _("شبا با IR آغاز می‌شود و ۲۴ رقم دارد."), "shape")
    # IR is 1827 when letters count from 10; ISO 7064 mod 97-10.
    _require(int(f"{code[4:]}1827{code[2:4]}") % 97 == 1, _("شبا درست نیست؛ رقم‌ها را بازبینی کنید."), "checksum")
    return code


def card(text: str) -> str:
    """Check a bank card number: sixteen digits, of an Iranian bank. It is never stored."""
    number = _typed(text)
    _require(re.fullmatch(r"\d{16}", number, re.ASCII), _("شمارهٔ کارت شانزده رقم است."), "shape")
    _require(_luhn(number), _("شمارهٔ کارت درست نیست؛ رقم‌ها را بازبینی کنید."), "checksum")
    _require(number[:6] in CARD_BANKS, _("این کارت از بانک‌های ایران نیست."), "unknown_bank")
    return number


def mobile(text: str) -> str:
    """Check a mobile number, with or without the country's prefix; returned as 09xxxxxxxxx."""
    match = _MOBILE.fullmatch(_typed(text))
    if match is None:
        raise ValidationError(_("شمارهٔ همراه را مانند ۰۹۱۲۳۴۵۶۷۸۹ بنویسید."), code="shape")
    return f"0{match[1]}"


def saudi_mobile(text: str) -> str:
    """Check a Saudi mobile number, with or without the country's prefix; returned as +9665xxxxxxxx."""
    match = _SAUDI_MOBILE.fullmatch(_typed(text))
    if match is None:
        raise ValidationError(_("شمارهٔ همراه عربستان را مانند ۰۵۰۱۲۳۴۵۶۷ بنویسید."), code="shape")
    return f"{SAUDI_ARABIA.phone}{match[1]}"


def mobile_of_any(text: str) -> str:
    """Check a mobile number of any of the countries; no text is of two."""
    _typed(text)
    for check in MOBILES.values():
        with suppress(ValidationError):
            return check(text)
    raise ValidationError(_("شمارهٔ همراه را مانند ۰۹۱۲۳۴۵۶۷۸۹ یا ۰۵۰۱۲۳۴۵۶۷ بنویسید."), code="shape")


def postal_code(text: str) -> str:
    """Check a postal code of ten digits, as far as any rule holds for all of them."""
    code = _typed(text)
    _require(re.fullmatch(r"\d{10}", code, re.ASCII), _("کد پستی ده رقم است."), "shape")
    _require(code[0] != "0" and len(set(code)) > 1, _("این کد پستی واقعی نیست."), "repeated")
    return code


def saudi_id(text: str) -> str:
    """Check a Saudi national id (begins with 1) or residence number (begins with 2): ten digits."""
    number = _typed(text)
    _require(re.fullmatch(r"[12]\d{9}", number, re.ASCII), _("شمارهٔ هویت ده رقم است و با ۱ یا ۲ آغاز می‌شود."), "shape")
    _require(_luhn(number), _("شمارهٔ هویت درست نیست؛ رقم‌ها را بازبینی کنید."), "checksum")
    return number


def workshop_code(text: str) -> str:
    """Check the code of a workshop in the social-insurance list: ten digits, no check digit is published."""
    code = _typed(text)
    _require(re.fullmatch(r"\d{10}", code, re.ASCII), _("کد کارگاه ده رقم است."), "shape")
    return code


def bank_of_sheba(code: str) -> str:
    """Name the bank of a canonical Sheba; empty when its code is not in our table."""
    return SHEBA_BANKS.get(code[4:7], "")


def bank_of_card(number: str) -> str:
    """Name the bank of a canonical card number; empty when it is not in our table."""
    return CARD_BANKS.get(number[:6], "")


def _typed(text: str) -> str:
    """Take what was typed without the spaces and dashes people put between digits."""
    typed = _SEPARATORS.sub("", normalise(text)) if isinstance(text, str) else ""
    _require(typed, _("این شماره نوشته نشده است."), "required")
    return typed


def _require(holds: object, sentence: Any, code: str) -> None:
    if not holds:
        raise ValidationError(sentence, code=code)


def _weighted(digits: str, weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


class IdentityNumber(NamedTuple):
    """The number that a country's people are known by: how it is checked, and how it is asked for."""

    check: Callable[[str], str]
    label: Any
    hint: Any
    missing: Any


IDENTITY_NUMBERS: dict[str, IdentityNumber] = {
    IRAN.identity: IdentityNumber(national_code, _("کد ملی"), _("ده رقم روی کارت ملی."), _("کد ملی خود را بنویسید.")),
    SAUDI_ARABIA.identity: IdentityNumber(
        saudi_id, _("شماره هویت"), _("ده رقم روی کارت هویت یا اقامت."), _("شماره هویت خود را بنویسید.")
    ),
}
MOBILES: dict[str, Callable[[str], str]] = {IRAN.code: mobile, SAUDI_ARABIA.code: saudi_mobile}
