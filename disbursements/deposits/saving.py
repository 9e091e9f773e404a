"""The accounts a bank opens for an applicant and the movements it reports; offers are computed from them."""

from datetime import date
from itertools import groupby

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from applicants import services
from applicants.models import Application, Invitation, State
from applicants.privacy import blind_index
from applicants.states import having
from applicants.workflow import Refused
from disbursements.loans.contracting import DEPOSITS
from disbursements.models import OPEN, Account, Bank, CashBlock, Movement
from disbursements.references import AlreadyUsed, already_used, claim, used
from schemes.shown import money
from schemes.units import MOST_RIALS, jalali, today


@transaction.atomic
def open_account(
    *, bank: Bank, national_code: str, number: str, kind: str, opened_on: date, card_issued_on: date | None = None
) -> tuple[Account, bool]:
    """Record an account that the bank has opened, and the hand-over of its card (O6, O18, O24).

    762 and 763 ask for a file with a valid invitation; 791 and 700 for a file that this bank already knows. The second
    value says whether it is new. Raises AlreadyUsed, Refused("no_invitation", "no_file", "wrong_account_kind",
    "account_kind_used", "account_day").
    """
    claim(bank, "account", number)
    owner = blind_index("national_code", national_code)
    existing = Account.objects.filter(bank=bank, number=number).select_related("person").first()
    if existing:
        if (existing.person.national_code_index, existing.kind, existing.opened_on) != (owner, kind, opened_on):
            raise AlreadyUsed(_("این شماره حساب پیش‌تر ثبت شده است."), {"kind": "account", "number": number})
        return _with_card(existing, card_issued_on), False
    if opened_on > today() or not opened_on <= (card_issued_on or opened_on) <= today():
        raise _wrong_day()
    file = _invited(owner) if kind in DEPOSITS else _known_to(bank, owner)
    same = Account.objects.filter(application=file, kind=kind)
    if same.exists() if kind in DEPOSITS else same.filter(bank=bank).exists():
        raise Refused("account_kind_used", _("برای این پرونده حسابی از این نوع ثبت شده است."))
    account = Account.objects.create(
        bank=bank, person=file.person, application=file, number=number, kind=kind, opened_on=opened_on,
        card_issued_on=card_issued_on,
    )  # fmt: skip
    if kind in DEPOSITS:
        services.open_account(application=file, kind=kind, opened_on=opened_on, bank_name=bank.name)
        _report(file, account)
    return account, True


@transaction.atomic
def record_movement(*, account: Account, amount: int, on: date, bank_reference: str) -> tuple[Movement, bool]:
    """Record money in (positive) or out (negative) of an account, in rials, and tell the file what the deposit is now.

    The second value says whether it is new. Raises AlreadyUsed, Refused("movement_day", "deposit_closed",
    "balance_negative", "cash_blocked", "province_ceiling").
    """
    existing = used(account.bank, bank_reference)
    if existing:
        if not (isinstance(existing, Movement) and existing.account_id == account.pk):
            raise already_used(existing)
        if (existing.amount, existing.on) != (amount, on):
            raise already_used(existing)
        return existing, False
    file = Application.objects.select_for_update(of=("self",)).select_related("person").get(pk=account.application_id)
    account = Account.objects.select_for_update(of=("self",)).select_related("bank").get(pk=account.pk)
    if not account.opened_on <= on <= today():
        raise Refused("movement_day", _("روز گردش باید از افتتاح حساب تا امروز باشد."))
    if account.kind in DEPOSITS and amount > 0 and not _takes_deposits(file):
        raise Refused("deposit_closed", _("این حساب دیگر سپرده طرح نمی‌پذیرد."))
    _must_hold(account, amount, on)
    movement = Movement.objects.create(
        bank=account.bank, account=account, amount=amount, on=on, bank_reference=bank_reference
    )
    account.balance += amount
    account.save(update_fields=["balance"])
    if account.kind in DEPOSITS:
        _report(file, account)
        services.absorb(application=file, amount=amount)
    return movement, True


