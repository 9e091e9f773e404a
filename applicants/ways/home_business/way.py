"""The way of the home-business loans: a province looks at the request and refers it to a bank."""

from django.utils.translation import gettext_lazy as _

from applicants.models import Inquiry
from applicants.way import Approval, Way
from applicants.ways.home_business.bodies import BODIES
from applicants.ways.home_business.conditions import CONDITIONS
from applicants.ways.home_business.facts import filed
from applicants.ways.home_business.measures import measures
from applicants.ways.home_business.questions import FORM
from applicants.ways.home_business.reasons import REJECTIONS
from applicants.ways.home_business.steps import STEPS
from applicants.ways.home_business.terms import terms

WAY = Way(
    bodies=BODIES,
    form=FORM,
    conditions=CONDITIONS,
    steps=STEPS,
    rejections=REJECTIONS,
    approval=Approval("committee_approved", _("رأی کمیته تخصصی")),
    filed=filed,
    terms=terms,
    measures=measures,
    by_year=True,
    supplied={"permit_valid": Inquiry.Kind.PERMIT},
)
