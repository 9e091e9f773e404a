"""The COVID relief guide as a paper: its sections in order, and every number it prints, dated.

The guide bears neither number nor date; its numbers are dated by the session of the National COVID Headquarters which
it cites (R26).
"""

from decimal import Decimal
from typing import NamedTuple

from schemes.book.numbers import numbers_since
from schemes.books.covid_relief.facts import FACTS, RIAL
from schemes.books.covid_relief.readings import READINGS
from schemes.law import Codes, Instrument, Scheme
from schemes.units import day, persian_digits

DECIDED = day("1398/12/26")

INSTRUMENT = Instrument(
    title="راهنمای اخذ تسهیلات ویژهٔ کسب‌وکارهای آسیب‌دیده از ویروس کرونا",
    issuer="وزارت تعاون، کار و رفاه اجتماعی",
    number="",
    version="",
    notified_on=None,
    approved_by="ستاد ملی مقابله با ویروس کرونا، جلسهٔ ۱۳۹۸/۱۲/۲۶",
    prepared_by="",
    registered_by="",
    chapters=(
        "واحد کسب‌وکار", "شرایط واحد", "شرایط تسهیلات", "میزان تسهیلات", "تضمین", "مراحل دریافت تسهیلات", "تماس با ما",
    ),
)  # fmt: skip


def _numbered(heading: str, part: str, count: int) -> list[str]:
    return [f"{heading} {part} {persian_digits(number)}" for number in range(1, count + 1)]


OUTLINE = [
    *_numbered("مقدمه", "بند", 2),
    "واحد کسب‌وکار",
    *_numbered("شرایط واحد", "بند", 3),
    *_numbered("شرایط تسهیلات", "بند", 4),
    *_numbered("میزان تسهیلات", "بند", 2),
    "جدول تضمین",
    *_numbered("جدول تضمین", "ردیف", 5),
    "جدول تضمین سقف سفته",
    *_numbered("مراحل", "گام", 6),
    "تماس با ما",
]


class GuaranteeRow(NamedTuple):
    """A row of the guarantee table: loans up to so many rials (None: any above) ask this security."""

    band: int
    up_to: int | None
    security: str
    guarantors: int


_of = numbers_since(DECIDED)


PERCENT, MONTHS = "درصد", "ماه"
NOTE, FUND_LETTER = "note_or_cheque", "guarantee_fund_or_customary"
WAIVED = ("non_current_debt", "owner_equity_ratio", "working_capital_ratios", "tax_inquiry", "bounced_cheques")

PARAMETERS = {
    "registration_until": _of("شرایط واحد بند ۳", "آخرین روز ثبت‌نام", day("1399/04/31"), reading="R24"),
    "rate_percent": _of("شرایط تسهیلات بند ۱", "نرخ سود", 12, PERCENT),
    "schedule_method": _of(
        "شرایط تسهیلات بند ۱", "روش سود", "annuity", reading="R23", annuity="قسط مساوی", qard_simple="فرمول سادهٔ ۲۴۰۰"
    ),
    "payout_until": _of("شرایط تسهیلات بند ۲", "آخرین روز پرداخت", day("1399/05/31"), reading="R24"),
    "repayment_months": _of("شرایط تسهیلات بند ۳", "مدت بازپرداخت با تنفس", 24, MONTHS, "R22", least=1),
    "repayment_starts_on": _of("شرایط تسهیلات بند ۳", "آغاز بازپرداخت", day("1399/07/01"), reading="R22"),
    "grace_months": _of("شرایط تسهیلات بند ۳", "تنفس", 0, MONTHS, "R22"),
    "waived": _of("شرایط تسهیلات بند ۴", "محدودیت‌هایی که برداشته شده است", WAIVED, reading="R26"),
    "cheques_waived_from": _of("شرایط تسهیلات بند ۴", "آغاز بازهٔ چک‌ها", day("1399/01/20"), reading="R24"),
    "cheques_waived_until": _of("شرایط تسهیلات بند ۴", "پایان بازهٔ چک‌ها", day("1399/03/31"), reading="R24"),
    "open_unit_amount": _of("میزان تسهیلات بند ۱", "مبلغ هر کارگر واحد باز", 120_000_000, RIAL),
    "wage_percent": _of("میزان تسهیلات بند ۱", "سهم دستمزد، و باقی برای هزینه‌های دیگر", 70, PERCENT, "R20"),
    "closed_unit_amount": _of("میزان تسهیلات بند ۲", "مبلغ واحد تعطیل‌شده", 160_000_000, RIAL, "R19"),
    "closed_unit_measure": _of(
        "میزان تسهیلات بند ۲", "مبلغ واحد تعطیل‌شده برای چیست", "per_worker", reading="R19",
        per_worker="هر کارگر", per_unit="هر واحد",
    ),
    "guarantee_rows": _of(
        "جدول تضمین", "تضمین به مبلغ وام",
        (
            GuaranteeRow(1, 160_000_000, NOTE, 0),
            GuaranteeRow(2, 480_000_000, NOTE, 1),
            GuaranteeRow(3, 1_600_000_000, NOTE, 2),
            GuaranteeRow(4, 2_000_000_000, NOTE, 3),
            GuaranteeRow(5, None, FUND_LETTER, 0),
        ),
        reading="R21",
    ),
    "note_times": _of("جدول تضمین سقف سفته", "سقف سفته نسبت به اصل و سود", Decimal("1.5"), "برابر", "R21"),
    "help_phone": _of("تماس با ما", "تلفن راهنمایی", "۰۲۱-۸۸۹۷۷۴۰۵-۱۲"),
    "help_extensions": _of("تماس با ما", "داخلی‌ها", ("۲۲۷۳", "۲۲۹۳", "۲۲۸۶", "۲۲۸۵", "۲۲۹۲")),
    "help_hours": _of("تماس با ما", "ساعت پاسخ‌گویی", "۸ تا ۱۶"),
}  # fmt: skip

CODES = {
    "business_kind": Codes("مقدمه بند ۲", "گونهٔ کسب‌وکار", {"employer": "کارفرمایی", "own_account": "خویش‌فرمایی"}),
    "waived": Codes(
        "شرایط تسهیلات بند ۴", "محدودیت‌های برداشته‌شده",
        {
            "non_current_debt": "بدهی غیرجاری متقاضی و ذی‌نفعان",
            "owner_equity_ratio": "نسبت مالکانه",
            "working_capital_ratios": "شاخص‌های مالی سرمایه در گردش در بانک‌های دولتی",
            "tax_inquiry": "استعلام مالیاتی تبصره ۱ ماده ۱۸۶",
            "bounced_cheques": "چک برگشتی ۱۳۹۹/۰۱/۲۰ تا ۱۳۹۹/۰۳/۳۱",
        },
    ),
    "security": Codes(
        "جدول تضمین", "نوع وثیقه",
        {
            NOTE: "سفتهٔ متقاضی یا چک، به تشخیص بانک",
            FUND_LETTER: "تضمین صندوق ضمانت یا وثیقهٔ متعارف، به تشخیص بانک",
        },
    ),
    "guarantor_kind": Codes(
        "جدول تضمین ردیف ۲", "ضامن", {"other_unit": "واحد اقتصادی دیگر", "employee": "کارمند"}
    ),
}  # fmt: skip

covid_relief = Scheme(
    "covid_relief",
    title="تسهیلات کرونا",
    instrument=INSTRUMENT,
    outline=OUTLINE,
    facts=FACTS,
    parameters=PARAMETERS,
    codes=CODES,
    readings=READINGS,
)
