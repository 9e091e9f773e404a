"""The rules of the announcement, paragraph by paragraph, in the Arabic its families read."""

from schemes.books.productive_families.announcement import productive_families
from schemes.law import APPROVAL, GRANT, REGISTRATION
from schemes.units.text import normalise_arabic

# How people and programs name the one region.
SPELLINGS = dict.fromkeys(("qassim", "al-qassim", "sa-05", "منطقة القصيم"), "القصيم")


@productive_families.requires("الفقرة ١", stage=REGISTRATION)
def region_is_served(region: str, served_regions: tuple[str, ...]) -> bool:
    """الأسرة من منطقة القصيم."""
    named = normalise_arabic(region)
    return SPELLINGS.get(named.casefold(), named) in served_regions


@productive_families.requires("الفقرة ١", stage=REGISTRATION)
def project_is_at_home(home_based: bool) -> bool:
    """المشروع صغير ويُنفَّذ في المنزل."""
    return home_based


@productive_families.defines("الفقرة ١", reading="R31", answer=True)
def currency(money: str) -> str:
    """عملة التمويل هي الريال السعودي، والمبالغ بالهللة."""
    return money


@productive_families.requires("الفقرة ٢", stage=REGISTRATION)
def line_is_financed(project_line: str, project_lines: tuple[str, ...]) -> bool:
    """الإنتاج من الخطوط المذكورة، وهي الغذاء والصوف والتراث والخزف والزجاج."""
    return project_line in project_lines


@productive_families.defines("الفقرة ٢", answer=True)
def line_rank(project_line: str, project_lines: tuple[str, ...]) -> int | None:
    """ترتيب خط الإنتاج في الإعلان، والغذاء أولها."""
    return project_lines.index(project_line) + 1 if project_line in project_lines else None


@productive_families.requires("الفقرة ٢", stage=REGISTRATION, reading="R31")
def amount_fits_the_project(requested_amount: int, project_ceiling: int | None) -> bool:
    """المبلغ مذكور بحسب المشروع، ولا يزيد على سقف المحفظة إن حُدد."""
    return requested_amount > 0 and (project_ceiling is None or requested_amount <= project_ceiling)


@productive_families.requires("الفقرة ٧", stage=APPROVAL)
def project_is_studied(study_done: bool) -> bool:
    """أعدت الجمعية دراسة المشروع."""
    return study_done


@productive_families.requires("الفقرة ٩", stage=REGISTRATION)
def family_belongs_to_the_association(association_member: bool) -> bool:
    """الأسرة من أسر الجمعية، فالبنك يخدم الأسر عن طريقها."""
    return association_member


@productive_families.requires("الفقرة ٩", stage=GRANT)
def bank_has_accepted(bank_accepted: bool) -> bool:
    """وافق بنك الجزيرة على تمويل المشروع."""
    return bank_accepted
