"""Chapter three, other matters: the papers before a loan, and from when the directive binds."""

from datetime import date

from schemes.books.omid2.directive import omid2
from schemes.law import GRANT, REGISTRATION


@omid2.requires("ماده ۲۳", stage=GRANT)
def need_form_is_given(has_need_form: bool) -> bool:
    """فرم اعلام نیاز طرح کسب‌وکار داده شده است."""
    return has_need_form


@omid2.requires("ماده ۲۳", stage=GRANT)
def skill_is_proven(has_skill_proof: bool) -> bool:
    """مدرک مهارت یا تجربه داده شده است."""
    return has_skill_proof


@omid2.requires("ماده ۲۳", stage=GRANT)
def proforma_is_given(has_proforma: bool) -> bool:
    """پیش‌فاکتور تجهیزات و مواد اولیه داده شده است."""
    return has_proforma


@omid2.requires("ماده ۲۳", stage=GRANT)
def branch_has_confirmed(branch_confirmed: bool) -> bool:
    """شعبه فرم، مدرک و پیش‌فاکتور را تأیید کرده است."""
    return branch_confirmed


@omid2.requires("ماده ۲۵", stage=REGISTRATION)
def directive_is_in_force(on: date, in_force_from: date) -> bool:
    """دستورالعمل در آن روز ابلاغ شده و لازم‌الاجراست."""
    return on >= in_force_from
