"""The Omid-2 directive as a paper: its cover, its articles and notes in order, and every number it prints, dated."""

from typing import NamedTuple

from schemes.book.numbers import MOST_SECURITY, numbers_since
from schemes.books.omid2.facts import FACTS, RIAL
from schemes.books.omid2.readings import READINGS
from schemes.books.omid2.shares import PRINTED_RIALS, SHARES, UNALLOTTED_RIALS
from schemes.law import Codes, Instrument, Scheme
from schemes.units import day, persian_digits

NOTIFIED = day("1400/02/18")

INSTRUMENT = Instrument(
    title="دستورالعمل اعطای تسهیلات اشتغال از محل مشارکت مردمی «طرح امید ۲»",
    issuer="ریاست جمهوری، صندوق کارآفرینی امید",
    number="۱۰۵-۳-۳۱۳۷",
    version="۱",
    notified_on=NOTIFIED,
    approved_by="مدیرعامل",
    prepared_by="معاونت تجهیز و تخصیص منابع مالی (مدیریت تجهیز منابع)",
    registered_by="مدیریت فناوری اطلاعات، اداره تشکیلات و روش‌ها",
    chapters=("کلیات", "گردش کار", "سایر موارد"),
    other_number="۱۰۵-۳۳-۳۱۳۷",
)

# After which article (or band of article 1) each note stands, by its ordinal (R9).
_NOTES = {"ماده ۱ بند ۶": (1,), "ماده ۲": (2,), "ماده ۵": (3, 4, 5), "ماده ۲۰": (6,), "ماده ۲۱": (7, 8)}
_BANDS = [f"ماده ۱ بند {persian_digits(number)}" for number in range(1, 10)]
_ARTICLES = ["ماده ۱", *_BANDS, *(f"ماده {persian_digits(number)}" for number in range(2, 26))]
OUTLINE = ["مقدمه"]
for _article in _ARTICLES:
    OUTLINE += [_article, *(f"تبصره {persian_digits(number)}" for number in _NOTES.get(_article, ()))]


class Pattern(NamedTuple):
    """A deposit period of article 21: months, percents and the share of the contribution blocked."""

    deposit_months: int
    coefficient_percent: int
    repayment_months: int
    blocked_percent: int


class LongPattern(NamedTuple):
    """A deposit period of note 8: a longer repayment for a lower coefficient."""

    deposit_months: int
    coefficient_percent: int
    repayment_months: int


_of = numbers_since(NOTIFIED)


PERCENT, MONTHS = "درصد", "ماه"

