"""The terms of the loan: profit, the day of payout, and the restrictions that are waived."""

from collections.abc import Collection, Sequence
from datetime import date

from schemes.books.covid_relief.guide import covid_relief
from schemes.law import GRANT
from schemes.loans import cost


@covid_relief.defines("شرایط تسهیلات بند ۱", reading="R23", answer=True)
def profit_total(
    requested_amount: int, rate_percent: int, schedule_method: str, repayment_months: int, grace_months: int
) -> int:
    """همهٔ سود وام تا پایان بازپرداخت، به ریال."""
    if requested_amount == 0:
        return 0
    return cost(
        method=schedule_method,
        principal=requested_amount,
        rate=rate_percent,
        months=repayment_months,
        grace=grace_months,
    )


@covid_relief.requires("شرایط تسهیلات بند ۲", stage=GRANT, reading="R24")
def paid_in_time(paid_on: date, payout_until: date) -> bool:
    """وام در مهلت پرداخت، با خود روز آخر، پرداخت می‌شود."""
    return paid_on <= payout_until


@covid_relief.defines("شرایط تسهیلات بند ۴", reading="R26", answer=True)
def exemptions(waived: tuple[str, ...]) -> tuple[str, ...]:
    """محدودیت‌هایی که در این وام سنجیده نمی‌شود."""
    return waived


@covid_relief.defines("شرایط تسهیلات بند ۴")
def debt_is_waived(waived: Collection[str]) -> bool:
    """بدهی غیرجاری برای این وام بخشوده است."""
    return "non_current_debt" in waived


@covid_relief.requires("شرایط تسهیلات بند ۴", stage=GRANT)
def non_current_debt_does_not_hinder(non_current_debt: int | bool, debt_is_waived: bool) -> bool:
    """بدهی غیرجاری متقاضی و ذی‌نفعان، که بخشوده است، مانع وام نیست."""
    return debt_is_waived or not non_current_debt


@covid_relief.defines("شرایط تسهیلات بند ۴", reading="R24", answer=True)
def waived_cheques(
    bounced_cheques: Sequence[date], waived: Collection[str], cheques_waived_from: date, cheques_waived_until: date
) -> tuple[date, ...]:
    """چک‌های برگشتی که در بازهٔ بخشودگی ایجاد شده است."""
    if "bounced_cheques" not in waived:
        return ()
    return tuple(day for day in bounced_cheques if cheques_waived_from <= day <= cheques_waived_until)


@covid_relief.requires("شرایط تسهیلات بند ۴", stage=GRANT, reading="R24")
def no_cheque_outside_the_window(bounced_cheques: Sequence[date], waived_cheques: Sequence[date]) -> bool:
    """متقاضی و ذی‌نفعان بیرون از بازهٔ بخشودگی چک برگشتی ندارند."""
    return len(waived_cheques) == len(bounced_cheques)
