from applicants.models.accounts import Officer, OneTimeCode, Role, User, county_choices, province_choices
from applicants.models.applications import ENDED, OWN_SCHEME, Application, Document, State, VisitReport
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
    "ProvinceShare",
    "Role",
    "Simulation",
    "State",
    "TargetCounty",
    "Training",
    "User",
    "VisitReport",
    "county_choices",
    "province_choices",
]
