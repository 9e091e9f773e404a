"""The self-help group programme as a paper: its parts in order, the little it prints, and the numbers of practice.

The text gives no date but the year it began, 1382, and no numbers for a group. Those marked «عرف، نه متن» are settings
taken from the practice of such groups (R30); what neither text nor practice says is empty until a circular sets it.
"""

from schemes.book.numbers import numbers_since
from schemes.books.self_help_group.facts import FACTS, RIAL
from schemes.books.self_help_group.readings import READINGS
from schemes.law import Codes, Instrument, Parameter, Scheme
from schemes.units import day, persian_digits

BEGAN = day("1382/01/01")

INSTRUMENT = Instrument(
    title="برنامهٔ تأمین مالی خرد گروه‌های خودیار",
    issuer="معاونت توسعهٔ کارآفرینی و اشتغال",
    number="",
    version="",
    notified_on=None,
    approved_by="",
    prepared_by="دفتر سیاست‌گذاری و توسعهٔ اشتغال",
    registered_by="",
    chapters=("کلیات", "گروه هدف", "اهداف", "سازوکار اجرایی"),
)


def _numbered(heading: str, count: int) -> list[str]:
    return [f"{heading} بند {persian_digits(number)}" for number in range(1, count + 1)]


OUTLINE = [
    "عنوان",
    *_numbered("کلیات", 2),
    "گروه هدف",
    *_numbered("اهداف", 3),
    *_numbered("سازوکار اجرایی", 6),
    "پایان",
]


_of = numbers_since(BEGAN)


def _practice(article: str, title: str, value: object, unit: str) -> Parameter:
    return _of(article, f"{title} (عرف، نه متن)", value, unit, "R30")


def _unsaid(article: str, title: str, unit: str, least: int = 0) -> Parameter:
    return _of(article, f"{title} (خالی: تا بخشنامه)", None, unit, "R30", least=least)


PERCENT, MONTHS, PERSON = "درصد", "ماه", "نفر"

PARAMETERS = {
    "rate_percent": _unsaid("کلیات بند ۱", "نرخ متعارف کارمزد", PERCENT),
    "repayment_months": _unsaid("کلیات بند ۱", "مدت بازپرداخت", MONTHS, least=1),
    "group_ceiling": _unsaid("کلیات بند ۱", "سقف وام گروه", RIAL),
    "in_use_since": _of("کلیات بند ۲", "سال آغاز برنامه در ایران", 1382),
    "collateral_asked": _of("کلیات بند ۲", "وثیقه", 0, RIAL),
    "guarantors_asked": _of("کلیات بند ۲", "ضامن", 0, PERSON),
    "low_income_above_percent": _of(
        "گروه هدف", "سهم کم‌درآمدها بیش از («اغلب»)", 50, PERCENT, "R30"
    ),
    "least_members": _practice("سازوکار اجرایی بند ۳", "کمترین عضو گروه", 10, PERSON),
    "most_members": _practice("سازوکار اجرایی بند ۳", "بیشترین عضو گروه", 20, PERSON),
    "trained_percent": _practice("سازوکار اجرایی بند ۴", "سهم آموزش‌دیدگان", 100, PERCENT),
    "least_months": _practice("سازوکار اجرایی بند ۵", "کمترین ماه‌های جلسه", 6, MONTHS),
    "regular_meetings_percent": _practice("سازوکار اجرایی بند ۵", "سهم جلسه‌های برگزارشده", 100, PERCENT),
    "on_time_percent": _practice("سازوکار اجرایی بند ۵", "سهم بازپرداخت به‌موقع", 100, PERCENT),
}  # fmt: skip

CODES = {
    "member_kind": Codes(
        "گروه هدف", "ویژگی عضو",
        {
            "rural_woman": "زن روستایی",
            "youth": "جوان روستایی",
            "head_of_household": "زن سرپرست خانوار",
            "self_supporting": "زن خودسرپرست",
        },
    ),
    "place_kind": Codes(
        "سازوکار اجرایی بند ۳", "جای گروه", {"village": "روستا", "urban_area": "منطقهٔ توسعه‌نیافتهٔ شهری"}
    ),
    "service": Codes(
        "سازوکار اجرایی بند ۶", "خدمت غیرمالی",
        {
            "vocational_training": "سازمان آموزش فنی و حرفه‌ای",
            "agriculture": "جهاد کشاورزی",
            "labour_office": "ادارهٔ تعاون، کار و رفاه اجتماعی",
            "rural_insurance": "صندوق بیمهٔ اجتماعی کشاورزان، روستاییان و عشایر",
            "other": "دستگاهی دیگر",
        },
    ),
}  # fmt: skip

self_help_group = Scheme(
    "self_help_group",
    title="گروه‌های خودیار",
    instrument=INSTRUMENT,
    outline=OUTLINE,
    facts=FACTS,
    parameters=PARAMETERS,
    codes=CODES,
    readings=READINGS,
)
