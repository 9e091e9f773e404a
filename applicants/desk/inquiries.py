"""States, history and outside answers in the officers' words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applicants.files.in_words import fact_in_words, yes_no
from applicants.models import Inquiry
from schemes.catalogue import Scheme

STAGES = {"registration": _("ثبت‌نام"), "approval": _("تصویب"), "grant": _("پرداخت")}
NOTICE_TONES = {"sent": "good", "refused": "bad", "doubtful": "bad"}
IDENTITY = {"identity_matched": _("هویت تأیید شده است")}


def facts_in_words(scheme: Scheme, facts: dict[str, Any]) -> list[tuple[Any, str]]:
    """Facts by their questions, with their values in words; what is neither of the law nor of ours is left out."""
    said = [(IDENTITY[name], yes_no(value)) for name, value in facts.items() if name in IDENTITY]
    known = [(scheme.facts[name], value) for name, value in facts.items() if name in scheme.facts]
    currency = scheme.country.currency.code
    return said + [(fact.label, fact_in_words(fact, value, currency)) for fact, value in known if value is not None]


def heard(scheme: Scheme, inquiry: Inquiry) -> dict[str, Any]:
    """An outside answer: what it says, and the row for its source and age."""
    return {"row": inquiry, "facts": facts_in_words(scheme, inquiry.facts)}