def _with_card(account: Account, card_issued_on: date | None) -> Account:
    """The card is often handed over some days after the opening: said later, it is added; it never changes (O18)."""
    if card_issued_on in (None, account.card_issued_on):
        return account
    if account.card_issued_on:
        raise AlreadyUsed(_("تاریخ تحویل کارت پیش‌تر ثبت شده است."), {"kind": "account", "number": account.number})
    if not account.opened_on <= card_issued_on <= today():
        raise _wrong_day()
    account.card_issued_on = card_issued_on
    account.save(update_fields=["card_issued_on"])
    return account


def _wrong_day() -> Refused:
    return Refused("account_day", _("تاریخ افتتاح تا امروز، و تحویل کارت از آن پس است."))


def _invited(owner: str) -> Application:
    invited = Application.objects.filter(
        person__national_code_index=owner,
        state=State.INVITED,
        invitations__state=Invitation.State.VALID,
        invitations__expires_on__gte=today(),
    )
    file = invited.select_for_update(of=("self",)).select_related("person").order_by("-id").first()
    if not file:
        raise Refused("no_invitation", _("برای این کد ملی دعوت معتبری به افتتاح حساب نیست."))
    return file


def _known_to(bank: Bank, owner: str) -> Application:
    """The person's file on which this bank holds the deposit or has an open referral; other files are not shown."""
    files = Application.objects.filter(person__national_code_index=owner, state__in=having("has_account"))
    mine = files.filter(Q(accounts__bank=bank) | Q(referrals__bank=bank, referrals__state__in=OPEN))
    known = files.filter(pk__in=mine.values("pk"))
    file = known.select_for_update(of=("self",)).select_related("person").order_by("-id").first()
    if not file:
        raise Refused("no_file", _("برای این کد ملی پرونده‌ای نزد این بانک نیست."))
    return file


def _must_hold(account: Account, amount: int, on: date) -> None:
    """No day may end below zero, and money blocked for a loan may not leave."""
    movements = account.movements.order_by("on", "id").values_list("on", "amount")
    balance = 0
    for day, rows in groupby(sorted([*movements, (on, amount)]), key=lambda row: row[0]):
        balance += sum(rial for _day, rial in rows)
        if day >= on and balance < 0:
            raise Refused("balance_negative", _("مانده حساب در پایان هیچ روزی منفی نمی‌شود."))
    if balance > MOST_RIALS:
        raise Refused("balance_too_large", _("مانده حساب از اندازه بیرون است."))
    if amount < 0 and balance < (blocked := _blocked(account)):
        raise Refused(
            "cash_blocked",
            _("%(blocked)s از این حساب وثیقه وام و مسدود است.") % {"blocked": money(blocked)},
        )


def _blocked(account: Account) -> int:
    """Rials that stay: in the deposit from contract to payout, then in account 700 until the milestone (م۲۱)."""
    blocks = CashBlock.objects.filter(released_on__isnull=True)
    if account.kind in DEPOSITS:
        blocks = blocks.filter(
            account__isnull=True, loan__referral__application=account.application_id, loan__referral__state__in=OPEN
        )
    else:
        blocks = blocks.filter(account=account)
    return sum(blocks.values_list("amount", flat=True))


def _report(file: Application, account: Account) -> None:
    """Write down in the person's credit file what the law reads of the deposit."""
    movements = account.movements.order_by("on", "id").values_list("on", "amount")
    services.record_inquiry(
        person=file.person,
        application=file,
        kind="deposits",
        source="bank",
        source_note=f"{account.bank} · {account.number}",
        facts={
            "account_code": int(account.kind),
            "account_opened_on": jalali(account.opened_on),
            "deposit_movements": [[jalali(day), amount] for day, amount in movements],
        },
    )


def _takes_deposits(file: Application) -> bool:
    """Until the loan is paid, what is put in counts."""
    return file.standing.has_account and not file.standing.paid
