"""What the Omid-2 directive asks about a file, in the applicant's words."""

from schemes.facts import Fact, Kind, vocabulary

RIAL = "ریال"

FACTS = vocabulary(
    Fact(
        "person_kind", Kind.CHOICE, "متقاضی شخص حقیقی است یا حقوقی؟",
        hint="شرکت و تعاونی شخص حقوقی است.",
        choices={"natural": "شخص حقیقی", "legal": "شخص حقوقی"},
    ),
    Fact(
        "borrower_named", Kind.YES_NO, "آیا شرکت یک شخص حقیقی را به‌عنوان وام‌گیرنده معرفی کرده است؟",
        hint="مالک یا مدیرعامل؛ قرض‌الحسنه به نام شخص حقیقی پرداخت می‌شود.",
    ),
    Fact(
        "account_code", Kind.CHOICE, "کد حساب سپردهٔ امید ۲ چیست؟",
        hint="روی قرارداد افتتاح حساب نوشته شده است.",
        choices={762: "۷۶۲ (شخص حقیقی)", 763: "۷۶۳ (شخص حقوقی)"},
    ),
    Fact("plan_received_on", Kind.DAY, "طرح کسب‌وکار چه روزی دریافت شد؟", example="1400/02/20"),
    Fact("account_opened_on", Kind.DAY, "حساب امید ۲ چه روزی باز شد؟", example="1400/03/01"),
    Fact(
        "deposit_movements", Kind.MOVEMENTS, "واریزها و برداشت‌های حساب امید ۲ کدام‌اند؟",
        hint="سپردهٔ روز افتتاح هم یک سطر است؛ برداشت با علامت منفی نوشته می‌شود.",
        example='[["1400/03/01", 500000000]]', unit=RIAL,
    ),
    Fact(
        "purpose", Kind.CHOICE, "وام را برای چه کاری می‌خواهید؟",
        choices={
            "creation": "راه‌اندازی کسب‌وکار تازه",
            "development": "گسترش کسب‌وکار",
            "equipment": "خرید تجهیزات",
            "renovation": "نوسازی ماشین‌آلات",
            "working_capital": "سرمایه در گردش",
        },
        open=True,
    ),
    Fact(
        "requested_amount", Kind.MONEY, "چه مبلغی وام می‌خواهید؟",
        hint="به رقم یا حروف؛ اگر به تومان می‌نویسید، کلمهٔ تومان را هم بنویسید.", example="۲۰ میلیون تومان", unit=RIAL,
    ),
    Fact(
        "deposit_months", Kind.CHOICE, "الگوی چندماههٔ سپرده را برگزیده‌اید؟",
        choices={3: "سه ماهه", 6: "شش ماهه", 9: "نه ماهه"}, unit="ماه",
    ),
    Fact(
        "long_repayment", Kind.YES_NO, "آیا بازپرداخت بلندتر با مبلغ کمتر را برگزیده‌اید؟",
        hint="قسط‌ها کوچک‌تر و مبلغ وام کمتر می‌شود.",
    ),
    Fact(
        "other_debt", Kind.MONEY, "ماندهٔ بدهی به صندوق بابت وام‌های دیگر چقدر است؟",
        hint="اگر بدهی ندارید صفر بنویسید.", example="0", unit=RIAL,
    ),
    Fact("good_record", Kind.YES_NO, "آیا وام‌های پیشین با خوش‌حسابی پرداخت شده است؟"),
    Fact(
        "earlier_omid2_loans", Kind.COUNT, "تاکنون چند بار از طرح امید ۲ وام گرفته‌اید؟",
        hint="وامی که با انتقال حق گرفته یا داده‌اید هم شمرده می‌شود.", example="0", unit="بار",
    ),
    Fact("has_business_plan", Kind.YES_NO, "آیا طرح کسب‌وکار نوشته شده است؟"),
    Fact("plan_pages", Kind.COUNT, "طرح کسب‌وکار چند صفحه است؟", hint="حداکثر سه صفحه.", example="3", unit="صفحه"),
    Fact("plan_approved", Kind.YES_NO, "آیا کمیتهٔ تصویب طرح‌ها طرح را تأیید کرده است؟"),
    Fact("visit_reported", Kind.YES_NO, "آیا گزارش بازدید از واحد در پرونده هست؟"),
    Fact("has_need_form", Kind.YES_NO, "آیا فرم اعلام نیاز طرح کسب‌وکار در پرونده هست؟"),
    Fact("has_skill_proof", Kind.YES_NO, "آیا مدرک مهارت یا تجربه در پرونده هست؟"),
    Fact("has_proforma", Kind.YES_NO, "آیا پیش‌فاکتور تجهیزات و مواد اولیه در پرونده هست؟"),
    Fact("branch_confirmed", Kind.YES_NO, "آیا شعبه مدارک را تأیید کرده است؟"),
    Fact(
        "transfer_to", Kind.CHOICE, "آیا حق وام به کسی دیگر منتقل می‌شود؟ به چه نسبتی؟",
        choices={
            "none": "منتقل نمی‌شود",
            "father": "پدر",
            "mother": "مادر",
            "spouse": "همسر",
            "child": "فرزند",
            "sibling": "خواهر یا برادر",
            "other": "دیگر",
        },
    ),
)  # fmt: skip
