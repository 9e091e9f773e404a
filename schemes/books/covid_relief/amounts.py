"""The sum: what is payable to a unit by its counted workers, and what it may be spent on."""

from schemes.books.covid_relief.guide import covid_relief
from schemes.law import REGISTRATION


@covid_relief.defines("میزان تسهیلات بند ۱", reading="R19", answer=True)
def payable_amount(
    counted_workers: int,
    closed_by_decree: bool,
    open_unit_amount: int,
    closed_unit_amount: int,
    closed_unit_measure: str,
) -> int:
    """بیشترین وام واحد به شمار کارگران آن، به ریال؛ واحد تعطیل‌شده بیشتر می‌گیرد."""
    if not closed_by_decree:
        return counted_workers * open_unit_amount
    return closed_unit_amount if closed_unit_measure == "per_unit" else counted_workers * closed_unit_amount


@covid_relief.requires("میزان تسهیلات بند ۱", stage=REGISTRATION, when="stayed_open", reading="R19")
def amount_within_what_is_payable(requested_amount: int, payable_amount: int) -> bool:
    """مبلغ درخواستی از آنچه به شمار کارگران پرداخت‌شدنی است بیشتر نیست."""
    return requested_amount <= payable_amount


@covid_relief.requires("میزان تسهیلات بند ۲", stage=REGISTRATION, when="closed_by_decree", reading="R19")
def amount_within_what_a_closed_unit_gets(requested_amount: int, payable_amount: int) -> bool:
    """مبلغ درخواستی از آنچه به واحد تعطیل‌شده پرداخت‌شدنی است بیشتر نیست."""
    return requested_amount <= payable_amount


@covid_relief.defines("میزان تسهیلات بند ۱", reading="R20", answer=True)
def wage_part(requested_amount: int, wage_percent: int) -> int:
    """بخشی از وام که فقط برای دستمزد است، به ریال."""
    return requested_amount * wage_percent // 100


@covid_relief.defines("میزان تسهیلات بند ۱", reading="R20", answer=True)
def other_part(requested_amount: int, wage_part: int) -> int:
    """بخشی از وام که برای هزینه‌های عملیاتی دیگر است، به ریال."""
    return requested_amount - wage_part
