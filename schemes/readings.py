"""Readings: where a document is silent, unclear or wrong, what was decided. Those of one document stand in its book."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from schemes.units.languages import ARABIC, PERSIAN, Language

OFFICE = "دفتر طراحی این سامانه"


class Change(NamedTuple):
    """A reading that was another before: what had been chosen until the day, which files of before were judged by."""

    on: date
    was: str


class Reading(NamedTuple):
    """One decision: the defect of the text, what we chose, what else could be chosen (empty: nothing), and by whom.

    `articles` are those it reads without any rule or number of theirs resting on it. Who chooses otherwise after people
    were judged writes a change: `replay` then names it, and opens the files that the old reading alone refused (R56).
    """

    id: str
    defect: str
    chosen: str
    alternative: str
    decided_by: str
    articles: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def register(*readings: Reading) -> dict[str, Reading]:
    """Readings by their ids, in their order."""
    return {reading.id: reading for reading in readings}


# Those that hold for every scheme, in the language of its document.
_IN_PERSIAN = register(
    Reading(
        "R32",
        "تومان و ریال، ویرگول اعشاری و متن بی‌نیم‌فاصله به هم آمیخته است.",
        "پول ریال صحیح است، درصد عدد اعشاری دقیق است، و متن یک بار یکدست می‌شود.",
        "", OFFICE,
    ),
    Reading(
        "R33",
        "شیوهٔ گرد کردن گفته نشده است.",
        "ریال کامل؛ اصل رو به پایین بخش می‌شود و قسط آخر باقی را می‌گیرد؛ کارمزد و سود به نزدیک‌ترین ریال گرد می‌شود.",
        "", OFFICE,
    ),
    Reading(
        "R34",
        "مبنای وجه دیرکرد گفته نشده است.",
        "مبلغ معوق × (نرخ + ۶) × روز ÷ ۳۶۵۰۰؛ مبنا و شش واحد قابل تنظیم‌اند.",
        "مخرج ۳۶۰۰۰ (قابل تنظیم)", OFFICE,
    ),
)  # fmt: skip
_IN_ARABIC = register(
    Reading(
        "R32",
        "في النصوص خلط بين وحدات النقود، وفاصلة عشرية، وكلمات تُكتب بأكثر من صورة.",
        "المال أعداد صحيحة من أصغر وحدة، والنسبة المئوية عدد عشري مضبوط، ويوحّد النص مرة واحدة.",
        "", "فريق تصميم هذه البوابة",
    ),
    Reading(
        "R33",
        "لم تُذكر طريقة التقريب.",
        "أعداد صحيحة من أصغر وحدة؛ يقسم أصل القرض مقرّبًا إلى الأدنى ويأخذ القسط الأخير الباقي؛ وتقرّب الرسوم والأرباح "
        "إلى أقرب وحدة.",
        "", "فريق تصميم هذه البوابة",
    ),
    Reading(
        "R34",
        "لم يُذكر أساس غرامة التأخير.",
        "المبلغ المتأخر × (المعدل + ٦) × الأيام ÷ ٣٦٥٠٠؛ والأساس والنقاط الست قابلة للضبط.",
        "المقام ٣٦٠٠٠ (قابل للضبط)", "فريق تصميم هذه البوابة",
    ),
)  # fmt: skip
GENERAL: Mapping[Language, Mapping[str, Reading]] = {PERSIAN: _IN_PERSIAN, ARABIC: _IN_ARABIC}


def general(language: Language) -> Mapping[str, Reading]:
    """The readings of every scheme in a document's language; in Persian where nobody has translated them."""
    return GENERAL.get(language, _IN_PERSIAN)
