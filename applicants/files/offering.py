"""The six offers: those open today, those to come, the SMS that tells of them, and the choice of one."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from applicants.files.answers import answers_of
from applicants.files.facts import known_facts
from applicants.files.judging import weigh
from applicants.files.sweeping import done_of
from applicants.lawdesk.circulars import law_of
from applicants.models import Application, Event, Notice, State, User
from applicants.notices import tell
from applicants.roles import APPLICANT
from applicants.workflow import Actor, Refused, advance, step_of
from schemes.catalogue import GRANT, Verdict, plain
from schemes.shown import digits, grouped
from schemes.units import add_months, jalali, today

OfferValues = dict[str, Any]


def offers_of(application: Application, *, on: date | None = None) -> list[OfferValues]:
    """The offers open on a day, as the law counts them from the known deposits; rials.

    `estimate` is true until the plan is approved (R14).
    """
    verdict = weigh(application, stage=GRANT, on=on or today()).verdict
    return [{**offer, "estimate": application.plan_approved_on is None} for offer in plain(verdict.offers)]


def outlook_of(application: Application, *, on: date | None = None) -> list[OfferValues]:
    """All six offers side by side, each as it is on the day or, if it is to come, as it will be when it opens.

    What is to come supposes that the balance stays; without an account, that the intended deposit is made on the day.
    Each row adds `opens_on`, `payable_from` (dates; the later one keeps the waiting time of تبصره ۳), `open` and
    `estimate`. A pattern below the minimum contribution is left out.
    """
    on = on or today()
    scheme = law_of(application)
    edition = scheme.edition(application.law_on or on, GRANT)
    known = known_facts(application, on=on).facts
    has_account = "deposit_movements" in known
    read = scheme.read(known if has_account else known | _supposed_deposit(application, on))
    if "deposit_movements" not in read:
        return []
    periods = dict.fromkeys(row.deposit_months for row in edition.parameter("patterns"))
    approved = application.plan_approved_on is not None
    return [row for months in periods for row in _in_view(edition.judge, read, months, on, has_account, approved)]


def _in_view(
    judge: Callable[..., Verdict], read: OfferValues, months: int, on: date, has_account: bool, approved: bool
) -> Iterator[OfferValues]:
    """The offers of one deposit period on the day, or on the day it will be complete."""
    opens_on = add_months(read["account_opened_on"], months)
    verdict = judge(read, max(on, opens_on))
    is_open = has_account and opens_on <= on
    payable_from = max(opens_on, verdict.quantities.get("earliest_grant_on", opens_on))
    extra = {"opens_on": opens_on, "payable_from": payable_from, "open": is_open}
    for offer in plain(verdict.offers):
        if offer["deposit_months"] == months:
            yield {**offer, **extra, "estimate": not (is_open and approved)}


def _supposed_deposit(application: Application, on: date) -> OfferValues:
    amount = answers_of(application).get("intended_deposit")
    return {"account_opened_on": jalali(on), "deposit_movements": [[jalali(on), amount]]} if amount else {}


@transaction.atomic
def choose_offer(*, application: Application, by: User, deposit_months: int, long_repayment: bool) -> Event:
    """Choose one of the offers open today; the file's figures are filled from it and by nobody (ماده ۶).

    The chosen amount is the requested one, at most what is offered. It may be chosen anew until the bank has the file.
    """
    step_of("choose_offer", application.scheme)
    file = Application.objects.select_for_update(of=("self",)).select_related("person__user").get(pk=application.pk)
    if file.person.user != by:
        raise Refused("not_yours", _("این پرونده از آن شما نیست."))
    wanted = (deposit_months, long_repayment)
    offers = offers_of(file)
    offer = next((each for each in offers if (each["deposit_months"], each["long_repayment"]) == wanted), None)
    if offer is None:
        raise Refused("offer_not_open", _("این الگو امروز باز نیست."))
    chosen = {name: value for name, value in offer.items() if name != "estimate"} | {"chosen_on": jalali(today())}
    amount = min(file.requested_amount or offer["amount"], offer["amount"])
    actor = Actor(APPLICANT, by, str(file.person))
    event = advance(application, "choose_offer", by=actor, chosen_offer=chosen, chosen_amount=amount)
    tell(application=application, kind="chosen", once=f"choose:{event.pk}", amount=amount)
    return event


def tell_new_offers(*, province: str) -> int:
    """Tell a province's savers by SMS of the offers now open, once for every new set; return how many were told.

    A province named in the setting OFFERS_SMS_OFF tells nobody (تبصره ۴ leaves it to the branches). Its ceiling over
    the minimum contribution bounds the number of its savers, and so the time this takes.
    """
    if province in settings.OFFERS_SMS_OFF:
        return 0
    savers = Application.objects.filter(state=State.SAVING, province=province).select_related("person__user")
    return len(done_of(savers.order_by("pk"), _tell_of_offers))


def _tell_of_offers(application: Application) -> bool:
    offers = offers_of(application)
    names = "+".join(f"{offer['deposit_months']}{'L' * offer['long_repayment']}" for offer in offers)
    once = f"offers:{application.pk}:{names}"
    if not offers or Notice.objects.filter(once_key=once).exists():
        return False
    tell(application=application, kind="offers", once=once, offers="\n".join(map(_in_a_line, offers)))
    return True


def _in_a_line(offer: OfferValues) -> str:
    words = {name: digits(offer[name]) for name in ("deposit_months", "repayment_months")}
    return _("{deposit_months} ماهه: {amount} ریال، بازپرداخت {repayment_months} ماه").format(
        amount=grouped(offer["amount"]), **words
    )
