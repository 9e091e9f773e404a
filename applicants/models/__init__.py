from applicants.models.accounts import (
    PROVINCE_CODE,
    Officer,
    OneTimeCode,
    Role,
    User,
    county_choices,
    currency_choices,
    province_choices,
)  # fmt: skip
from applicants.models.applications import ENDED, OWN_SCHEME, Application, Document, State, VisitReport
from applicants.models.families import ProjectResult, ProjectStudy, Workshop
from applicants.models.groups import GroupMember, Passbook, TargetCounty, Training
from applicants.models.invited import InvitedEmployer
from applicants.models.law import Circular, Intake
from applicants.models.notices import Notice
from applicants.models.people import Consent, Person
from applicants.models.record import BentAttempt, Event, EventChain, Inquiry, Judgement
from applicants.models.shares import Invitation, ProvinceShare
from applicants.models.simulations import Simulation

__all__ = [
    "ENDED",
    "OWN_SCHEME",
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
    "province_choices",
]
