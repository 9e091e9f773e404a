"""Each scheme in a few plain words: for whom, how much, what is needed; the numbers are those of the law of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schemes.catalogue import SCHEMES, Scheme
from schemes.reader.wording import in_short, language_of
from schemes.signed import Circulars, law_under, provinces_apart
from schemes.units.places import Province


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief: its heading, our words, and where the document says it."""

    title: str
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A scheme for somebody who has never heard of it; `is_over` when its last day has gone by.

    The numbers are those of all provinces but those `apart`, which have circulars of their own.
    """

    scheme: Scheme
    language: str
    gist: str
    lines: tuple[Line, ...]
    is_over: bool
    calculator: str
    apart: tuple[Province, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a brief; {names} stand for numbers of the law, `until` names its last day, `calculator` a page."""

    gist: str
    lines: tuple[tuple[str, str], ...]
    until: str = ""
    calculator: str = ""


TITLES = {"fa": ("برای چه کسانی", "چه مبلغی", "چه می‌خواهد"), "ar": ("لمن", "كم", "ما المطلوب")}
TEXTS = {
    "omid2": _Text(
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
        calculator="omid2_calculator",
    ),
    "home_business": _Text(
        "وام کسب‌وکارهایی که در خانه می‌گردد، در استان اردبیل.",
        (
            ("صاحبان کسب‌وکار خانگی، و پشتیبان‌هایی که مواد می‌دهند یا محصول خانه‌ها را می‌فروشند.", "بند ۶ و ۹"),
            ("هر متقاضی تا {applicant_ceiling} و پشتیبان تا {supporter_ceiling}.", "بند ۶"),
            ("ثبت‌نام در سامانه، مجوز معتبر، تأیید کمیتهٔ تخصصی استان، و کار در این زمینه‌ها: {fields}.", "بند ۵ و ۹"),
        ),
        until="payouts_until",
    ),
    "self_help_group": _Text(
        "وام گروهی بی وثیقه و بی ضامن، به پشتوانهٔ کار خود گروه.",
        (
            (
                "گروه‌های {least_members} تا {most_members} که بیشترشان کم‌درآمدند، در شهرستان‌های هدف.",
                "گروه هدف، سازوکار اجرایی بند ۳",
            ),
            ("سقف و کارمزد را بخشنامهٔ برنامه می‌گوید؛ وام میان اعضا بخش می‌شود.", "کلیات بند ۱"),
            (
                "تسهیلگر، آموزش اعضا، دست‌کم {least_months} جلسه و پس‌انداز منظم، دفتر مرتب و قبولی در اعتبارسنجی بانک.",
                "سازوکار اجرایی بند ۳ تا ۵",
            ),
        ),
    ),
    "covid_relief": _Text(
        "وام واحدهایی که کرونا به آن‌ها آسیب زد و کارگران خود را نگه داشتند.",
        (
            ("دارندگان جواز و لیست بیمه در رسته‌های آسیب‌دیده، که پیامک دعوت گرفته‌اند.", "مقدمه بند ۲، واحد کسب‌وکار"),
            (
                "برای هر کارگر {open_unit_amount}، و در واحدی که ستاد تعطیل کرده {closed_unit_amount}؛ "
                "سود {rate_percent}.",
                "میزان تسهیلات بند ۱ و ۲",
            ),
            ("ثبت‌نام تا {registration_until}؛ سفته یا چک و به اندازهٔ مبلغ وام، ضامن.", "شرایط واحد بند ۳، جدول تضمین"),
        ),
        until="registration_until",
        calculator="covid_calculator",
    ),
    "productive_families": _Text(
        "تمويل مشاريع صغيرة تُنتَج في المنزل، عن طريق جمعية حرفة.",
        (
            ("أسر منطقة القصيم من جمعية حرفة.", "الفقرة ١ والفقرة ٩"),
            ("بحسب المشروع؛ والسقف وهامش الربح تحددهما المحفظة.", "الفقرة ٢"),
            (
                "دراسة تعدها الجمعية، وموافقة بنك الجزيرة، وإنتاج من هذه الخطوط: {project_lines}.",
                "الفقرة ٢ والفقرة ٧ والفقرة ٩",
            ),
        ),
    ),
}  # fmt: skip


def briefs(on: date, circulars: Circulars = ()) -> Iterator[Brief]:
    """Every scheme by the law of a day, with the circulars that hold in all provinces."""
    for slug, text in TEXTS.items():
        scheme, law = SCHEMES[slug], law_under(slug, circulars)
        language = language_of(scheme)
        numbers = {
            name: in_short(scheme, law.parameter(name, on), scheme.parameters[name].unit) for name in scheme.parameters
        }
        lines = (
            Line(title, words.format_map(numbers), article)
            for title, (words, article) in zip(TITLES[language], text.lines, strict=True)
        )
        is_over = bool(text.until) and on > law.parameter(text.until, on)
        apart = tuple(provinces_apart(slug, circulars, on))
        yield Brief(scheme, language, text.gist, tuple(lines), is_over, text.calculator, apart)
