"""What the home-business loans ask about a file, in the words of home workers and their supporters."""

from schemes.facts import Fact, Kind, vocabulary

RIAL = "ریال"

FACTS = vocabulary(
    Fact(
        "role", Kind.CHOICE, "شما صاحب کسب‌وکار خانگی هستید یا پشتیبان؟",
        hint="پشتیبان مواد اولیه می‌دهد یا محصول خانه‌ها را می‌فروشد.",
        choices={"applicant": "صاحب کسب‌وکار خانگی", "supporter": "پشتیبان"},
    ),
    Fact(
        "requested_amount", Kind.MONEY, "چه مبلغی وام می‌خواهید؟",
        hint="به رقم یا حروف؛ اگر به تومان می‌نویسید، کلمهٔ تومان را هم بنویسید.",
        example="۲۰۰ میلیون تومان", unit=RIAL,
    ),
    Fact(
        "field", Kind.CHOICE, "کسب‌وکار خانگی در چه زمینه‌ای است؟",
        choices={
            "carpet": "فرش",
            "handicraft": "صنایع دستی",
            "clothing": "پوشاک",
            "digital": "فناوری دیجیتال",
            "culture": "فرهنگ",
            "services": "خدمات",
            "other": "زمینه‌ای دیگر",
        },
    ),
    Fact("registered", Kind.YES_NO, "آیا در سامانهٔ مشاغل خانگی ثبت‌نام کرده‌اید؟"),
    Fact("permit_valid", Kind.YES_NO, "آیا مجوز کسب‌وکار خانگی یا پشتیبانی شما معتبر است؟"),
    Fact("committee_approved", Kind.YES_NO, "آیا کمیتهٔ تخصصی استان درخواست را تأیید کرده است؟"),
    Fact(
        "route", Kind.CHOICE, "وام را چگونه می‌گیرید؟",
        choices={"direct": "مستقیم", "supporter": "از طریق پشتیبان"},
    ),
    Fact("supporter_named", Kind.YES_NO, "آیا پشتیبان خود را معرفی کرده‌اید؟"),
    Fact(
        "purpose", Kind.CHOICE, "وام را برای چه کاری می‌خواهید؟",
        choices={
            "stabilisation": "پایدار کردن کار کنونی",
            "creation": "راه‌اندازی کار تازه",
            "development": "گسترش کار کنونی",
        },
    ),
    Fact(
        "jobs_promised", Kind.COUNT, "پشتیبان چند شغل تعهد می‌کند؟",
        example="25", unit="شغل",
    ),
)  # fmt: skip
