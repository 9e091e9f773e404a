"""The rules of the news, paragraph by paragraph."""

from datetime import date

from schemes.books.home_business.news import home_business
from schemes.law import APPROVAL, GRANT, REGISTRATION


@home_business.requires("بند ۳", stage=GRANT, reading="R27")
def payouts_have_started(on: date, payouts_from: date) -> bool:
    """پرداخت‌ها آغاز شده است."""
    return on >= payouts_from


@home_business.defines("بند ۴", reading="R29", answer=True)
def budget(provincial_budget: int, national_budget: int) -> int:
    """جمع دو اعتبار استانی و ملی، که به هم قرض نمی‌دهند، به ریال."""
    return provincial_budget + national_budget


@home_business.requires("بند ۵", stage=REGISTRATION)
def person_is_registered(registered: bool) -> bool:
    """متقاضی در سامانه ثبت‌نام کرده است."""
    return registered


# The system named here gives the permit as the fruit of registration; without it no bank is introduced.
@home_business.requires("بند ۵", stage=REGISTRATION)
def permit_is_valid(permit_valid: bool) -> bool:
    """مجوزی که سامانه داده معتبر است."""
    return permit_valid


@home_business.requires("بند ۵", stage=APPROVAL)
def committee_has_approved(committee_approved: bool) -> bool:
    """کمیتهٔ تخصصی استان درخواست را تأیید کرده است."""
    return committee_approved


@home_business.defines("بند ۶")
def is_a_supporter(role: str) -> bool:
    """وام‌گیرنده پشتیبان کسب‌وکارهای خانگی است."""
    return role == "supporter"


@home_business.defines("بند ۶", answer=True)
def ceiling(is_a_supporter: bool, applicant_ceiling: int, supporter_ceiling: int) -> int:
    """بیشترین وام برای این وام‌گیرنده، به ریال."""
    return supporter_ceiling if is_a_supporter else applicant_ceiling


@home_business.requires("بند ۶", stage=REGISTRATION)
def amount_within_ceiling(requested_amount: int, ceiling: int) -> bool:
    """مبلغ درخواستی از سقف متقاضی یا پشتیبان بیشتر نیست."""
    return requested_amount <= ceiling


@home_business.defines("بند ۶", reading="R28")
def is_capped_by_jobs(is_a_supporter: bool, rials_per_job: int | None) -> bool:
    """فراخوان برای هر شغلی که پشتیبان تعهد می‌کند سقفی گذاشته است."""
    return is_a_supporter and rials_per_job is not None


@home_business.requires("بند ۶", stage=REGISTRATION, when=is_capped_by_jobs, reading="R28")
def amount_within_promised_jobs(requested_amount: int, jobs_promised: int, rials_per_job: int) -> bool:
    """مبلغ پشتیبان از سقفی که فراخوان برای هر شغل تعهدشده گذاشته بیشتر نیست."""
    return requested_amount <= jobs_promised * rials_per_job


@home_business.requires("بند ۷", stage=REGISTRATION)
def purpose_is_supported(purpose: str, purposes: tuple[str, ...]) -> bool:
    """وام برای پایدار کردن، راه‌اندازی یا گسترش کار است."""
    return purpose in purposes


@home_business.defines("بند ۷", answer=True)
def serves_stability(purpose: str) -> bool:
    """وام برای پایداری شغل است، که بیشتر وام‌ها باید چنین باشد."""
    return purpose == "stabilisation"


# The news says «mostly»: an intake that takes other fields too adds them to the list by its circular.
@home_business.requires("بند ۹", stage=REGISTRATION)
def field_is_listed(field: str, fields: tuple[str, ...]) -> bool:
    """کار در زمینهٔ فرش، صنایع دستی، پوشاک، دیجیتال، فرهنگ یا خدمات است."""
    return field in fields


@home_business.requires("بند ۱۱", stage=REGISTRATION)
def route_is_open(route: str, routes: tuple[str, ...]) -> bool:
    """وام مستقیم یا از طریق پشتیبان پرداخت می‌شود."""
    return route in routes


@home_business.defines("بند ۱۱")
def goes_through_a_supporter(is_a_supporter: bool, route: str) -> bool:
    """متقاضی وام را از طریق پشتیبان می‌گیرد."""
    return route == "supporter" and not is_a_supporter


@home_business.requires("بند ۱۱", stage=REGISTRATION, when=goes_through_a_supporter)
def supporter_is_named(supporter_named: bool) -> bool:
    """متقاضی‌ای که از طریق پشتیبان می‌آید او را معرفی کرده است."""
    return supporter_named


@home_business.requires("بند ۱۱", stage=GRANT, reading="R27")
def payouts_still_run(on: date, payouts_until: date) -> bool:
    """پرداخت تا پایان سال، و اگر بماند تا پایان سال پس از آن، ادامه دارد."""
    return on <= payouts_until


@home_business.defines("بند ۱۱", reading="R27", answer=True)
def is_carried_over(on: date, year_ends_on: date) -> bool:
    """پرداخت به سال بعد رسیده است."""
    return on > year_ends_on