PARAMETERS = {
    "natural_account_code": _of("ماده ۱ بند ۴", "کد حساب شخص حقیقی", 762),
    "legal_account_code": _of("ماده ۱ بند ۴", "کد حساب شخص حقوقی", 763),
    "supervised_above": _of("ماده ۳", "مبلغی که وام بالاتر از آن بازدید دوره‌ای دارد", 300_000_000, RIAL),
    "report_every": _of("ماده ۳", "فاصلهٔ گزارش‌ها و بازدیدهای دوره‌ای", 3, MONTHS),
    "waiting_months": _of("تبصره ۳", "کمترین فاصله تا دریافت وام", 3, MONTHS, "R2"),
    "special_account_code": _of("ماده ۷", "کد سپردهٔ ویژهٔ تسهیلات", 791),
    "first_degree_relatives": _of(
        "ماده ۱۰", "بستگان درجه یک", ("father", "mother", "spouse", "child"), reading="R12"
    ),
    "guarantee_percent": _of("ماده ۱۳", "تضمین نسبت به کل وام", 100, PERCENT, "R3", most=MOST_SECURITY),
    "allowed_purposes": _of(
        "ماده ۱۶", "مصرف‌های مجاز", ("creation", "development", "equipment", "renovation", "working_capital")
    ),
    "ceiling": _of("ماده ۱۶", "سقف وام", 1_000_000_000, RIAL),
    "minimum_contribution": _of("ماده ۱۷", "حداقل آورده", 30_000_000, RIAL, "R6"),
    "rate_percent": _of("ماده ۱۸", "نرخ کارمزد", 4, PERCENT),
    "schedule_method": _of(
        "ماده ۱۸", "روش کارمزد", "qard", reading="R10",
        qard="روش بانک مرکزی", qard_simple="فرمول ساده", qard_yearly="سالانه بر مانده",
    ),
    "most_plan_pages": _of("ماده ۱۹", "بیشترین صفحه‌های طرح کسب‌وکار", 3, "صفحه"),
    "visited_purposes": _of(
        "ماده ۲۰", "مصرف‌هایی که بازدید می‌خواهند", ("development", "equipment", "working_capital"), reading="R13"
    ),
    "visit_threshold": _of("ماده ۲۰", "مبلغی که وام بالاتر از آن بازدید می‌خواهد", 300_000_000, RIAL, "R13"),
    "ordinary_account_code": _of("تبصره ۶", "کد حساب قرض‌الحسنهٔ عادی", 700),
    "patterns": _of(
        "ماده ۲۱", "ضریب، بازپرداخت و نقد مسدود",
        (Pattern(3, 90, 18, 20), Pattern(6, 110, 24, 25), Pattern(9, 135, 36, 30)),
    ),
    "collateral_percent": _of("ماده ۲۱", "وثیقه نسبت به اصل وام", 120, PERCENT, "R3", most=MOST_SECURITY),
    "contribution_measure": _of(
        "ماده ۲۱", "مبنای ضریب", "last_months", reading="R5",
        last_months="میانگین ماه‌های آخر", first_months="میانگین ماه‌های نخست", lowest_balance="کمترین مانده",
    ),
    "block_measure": _of(
        "ماده ۲۱", "مبنای نقد مسدود", "contribution", reading="R4", contribution="آورده", principal="اصل وام"
    ),
    "long_patterns": _of(
        "تبصره ۸", "بازپرداخت بلندتر با ضریب کمتر",
        (LongPattern(3, 50, 36), LongPattern(6, 60, 48), LongPattern(9, 70, 60)),
    ),
    **{
        f"absorption_ceiling_{share.province}": _of("ماده ۲۲", f"سهم جذب استان {share.name}", share.rials, RIAL)
        for share in SHARES
    },
    "absorption_total": _of("ماده ۲۲", "جمع کل چاپ‌شده", PRINTED_RIALS, RIAL, "R7"),
    "absorption_unallotted": _of("ماده ۲۲", "تخصیص‌نیافته", UNALLOTTED_RIALS, RIAL, "R7"),
    "in_force_from": _of("ماده ۲۵", "روز ابلاغ", NOTIFIED),
}  # fmt: skip

CODES = {
    "aim": Codes(
        "مقدمه", "هدف طرح",
        {
            "create": "ایجاد و توسعهٔ کسب‌وکار کوچک و پایدار",
            "micro_or_home_job": "شغل خرد یا خانگی",
            "capacity": "نگه‌داشتن یا افزایش ظرفیت واحد",
            "quality": "بهتر یا بیشتر کردن محصول یا خدمت",
        },
    ),
    "skill_proof": Codes(
        "ماده ۱ بند ۹", "گونهٔ مدرک مهارت",
        {
            "degree": "مدرک تحصیلی یا مهارتی از مرکز دولتی یا مورد تأیید دولت",
            "experience": "گواهی سابقه به تأیید کارفرمایی که دست‌کم دو سال جواز کسب دارد",
            "running_unit": "واحد فعال یا نیمه‌فعال که فعالیتش با مدرک نشان داده شود",
        },
    ),
    "project_kind": Codes(
        "ماده ۲", "گونهٔ طرح",
        {
            "new": "کسب‌وکار تازه",
            "idle_capacity": "واحد موجود با ظرفیت خالی",
            "quality": "ارتقای کیفیت یا تثبیت واحد",
        },
    ),
}  # fmt: skip

omid2 = Scheme(
    "omid2",
    title="طرح امید ۲",
    instrument=INSTRUMENT,
    outline=OUTLINE,
    facts=FACTS,
    parameters=PARAMETERS,
    codes=CODES,
    readings=READINGS,
)
