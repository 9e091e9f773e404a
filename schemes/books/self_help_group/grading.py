"""Linkage with the bank: six months of work, five signs of it, and the bank's own judgement of the group (R30)."""

from schemes.books.self_help_group.programme import self_help_group
from schemes.law import GRANT


@self_help_group.requires("سازوکار اجرایی بند ۵", stage=GRANT, reading="R30")
def group_has_worked_long_enough(months_active: int, least_months: int) -> bool:
    """گروه پیش از وام به اندازهٔ لازم جلسه داشته است."""
    return months_active >= least_months


@self_help_group.defines("سازوکار اجرایی بند ۵", reading="R30")
def meets_regularly(meetings_held: int, meetings_due: int, regular_meetings_percent: int) -> bool:
    """جلسه‌های گروه منظم برگزار شده است."""
    return meetings_due > 0 and meetings_held * 100 >= meetings_due * regular_meetings_percent


@self_help_group.defines("سازوکار اجرایی بند ۵", reading="R30")
def repays_on_time(internal_repaid_on_time_percent: int, on_time_percent: int) -> bool:
    """وام‌های درونی به‌موقع پس داده شده است."""
    return internal_repaid_on_time_percent >= on_time_percent


@self_help_group.defines("سازوکار اجرایی بند ۵", reading="R30", answer=True)
def grade(
    meets_regularly: bool, savings_total: int, internal_loans_total: int, repays_on_time: bool, books_kept: bool
) -> int:
    """شمار نشانه‌های کار گروه، از صفر تا پنج: جلسه، پس‌انداز، وام درونی، بازپرداخت به‌موقع و دفتر."""
    lends = internal_loans_total > 0
    return sum((meets_regularly, savings_total > 0, lends, lends and repays_on_time, books_kept))


# The five signs are laid before the bank; passing is the bank's word, for the text gives no mark to pass.
@self_help_group.requires("سازوکار اجرایی بند ۵", stage=GRANT, reading="R30")
def bank_has_passed_the_group(bank_grade_passed: bool, grade: int) -> bool:
    """بانک عامل با دیدن نشانه‌های کار گروه، آن را اعتبارسنجی و قبول کرده است."""
    return bank_grade_passed
