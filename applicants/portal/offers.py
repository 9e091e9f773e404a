"""The six offers side by side, and choosing one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from applicants import services, tasks
from applicants.files.facts import known_facts
from applicants.files.in_words import money_with_words
from applicants.files.outlook import Outlook, six_offers
from applicants.files.version import must_be_read, version_of
from applicants.models import Application, Person
from applicants.portal.access import for_persons, own_file, user_of
from applicants.way import way_of
from applicants.workflow import Refused
from schemes import shown
from schemes.catalogue import SCHEMES
from schemes.shown import digits, long_day
from schemes.units import today


def shows_offers(file: Application) -> bool:
    """Whether the file is of a scheme that lends on deposits, and at a step that has figures to show.

    From sending on there are (R14: an estimate until approval); from referral on the choice is made.
    """
    return way_of(file.scheme).offers and file.standing.shows_offers


@for_persons
def offers(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """All six: those open today with what each needs, the others with the day they open [O19, O26]."""
    file = own_file(person, code)
    if not shows_offers(file):
        return redirect("application", file.code)
    outlooks = _outlooks(file)
    may_choose = file.standing.chooses
    if request.method == "POST" and may_choose and _open(outlooks, request.POST.get("offer", "")):
        return redirect("choose_offer", file.code, request.POST["offer"])
    context = {
        "file": file,
        "scheme": SCHEMES[file.scheme],
        "offers": [_card(each, may_choose) for each in outlooks],
        "may_choose": may_choose and any(each.open for each in outlooks),
        "unsaid": request.method == "POST",
        "chosen": _code(file.chosen_offer) if file.chosen_offer else "",
        "has_account": any(each.opens_on for each in outlooks),
        "estimate": file.plan_approved_on is None,
    }
    return render(request, "applicants/offers.html", context)


@for_persons
def choose_offer(request: HttpRequest, person: Person, code: str, offer: str) -> HttpResponse:
    """Look the chosen offer over once more; choosing is by POST and fills the file's figures [O23]."""
    file = own_file(person, code)
    chosen = _open(_outlooks(file), offer) if shows_offers(file) and file.standing.chooses else None
    if chosen is None or chosen.offer is None:
        return redirect("offers", file.code)
    if request.method == "POST":
        try:
            pattern: dict[str, Any] = {"deposit_months": chosen.deposit_months, "long_repayment": chosen.long_repayment}
            must_be_read(file, request.GET.get("seen", ""))
            services.choose_offer(application=file, by=user_of(request), **pattern)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("offers", file.code)
        tasks.send_notices.delay_on_commit()
        tasks.ask_inquiries.delay_on_commit(file.pk)
        messages.success(request, _("الگوی شما ثبت شد."))
        return redirect("application", file.code)
    asked = min(file.requested_amount or chosen.offer["amount"], chosen.offer["amount"])
    rows = _confirm_rows(chosen, asked)
    context = {"file": file, "rows": rows, "title": _title(chosen), "version": version_of(file)}
    return render(request, "applicants/choose_offer.html", context)


def _outlooks(file: Application) -> list[Outlook]:
    scheme = services.law_of(file)
    on = today()
    facts = scheme.read(known_facts(file, on=on).facts)
    return six_offers(scheme, facts, services.outlook_of(file, on=on), on=on)


def _open(outlooks: list[Outlook], code: str) -> Outlook | None:
    return next((each for each in outlooks if each.code == code and each.open), None)


def _code(offer: dict[str, Any]) -> str:
    return f"{offer['deposit_months']}{'-long' if offer['long_repayment'] else ''}"


def _months(number: int) -> str:
    return _("%(number)s ماه") % {"number": digits(number)}


def _title(outlook: Outlook) -> str:
    words = {"deposit": digits(outlook.deposit_months), "pay": digits(outlook.repayment_months)}
    return _("%(deposit)s ماه سپرده، %(pay)s ماه بازپرداخت") % words


def _card(outlook: Outlook, may_choose: bool) -> dict[str, Any]:
    offer = outlook.offer
    return {
        "code": outlook.code,
        "title": _title(outlook),
        "amount": offer["amount"] if offer else None,
        "facts": _facts(outlook),
        "open": outlook.open and may_choose,
        "opens_on": outlook.opens_on,
        "reason": _reason(outlook),
    }


def _facts(outlook: Outlook) -> list[tuple[str, str]]:
    facts = [(_("وام به سپرده"), _("%(percent)s درصد") % {"percent": digits(outlook.coefficient_percent)})]
    if offer := outlook.offer:
        facts += [
            (_("میانگین سپرده"), shown.money(offer["base"])),
            (_("نقد مسدود"), shown.money(offer["blocked_cash"])),
            (_("وثیقه دیگر"), shown.money(offer["other_collateral"])),
        ]
        if offer["block_shortfall"]:
            facts.append((_("برای نقد مسدود کم دارید"), shown.money(offer["block_shortfall"])))
        if offer["visit_required"]:
            facts.append((_("بازدید کارشناس"), _("لازم است (ماده ۲۰)")))
        if offer["payable_from"] > today():
            facts.append((_("پرداخت از"), long_day(offer["payable_from"])))
    return facts


def _reason(outlook: Outlook) -> str:
    if outlook.open:
        return ""
    if outlook.opens_on is None:
        return _("پس از باز شدن حساب و گذشت %(months)s.") % {"months": _months(outlook.deposit_months)}
    if outlook.needs and outlook.opens_on > today():
        words = {"amount": money_with_words(outlook.needs), "day": long_day(outlook.opens_on)}
        return _("%(day)s باز می‌شود، اگر امروز %(amount)s دیگر بگذارید و بماند (ماده ۱۷).") % words
    if outlook.needs:
        return _("میانگین سپرده باید %(amount)s بیشتر شود (ماده ۱۷).") % {"amount": money_with_words(outlook.needs)}
    return _("%(day)s باز می‌شود، اگر سپرده بماند.") % {"day": long_day(outlook.opens_on)}


def _confirm_rows(outlook: Outlook, asked: int) -> list[dict[str, object]]:
    offer = outlook.offer or {}
    return [
        {"label": _("الگو"), "value": _title(outlook)},
        {"label": _("مبلغ این الگو"), "value": money_with_words(offer["amount"])},
        {"label": _("مبلغی که می‌گیرید"), "value": money_with_words(asked)},
        {"label": _("بازپرداخت"), "value": _months(outlook.repayment_months)},
        {"label": _("همه وثیقه"), "value": money_with_words(offer["collateral_total"])},
        {"label": _("نقدی که از سپرده مسدود می‌ماند"), "value": money_with_words(offer["blocked_cash"])},
        {"label": _("وثیقه دیگر"), "value": money_with_words(offer["other_collateral"])},
    ]
