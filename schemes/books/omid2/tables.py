"""The articles of Omid-2 that are tables: the patterns of article 21 and note 8, the shares of article 22."""

from datetime import date

from schemes.book.layouts import Column, Layout
from schemes.book.tables import Draw, Table, rows_of
from schemes.books.omid2.directive import LongPattern, Pattern
from schemes.books.omid2.shares import PRINTED_PERCENT, PRINTED_RIALS, SHARES, UNALLOTTED_RIALS
from schemes.law import Scheme
from schemes.units import persian_digits, persian_grouped

PERCENT, MONTHS = "درصد", "ماه"
MOST_PERCENT, MOST_MONTHS = 1_000, 120
PERIOD = Column("deposit_months", "دورهٔ سپرده", MONTHS)
COEFFICIENT = Column("coefficient_percent", "ضریب", PERCENT, 1, MOST_PERCENT, step=0)
REPAYMENT = Column("repayment_months", "بازپرداخت", MONTHS, 1, MOST_MONTHS, step=0)
BLOCKED = Column("blocked_percent", "نقد مسدود", "درصد آورده", 0, 100)

LAYOUTS = {
    "patterns": Layout(Pattern, PERIOD, (COEFFICIENT, REPAYMENT, BLOCKED)),
    "long_patterns": Layout(LongPattern, PERIOD, (COEFFICIENT, REPAYMENT)),
}


def shares(law: Scheme, on: date) -> Table:
    """Article 22: each province's share, the printed total, and what no row was given (R7, O44, O45)."""
    rows = [
        (
            share.name,
            _percent(str(share.percent)),
            persian_grouped(law.parameter(f"absorption_ceiling_{share.province}", on)),
        )
        for share in SHARES
    ]
    allotted = str(sum(share.percent for share in SHARES))
    unallotted = law.parameter("absorption_unallotted", on)
    return Table(
        "سهم هر استان از جذب سپرده",
        ("استان", "درصد", "ریال"),
        tuple(rows),
        frozenset(name for name in law.parameters if name.startswith("absorption_")),
        (
            ("جمع سطرها", _percent(allotted), persian_grouped(PRINTED_RIALS - UNALLOTTED_RIALS)),
            ("جمع کل چاپ‌شده", _percent(str(PRINTED_PERCENT)), persian_grouped(law.parameter("absorption_total", on))),
            ("تخصیص‌نیافته، از آنِ هیچ استانی (R7)", "", persian_grouped(unallotted)),
        ),
    )


def _percent(exact: str) -> str:
    return persian_digits(exact.replace(".", "٫"))


TABLES: dict[str, tuple[Draw, ...]] = {
    "ماده ۲۱": (rows_of("patterns", LAYOUTS["patterns"]),),
    "تبصره ۸": (rows_of("long_patterns", LAYOUTS["long_patterns"]),),
    "ماده ۲۲": (shares,),
}
