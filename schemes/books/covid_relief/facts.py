"""What the COVID relief guide asks about a file, in the employer's words."""

from schemes.facts import Fact, Kind, vocabulary

RIAL, PERSON = "ریال", "نفر"

FACTS = vocabulary(
    Fact(
        "invited", Kind.YES_NO, "آیا پیامک دعوت وزارت تعاون، کار و رفاه اجتماعی به شما رسیده است؟",
        hint="این طرح فقط برای کسانی است که پیامک گرفته‌اند.",
    ),
    Fact(
        "sector_listed", Kind.YES_NO, "آیا رستهٔ کسب‌وکار در فهرست هیئت وزیران هست؟",
        hint="رسته‌های آسیب‌دیده را هیئت وزیران تعیین کرده است.",
    ),
    Fact("has_licence", Kind.YES_NO, "آیا کسب‌وکار جواز کسب یا تولید دارد؟"),
    Fact(
        "has_insurance_list", Kind.YES_NO, "آیا واحد لیست بیمه دارد؟",
        hint="کارفرما یا خویش‌فرما، با لیست بیمهٔ تأمین اجتماعی.",
    ),
    Fact("active_last_year", Kind.YES_NO, "آیا واحد سال گذشته فعال بوده است؟"),
    Fact("active_now", Kind.YES_NO, "آیا واحد هنوز فعال است؟"),
    Fact("jobs_kept", Kind.YES_NO, "آیا کارگران واحد سر کار نگه داشته شده‌اند؟"),
    Fact(
        "insured_workers", Kind.COUNT, "چند نفر در واحد پروندهٔ بیمهٔ تأمین اجتماعی دارند؟",
        example="4", unit=PERSON,
    ),
    Fact(
        "on_unemployment_insurance", Kind.COUNT, "از آن‌ها چند نفر بیمهٔ بیکاری گرفته‌اند؟",
        hint="این افراد در شمار کارگران نمی‌آیند.", example="0", unit=PERSON,
    ),
    Fact("closed_by_decree", Kind.YES_NO, "آیا واحد به دستور ستاد کرونا تعطیل شده است؟"),
    Fact(
        "earlier_covid_loans", Kind.COUNT, "واحد یا مالک آن تاکنون چند بار تسهیلات کرونا گرفته است؟",
        example="0", unit="بار",
    ),
    Fact(
        "requested_amount", Kind.MONEY, "چه مبلغی وام می‌خواهید؟",
        hint="به رقم یا حروف؛ اگر به تومان می‌نویسید، کلمهٔ تومان را هم بنویسید.", example="۴۸ میلیون تومان", unit=RIAL,
    ),
    Fact("registered_on", Kind.DAY, "درخواست چه روزی در سامانهٔ کارا ثبت شد؟", example="1399/04/15"),
    Fact("paid_on", Kind.DAY, "وام چه روزی پرداخت می‌شود؟", example="1399/05/20"),
    Fact(
        "bounced_cheques", Kind.DAYS, "چک‌های برگشتی متقاضی و ذی‌نفعان چه روزهایی ایجاد شده است؟",
        hint="اگر چک برگشتی نیست، فهرست خالی است.", example='["1399/02/10"]',
    ),
    Fact(
        "non_current_debt", Kind.DEBT, "بدهی غیرجاری متقاضی و ذی‌نفعان به بانک‌ها چقدر است؟",
        hint="مبلغ، یا فقط دارد و ندارد؛ مانع این وام نیست.", example="0", unit=RIAL,
    ),
    Fact("sector_agency_approved", Kind.YES_NO, "آیا دستگاه بخشی درخواست را تأیید کرده است؟"),
)  # fmt: skip
