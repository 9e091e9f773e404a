"""The unit: who is invited, which businesses the guide is for, which workers count, once and until when; and step 3."""

from datetime import date

from schemes.books.covid_relief.guide import covid_relief
from schemes.law import APPROVAL, REGISTRATION
from schemes.units.choosing import greater


@covid_relief.requires("مقدمه بند ۲", stage=REGISTRATION)
def owner_is_invited(invited: bool) -> bool:
    """پیامک دعوت وزارتخانه به صاحب کسب‌وکار رسیده است."""
    return invited


@covid_relief.requires("مقدمه بند ۲", stage=REGISTRATION)
def jobs_are_kept(jobs_kept: bool) -> bool:
    """واحد شغل‌ها و کارگران خود را نگه داشته است."""
    return jobs_kept


@covid_relief.requires("واحد کسب‌وکار", stage=REGISTRATION)
def unit_is_licensed(has_licence: bool) -> bool:
    """واحد جواز کسب یا تولید دارد."""
    return has_licence


@covid_relief.requires("واحد کسب‌وکار", stage=REGISTRATION)
def sector_is_listed(sector_listed: bool) -> bool:
    """رستهٔ واحد از رسته‌هایی است که هیئت وزیران تعیین کرده است."""
    return sector_listed


@covid_relief.requires("واحد کسب‌وکار", stage=REGISTRATION)
def unit_has_an_insurance_list(has_insurance_list: bool) -> bool:
    """کارفرما یا خویش‌فرما لیست بیمه دارد."""
    return has_insurance_list


@covid_relief.requires("شرایط واحد بند ۱", stage=REGISTRATION)
def unit_was_active_last_year(active_last_year: bool) -> bool:
    """واحد سال گذشته فعال بوده است."""
    return active_last_year


@covid_relief.defines("میزان تسهیلات بند ۲")
def stayed_open(closed_by_decree: bool) -> bool:
    """واحد به دستور ستاد کرونا تعطیل نشده است."""
    return not closed_by_decree


# A unit the headquarters itself has closed is named in the guide among those paid, so it is not asked to be open.
@covid_relief.requires("شرایط واحد بند ۱", stage=REGISTRATION, when=stayed_open)
def unit_is_still_active(active_now: bool) -> bool:
    """واحد هنوز فعال است."""
    return active_now


@covid_relief.defines("شرایط واحد بند ۲", answer=True)
def counted_workers(insured_workers: int, on_unemployment_insurance: int) -> int:
    """کارگران بیمه‌شدهٔ واحد، بی آن‌ها که بیمهٔ بیکاری گرفته‌اند."""
    return greater(insured_workers - on_unemployment_insurance, 0)


@covid_relief.requires("شرایط واحد بند ۳", stage=REGISTRATION, reading="R25")
def no_earlier_covid_loan(earlier_covid_loans: int) -> bool:
    """واحد و مالک آن پیش از این تسهیلات کرونا نگرفته‌اند."""
    return earlier_covid_loans == 0


@covid_relief.requires("شرایط واحد بند ۳", stage=REGISTRATION, reading="R24")
def registered_in_time(registered_on: date, registration_until: date) -> bool:
    """درخواست در مهلت ثبت‌نام، با خود روز آخر، ثبت شده است."""
    return registered_on <= registration_until


@covid_relief.requires("مراحل گام ۳", stage=APPROVAL)
def sector_agency_has_approved(sector_agency_approved: bool) -> bool:
    """دستگاه بخشی درخواست را در سامانه تأیید کرده است."""
    return sector_agency_approved
