"""The way of the COVID relief: systems measure what was said, the sector agency decides, the bank pays in stages."""

from django.utils.translation import gettext_lazy as _

from applicants.models import Inquiry
from applicants.roles import Role
from applicants.way import Approval, Way
from applicants.ways.covid_relief.bodies import BODIES
from applicants.ways.covid_relief.calculator import calculator
from applicants.ways.covid_relief.conditions import CONDITIONS
from applicants.ways.covid_relief.facts import filed
from applicants.ways.covid_relief.measures import measures
from applicants.ways.covid_relief.questions import FORM
from applicants.ways.covid_relief.reasons import REJECTIONS
from applicants.ways.covid_relief.steps import STEPS
from applicants.ways.covid_relief.terms import terms

WAY = Way(
    bodies=BODIES,
    form=FORM,
    conditions=CONDITIONS,
    steps=STEPS,
    rejections=REJECTIONS,
    approval=Approval("sector_agency_approved", _("رأی دستگاه بخشی")),
    filed=filed,
    terms=terms,
    measures=measures,
    calculator=calculator,
    own_role=Role.SECTOR,
    supplied={
        "invited": Inquiry.Kind.INVITATION,
        "sector_listed": Inquiry.Kind.UNIT,
        "has_licence": Inquiry.Kind.UNIT,
        "active_last_year": Inquiry.Kind.UNIT,
        "active_now": Inquiry.Kind.UNIT,
        "closed_by_decree": Inquiry.Kind.UNIT,
        "has_insurance_list": Inquiry.Kind.INSURANCE,
        "insured_workers": Inquiry.Kind.INSURANCE,
        "on_unemployment_insurance": Inquiry.Kind.INSURANCE,
        "earlier_covid_loans": Inquiry.Kind.LOANS,
        "bounced_cheques": Inquiry.Kind.CHEQUES,
        "non_current_debt": Inquiry.Kind.CHEQUES,
    },
    earlier_loans="earlier_covid_loans",
    invites=True,
)
