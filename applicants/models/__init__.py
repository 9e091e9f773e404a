from applicants.models.accounts import (
    PROVINCE_CODE,
    OneTimeCode,
    User,
    county_choices,
    currency_choices,
    money_of_its_country,
    province_choices,
)  # fmt: skip
from applicants.models.applications import Application, Document, VisitReport
from applicants.models.families import ProjectResult, ProjectStudy, Workshop
from applicants.models.groups import GroupMember, Passbook, TargetCounty, Training
from applicants.models.invited import InvitedEmployer
from applicants.models.law import Circular, Intake
from applicants.models.notices import Notice
from applicants.models.organisations import Officer, Organisation, OrganisationKind
from applicants.models.people import Consent, Person
from applicants.models.record import BentAttempt, Event, EventChain, Inquiry, Judgement
from applicants.models.shares import Invitation, ProvinceShare
from applicants.models.simulations import Simulation
from applicants.roles import Role
from applicants.states import State

__all__ = [
    "PROVINCE_CODE",
    "Application",
    "BentAttempt",
    "Circular",
    "Consent",
    "Document",
    "Event",
    "EventChain",
    "GroupMember",
    "Inquiry",
    "Intake",
    "Invitation",
    "InvitedEmployer",
    "Judgement",
    "Notice",
    "Officer",
    "OneTimeCode",
    "Organisation",
    "OrganisationKind",
    "Passbook",
    "Person",
    "ProjectResult",
    "ProjectStudy",
    "ProvinceShare",
    "Role",
    "Simulation",
    "State",
    "TargetCounty",
    "Training",
    "User",
    "VisitReport",
    "Workshop",
    "county_choices",
    "currency_choices",
    "money_of_its_country",
    "province_choices",
]
