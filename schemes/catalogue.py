"""The front room of the law: every scheme by its slug, and the words other floors need to speak of it."""

from schemes.books.covid_relief import covid_relief
from schemes.books.home_business import home_business
from schemes.books.omid2 import omid2
from schemes.books.productive_families import productive_families
from schemes.books.self_help_group import self_help_group
from schemes.law import (
    APPROVAL,
    GRANT,
    REGISTRATION,
    Amendment,
    Finding,
    LawError,
    Outcome,
    Scheme,
    Stage,
    Verdict,
    plain,
)
from schemes.readings import READINGS, READINGS_IN_ARABIC, Reading

_BOOKS = (omid2, home_business, covid_relief, self_help_group, productive_families)
SCHEMES: dict[str, Scheme] = {scheme.slug: scheme for scheme in _BOOKS}

__all__ = [
    "APPROVAL", "GRANT", "READINGS", "READINGS_IN_ARABIC", "REGISTRATION", "SCHEMES", "Amendment", "Finding",
    "LawError", "Outcome", "Reading", "Scheme", "Stage", "Verdict", "plain",
]  # fmt: skip
