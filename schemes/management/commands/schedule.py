"""Lay out the instalments of a loan; needs no database."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.management.base import CommandParser

from schemes.loans import METHODS, ScheduleRow, schedule
from schemes.management.answering import AnsweringCommand
from schemes.management.lines import InputError, answer_lines
from schemes.management.terminal import of_schedule
from schemes.units import day, jalali, normalise

_WHOLE = re.compile(r"-?\d{1,30}", re.ASCII)
_RATE = re.compile(r"-?\d{1,10}([./,٫]\d{1,10})?", re.ASCII)
_MARK = re.compile(r"[/,٫]")  # people write four and a half as 4.5, ۴/۵ or ۴٫۵ (R32)
_WHOLE_NAMES = ("principal", "months", "grace")
_NAMES = ("method", "principal", "rate", "months", "contract_on", "grace")
_BY_DEFAULT = {"grace": 0}


class Command(AnsweringCommand):
    """`schedule --method qard --principal N --rate 4 --months 18 --contract-on 1400/07/01`, or `--batch FILE`."""

    help = "Lays out the instalments of a loan in whole rials and Jalali days: a table at a terminal, else JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the terms of a loan; they are read in any digits."""
        parser.add_argument("--method", help=f"how fee or profit is spread: {', '.join(METHODS)}")
        parser.add_argument("--principal", help="rials lent")
        parser.add_argument("--rate", help="percent a year, such as 4 or 4.5")
        parser.add_argument("--months", help="length of the loan, the grace included")
        parser.add_argument("--contract-on", help="Jalali day of the contract, such as 1400/07/01")
        parser.add_argument("--grace", help="months before the first instalment's month (0)")
        parser.add_argument("--json", action="store_true", help="JSON at a terminal too; a batch is always JSON")
        parser.add_argument(
            "--batch", metavar="FILE", help="one JSON object of these terms a line; - reads standard input"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Answer one loan, or a batch line by line."""
        typed = {name: options[name] for name in _NAMES if options[name] is not None}
        if options["batch"] is None:
            laid_out = _answer({name: _typed(name, text) for name, text in typed.items()})
            self.write_answer(laid_out, of_schedule, options["json"])
        elif typed:
            raise InputError("با ‎--batch گزینهٔ دیگری نمی‌آید.")
        else:
            answer_lines(options["batch"], _answer, self.stdout.write)


def _answer(values: dict[str, Any]) -> dict[str, Any]:
    terms = _BY_DEFAULT | {name.replace("-", "_"): value for name, value in values.items()}
    for name in terms:
        if name not in _NAMES:
            raise InputError(f"گزینهٔ «{name[:40]}» شناخته نیست.")
    for name in _NAMES:
        if name not in terms:
            raise InputError(f"گزینهٔ «{name}» نیامده است.")
    for name in _WHOLE_NAMES:
        if type(terms[name]) is not int:  # a bool is an int too
            raise InputError(f"«{name}» باید عدد صحیح باشد.")
    if not isinstance(terms["method"], str):
        raise InputError("«method» باید نام یک روش باشد.")
    try:
        laid_out = schedule(**terms | {"rate": _rate(terms["rate"]), "contract_on": _day(terms["contract_on"])})
    except ValueError as error:
        raise InputError(str(error)) from error
    return {
        "rows": [_row(row) for row in laid_out.rows],
        "total_principal": laid_out.total_principal,
        "total_fee": laid_out.total_fee,
        "total": laid_out.total,
    }


def _row(row: ScheduleRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "due_on": jalali(row.due_on),
        "principal": row.principal,
        "fee": row.fee,
        "amount": row.amount,
        "balance": row.balance,
    }


def _typed(name: str, text: str) -> str | int:
    """Read a whole number typed on the command line; other terms stay text."""
    if name not in _WHOLE_NAMES:
        return text
    if not _WHOLE.fullmatch(normalise(text)):
        raise InputError(f"«{name}» باید عدد صحیح باشد.")
    return int(normalise(text))


def _rate(value: object) -> int | Decimal:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return value
    text = normalise(value) if isinstance(value, str) else ""
    if not _RATE.fullmatch(text):
        raise InputError("«rate» باید عددی مانند 4 یا 4.5 باشد.")
    return Decimal(_MARK.sub(".", text))


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise InputError("«contract_on» باید روزی مانند 1400/07/01 باشد.")
    return day(value)
