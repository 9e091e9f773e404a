"""The calculator of Omid-2: the offers of a deposit month by month, and the deposit that a loan needs."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from schemes.books.omid2 import omid2
from schemes.books.omid2.offers import OfferRow
from schemes.books.omid2.planning import Month, months_ahead, needs
from schemes.catalogue import Scheme
from schemes.circulars import Source
from schemes.fields import CountField, MoneyField
from schemes.pages.asking import ByLawForm, letters
from schemes.shown import digits, grouped
from schemes.units import today

MONTHS_SHOWN = 12


class SavingForm(ByLawForm):
    """A deposit path: what is put in today and what every month."""

    scheme = omid2.slug

    deposit = MoneyField(label=_("امروز چه مبلغی سپرده می‌گذارید؟"), help_text=_("مانند ۵۰ میلیون تومان."))
    monthly = MoneyField(label=_("هر ماه چه مبلغی به آن می‌افزایید؟"), required=False)
    months = CountField(
        label=_("تا چند ماه بعد را نشان دهیم؟"), least=3, most=36, suffix=_("ماه"), initial=12, required=False
    )


class WantedForm(ByLawForm):
    """The way back: the loan wanted, and the instalment that can be paid."""

    scheme = omid2.slug

    loan = MoneyField(label=_("چه مبلغی وام می‌خواهید؟"), least=1)
    instalment = MoneyField(label=_("هر ماه چه قسطی می‌توانید بدهید؟"), least=1, required=False)

    def clean_loan(self) -> int:
        """Not above the scheme's ceiling."""
        ceiling = self.law.parameter("ceiling", today())
        loan: int = self.cleaned_data["loan"]
        if loan > ceiling:
            words = {"ceiling": grouped(ceiling)}
            raise ValidationError(
                _("سقف وام این طرح %(ceiling)s ریال است (ماده ۱۶).") % words, code="above_the_ceiling"
            )
        return loan


@require_safe
def calculator(request: HttpRequest, signed: Source) -> HttpResponse:
    """Two ways: from a deposit path to the six offers of each month, and from a loan to the deposit it needs."""
    on, circulars = today(), signed()
    saving, wanted = SavingForm.of(request, circulars=circulars), WantedForm.of(request, circulars=circulars)
    form = saving if saving.is_bound else wanted
    context: dict[str, Any] = {"scheme": omid2, "saving": saving, "wanted": wanted, "form": form, "on": on}
    if saving.is_bound and saving.is_valid():
        context |= _saved(saving.cleaned_data, saving.law, on)
    if wanted.is_bound and wanted.is_valid():
        context |= _needed(wanted.cleaned_data, wanted.law, on)
    context["letters"] = letters(form.law, on)
    return render(request, "ways/omid2/calculator.html", context)


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


def pattern_name(row: OfferRow) -> str:
    """«۹ ماهه، بازپرداخت ۳۶ ماه»."""
    words = {"months": digits(row.deposit_months), "repayment": digits(row.repayment_months)}
    return _("%(months)s ماهه، بازپرداخت %(repayment)s ماه") % words


def _cells(month: Month, rows: tuple[OfferRow, ...]) -> dict[str, Any]:
    """A month's offers in the order of the patterns, each with its name; None where it is not open."""
    amounts = {(offer.deposit_months, offer.long_repayment): offer.amount for offer in month.offers}
    cells = [(pattern_name(row), amounts.get((row.deposit_months, row.long_repayment))) for row in rows]
    return {"month": month, "cells": cells}
