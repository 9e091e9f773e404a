"""The order on orchard loans: its numbers, its facts, a rule an article, and the account of the whole."""

from schemes.books.orchards.readings import READINGS

from schemes.book.numbers import numbers_since
from schemes.facts import Fact, Kind, vocabulary
from schemes.law import APPROVAL, REGISTRATION, Home, Instrument, Scheme
from schemes.units import day

ISSUED = day("1404/01/01")
RIAL = "ریال"
_of = numbers_since(ISSUED)

orchards = Scheme(
    "orchards",
    title="وام باغچه",
    instrument=Instrument("دستور وام باغچه", "اداره باغ", "۱", "۱", ISSUED, "رئیس", "دفتر", "دفتر", ()),
    outline=("ماده ۱", "ماده ۲", "ماده ۳"),
    facts=vocabulary(
        Fact("requested_amount", Kind.MONEY, "چه مبلغی وام می‌خواهید؟", unit=RIAL),
        Fact("trees", Kind.COUNT, "باغچه چند درخت دارد؟", unit="درخت"),
        Fact("gardener_approved", Kind.YES_NO, "آیا باغبان شهر باغچه را پذیرفته است؟"),
    ),
    parameters={
        "ceiling": _of("ماده ۱", "سقف وام", 50_000_000, RIAL),
        "least_trees": _of("ماده ۲", "کمترین شمار درخت", 3, "درخت"),
        "rate_percent": _of("ماده ۳", "کارمزد", 2, "درصد"),
        "repayment_months": _of("ماده ۳", "بازپرداخت", 12, "ماه", least=1),
    },
    readings=READINGS,
)


@orchards.requires("ماده ۱", stage=REGISTRATION)
def amount_within_ceiling(requested_amount: int, ceiling: int) -> bool:
    """مبلغ درخواستی از سقف وام بیشتر نیست."""
    return requested_amount <= ceiling


@orchards.requires("ماده ۲", stage=REGISTRATION, reading="R99")
def has_trees_enough(trees: int, least_trees: int) -> bool:
    """باغچه به اندازه درخت دارد."""
    return trees >= least_trees


@orchards.requires("ماده ۲", stage=APPROVAL)
def gardener_has_approved(gardener_approved: bool) -> bool:
    """باغبان شهر باغچه را پذیرفته است."""
    return gardener_approved


orchards.accounts(
    ("ماده ۱", Home.REQUIREMENT, "وام سقفی دارد."),
    ("ماده ۲", Home.REQUIREMENT, "باغچه درخت دارد و باغبان آن را دیده است."),
    ("ماده ۳", Home.STEP, "بانک با این کارمزد و مدت قرارداد می‌بندد."),
)
