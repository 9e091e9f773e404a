"""The scheme in a few plain words; the numbers are those of the law of the day."""

from schemes.book.brief import Brief

BRIEF = Brief(
    "وام واحدهایی که کرونا به آن‌ها آسیب زد و کارگران خود را نگه داشتند.",
    (
        ("دارندگان جواز و لیست بیمه در رسته‌های آسیب‌دیده، که پیامک دعوت گرفته‌اند.", "مقدمه بند ۲، واحد کسب‌وکار"),
        (
            "برای هر کارگر {open_unit_amount}، و در واحدی که ستاد تعطیل کرده {closed_unit_amount}؛ سود {rate_percent}.",
            "میزان تسهیلات بند ۱ و ۲",
        ),
        ("ثبت‌نام تا {registration_until}؛ سفته یا چک و به اندازهٔ مبلغ وام، ضامن.", "شرایط واحد بند ۳، جدول تضمین"),
    ),
    until="registration_until",
    has_calculator=True,
)
