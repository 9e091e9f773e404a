"""The group: whom it gathers, where, how it is made and trained, and that nothing is asked as security."""

from schemes.books.self_help_group.programme import self_help_group
from schemes.law import APPROVAL, REGISTRATION


@self_help_group.defines("کلیات بند ۱", answer=True)
def women_percent(women_members: int, members: int) -> int:
    """سهم زنان گروه، به درصد و رو به پایین؛ زنان و جوانان مقدم‌اند."""
    return women_members * 100 // max(members, 1)


@self_help_group.requires("کلیات بند ۱", stage=REGISTRATION, reading="R30")
def amount_within_the_terms(requested_amount: int, group_ceiling: int | None) -> bool:
    """گروه مبلغ وام را گفته است و اگر سقفی تعیین شده باشد از آن نمی‌گذرد."""
    return requested_amount > 0 and (group_ceiling is None or requested_amount <= group_ceiling)


@self_help_group.defines("کلیات بند ۲", answer=True)
def collateral_required(collateral_asked: int) -> int:
    """وثیقه‌ای که خواسته می‌شود، به ریال: هیچ."""
    return collateral_asked


@self_help_group.defines("کلیات بند ۲", answer=True)
def guarantors(guarantors_asked: int) -> int:
    """شمار ضامن‌هایی که خواسته می‌شود: هیچ."""
    return guarantors_asked


@self_help_group.requires("گروه هدف", stage=REGISTRATION, reading="R30")
def members_are_mostly_of_low_income(low_income_members: int, members: int, low_income_above_percent: int) -> bool:
    """بیشتر اعضای گروه کم‌درآمد یا آسیب‌پذیرند."""
    return low_income_members * 100 > members * low_income_above_percent


@self_help_group.requires("سازوکار اجرایی بند ۱", stage=REGISTRATION)
def county_is_targeted(county_targeted: bool) -> bool:
    """شهرستان گروه از شهرستان‌های هدف برنامه است."""
    return county_targeted


@self_help_group.requires("سازوکار اجرایی بند ۳", stage=REGISTRATION)
def facilitator_is_named(facilitator_named: bool) -> bool:
    """تسهیلگر اعضا را شناخته و گروه را تشکیل داده است."""
    return facilitator_named


@self_help_group.requires("سازوکار اجرایی بند ۳", stage=REGISTRATION, reading="R30")
def group_is_of_a_workable_size(members: int, least_members: int, most_members: int) -> bool:
    """گروه نه کوچک‌تر و نه بزرگ‌تر از اندازهٔ گروه‌های خودیار است."""
    return least_members <= members <= most_members


@self_help_group.requires("سازوکار اجرایی بند ۳", stage=REGISTRATION)
def counts_fit_the_group(members: int, low_income_members: int, women_members: int) -> bool:
    """شمار کم‌درآمدها و شمار زنان از شمار اعضا بیشتر نیست."""
    return max(low_income_members, women_members) <= members


@self_help_group.requires("سازوکار اجرایی بند ۴", stage=APPROVAL, reading="R30")
def members_are_trained(trained_members: int, members: int, trained_percent: int) -> bool:
    """اعضای گروه آموزش دیده‌اند."""
    return trained_members * 100 >= members * trained_percent


@self_help_group.requires("سازوکار اجرایی بند ۶", stage=APPROVAL)
def local_executor_has_approved(local_executor_approved: bool) -> bool:
    """مجری محلی درخواست گروه را تأیید کرده است."""
    return local_executor_approved
