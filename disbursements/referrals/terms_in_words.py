"""The terms of a referral in words, as the letter and the desk show them."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from applicants.lawdesk.circulars import law_of
from applicants.models import Application
from disbursements.models import Referral
from schemes.shown import digits, money, money_in_words
from schemes.units import today

LabelledWords = tuple[str, str]


class TermsInWords(NamedTuple):
    """The rows on the loan, the rows on its security, and a closing sentence; each row a label and its words."""

    loan: list[LabelledWords]
    security: list[LabelledWords]
    closing: str


def in_plain_words(referral: Referral) -> TermsInWords:
    """All that the bank is asked to lend on."""
    terms, file, line = referral.terms, referral.application, referral.credit_line
    source = f"{line.get_source_display()}، {digits(line.year)} · {line.citation}"
    loan = [(_("مبلغ وام"), _in_full(referral)), (_("بازپرداخت"), _repayment(file, terms)), *_deposit(terms)]
    closing = _("هزینه‌های تشکیل پرونده، نظارت و بیمه را بانک اعلام می‌کند.")
    if "blocked_cash" in terms:
        closing = f"{_release(terms)} {closing}"
    if "wage_part" in terms:
        loan += [(_("فقط برای دستمزد"), money(terms["wage_part"])), (_("هزینه‌های دیگر"), money(terms["other_part"]))]
    if "through" in terms:
        loan.append((_("نهاد واسطه"), terms["through"]))
    return TermsInWords([*loan, (_("محل اعتبار"), source)], _security(file, terms), closing)


def _in_full(referral: Referral) -> str:
    """The sum in figures, and in words where its reader has words for it."""
    figures, words = money(referral.amount, referral.currency), money_in_words(referral.amount, referral.currency)
    return f"{figures} ({words})" if words else figures


def _repayment(file: Application, terms: dict[str, Any]) -> str:
    """Tenor, fee and method; what neither document nor circular gives is the bank's to say."""
    by_bank = _("بانک می‌گوید")
    months = _tenor(terms) or by_bank
    rate = _("%(rate)s درصد") % {"rate": digits(terms["rate_percent"])} if terms["rate_percent"] else by_bank
    said = _("%(months)s، کارمزد %(rate)s") % {"months": months, "rate": rate}
    named = law_of(file).parameters.get("schedule_method")
    return f"{said}، {named.choices[terms['method']]}" if named else said


def _tenor(terms: dict[str, Any]) -> str:
    """Exactly or at most so many months; nothing where nobody has said it."""
    if terms["months"]:
        return _("%(months)s ماه") % {"months": digits(terms["months"])}
    most = terms.get("months_most")  # referrals of before do not know it
    return _("حداکثر %(months)s ماه") % {"months": digits(most)} if most else ""


def _deposit(terms: dict[str, Any]) -> list[LabelledWords]:
    if "deposit_months" not in terms:
        return []
    words = _("%(months)s ماهه") % {"months": digits(terms["deposit_months"])}
    longer = _("بازپرداخت بلند")
    return [(_("الگوی سپرده"), f"{words}، {longer}" if terms["long_repayment"] else words)]


def _security(file: Application, terms: dict[str, Any]) -> list[LabelledWords]:
    """What the bank asks as security, and no more than this."""
    if "blocked_cash" in terms:
        percent = law_of(file).parameter("collateral_percent", file.law_on or today())
        whole = _("همه وثیقه (%(percent)s درصد اصل)") % {"percent": digits(percent)}
        return [
            (whole, money(terms["collateral_total"])),
            (_("از آن، وجه نقد مسدود در حساب ۷۰۰ به نام وام‌گیرنده"), money(terms["blocked_cash"])),
            (_("از آن، وثیقه دیگر"), money(terms["other_collateral"])),
        ]
    if "guarantee_band" in terms:
        return _guarantee(file, terms)
    total = terms["collateral_total"]
    if total == 0:
        return [(_("وثیقه و ضامن"), _("هیچ؛ بانک وثیقه و ضامن نمی‌خواهد"))]
    return [(_("وثیقه"), _("بانک می‌گوید") if total is None else money(total))]


def _guarantee(file: Application, terms: dict[str, Any]) -> list[LabelledWords]:
    codes = law_of(file).codes["security"].labels
    rows = [
        (_("ردیف جدول تضمین"), digits(terms["guarantee_band"])),
        (_("وثیقه"), str(codes[terms["security"]])),
        (_("بیشترین شمار ضامن"), digits(terms["guarantors"])),
    ]
    if terms["note_ceiling"] is not None:
        rows.append((_("سقف سفته"), money(terms["note_ceiling"])))
    return rows


def _release(terms: dict[str, Any]) -> str:
    words = {"count": digits(terms["instalments_on_time"])}
    return (
        _(
            "وجه نقد مسدود پس از پرداخت به‌موقع %(count)s قسط نخست و گذشت %(count)s ماه از قرارداد آزاد می‌شود."
            " قسط‌ها از حساب ۷۹۱ برداشت می‌شود."
        )
        % words
    )
