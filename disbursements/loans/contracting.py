"""What a bank answers to a referral: a contract, or a refusal with its reason."""

from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from applicants import notices
from applicants.models import Application
from applicants.roles import BANK
from applicants.workflow import Actor, Refused, advance, step_of
from disbursements.banks import credit
from disbursements.loans.hearing import hear_answer
from disbursements.loans.splitting import split_by_member
from disbursements.models import Account, CashBlock, Instalment, Loan, Referral
from disbursements.references import claim
from schemes.loans import schedule
from schemes.shown import money
from schemes.units import TEHRAN, today
from schemes.units.countries import country_of

# A bank whose clock runs on another zone may date its contract one day before ours dates the referral.
CLOCKS = timedelta(days=1)
DEPOSITS = (Account.Kind.NATURAL, Account.Kind.LEGAL)
FOR_THE_LOAN = (Account.Kind.INSTALMENTS, Account.Kind.ORDINARY)


@transaction.atomic
def accept(
    *,
    referral: Referral,
    contract_number: str,
    contract_on: date,
    principal: int,
    months: int,
    branch_code: str,
    rate_percent: Decimal | None = None,
    grace_months: int | None = None,
) -> Loan:
    """Record the contract of a bank: the loan, its schedule and the cash to be blocked; what is not lent is released.

    Everything that could stop the loan is asked for here, before money moves: a payout is a fact and is not refused
    for a missing account. Raises Refused("wrong_state", "above_referral", "months_differ", "months_above",
    "terms_are_set", "rate_missing", "grace_too_long", "contract_day", "contract_number_used", "account_needed",
    "block_short", "not_met").
    """
    claim(referral.bank, "contract", contract_number)
    referral = locked(referral)
    if referral.state != Referral.State.SENT:
        raise Refused("wrong_state", _("این معرفی در انتظار پاسخ بانک نیست."))
    step = step_of("contract", referral.application.scheme)
    if referral.application.state not in step.sources:  # a group is graded first
        raise Refused("wrong_state", _("این کار در وضعیت کنونی پرونده ممکن نیست."))
    _must_fit(referral, principal, months, rate_percent, grace_months)
    _must_be_sane(referral, contract_on)
    if Loan.objects.filter(bank=referral.bank, contract_number=contract_number).exists():
        raise Refused("contract_number_used", _("این شماره قرارداد پیش‌تر ثبت شده است."))
    _must_have_accounts(referral)
    hear_answer(referral, accepted=True)
    loan = _contracted(
        referral, contract_number=contract_number, contract_on=contract_on, principal=principal,
        branch_code=branch_code, months=months, grace_months=grace_months, rate_percent=rate_percent,
    )  # fmt: skip
    move(referral, Referral.State.ACCEPTED)
    advance(referral.application, "contract", by=actor(referral), note=contract_number)
    notices.tell(
        application=referral.application, kind="contracted", once=f"contracted:{referral.code}",
        bank=referral.bank.name, amount=principal,
    )  # fmt: skip
    credit.release(referral.credit_line_id, referral.amount - principal)
    return loan


@transaction.atomic
def decline(*, referral: Referral, reason: str, note: str = "") -> Referral:
    """Record a bank's refusal: the held sum is free again and the file is back with the officer."""
    referral = locked(referral)
    if referral.state != Referral.State.SENT:
        raise Refused("wrong_state", _("این معرفی در انتظار پاسخ بانک نیست."))
    hear_answer(referral, accepted=False)
    move(referral, Referral.State.DECLINED, decline_reason=reason, note=note)
    file = referral.application
    advance(file, "return_from_bank", by=actor(referral), reason=reason, note=note)
    notices.tell(
        application=file, kind="returned_from_bank", once=f"returned:{referral.code}",
        told=step_of("return_from_bank", file.scheme).told, reason=Referral.Decline(reason).label,
    )  # fmt: skip
    credit.release(referral.credit_line_id, referral.amount)
    return referral


def locked(referral: Referral) -> Referral:
    """The referral with its file, both locked, the file first."""
    file = Application.objects.select_for_update().get(pk=referral.application_id)
    fresh = Referral.objects.select_for_update(of=("self",)).select_related("bank").get(pk=referral.pk)
    fresh.application = file
    return fresh


def move(referral: Referral, state: str, **changes: Any) -> None:
    """Set a locked referral's state and what belongs to it."""
    changes |= {"state": state, "updated_at": timezone.now()}
    Referral.objects.filter(pk=referral.pk).update(**changes)
    for name, value in changes.items():
        setattr(referral, name, value)


