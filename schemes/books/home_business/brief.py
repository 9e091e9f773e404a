"""The scheme in a few plain words; the numbers are those of the law of the day."""

from schemes.book.brief import Brief

BRIEF = Brief(
    "وام کسب‌وکارهایی که در خانه می‌گردد، در استان اردبیل.",
    (
        ("صاحبان کسب‌وکار خانگی، و پشتیبان‌هایی که مواد می‌دهند یا محصول خانه‌ها را می‌فروشند.", "بند ۶ و ۹"),
        ("هر متقاضی تا {applicant_ceiling} و پشتیبان تا {supporter_ceiling}.", "بند ۶"),
        ("ثبت‌نام در سامانه، مجوز معتبر، تأیید کمیتهٔ تخصصی استان، و کار در این زمینه‌ها: {fields}.", "بند ۵ و ۹"),
    ),
    until="payouts_until",
)
