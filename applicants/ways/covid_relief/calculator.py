"""The calculator of the COVID relief: the sum of a unit by its heads, its parts and its guarantees."""

from datetime import date
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from schemes.books.covid_relief import covid_relief
from schemes.books.covid_relief.planning import Relief, relief
from schemes.catalogue import Amendment
from schemes.circulars import Source
from schemes.fields import CountField, MoneyField
from schemes.pages.asking import ByLawForm, letters
from schemes.units import today

HEADS, MOST_WORKERS = range(1, 21), 10_000


class ReliefForm(ByLawForm):
    """A unit by its heads."""

    scheme = covid_relief.slug

    insured_workers = CountField(
        label=_("چند نفر در واحد پرونده بیمه تأمین اجتماعی دارند؟"), least=1, most=MOST_WORKERS, suffix=_("نفر")
    )
    on_unemployment_insurance = CountField(
        label=_("از آن‌ها چند نفر بیمه بیکاری گرفته‌اند؟"), most=MOST_WORKERS, suffix=_("نفر"), required=False
    )
    closed_by_decree = forms.TypedChoiceField(
        label=_("آیا واحد به دستور ستاد کرونا تعطیل شده است؟"),
        choices=[("no", _("نه")), ("yes", _("بله"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    amount = MoneyField(
        label=_("چه مبلغی وام می‌خواهید؟"),
        help_text=_("اگر ننویسید، بیشترین مبلغ حساب می‌شود."),
        least=1,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The law must find a loan for these heads."""
        said = super().clean() or {}
        if not self.errors:
            said["on_unemployment_insurance"] = said["on_unemployment_insurance"] or 0
            asked = {name: said[name] for name in self.base_fields}
            said["relief"] = relief(on=today(), law=self.law, **asked)
            if said["relief"] is None:
                article = "میزان تسهیلات بند ۱" if said["amount"] else "شرایط واحد بند ۲"
                raise ValidationError(
                    _("به شمار این کارگران چنین وامی پرداخت‌شدنی نیست (%(article)s).") % {"article": article}
                )
        return said


@require_safe
def calculator(request: HttpRequest, signed: Source) -> HttpResponse:
    """The sum, its parts and its guarantees: of one unit, and of one to twenty heads."""
    scheme, on, form = covid_relief, today(), ReliefForm.of(request, circulars=signed())
    found = form.cleaned_data["relief"] if form.is_bound and form.is_valid() else None
    closed = bool(found and form.cleaned_data["closed_by_decree"])
    law = form.law
    until = law.parameter("registration_until", on)
    context = {"scheme": scheme, "form": form, "relief": found, "closed": closed, "letters": letters(law, on)}
    context |= {"securities": scheme.codes["security"].labels, "until": until, "is_over": on > until}
    context["heads"] = _heads(closed, on, law.standing)
    return render(request, "ways/covid_relief/calculator.html", context)


@lru_cache(maxsize=4)
def _heads(closed: bool, on: date, circulars: tuple[Amendment, ...]) -> list[Relief | None]:
    """The table of heads, the same for all who look on a day under the same circulars."""
    unit: dict[str, Any] = {"on_unemployment_insurance": 0, "closed_by_decree": closed}
    law = covid_relief.under(circulars)
    return [relief(insured_workers=count, on=on, law=law, **unit) for count in HEADS]
