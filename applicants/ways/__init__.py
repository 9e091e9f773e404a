"""What applicants are asked and agree to: one form and one text of conditions a scheme.

A change of meaning is a new version: whoever agreed to the old one is asked again, and the old text stays with them.
"""

from applicants.ways.conditions import Condition, Conditions
from applicants.ways.covid_relief.conditions import COVID_RELIEF as COVID_RELIEF_CONDITIONS
from applicants.ways.covid_relief.questions import COVID_RELIEF
from applicants.ways.home_business.conditions import HOME_BUSINESS as HOME_BUSINESS_CONDITIONS
from applicants.ways.home_business.questions import HOME_BUSINESS
from applicants.ways.omid2.conditions import OMID2 as OMID2_CONDITIONS
from applicants.ways.omid2.questions import OMID2
from applicants.ways.pages import Form, Page, Section
from applicants.ways.productive_families.conditions import PRODUCTIVE_FAMILIES as PRODUCTIVE_FAMILIES_CONDITIONS
from applicants.ways.productive_families.questions import PRODUCTIVE_FAMILIES
from applicants.ways.self_help_group.conditions import SELF_HELP_GROUP as SELF_HELP_GROUP_CONDITIONS
from applicants.ways.self_help_group.questions import SELF_HELP_GROUP
from applicants.ways.words import LABELS, SECTORS

FORMS: dict[str, Form] = {
    "omid2": OMID2,
    "home_business": HOME_BUSINESS,
    "covid_relief": COVID_RELIEF,
    "self_help_group": SELF_HELP_GROUP,
    "productive_families": PRODUCTIVE_FAMILIES,
}

CONDITIONS: dict[str, Conditions] = {
    "omid2": OMID2_CONDITIONS,
    "home_business": HOME_BUSINESS_CONDITIONS,
    "covid_relief": COVID_RELIEF_CONDITIONS,
    "self_help_group": SELF_HELP_GROUP_CONDITIONS,
    "productive_families": PRODUCTIVE_FAMILIES_CONDITIONS,
}

__all__ = ["CONDITIONS", "FORMS", "LABELS", "SECTORS", "Condition", "Conditions", "Form", "Page", "Section"]
