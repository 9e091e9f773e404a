"""The conditions a person reads and accepts before applying, in our own plain words; a scheme is open when it has them.

A change of meaning is a new version: whoever agreed to the old one is asked again, and the old text stays with them.
"""

from applicants.conditions.covid_relief import COVID_RELIEF
from applicants.conditions.home_business import HOME_BUSINESS
from applicants.conditions.omid2 import OMID2
from applicants.conditions.productive_families import PRODUCTIVE_FAMILIES
from applicants.conditions.self_help_group import SELF_HELP_GROUP
from applicants.conditions.text import Condition, Conditions

CONDITIONS: dict[str, Conditions] = {
    "omid2": OMID2,
    "home_business": HOME_BUSINESS,
    "covid_relief": COVID_RELIEF,
    "self_help_group": SELF_HELP_GROUP,
    "productive_families": PRODUCTIVE_FAMILIES,
}

__all__ = ["CONDITIONS", "Condition", "Conditions"]
