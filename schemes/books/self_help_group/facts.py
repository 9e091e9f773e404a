"""What the self-help group programme asks about a group, in the words of its members and facilitator."""

from schemes.facts import Fact, Kind, vocabulary

RIAL, PERSON, TIMES = "ریال", "نفر", "جلسه"

FACTS = vocabulary(
    Fact("members", Kind.COUNT, "گروه چند عضو دارد؟", example="15", unit=PERSON),
    Fact("low_income_members", Kind.COUNT, "چند نفر از اعضا کم‌درآمد یا آسیب‌پذیرند؟", example="12", unit=PERSON),
    Fact("women_members", Kind.COUNT, "چند نفر از اعضا زن هستند؟", example="15", unit=PERSON),
    Fact(
        "county_targeted", Kind.YES_NO, "آیا شهرستان گروه از شهرستان‌های هدف برنامه است؟",
        hint="بهزیستی استان شهرستان‌های هدف را انتخاب می‌کند.",
    ),
    Fact("facilitator_named", Kind.YES_NO, "آیا گروه تسهیلگر دارد؟"),
    Fact("trained_members", Kind.COUNT, "چند نفر از اعضا آموزش دیده‌اند؟", example="15", unit=PERSON),
    Fact("months_active", Kind.COUNT, "گروه چند ماه است که جلسه دارد؟", example="6", unit="ماه"),
    Fact("meetings_held", Kind.COUNT, "تاکنون چند جلسه برگزار شده است؟", example="24", unit=TIMES),
    Fact("meetings_due", Kind.COUNT, "تاکنون چند جلسه باید برگزار می‌شد؟", example="24", unit=TIMES),
    Fact("savings_total", Kind.MONEY, "پس‌انداز گروه روی هم چقدر است؟", example="۵ میلیون تومان", unit=RIAL),
    Fact(
        "internal_loans_total", Kind.MONEY, "گروه از پس‌انداز خود روی هم چقدر به اعضا وام داده است؟",
        example="۳ میلیون تومان", unit=RIAL,
    ),
    Fact(
        "internal_repaid_on_time_percent", Kind.PERCENT, "چند درصد از وام‌های درونی به‌موقع پس داده شده است؟",
        example="100", unit="درصد",
    ),
    Fact("books_kept", Kind.YES_NO, "آیا دفترهای گروه مرتب نوشته می‌شود؟"),
    Fact("bank_grade_passed", Kind.YES_NO, "آیا بانک عامل گروه را اعتبارسنجی و قبول کرده است؟"),
    Fact("local_executor_approved", Kind.YES_NO, "آیا مجری محلی درخواست گروه را تأیید کرده است؟"),
    Fact(
        "requested_amount", Kind.MONEY, "گروه روی هم چه مبلغی وام می‌خواهد؟",
        hint="به رقم یا حروف؛ اگر به تومان می‌نویسید، کلمهٔ تومان را هم بنویسید.",
        example="۳۰۰ میلیون تومان", unit=RIAL,
    ),
)  # fmt: skip
