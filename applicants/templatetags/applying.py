"""Which schemes may be applied for here: the ones whose conditions a person can read and accept."""

from django import template
from django.urls import reverse

from applicants.conditions import CONDITIONS

register = template.Library()


@register.simple_tag
def conditions_url(slug: str) -> str:
    """The page where an application for the scheme begins, or nothing where it cannot be applied for here yet."""
    return reverse("conditions", args=[slug]) if slug in CONDITIONS else ""
