"""Fields that read one spelling only, and write days with their Jalali twins."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from applicants.identifiers import national_code
from schemes.units import MOST_RIALS, TEHRAN, jalali
from schemes.units.countries import CURRENCIES, RIAL

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_REFERENCE = re.compile(r"[!-.0-~]{1,64}")


@extend_schema_field({"type": "string", "enum": list(CURRENCIES), "example": RIAL.code, "readOnly": True})
class CurrencyField(serializers.ReadOnlyField):
    """The currency of the sums beside it, by its ISO 4217 code; they are whole numbers of its smallest part."""


class WholeField(serializers.Field[int, int, int, Any]):
    """A JSON integer between two bounds: no text, no 1e3, no 1000.0, no true."""

    default_error_messages = {
        "not_an_integer": _("باید عدد صحیح JSON باشد."),
        "out_of_range": _("باید میان {least} و {most} باشد."),
    }

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def to_internal_value(self, data: Any) -> int:
        if type(data) is not int:
            self.fail("not_an_integer")
        if not self.least <= data <= self.most:
            self.fail("out_of_range", least=self.least, most=self.most)
        return data

    def to_representation(self, value: int) -> int:
        return value


@extend_schema_field(
    {"type": "integer", "format": "int64", "minimum": 1, "maximum": MOST_RIALS, "example": 200_000_000}
)
class MoneyField(WholeField):
    """A sum in the smallest part of its currency, rials or halalas; more than none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=1, most=MOST_RIALS, **kwargs)


@extend_schema_field({"type": "integer", "format": "int64", "minimum": 0, "maximum": MOST_RIALS, "example": 70_000_000})
class SumField(WholeField):
    """A sum that may be nothing, as collateral is that the blocked cash covers; answered only."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=0, most=MOST_RIALS, **kwargs)


@extend_schema_field(
    {"type": "integer", "format": "int64", "minimum": -MOST_RIALS, "maximum": MOST_RIALS, "not": {"const": 0}}
)
class SignedMoneyField(WholeField):
    """A sum in (positive) or out (negative), in the smallest part of its currency; never nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=-MOST_RIALS, most=MOST_RIALS, **kwargs)

    def to_internal_value(self, data: Any) -> int:
        value = super().to_internal_value(data)
        if value == 0:
            self.fail("out_of_range", least=-MOST_RIALS, most=MOST_RIALS)
        return value


@extend_schema_field({"type": "integer", "minimum": 0, "maximum": 600, "example": 18})
class MonthsField(WholeField):
    """A number of months."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=0, most=600, **kwargs)


@extend_schema_field({"type": "integer", "minimum": 1, "maximum": 600, "example": 18})
class TenorField(WholeField):
    """The months of a loan; none has no month."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=1, most=600, **kwargs)


@extend_schema_field({"type": "number", "minimum": 0, "maximum": 100, "example": 4})
class RateField(serializers.Field[Decimal, Any, int | float, Any]):
    """Percent a year as a JSON number with at most two decimals."""

    default_error_messages = {"not_a_rate": _("باید عددی میان صفر و صد با حداکثر دو رقم اعشار باشد.")}

    def to_internal_value(self, data: Any) -> Decimal:
        if type(data) not in (int, Decimal) or not 0 <= data <= 100 or round(data, 2) != data:
            self.fail("not_a_rate")
        return Decimal(data)

    def to_representation(self, value: Decimal | str) -> int | float:
        number = Decimal(value)
        return int(number) if number == number.to_integral() else float(number)


@extend_schema_field(
    {"type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-|^2200-", "example": "2026-11-22"}
)
class DayField(serializers.Field[date, Any, str, Any]):
    """A Gregorian day as ISO 8601 writes it, with all its digits; between 1900 and 2200."""

    default_error_messages = {"not_a_day": _("باید روزی به شکل 2026-11-22 باشد.")}

    def to_internal_value(self, data: Any) -> date:
        if not isinstance(data, str) or not _DAY.fullmatch(data):
            self.fail("not_a_day")
        try:
            value = date.fromisoformat(data)
        except ValueError:
            self.fail("not_a_day")
        if not 1900 <= value.year <= 2200:
            self.fail("not_a_day")
        return value

    def to_representation(self, value: date) -> str:
        return value.isoformat()


@extend_schema_field({"type": "string", "example": "1405/09/01", "readOnly": True})
class JalaliField(serializers.ReadOnlyField):
    """The Jalali twin of a day or of an instant's day in Tehran; `source` names the original."""

    def to_representation(self, value: Any) -> str:
        return jalali(value.astimezone(TEHRAN).date() if isinstance(value, datetime) else value)


@extend_schema_field({"type": "boolean"})
class TrueOrFalseField(serializers.Field[bool, Any, bool, Any]):
    """JSON's true or false, and nothing that merely looks like one."""

    default_error_messages = {"not_a_boolean": _("باید true یا false باشد.")}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("not_a_boolean")
        return data


class CodeField(serializers.ChoiceField):
    """One of some words; a number that reads like one is none."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class AccountNumberField(serializers.RegexField):
    """The bank's number of an account; text, so that no leading zero is lost."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r"^[A-Za-z0-9.-]{1,34}\Z", trim_whitespace=False, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class TextField(serializers.Field[str, Any, str, Any]):
    """A line of printable text: nothing is trimmed away or made from a number."""

    default_error_messages = {
        "not_a_text": _("باید نوشته باشد."),
        "empty": _("نمی‌تواند خالی باشد."),
        "too_long": _("حداکثر {most} نویسه است."),
        "not_printable": _("نویسه‌ای دارد که چاپ نمی‌شود."),
    }

    def __init__(self, *, most: int, lines: bool = False, blank: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most, self.lines, self.blank = most, lines, blank

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("not_a_text")
        if not data.strip() and not self.blank:
            self.fail("empty")
        if len(data) > self.most:
            self.fail("too_long", most=self.most)
        allowed = "\u200c\u200f\u200e" + ("\n\r\t" if self.lines else "")
        if not all(letter.isprintable() or letter in allowed for letter in data):
            self.fail("not_printable")
        return data


@extend_schema_field(
    {
        "type": "string", "maxLength": 64, "pattern": "^[!-.0-~]{1,64}$", "example": "TR-140509-000181",
        "not": {"pattern": "^[Pp][Oo][Rr][Tt][Aa][Ll]:"},
    }
)  # fmt: skip
class ReferenceField(serializers.Field[str, Any, str, Any]):
    """The bank's own number of a payment: 1–64 printable ASCII characters without space or slash."""

    default_error_messages = {
        "not_a_reference": _("باید ۱ تا ۶۴ نویسه چاپی ASCII بدون فاصله و ممیز باشد و با portal: آغاز نشود.")
    }

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str) or not _REFERENCE.fullmatch(data) or data.lower().startswith("portal:"):
            self.fail("not_a_reference")
        return data

    def to_representation(self, value: str) -> str:
        return value


@extend_schema_field({"type": "string", "pattern": "^[0-9]{10}$", "example": "0499370899"})
class NationalCodeField(serializers.Field[str, Any, str, Any]):
    """A national code with a right check digit."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str) or not re.fullmatch(r"[0-9]{10}", data):
            raise serializers.ValidationError(_("کد ملی ده رقم است."), code="shape")
        try:
            return national_code(data)
        except DjangoValidationError as wrong:
            raise serializers.ValidationError(wrong.messages, code=wrong.code) from None
