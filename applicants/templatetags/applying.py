"""Which schemes a visitor may apply for here: all that have conditions, for a known person those of the country."""

from typing import Any

from django import template
from django.urls import reverse

from applicants import services

register = template.Library()


@register.simple_tag(takes_context=True)
def conditions_url(context: dict[str, Any], slug: str) -> str:
    """The page where an application for the scheme begins, or nothing where this visitor cannot apply for it."""
    person = getattr(context.get("user"), "person", None)
    return reverse("conditions", args=[slug]) if slug in services.open_to(person) else ""
