"""The home-business loans as a paper: a news of eleven paragraphs, and every number it prints, dated.

The news is of 1404/08/24 (R27). It gives neither rate nor tenor nor collateral: those are empty until a circular of an
intake sets them, and none is invented.
"""

from schemes.book.numbers import MOST_SECURITY, numbers_since
from schemes.books.home_business.facts import FACTS, RIAL
from schemes.books.home_business.readings import READINGS
from schemes.law import Codes, Instrument, Scheme
from schemes.units import day, persian_digits

TOLD = day("1404/08/24")

INSTRUMENT = Instrument(
    title="خبر افزایش دوبرابری تسهیلات مشاغل خانگی در استان اردبیل",
    issuer="خبرگزاری صداوسیما، مرکز اردبیل",
    number="",
    version="",
    notified_on=TOLD,
    approved_by="مدیرکل تعاون، کار و رفاه اجتماعی استان اردبیل",
    prepared_by="",
    registered_by="",
    chapters=(),
)

OUTLINE = [f"بند {persian_digits(number)}" for number in range(1, 12)]


_of = numbers_since(TOLD)


PERCENT, MONTHS = "درصد", "ماه"

PARAMETERS = {
    "growth_times": _of("بند ۱", "پرداخت امسال نسبت به سال گذشته", 2, "برابر", "R27"),
    "last_year_persons": _of("بند ۲", "وام‌گیرندگان سال گذشته", 1_000, "نفر"),
    "last_year_women_percent": _of("بند ۲", "سهم بانوان از پرداخت سال گذشته", 75, PERCENT),
    "payouts_from": _of("بند ۳", "آغاز پرداخت‌ها", day("1404/09/01"), reading="R27"),
    "provincial_budget": _of("بند ۴", "اعتبار استانی", 2_400_000_000_000, RIAL, "R29"),
    "national_budget": _of("بند ۴", "اعتبار ملی", 1_160_000_000_000, RIAL, "R29"),
    "printed_budget": _of("بند ۴", "جمع اعتبار، چنان‌که گفته شده", 3_560_000_000_000, RIAL, "R29"),
    "agent_banks": _of("بند ۵", "شمار بانک‌های عامل", 8, "بانک"),
    "applicant_ceiling": _of("بند ۶", "سقف وام هر متقاضی", 2_000_000_000, RIAL),
    "supporter_ceiling": _of("بند ۶", "سقف وام پشتیبان", 50_000_000_000, RIAL),
    "rials_per_job": _of("بند ۶", "سقف وام پشتیبان برای هر شغل (خالی: بی‌شرط)", None, RIAL, "R28"),
    "rate_percent": _of("بند ۶", "نرخ (خالی: تا بخشنامه)", None, PERCENT, "R27"),
    "repayment_months": _of("بند ۶", "مدت بازپرداخت (خالی: تا بخشنامه)", None, MONTHS, "R27", least=1),
    "collateral_percent": _of(
        "بند ۶", "وثیقه نسبت به اصل وام (خالی: تا بخشنامه)", None, PERCENT, "R27", most=MOST_SECURITY
    ),
    "purposes": _of("بند ۷", "مصرف‌های پذیرفته", ("stabilisation", "creation", "development")),
    "stabilisation_above_percent": _of("بند ۷", "سهم پایداری شغل بیش از («عمده»)", 50, PERCENT),
    "fields": _of("بند ۹", "زمینه‌ها", ("carpet", "handicraft", "clothing", "digital", "culture", "services")),
    "routes": _of("بند ۱۱", "راه‌های پرداخت", ("direct", "supporter")),
    "year_ends_on": _of("بند ۱۱", "پایان سال نخست", day("1404/12/29"), reading="R27"),
    "payouts_until": _of("بند ۱۱", "پایان سال دوم", day("1405/12/29"), reading="R27"),
}

CODES = {
    "budget_source": Codes("بند ۴", "محل اعتبار", {"provincial": "استانی", "national": "ملی"}),
    "support": Codes(
        "بند ۸", "کمک پشتیبان",
        {"material": "مواد اولیه", "marketing": "بازاریابی", "sale": "فروش", "online_sale": "فروش برخط"},
    ),
    "network": Codes("بند ۹", "گونهٔ پشتیبان", {"company": "شرکت", "chain": "مجموعه یا شبکهٔ زنجیره‌ای"}),
}  # fmt: skip

home_business = Scheme(
    "home_business",
    title="مشاغل خانگی",
    instrument=INSTRUMENT,
    outline=OUTLINE,
    facts=FACTS,
    parameters=PARAMETERS,
    codes=CODES,
    readings=READINGS,
)
