"""Calculators: the offers of a deposit and the deposit of a loan, relief by the head, and instalments of any method."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schemes.books.covid_relief.planning import Relief, relief
from schemes.books.omid2.offers import OfferRow
from schemes.books.omid2.planning import Month, months_ahead, needs
from schemes.catalogue import SCHEMES, Amendment, Scheme
from schemes.loans import schedule
from schemes.pages.forms import METHODS, InstalmentsForm, ReliefForm, SavingForm, WantedForm
from schemes.shown import digits
from schemes.signed import Source
from schemes.units import today

HEADS = range(1, 21)
MONTHS_SHOWN = 12


@require_safe
def omid2_calculator(request: HttpRequest, signed: Source) -> HttpResponse:
    """Two ways: from a deposit path to the six offers of each month, and from a loan to the deposit it needs."""
    on, circulars = today(), signed()
    saving, wanted = SavingForm.of(request, circulars=circulars), WantedForm.of(request, circulars=circulars)
    form = saving if saving.is_bound else wanted
    context: dict[str, Any] = {"scheme": SCHEMES["omid2"], "saving": saving, "wanted": wanted, "form": form, "on": on}
    if saving.is_bound and saving.is_valid():
        context |= _saved(saving.cleaned_data, saving.law, on)
    if wanted.is_bound and wanted.is_valid():
        context |= _needed(wanted.cleaned_data, wanted.law, on)
    context["letters"] = letters(form.law, on)
    return render(request, "schemes/omid2_calculator.html", context)


def _saved(said: dict[str, Any], law: Scheme, on: date) -> dict[str, Any]:
    """What a deposit path brings, month by month."""
    rows: tuple[OfferRow, ...] = law.parameter("offered_rows", on)
    months = said["months"] or MONTHS_SHOWN
    ahead = months_ahead(deposit=said["deposit"], monthly=said["monthly"] or 0, opened_on=on, months=months, law=law)
    return {
        "patterns": [pattern_name(row) for row in rows],
        "months": [_cells(month, rows) for month in ahead if month.number >= rows[0].deposit_months],
        "any_offer": any(month.offers for month in ahead),
        "minimum": law.parameter("minimum_contribution", on),
    }


def _needed(said: dict[str, Any], law: Scheme, on: date) -> dict[str, Any]:
    """What a loan needs, by each pattern."""
    payable = said["instalment"]
    found = [
        {"name": pattern_name(need.row), "need": need, "fits": payable is None or need.instalment <= payable}
        for need in needs(loan=said["loan"], on=on, law=law)
    ]
    return {"needs": found, "payable": payable}


def letters(law: Scheme, on: date) -> list[str]:
    """The circulars by which a law stands on a day, each by its number, once."""
    return list(dict.fromkeys(each.citation for each in law.standing if each.holds(on)))


def pattern_name(row: OfferRow) -> str:
    """«۹ ماهه، بازپرداخت ۳۶ ماه»."""
    words = {"months": digits(row.deposit_months), "repayment": digits(row.repayment_months)}
    return _("%(months)s ماهه، بازپرداخت %(repayment)s ماه") % words


def _cells(month: Month, rows: tuple[OfferRow, ...]) -> dict[str, Any]:
    """A month's offers in the order of the patterns, each with its name; None where it is not open."""
    amounts = {(offer.deposit_months, offer.long_repayment): offer.amount for offer in month.offers}
    cells = [(pattern_name(row), amounts.get((row.deposit_months, row.long_repayment))) for row in rows]
    return {"month": month, "cells": cells}


@require_safe
def covid_calculator(request: HttpRequest, signed: Source) -> HttpResponse:
    """The sum, its parts and its guarantees: of one unit, and of one to twenty heads."""
    scheme, on, form = SCHEMES["covid_relief"], today(), ReliefForm.of(request, circulars=signed())
    found = form.cleaned_data["relief"] if form.is_bound and form.is_valid() else None
    closed = bool(found and form.cleaned_data["closed_by_decree"])
    law = form.law
    until = law.parameter("registration_until", on)
    context = {"scheme": scheme, "form": form, "relief": found, "closed": closed, "letters": letters(law, on)}
    context |= {"securities": scheme.codes["security"].labels, "until": until, "is_over": on > until}
    context["heads"] = _heads(closed, on, law.standing)
    return render(request, "schemes/covid_calculator.html", context)


@lru_cache(maxsize=4)
def _heads(closed: bool, on: date, circulars: tuple[Amendment, ...]) -> list[Relief | None]:
    """The table of heads, the same for all who look on a day under the same circulars."""
    unit: dict[str, Any] = {"on_unemployment_insurance": 0, "closed_by_decree": closed}
    law = SCHEMES["covid_relief"].under(circulars)
    return [relief(insured_workers=count, on=on, law=law, **unit) for count in HEADS]


@require_safe
def instalments(request: HttpRequest) -> HttpResponse:
    """The instalments of a loan by any method, with their Jalali days; made to be printed."""
    form = InstalmentsForm.of(request)
    loan = schedule(**form.cleaned_data) if form.is_bound and form.is_valid() else None
    method = METHODS[form.cleaned_data["method"]] if loan else ""
    return render(request, "schemes/instalments.html", {"form": form, "loan": loan, "method": method})
