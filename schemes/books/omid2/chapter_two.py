"""Chapter two, the course of work, articles 2 to 20: account, waiting, offers, purpose, plan and visit."""

from datetime import date

from schemes.books.omid2.directive import omid2
from schemes.books.omid2.offers import Offer
from schemes.law import APPROVAL, GRANT, REGISTRATION
from schemes.units import add_months
from schemes.units.choosing import greater


@omid2.requires("ماده ۲", stage=GRANT)
def account_code_fits_the_person(account_code: int, proper_account_code: int) -> bool:
    """کد حساب با شخص می‌خواند: ۷۶۲ برای شخص حقیقی و ۷۶۳ برای شخص حقوقی."""
    return account_code == proper_account_code


@omid2.defines("ماده ۳", answer=True)
def is_supervised(requested_amount: int, supervised_above: int) -> bool:
    """وامی که از ۳۰۰ میلیون ریال بیشتر است پس از پرداخت بازدید دوره‌ای دارد."""
    return requested_amount > supervised_above


@omid2.defines("تبصره ۳", reading="R2", answer=True)
def earliest_grant_on(plan_received_on: date, account_opened_on: date, waiting_months: int) -> date:
    """نخستین روزی که وام را می‌توان پرداخت: سه ماه پس از دریافت طرح و افتتاح حساب، هر یک دیرتر باشد."""
    return add_months(greater(plan_received_on, account_opened_on), waiting_months)


@omid2.requires("تبصره ۳", stage=GRANT, reading="R2")
def waiting_time_has_passed(on: date, earliest_grant_on: date) -> bool:
    """سه ماه از دریافت طرح و افتتاح حساب گذشته است."""
    return on >= earliest_grant_on


@omid2.defines("ماده ۶")
def chosen_offer(offers: tuple[Offer, ...], deposit_months: int, long_repayment: bool) -> Offer | None:
    """الگویی که متقاضی برگزیده، اگر در آن روز باز باشد."""
    for offer in offers:
        if offer.deposit_months == deposit_months and offer.long_repayment == long_repayment:
            return offer
    return None


@omid2.defines("ماده ۶")
def chosen_offer_is_open(chosen_offer: Offer | None) -> bool:
    """الگوی برگزیده در آن روز باز است."""
    return chosen_offer is not None


@omid2.defines("ماده ۶", answer=True)
def amount_offered(chosen_offer: Offer | None) -> int:
    """مبلغ الگوی برگزیده به ریال؛ اگر الگو باز نباشد صفر."""
    return chosen_offer.amount if chosen_offer else 0


@omid2.requires("ماده ۱۰", stage=GRANT, reading="R12")
def transfer_stays_in_the_family(transfer_to: str, first_degree_relatives: tuple[str, ...]) -> bool:
    """حق وام، اگر منتقل شود، فقط به پدر، مادر، همسر یا فرزند می‌رسد."""
    return transfer_to == "none" or transfer_to in first_degree_relatives


@omid2.requires("ماده ۱۱", stage=GRANT)
def other_debt_is_settled(other_debt: int) -> bool:
    """وام‌های دیگر صندوق تسویه شده و بدهی نمانده است."""
    return other_debt == 0


@omid2.requires("ماده ۱۱", stage=GRANT)
def record_is_good(good_record: bool) -> bool:
    """متقاضی در وام‌های پیشین خوش‌حساب بوده است."""
    return good_record


@omid2.requires("ماده ۱۲", stage=REGISTRATION, reading="R11")
def no_earlier_omid2_loan(earlier_omid2_loans: int) -> bool:
    """متقاضی پیش از این از طرح امید ۲ وام نگرفته است."""
    return earlier_omid2_loans == 0


@omid2.requires("ماده ۱۶", stage=REGISTRATION)
def purpose_is_allowed(purpose: str, allowed_purposes: tuple[str, ...]) -> bool:
    """وام برای راه‌اندازی، گسترش، خرید تجهیزات، نوسازی ماشین‌آلات یا سرمایه در گردش است."""
    return purpose in allowed_purposes


@omid2.requires("ماده ۱۶", stage=REGISTRATION)
def amount_within_ceiling(requested_amount: int, ceiling: int) -> bool:
    """مبلغ درخواستی از سقف وام این طرح بیشتر نیست."""
    return requested_amount <= ceiling


@omid2.requires("ماده ۱۷", stage=GRANT, when="deposit_is_ripe", reading="R6")
def contribution_reaches_the_minimum(contribution: int, minimum_contribution: int) -> bool:
    """میانگین سپرده در دورهٔ برگزیده به حداقل آوردهٔ طرح می‌رسد."""
    return contribution >= minimum_contribution


@omid2.requires("ماده ۱۹", stage=REGISTRATION)
def business_plan_is_given(has_business_plan: bool) -> bool:
    """طرح کسب‌وکار پیش از افتتاح حساب داده شده است."""
    return has_business_plan


@omid2.requires("ماده ۱۹", stage=REGISTRATION)
def business_plan_is_short(plan_pages: int, most_plan_pages: int) -> bool:
    """طرح کسب‌وکار حداکثر سه صفحه است."""
    return plan_pages <= most_plan_pages


@omid2.requires("ماده ۱۹", stage=APPROVAL)
def business_plan_is_approved(plan_approved: bool) -> bool:
    """کمیتهٔ تصویب طرح‌های استان یا شهرستان طرح را تأیید کرده است."""
    return plan_approved


@omid2.defines("ماده ۲۰", reading="R13")
def is_a_large_loan(requested_amount: int, visit_threshold: int) -> bool:
    """وام از ۳۰۰ میلیون ریال بیشتر است."""
    return requested_amount > visit_threshold


@omid2.defines("ماده ۲۰", reading="R13", answer=True)
def needs_a_visit(purpose: str, visited_purposes: tuple[str, ...], is_a_large_loan: bool) -> bool:
    """مصرف وام یا مبلغ آن گزارش بازدید می‌خواهد."""
    return is_a_large_loan or purpose in visited_purposes


@omid2.requires("ماده ۲۰", stage=APPROVAL, when=needs_a_visit, reading="R13")
def visit_is_reported(visit_reported: bool) -> bool:
    """گزارش بازدید از واحد نیمه‌فعال یا زیر ظرفیت اسمی در پرونده هست."""
    return visit_reported
