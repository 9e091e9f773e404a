"""The scheme in a few plain words; the numbers are those of the law of the day."""

from schemes.book.brief import Brief

BRIEF = Brief(
    "سپرده می‌گذارید و چند ماه بعد وام قرض‌الحسنه می‌گیرید.",
    (
        (
            "هر کس که بخواهد کسب‌وکاری کوچک راه بیندازد یا کسب‌وکار خود را گسترش دهد، در خانه هم.",
            "ماده ۱ بند ۶ و تبصره ۱",
        ),
        ("به نسبت میانگین سپرده، تا {ceiling}، با کارمزد {rate_percent} در سال.", "ماده ۱۶، ۱۸ و ۲۱"),
        (
            "طرح کسب‌وکار در حداکثر {most_plan_pages}، دست‌کم {minimum_contribution} سپرده، فرم نیاز، مدرک مهارت و "
            "پیش‌فاکتور.",
            "ماده ۱۷، ۱۹ و ۲۳",
        ),
    ),
    has_calculator=True,
)
