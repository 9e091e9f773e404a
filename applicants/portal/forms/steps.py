"""The form's pages, made from the law: each answer's question, hint and choices come from the book that reads it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applicants import identifiers
from applicants.fields import CHOOSE, CountField, MoneyField, NumberField, TextField, YesNoField, of_codes, radios
from applicants.way import way_of
from applicants.way.pages import Ask, FormPage
from schemes.catalogue import Scheme
from schemes.facts import Fact, Kind


class PageForm(forms.Form):
    """One page of an application of a scheme."""

    def __init__(self, *args: Any, page: FormPage, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in page.asks:
            self.fields[name] = field_for(name, scheme)
            # A page's only question is its heading.
            self.fields[name].heading = len(page.asks) == 1  # type: ignore[attr-defined]  # read by the template


def field_for(name: str, scheme: Scheme) -> forms.Field:
    """The field that asks for an answer: the way's own, one of ours, of the law's vocabulary, or of its coded lists."""
    if own := way_of(scheme.slug).form.fields.get(name) or OWN.get(name):
        return own(scheme)
    if name in scheme.facts:
        fact = scheme.facts[name]
        return OF_KIND[fact.kind](fact)
    return of_codes(scheme, name)


def _of_choice(fact: Fact) -> forms.Field:
    field = radios(fact.label, fact.choices)
    field.help_text = fact.hint
    return field


def _of_yes_no(fact: Fact) -> forms.Field:
    return YesNoField(label=fact.label, help_text=fact.hint, error_messages=CHOOSE)


def _of_money(fact: Fact) -> forms.Field:
    least = (1, str(_("مبلغ باید بیشتر از صفر باشد.")))
    return MoneyField(
        label=fact.label, help_text=fact.hint, least=least, error_messages={"required": _("مبلغ را بنویسید.")}
    )


def _of_count(fact: Fact) -> forms.Field:
    return CountField(label=fact.label, help_text=fact.hint, error_messages={"required": _("یک عدد بنویسید.")})


OF_KIND: dict[Kind, Callable[[Fact], forms.Field]] = {
    Kind.CHOICE: _of_choice,
    Kind.YES_NO: _of_yes_no,
    Kind.MONEY: _of_money,
    Kind.COUNT: _of_count,
}


OWN: dict[str, Ask] = {
    "legal_name": lambda scheme: TextField(
        label=_("نام شرکت یا تعاونی"), max_length=120, error_messages={"required": _("نام شرکت را بنویسید.")}
    ),
    "legal_id": lambda scheme: NumberField(
        check=identifiers.legal_id,
        label=_("شناسه ملی شرکت"),
        help_text=_("یازده رقم."),
        error_messages={"required": _("شناسه ملی شرکت را بنویسید.")},
    ),
    "business_name": lambda scheme: TextField(
        label=_("نام کسب‌وکار"),
        help_text=_("همان نامی که مردم می‌شناسند؛ مانند «خیاطی بهار». اگر هنوز نام ندارد، کار را بنویسید."),
        max_length=80,
        error_messages={"required": _("نامی برای کسب‌وکار بنویسید.")},
    ),
    "business_text": lambda scheme: TextField(
        label=_("کار خود را در چند جمله شرح دهید"),
        help_text=_("چه می‌سازید یا چه خدمتی می‌دهید، برای چه کسانی، و اکنون کار در چه حالی است."),
        keep_lines=True,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("کار خود را شرح دهید.")},
    ),
}
