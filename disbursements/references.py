"""Numbers that a bank gives and that must mean one thing for ever: its own references, contract and account numbers."""

from django.utils.translation import gettext as _

from applicants.locks import Space, hold
from applicants.workflow import Refused
from disbursements.models import Bank, Movement, Payout

OURS = "portal:"  # references of movements that the portal itself writes; no bank may begin one so


class AlreadyUsed(Refused):
    """A number that the bank has used for something else; `existing` names that."""

    def __init__(self, sentence: object, existing: dict[str, object]) -> None:
        super().__init__("reference_used", sentence)
        self.existing = existing


def claim(bank: Bank, kind: str, number: str) -> None:
    """Wait until no other transaction works on this number of the bank, and hold it until the end of ours.

    Always the first lock of a verb. A unique column would only say that the number is taken, not by what.
    """
    hold(Space.BANK_NUMBER, f"{bank.pk} {kind} {number}")


def used(bank: Bank, reference: str) -> Payout | Movement | None:
    """What a bank's reference stands for, after claiming it."""
    claim(bank, "reference", reference)
    mine = {"bank": bank, "bank_reference": reference}
    payout = Payout.objects.filter(**mine).select_related("loan__referral").first()
    return payout or Movement.objects.filter(**mine).select_related("account").first()


def already_used(existing: Payout | Movement) -> AlreadyUsed:
    """The refusal of a reference that stands for something else, which it names."""
    what: dict[str, object] = {"bank_reference": existing.bank_reference, "amount": existing.amount}
    if isinstance(existing, Payout):
        what |= {"kind": "payout", "referral": existing.loan.referral.code, "paid_on": existing.paid_on.isoformat()}
    else:
        what |= {"kind": "movement", "account": existing.account.number, "on": existing.on.isoformat()}
    return AlreadyUsed(_("این شماره پیگیری پیش‌تر برای کار دیگری ثبت شده است."), what)
