"""Questions of the Herfa portfolio that the law's vocabulary does not make by itself."""

from typing import Any

from django import forms

from applicants.fields import MoneyField, TextField
from applicants.way.pages import Ask
from schemes.catalogue import Scheme
from schemes.shown import money
from schemes.units import today


def _requested_amount(scheme: Scheme) -> forms.Field:
    """A sum by the project; the portfolio has a ceiling only where a circular gives it one (R31)."""
    currency, ceiling = scheme.country.currency.code, scheme.parameter("project_ceiling", today())
    most: Any = {}
    hint = "بالريال، بحسب ما يحتاجه المشروع (الفقرة ٢)."
    if ceiling:
        told = f"لا يزيد التمويل على {money(ceiling, currency)} (الفقرة ٢)."
        hint, most = f"{hint} {told}", {"most": (ceiling, told)}
    return MoneyField(
        label=scheme.facts["requested_amount"].label,
        help_text=hint,
        currency=currency,
        least=(1, "اكتب مبلغًا أكبر من الصفر."),
        error_messages={"required": "اكتب المبلغ."},
        **most,
    )


FIELDS: dict[str, Ask] = {
    "requested_amount": _requested_amount,
    "project_idea": lambda scheme: TextField(
        label="ما فكرة المشروع؟",
        help_text="ماذا تصنع الأسرة، ولمن تبيع، وما الذي تحتاجه حتى يكبر المشروع (الفقرة ٢).",
        keep_lines=True,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "اكتب فكرة المشروع."},
    ),
}
