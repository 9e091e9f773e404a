"""What applicants are asked: one form a scheme, and the words in which answers are shown again."""

from applicants.questions.covid_relief import COVID_RELIEF
from applicants.questions.home_business import HOME_BUSINESS
from applicants.questions.omid2 import OMID2
from applicants.questions.pages import Form, Page, Section
from applicants.questions.productive_families import PRODUCTIVE_FAMILIES
from applicants.questions.self_help_group import SELF_HELP_GROUP
from applicants.questions.words import LABELS, SECTORS

FORMS: dict[str, Form] = {
    "omid2": OMID2,
    "home_business": HOME_BUSINESS,
    "covid_relief": COVID_RELIEF,
    "self_help_group": SELF_HELP_GROUP,
    "productive_families": PRODUCTIVE_FAMILIES,
}

__all__ = ["FORMS", "LABELS", "SECTORS", "Form", "Page", "Section"]
