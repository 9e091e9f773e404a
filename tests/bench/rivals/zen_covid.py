"""The COVID relief rules for zen-engine. Days are counted numbers; a fact that is not said is null."""

from decimal import Decimal

_GROWN, _STILL = Decimal(101) ** 24, Decimal(100) ** 24
LEVEL = _GROWN / (_GROWN - _STILL) / 100  # the equal instalment of one rial at 12 % over 24 months
MONTHS = 24


def _balance(month: int) -> str:
    """What is owed after so many instalments."""
    before = f"$.balance_{month - 1}"
    return f"{before} + floor({before} / 100 + 0.5) - $.level"


BEFORE = {
    "level": f"floor((requested_amount ?? 0) * {LEVEL:.20f} + 0.5)",
    "balance_0": "requested_amount ?? 0",
    **{f"balance_{month}": _balance(month) for month in range(1, MONTHS)},
}
_LAST = f"balance_{MONTHS - 1}"


def _of_amount(expression: str) -> str:
    return f"requested_amount == null ? null : {expression}"


QUANTITIES = {
    "stayed_open": "closed_by_decree == null ? null : not(closed_by_decree)",
    "counted_workers": "insured_workers == null or on_unemployment_insurance == null ? null"
    " : max([0, insured_workers - on_unemployment_insurance])",
    "payable_amount": "$.counted_workers == null or closed_by_decree == null ? null"
    " : $.counted_workers * (closed_by_decree ? 160000000 : 120000000)",
    "wage_part": _of_amount("floor(requested_amount * 70 / 100)"),
    "other_part": _of_amount("requested_amount - $.wage_part"),
    "profit_total": _of_amount(f"level * {MONTHS - 1} + {_LAST} + floor({_LAST} / 100 + 0.5) - requested_amount"),
    "guarantee_band": _of_amount(
        "requested_amount <= 160000000 ? 1 : requested_amount <= 480000000 ? 2 : requested_amount <= 1600000000 ? 3"
        " : requested_amount <= 2000000000 ? 4 : 5"
    ),
    "guarantors": _of_amount("$.guarantee_band == 5 ? 0 : $.guarantee_band - 1"),
    "security": _of_amount("$.guarantee_band == 5 ? 'guarantee_fund_or_customary' : 'note_or_cheque'"),
    "note_ceiling": _of_amount("$.guarantee_band == 5 ? null : floor((requested_amount + $.profit_total) * 3 / 2)"),
    "waived_cheques": "bounced_cheques == null ? null : filter(bounced_cheques, # >= 737523 and # <= 737596)",
}


def _said(article: str, fact: str) -> tuple[str, str, str, str]:
    return article, fact, "", fact


REQUIREMENTS = {
    "owner_is_invited": _said("مقدمه بند ۲", "invited"),
    "jobs_are_kept": _said("مقدمه بند ۲", "jobs_kept"),
    "unit_is_licensed": _said("واحد کسب‌وکار", "has_licence"),
    "sector_is_listed": _said("واحد کسب‌وکار", "sector_listed"),
    "unit_has_an_insurance_list": _said("واحد کسب‌وکار", "has_insurance_list"),
    "unit_was_active_last_year": _said("شرایط واحد بند ۱", "active_last_year"),
    "unit_is_still_active": ("شرایط واحد بند ۱", "$.stayed_open active_now", "$.stayed_open", "active_now"),
    "no_earlier_covid_loan": ("شرایط واحد بند ۳", "earlier_covid_loans", "", "earlier_covid_loans == 0"),
    "registered_in_time": ("شرایط واحد بند ۳", "registered_on", "", "registered_on <= 737627"),
    "paid_in_time": ("شرایط تسهیلات بند ۲", "paid_on", "", "paid_on <= 737658"),
    "non_current_debt_does_not_hinder": ("شرایط تسهیلات بند ۴", "non_current_debt", "", "true"),
    "no_cheque_outside_the_window": (
        "شرایط تسهیلات بند ۴", "bounced_cheques $.waived_cheques", "", "len(bounced_cheques) == len($.waived_cheques)",
    ),
    "amount_within_what_is_payable": (
        "میزان تسهیلات بند ۱", "$.stayed_open requested_amount $.payable_amount", "$.stayed_open",
        "requested_amount <= $.payable_amount",
    ),
    "amount_within_what_a_closed_unit_gets": (
        "میزان تسهیلات بند ۲", "closed_by_decree requested_amount $.payable_amount", "closed_by_decree",
        "requested_amount <= $.payable_amount",
    ),
    "sector_agency_has_approved": _said("مراحل گام ۳", "sector_agency_approved"),
}  # fmt: skip
