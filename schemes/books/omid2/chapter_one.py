"""Chapter one, the general part: who may apply, who may borrow, and that the sum is the system's."""

from schemes.books.omid2.directive import omid2
from schemes.law import GRANT, REGISTRATION


@omid2.defines("ماده ۱ بند ۲")
def is_a_legal_person(person_kind: str) -> bool:
    """متقاضی شخص حقوقی است."""
    return person_kind == "legal"


@omid2.requires("ماده ۱ بند ۳", stage=REGISTRATION, when=is_a_legal_person, reading="R1")
def borrower_is_a_natural_person(borrower_named: bool) -> bool | None:
    """قرض‌الحسنه به نام شخص حقیقی است؛ شخص حقوقی مالک یا مدیرعامل خود را وام‌گیرنده معرفی می‌کند."""
    return borrower_named or None


@omid2.defines("ماده ۱ بند ۴")
def proper_account_code(is_a_legal_person: bool, legal_account_code: int, natural_account_code: int) -> int:
    """کد حسابی که متقاضی باید داشته باشد."""
    return legal_account_code if is_a_legal_person else natural_account_code


@omid2.requires("ماده ۱ بند ۵", stage=GRANT, when="chosen_offer_is_open")
def amount_within_the_chosen_offer(requested_amount: int, amount_offered: int) -> bool:
    """مبلغ درخواستی از مبلغی که سامانه برای الگوی برگزیده حساب کرده بیشتر نیست."""
    return requested_amount <= amount_offered