def actor(referral: Referral) -> Actor:
    """The bank, as the file's history names it."""
    return Actor(BANK, name=referral.bank.name)


def _must_fit(
    referral: Referral, principal: int, months: int, rate_percent: Decimal | None, grace_months: int | None
) -> None:
    asked = referral.terms
    if principal > referral.amount:
        raise Refused(
            "above_referral",
            _("اصل وام از مبلغ معرفی (%(amount)s) بیشتر است.") % {"amount": money(referral.amount, referral.currency)},
        )
    if asked["months"] not in (None, months):
        raise Refused("months_differ", _("مدت وام باید %(months)s ماه باشد.") % {"months": asked["months"]})
    most = asked.get("months_most") or months  # referrals of before do not know it
    if months > most:
        raise Refused("months_above", _("مدت وام حداکثر %(months)s ماه است.") % {"months": most})
    if asked["rate_percent"] is None and rate_percent is None:
        raise Refused("rate_missing", _("نرخ این طرح را بخشنامه نگفته است؛ بانک آن را در قرارداد می‌نویسد."))
    if asked["rate_percent"] and rate_percent not in (None, Decimal(asked["rate_percent"])):
        raise Refused("terms_are_set", _("نرخ این طرح را دستورالعمل تعیین کرده است."))
    if grace_months and not asked.get("grace_by_bank"):
        raise Refused("terms_are_set", _("این طرح تنفس ندارد."))
    if grace_months and grace_months >= months:
        raise Refused("grace_too_long", _("تنفس باید از مدت وام کمتر باشد."))


def _must_be_sane(referral: Referral, contract_on: date) -> None:
    if not referral.created_at.astimezone(TEHRAN).date() - CLOCKS <= contract_on <= today():
        raise Refused("contract_day", _("تاریخ قرارداد باید از روز معرفی تا امروز باشد."))


def accounts_for(referral: Referral) -> QuerySet[Account]:
    """The deposit, wherever it is held, and what this bank has opened for the loan; locked in one order."""
    held = Account.objects.select_for_update().filter(application=referral.application)
    return held.filter(Q(kind__in=DEPOSITS) | Q(bank=referral.bank)).order_by("id")


def _must_have_accounts(referral: Referral) -> None:
    """Accounts 791 and 700 are known (م۷، م۱۴، تبصره ۶), and the deposit covers the cash to be blocked (م۲۱).

    Only Omid-2 lends on a deposit; the other schemes ask for no account.
    """
    if "blocked_cash" not in referral.terms:
        return
    accounts = list(accounts_for(referral))
    missing = [kind for kind in FOR_THE_LOAN if kind not in {account.kind for account in accounts}]
    if missing:
        raise Refused("account_needed", _("نخست افتتاح حساب %(kinds)s را ثبت کنید.") % {"kinds": " و ".join(missing)})
    short = referral.terms["blocked_cash"] - sum(each.balance for each in accounts if each.kind in DEPOSITS)
    if short > 0:
        raise Refused(
            "block_short",
            _("مانده سپرده برای مسدود شدن %(short)s کم دارد.") % {"short": money(short)},
        )


def _contracted(
    referral: Referral, *, principal: int, contract_on: date, months: int, grace_months: int | None,
    rate_percent: Decimal | None, **fields: str,
) -> Loan:  # fmt: skip
    asked = referral.terms
    rate = asked["rate_percent"]
    grace = asked.get("grace_months", 0) if grace_months is None else grace_months
    loan = Loan(
        referral=referral, bank=referral.bank, principal=principal, contract_on=contract_on, months=months,
        grace_months=grace, method=asked["method"], rate_percent=Decimal(rate or rate_percent or 0),
        **fields,
    )  # fmt: skip
    begins = asked.get("repayment_from")
    laid_out = schedule(
        method=loan.method, principal=principal, rate=loan.rate_percent, months=months, grace=grace,
        contract_on=date.fromisoformat(begins) if begins else contract_on,
        country=country_of(referral.application.province),
    )  # fmt: skip
    loan.grace_profit = laid_out.total_principal - principal
    loan.save(force_insert=True)
    Instalment.objects.bulk_create(Instalment(loan=loan, **asdict(row)) for row in laid_out.rows)
    if "blocked_cash" in asked:
        _block(loan)
    split_by_member(loan)
    return loan


def _block(loan: Loan) -> None:
    asked = loan.referral.terms
    CashBlock.objects.create(
        loan=loan,
        amount=asked["blocked_cash"],
        instalments_on_time=asked["instalments_on_time"],
        blocked_on=loan.contract_on,
    )
