"""Money that a bank has paid to the borrower, and what follows when all of it is paid."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from applicants import notices
from applicants.models import Application
from applicants.way import way_of
from applicants.workflow import Refused, advance
from disbursements.banks import credit
from disbursements.loans.contracting import DEPOSITS, accounts_for, actor, locked, move
from disbursements.models import Account, Loan, Movement, Payout, Referral
from disbursements.references import OURS, already_used, used
from schemes.shown import money
from schemes.units import today


@transaction.atomic
def pay_out(*, referral: Referral, amount: int, paid_on: date, bank_reference: str) -> tuple[Payout, bool]:
    """Record one tranche; of the last one the file is paid and the deposit moves to account 700 (تبصره ۶).

    The second value says whether it is new: the same reference with the same content gives the first payout.
    Raises AlreadyUsed for other content, Refused("wrong_state", "above_principal", "payout_day").
    """
    existing = used(referral.bank, bank_reference)
    if existing:
        if not (isinstance(existing, Payout) and existing.loan.referral_id == referral.pk):
            raise already_used(existing)
        if (existing.amount, existing.paid_on) != (amount, paid_on):
            raise already_used(existing)
        return existing, False
    referral = locked(referral)
    if referral.state not in (Referral.State.ACCEPTED, Referral.State.PAID):
        raise Refused("wrong_state", _("برای این معرفی قراردادی برقرار نیست."))
    loan = Loan.objects.select_for_update().get(referral=referral)
    _must_fit(loan, amount, paid_on)
    payout = Payout.objects.create(
        loan=loan, bank=referral.bank, amount=amount, paid_on=paid_on, bank_reference=bank_reference
    )
    loan.paid_out += amount
    loan.save(update_fields=["paid_out"])
    if loan.paid_out == loan.principal:
        _complete(referral, loan, paid_on)
    elif pays_in_stages(referral.application):
        advance(referral.application, "pay_stage", by=actor(referral), note=money(amount, referral.currency))
    credit.spend(referral.credit_line_id, amount)
    return payout, True


def pays_in_stages(file: Application) -> bool:
    """Whether the scheme's way tells each tranche of its own (K26)."""
    return way_of(file.scheme).step("pay_stage") is not None


def _must_fit(loan: Loan, amount: int, paid_on: date) -> None:
    left = loan.principal - loan.paid_out
    if amount > left:
        said = {"left": money(left, loan.referral.currency)}
        raise Refused("above_principal", _("از اصل وام تنها %(left)s مانده است.") % said)
    if not loan.contract_on <= paid_on <= today():
        raise Refused("payout_day", _("تاریخ پرداخت باید از روز قرارداد تا امروز باشد."))
    if paid_on.isoformat() > loan.referral.terms.get("payout_until", paid_on.isoformat()):
        raise Refused("payout_too_late", _("مهلت پرداخت این وام گذشته است."))


def _complete(referral: Referral, loan: Loan, paid_on: date) -> None:
    move(referral, Referral.State.PAID)
    if "blocked_cash" in referral.terms:
        _move_deposit(referral, loan, paid_on)
    advance(referral.application, "disburse", by=actor(referral), note=loan.contract_number)
    notices.tell(
        application=referral.application, kind="disbursed", once=f"disbursed:{referral.code}", amount=loan.principal,
        paid_on=paid_on, due_on=loan.instalments.order_by("number").values_list("due_on", flat=True)[0],
    )  # fmt: skip


def _move_deposit(referral: Referral, loan: Loan, on: date) -> None:
    """The remaining deposit leaves the scheme's account for account 700, where the block stands (O38, O41).

    The province's share keeps counting it (R8), so nothing is told to it.
    """
    by_kind = {account.kind: account for account in accounts_for(referral)}
    ordinary = by_kind[Account.Kind.ORDINARY]
    for deposit in (by_kind[kind] for kind in DEPOSITS if kind in by_kind):
        if remaining := deposit.balance:
            _book(deposit, -remaining, on, f"{OURS}{referral.code}:out")
            _book(ordinary, remaining, on, f"{OURS}{referral.code}:in")
    loan.cash_block.account, loan.cash_block.blocked_on = ordinary, on
    loan.cash_block.save(update_fields=["account", "blocked_on"])


def _book(account: Account, amount: int, on: date, reference: str) -> None:
    account.balance += amount
    account.save(update_fields=["balance"])
    Movement.objects.create(
        bank_id=account.bank_id,
        account=account,
        amount=amount,
        on=on,
        kind=Movement.Kind.MOVED_TO_ORDINARY,
        bank_reference=reference,
    )
