"""The Herfa portfolio as a paper: an announcement of ten paragraphs, and what it says in numbers, dated.

The announcement bears no date, so its numbers are dated by the day they were written down here. It gives neither sum
nor rate nor tenor: those are the portfolio's settings, empty until the association and the bank set them (R31).
"""

from schemes.book.numbers import numbers_since
from schemes.books.productive_families.facts import FACTS, HALALA
from schemes.books.productive_families.readings import READINGS
from schemes.law import Codes, Instrument, Parameter, Scheme
from schemes.units import day
from schemes.units.countries import SAUDI_ARABIA

WRITTEN_DOWN = day("1405/08/30")

INSTRUMENT = Instrument(
    title="إطلاق المحفظة التمويلية للأسر المنتجة في منطقة القصيم",
    issuer="جمعية حرفة بالتعاون مع بنك الجزيرة",
    number="",
    version="",
    notified_on=None,
    approved_by="",
    prepared_by="",
    registered_by="",
    chapters=(),
)

OUTLINE = [f"الفقرة {number}" for number in ("١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩", "١٠")]


_of = numbers_since(WRITTEN_DOWN)


def _unsaid(title: str, unit: str, least: int = 0) -> Parameter:
    return _of("الفقرة ٢", f"{title} (فارغ حتى تحدده المحفظة)", None, unit, "R31", least=least)


PARAMETERS = {
    "served_regions": _of("الفقرة ١", "المنطقة المشمولة", ("القصيم",)),
    "money": _of("الفقرة ١", "العملة", SAUDI_ARABIA.currency.code, reading="R31"),
    "project_lines": _of("الفقرة ٢", "خطوط الإنتاج بترتيبها", ("food", "wool_heritage", "ceramics", "glass")),
    "project_ceiling": _unsaid("سقف تمويل المشروع", HALALA),
    "rate_percent": _unsaid("هامش الربح", "بالمئة"),
    "repayment_months": _unsaid("مدة السداد", "شهر", least=1),
    "intermediary": _of("الفقرة ٩", "من يصل البنك بالأسر", "جمعية حرفة"),
    "expected_projects": _of("الفقرة ٧", "عدد المشاريع المتوقع تجاوزه", 100, "مشروع"),
}

CODES = {
    "licensor": Codes("الفقرة ٣", "جهات ورش التراخيص", {"labour": "وزارة العمل", "municipal": "وزارة الشؤون البلدية"}),
    "improvement": Codes("الفقرة ٥", "ما يطوره التمويل", {"project": "المشروع", "tools": "أدوات المشروع"}),
}

productive_families = Scheme(
    "productive_families",
    title="الأسر المنتجة",
    instrument=INSTRUMENT,
    outline=OUTLINE,
    facts=FACTS,
    parameters=PARAMETERS,
    codes=CODES,
    readings=READINGS,
    country=SAUDI_ARABIA,
)
